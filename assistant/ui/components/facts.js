// Draws a partner's facts and its documents; every value has the marks of the rows it stands in.

function mark(entry, open) {
  const button = opener("rj-chip", entry.reference, open)
  button.textContent = `[${entry.mark}]`
  button.title = entry.place
  button.setAttribute("aria-label", `${entry.action}: ${entry.place}`)
  return button
}

function fact(entry, differs, open) {
  const label = element("dt", "", entry.label)
  if (entry.differs) label.append(element("span", "rj-differs", `≠ ${differs}`))
  const values = entry.values.map((value) => {
    const cell = element("dd")
    cell.append(element("span", "rj-fact-value", value.text))
    if (value.voice) cell.append(" ", element("span", "rj-voice", value.voice))
    cell.append(" ", ...value.marks.map((one) => mark(one, open)))
    return cell
  })
  const box = element("div", "rj-fact")
  box.append(label, ...values)
  return box
}

function facts(view, open) {
  const list = element("dl", "rj-fact-list")
  for (const entry of view.entries) list.append(fact(entry, view.differs, open))
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
  const { parentElement, data, setTriggerValue } = component
  const open = (reference) => setTriggerValue("opened", reference)
  drawn(parentElement, data.view, data.opened, (view) => {
    const root = element("div", "rj-facts-box")
    root.append(view.kind === "documents" ? documents(view, open) : facts(view, open))
    return root
  })
}
