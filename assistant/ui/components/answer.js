// Draws one answer. Every text is set as text content, never as HTML; Python sends plain data (see views.py).
// A press on anything with a reference sends {reference} to Python; the place and the focus stay where they are.

const HOLD_MILLISECONDS = 1500

function element(name, classes, text) {
  const node = document.createElement(name)
  if (classes) node.className = classes
  if (text !== undefined) node.textContent = text
  return node
}

function opener(classes, reference, open) {
  const button = element("button", classes)
  button.type = "button"
  button.dataset.reference = reference
  button.setAttribute("aria-expanded", "false")
  button.onclick = () => {
    hold(button)
    open(reference)
  }
  return button
}

// What scrolls the page; a short page may only begin to scroll when the source opens.
function scroller(node) {
  for (let above = node.parentElement; above; above = above.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(above).overflowY)
    if (scrolls && above.scrollHeight > above.clientHeight) return above
  }
  return document.scrollingElement
}

// The page is laid out anew when the source opens beside the answer; what was pressed stays where it is on the screen
// until that has settled or the reader scrolls.
function hold(button) {
  // On a narrow screen the source is a sheet over the lower part: what was pressed must stay visible above it.
  const sheet = window.matchMedia("(max-width: 1100px)").matches
  const top = button.getBoundingClientRect().top
  const wanted = sheet ? Math.min(top, window.innerHeight * 0.28) : top
  const until = performance.now() + HOLD_MILLISECONDS
  const free = new AbortController()
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    window.addEventListener(kind, () => free.abort(), { signal: free.signal, passive: true })
  }
  const step = () => {
    if (free.signal.aborted || !button.isConnected) return
    const moved = button.getBoundingClientRect().top - wanted
    if (Math.abs(moved) > 1) scroller(button).scrollTop += moved
    if (performance.now() < until) requestAnimationFrame(step)
    else free.abort()
  }
  requestAnimationFrame(step)
}

// A table's row as names and values; the marks between them stay in the text, out of sight.
function cells(row) {
  const list = element("dl", "rj-cells")
  for (const [position, cell] of row.cells.entries()) {
    const name = element("dt", "", cell.name)
    const value = element("dd", "", cell.value)
    name.append(element("span", "rj-hidden", ": "))
    if (position < row.cells.length - 1) value.append(element("span", "rj-hidden", "; "))
    list.append(name, value)
  }
  return list
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
      continue
    }
    if (part.reference === undefined) {
      // The word before a mark stays on the mark's line, so that no mark begins a line.
      const word = entry.parts[position + 1]?.reference === undefined ? null : part.text.match(/\S{1,30} ?$/)
      target.append(word ? part.text.slice(0, word.index) : part.text)
      last = word ? element("span", "rj-together", word[0]) : null
      if (last) target.append(last)
      continue
    }
    const chip = opener("rj-chip", part.reference, open)
    chip.textContent = `[${part.mark}]`
    chip.title = part.place
    chip.setAttribute("aria-label", `${part.action}: ${part.place}`)
    ;(last ?? target).append(chip)
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

// The sources of one document, its title once.
function sources(group, open) {
  const item = element("li")
  const alone = group.entries.length === 1
  if (!alone) item.append(element("span", "rj-source-title", group.title))
  for (const entry of group.entries) item.append(source(entry, group.title, alone, open))
  return item
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

function conflict(entry, open) {
  const box = element("section", "rj-conflict")
  box.append(element("h4", "", entry.label))
  const sides = element("div", "rj-sides")
  for (const side of entry.sides) {
    const button = opener("rj-near", side.reference, open)
    button.append(
      element("span", "rj-value", side.value),
      element("span", "rj-near-text", side.quote),
      element("span", "rj-source-title", side.title),
      element("span", "rj-place", side.place),
    )
    sides.append(button)
  }
  box.append(sides)
  return box
}

function draw(view, open) {
  const root = element("div", "rj-answer")
  root.lang = view.language
  root.append(element("p", `rj-status rj-${view.status.kind}`, view.status.label))
  if (view.understood) {
    const understood = element("p", "rj-understood")
    understood.append(`${view.understood.label}: `, element("em", "", view.understood.text))
    root.append(understood)
  }
  for (const entry of view.lines) root.append(line(entry, open))
  for (const entry of view.conflicts) root.append(conflict(entry, open))
  if (view.sources.groups.length) {
    root.append(element("h4", "rj-small", view.sources.label))
    const list = element("ol", "rj-sources")
    for (const group of view.sources.groups) list.append(sources(group, open))
    root.append(list)
  }
  if (view.nearest.entries.length) {
    root.append(element("h4", "rj-small", view.nearest.label))
    const cards = element("div", "rj-cards")
    for (const entry of view.nearest.entries) cards.append(near(entry, view.nearest.action, open))
    root.append(cards)
  }
  return root
}

export default function (component) {
  const { parentElement, data, setTriggerValue } = component
  const open = (reference) => setTriggerValue("opened", reference)
  const drawn = JSON.stringify(data.view)
  // Drawing anew would lose the focus, so a mere change of what is open only moves the mark.
  if (parentElement.dataset.drawn !== drawn) {
    const focused = parentElement.contains(document.activeElement) ? document.activeElement.dataset.reference : null
    parentElement.querySelector(".rj-answer")?.remove()
    parentElement.append(draw(data.view, open))
    parentElement.dataset.drawn = drawn
    if (focused) parentElement.querySelector(`[data-reference="${CSS.escape(focused)}"]`)?.focus()
  }
  for (const button of parentElement.querySelectorAll("[data-reference]")) {
    button.setAttribute("aria-expanded", String(button.dataset.reference === data.opened))
  }
}
