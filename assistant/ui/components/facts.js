// Draws a partner's facts and its documents; every value has the marks of the rows it stands in.

function mark(entry, open) {
  const button = opener("rj-chip", entry.reference, open)
  button.textContent = `[${entry.mark}]`
  button.title = entry.place
  button.setAttribute("aria-label", `${entry.action}: ${entry.place}`)
  return button
}

function inLanguage(node, language) {
  if (language) node.lang = language
  return node
}

// What the sources say that differ: each side opens the place where it stands.
function dispute(sides, view, open) {
  const cell = element("dd", "rj-differs", `≠ ${view.differs}: `)
  for (const [position, side] of sides.entries()) {
    if (position) cell.append(" ↔ ")
    const button = opener("rj-action", side.reference, open)
    button.append(inLanguage(element("span", "", side.text), side.language))
    button.title = side.title
    button.setAttribute("aria-label", `${side.text}. ${view.action}: ${side.title}`)
    cell.append(button)
  }
  return cell
}

function fact(entry, view, open) {
  const label = inLanguage(element("dt", "", entry.label), entry.language)
  const values = entry.values.map((value) => {
    const cell = element("dd")
    cell.append(inLanguage(element("span", "rj-fact-value", value.text), value.language))
    if (value.voice) cell.append(" ", element("span", "rj-voice", value.voice))
    cell.append(" ", ...value.marks.map((one) => mark(one, open)))
    return cell
  })
  const box = element("div", "rj-fact")
  box.append(label, ...values, ...entry.disputes.map((sides) => dispute(sides, view, open)))
  return box
}

function facts(view, open) {
  const list = element("dl", "rj-fact-list")
  for (const entry of view.entries) list.append(fact(entry, view, open))
  return list
}

function documents(view, open) {
  const list = element("ol", "rj-sources")
  for (const entry of view.entries) {
    const item = element("li")
    const button = opener("rj-source-entry", entry.reference, open)
    button.setAttribute("aria-label", `${entry.action}: ${entry.title}`)
    const words = element("span")
    words.append(element("span", "rj-source-title", entry.title), element("span", "rj-place", entry.place))
    button.append(element("span", "rj-number", entry.mark), words)
    item.append(button)
    list.append(item)
  }
  return list
}

export default function (component) {
  const { parentElement, data, send } = heeded(component)
  const open = (reference) => send("opened", reference)
  drawn(parentElement, data.view, data.opened, (view) => {
    const root = element("div", "rj-facts-box")
    root.append(view.kind === "documents" ? documents(view, open) : facts(view, open))
    return root
  })
}
