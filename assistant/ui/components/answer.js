// Draws one answer. Every text is set as text content, never as HTML; Python sends plain data (see views.py).
// A press on anything with a reference sends {opened}, one on a question or a button {acted}.

// A table's row as names and values; the marks between them stay in the text, out of sight.
function cells(row) {
  const list = element("dl", "rj-cells")
  for (const [position, cell] of row.cells.entries()) {
    const name = element("dt", "", cell.name)
    const value = pieces(element("dd"), cell.value)
    name.append(element("span", "rj-hidden", ": "))
    if (position < row.cells.length - 1) value.append(element("span", "rj-hidden", "; "))
    list.append(name, value)
  }
  return list
}

function chip(mark, open) {
  const button = opener("rj-chip", mark.reference, open)
  button.textContent = `[${mark.mark}]`
  button.title = mark.place
  button.setAttribute("aria-label", `${mark.action}: ${mark.place}`)
  return button
}

function line(entry, open) {
  const paragraph = element("div", entry.quote ? "rj-quote" : "rj-line")
  // Marks follow the words they belong to: those of a table's row its last cell.
  let target = paragraph
  let last = null
  for (const [position, part] of entry.parts.entries()) {
    if (part.row !== undefined) {
      if (part.row.lead) paragraph.append(element("span", "rj-lead", part.row.lead))
      const list = cells(part.row)
      paragraph.append(list)
      target = list.lastElementChild
      last = null
    } else if (part.bold) {
      target.append(element("b", "", part.text))
      last = null
    } else if (part.reference === undefined) {
      // The word before a mark stays on the mark's line, so that no mark begins a line.
      const word = entry.parts[position + 1]?.reference === undefined ? null : part.text.match(/\S{1,30} ?$/)
      target.append(word ? part.text.slice(0, word.index) : part.text)
      last = word ? element("span", "rj-together", word[0]) : null
      if (last) target.append(last)
    } else {
      ;(last ?? target).append(chip(part, open))
    }
  }
  return paragraph
}

function named(title, place) {
  return [title, place].filter(Boolean).join(", ")
}

function source(entry, title, alone, open) {
  const button = opener("rj-source-entry", entry.reference, open)
  button.setAttribute("aria-label", `${entry.action}: ${named(title, entry.place)}`)
  const words = element("span")
  if (alone) words.append(element("span", "rj-source-title", title))
  words.append(element("span", "rj-place", entry.place))
  button.append(element("span", "rj-number", entry.mark), words)
  return button
}

// The sources, those of one document under its title, which stands once; a long list is folded.
function sources(entry, open) {
  const list = element("ol", "rj-sources")
  for (const group of entry.groups) {
    const item = element("li")
    const alone = group.entries.length === 1
    if (!alone) item.append(element("span", "rj-source-title", group.title))
    for (const one of group.entries) item.append(source(one, group.title, alone, open))
    list.append(item)
  }
  const box = element(entry.folded ? "details" : "div", "rj-source-list")
  box.append(element(entry.folded ? "summary" : "h4", "rj-small", entry.label), list)
  return box
}

function near(entry, action, open) {
  const card = opener("rj-near", entry.reference, open)
  card.setAttribute("aria-label", `${action}: ${named(entry.title, entry.place)}`)
  card.append(element("span", "rj-source-title", entry.title))
  if (entry.place) card.append(element("span", "rj-place", entry.place))
  if (entry.text) {
    const text = element("span", "rj-near-text", entry.text)
    text.lang = entry.language
    card.append(text)
  }
  return card
}

// A button that does something with the question, told to Python by a word.
function action(classes, text, value, act) {
  const button = element("button", classes, text)
  button.type = "button"
  button.onclick = () => act(value)
  return button
}

// What was understood, and the two ways to correct it; another's answer is not given anew.
function understood(entry, act, own) {
  const box = element("div", "rj-understood")
  const words = element("p")
  words.append(`${entry.label}: `, element("q", "", entry.text))
  const edit = action("rj-action", entry.edit, "edit", (value) => {
    act(value)
    document.querySelector('[data-testid="stChatInputTextArea"]')?.focus()
  })
  box.append(words)
  if (own) box.append(action("rj-action", entry.literal, "literal", act))
  box.append(edit)
  return box
}

// What was searched in, and the way to search in everything.
function filtered(entry, act, own) {
  const box = element("div", "rj-understood")
  box.append(element("p", "", `${entry.label}: ${entry.text}`))
  if (own) box.append(action("rj-action", entry.drop, "unfiltered", act))
  return box
}

function suggestions(entry, act) {
  const list = element("ul", "rj-choices rj-suggestions")
  for (const [position, text] of entry.entries.entries()) {
    const item = element("li")
    item.append(action("", text, String(position), act))
    list.append(item)
  }
  return list
}

// A new answer appears part after part, as it is read; the whole of it is there from the start.
function appear(root) {
  root.classList.add("rj-appearing")
  for (const [place, part] of [...root.children].entries()) part.style.setProperty("--rj-place", Math.min(place, 12))
}

function draw(view, open, act, rate) {
  const root = element("div", "rj-answer")
  root.lang = view.language
  root.append(element("p", `rj-status rj-${view.status.kind}`, view.status.label))
  if (view.understood) root.append(understood(view.understood, act, view.own))
  if (view.filtered) root.append(filtered(view.filtered, act, view.own))
  for (const entry of view.lines) root.append(line(entry, open))
  if (view.table) root.append(table(view.table, view.locale, open))
  if (view.unsupported.parts.length) {
    const box = element("div", "rj-unsupported")
    const list = element("ul")
    for (const part of view.unsupported.parts) list.append(element("li", "", part))
    box.append(element("h4", "", view.unsupported.label), list)
    root.append(box)
  }
  for (const entry of view.conflicts) root.append(conflict(entry, "h4", open))
  for (const text of view.remarks) root.append(element("p", "rj-remark", text))
  if (view.sources.groups.length) root.append(sources(view.sources, open))
  if (view.nearest.entries.length) {
    root.append(element("h4", "rj-small", view.nearest.label))
    const cards = element("div", "rj-cards")
    for (const entry of view.nearest.entries) cards.append(near(entry, view.nearest.action, open))
    root.append(cards)
  }
  if (view.suggestions.entries.length) {
    root.append(element("h4", "rj-small", view.suggestions.label), suggestions(view.suggestions, act))
  }
  root.append(actions(view.actions, act, rate, view.own))
  return root
}

export default function (component) {
  const { parentElement, data, send } = heeded(component)
  const open = (reference) => send("opened", reference)
  const act = (value) => send("acted", value)
  const rate = (rating, reason) => send("rated", { rating, reason })
  const first = parentElement.dataset.drawn === undefined
  drawn(parentElement, data.view, data.opened, (view) => draw(view, open, act, rate))
  if (first && data.fresh) appear(parentElement.querySelector(".rj-answer"))
}
