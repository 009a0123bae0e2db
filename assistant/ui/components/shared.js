// What the scripts of several components share; it is put before each of them (see pieces.py).
// Every text is set as text content, never as HTML.

const HOLD_MILLISECONDS = 1500
const CLOSING_MILLISECONDS = 8000

function element(name, classes, text) {
  const node = document.createElement(name)
  if (classes) node.className = classes
  if (text !== undefined) node.textContent = text
  return node
}

// A button that opens what a reference names; the place and the focus stay where they are.
function opener(classes, reference, open) {
  const button = element("button", classes)
  button.type = "button"
  button.dataset.reference = reference
  button.setAttribute("aria-expanded", "false")
  button.onclick = (event) => {
    // The second press of a double click would close what the first one opened.
    if (event.detail > 1) return
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

// The page is laid out anew when the source opens beside the answer; what was pressed stays where it is on the screen.
function hold(button) {
  document.documentElement.rjPressed = button
  // On a narrow screen the source is a sheet over the lower part: what was pressed must stay visible above it.
  const sheet = window.matchMedia("(max-width: 1100px)").matches
  const top = button.getBoundingClientRect().top
  keep(button, sheet ? Math.min(top, window.innerHeight * 0.28) : top)
}

// Keeps a thing that far from the top of the window until the page has settled or the reader scrolls. Where a source
// `closes`, the page settles once it is gone, which a busy server may be long about.
function keep(node, wanted, closes = false) {
  const begun = performance.now()
  let until = begun + HOLD_MILLISECONDS
  const reader = readerMoves()
  const step = () => {
    if (reader.signal.aborted || !node.isConnected) return
    const moved = node.getBoundingClientRect().top - wanted
    if (Math.abs(moved) > 1) scroller(node).scrollTop += moved
    const now = performance.now()
    const there = closes && now < begun + CLOSING_MILLISECONDS && document.querySelector(".st-key-panel")
    if (there) until = now + HOLD_MILLISECONDS
    if (now < until) requestAnimationFrame(step)
    else reader.abort()
  }
  requestAnimationFrame(step)
}

// Aborts as soon as the reader scrolls, types or presses anything: from then on nothing moves the page but they.
function readerMoves() {
  const moves = new AbortController()
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    window.addEventListener(kind, () => moves.abort(), { signal: moves.signal, passive: true })
  }
  return moves
}

// Once a source is closed, what opened it has the focus, where that was in the source, and stays where it is on the
// screen; only who works with the keyboard is brought back to it from elsewhere. `before`: the reference that was open.
function giveBack(before, opened) {
  if (!before || opened) return
  const pressed = document.documentElement.rjPressed
  const back = pressed?.isConnected ? pressed : document.querySelector(`[data-reference="${CSS.escape(before)}"]`)
  if (!back) return
  const at = document.activeElement
  const within = at?.closest(".st-key-panel")
  if (!at || at === document.body || within) back.focus({ preventScroll: !within || !at.matches(":focus-visible") })
  const { top, bottom } = back.getBoundingClientRect()
  if (bottom > 0 && top < window.innerHeight) keep(back, top, true)
}

// A quote's pieces, those that answer in bold.
function pieces(target, entries) {
  for (const entry of entries) target.append(entry.bold ? element("b", "", entry.text) : entry.text)
  return target
}

// Both sides of a disagreement, each of which opens its source.
function conflict(entry, heading, open) {
  const box = element("section", "rj-conflict")
  box.append(element(heading, "", entry.label))
  const sides = element("div", "rj-sides")
  for (const side of entry.sides) {
    const button = opener("rj-near", side.reference, open)
    const value = side.value ? element("span", "rj-value", side.value) : null
    const quote = pieces(element("span", "rj-near-text"), side.quote)
    quote.lang = side.language
    if (side.mark) (value ?? quote).append(" ", element("span", "rj-side-mark", `[${side.mark}]`))
    if (value) button.append(value)
    button.append(quote, element("span", "rj-source-title", side.title), element("span", "rj-place", side.place))
    sides.append(button)
  }
  box.append(sides)
  return box
}

// Draws `view` into the component's place unless it stands there already: drawing anew would lose the focus, so a mere
// change of what is open only moves the mark. What is drawn anew gives the focus back to what had it: to what has the
// same reference or is the same tool.
function drawn(parentElement, view, opened, draw) {
  const wanted = JSON.stringify(view)
  if (parentElement.dataset.drawn !== wanted) {
    const focused = parentElement.contains(document.activeElement) ? selector(document.activeElement) : null
    parentElement.querySelector(".rj-drawn")?.remove()
    const root = draw(view)
    root.classList.add("rj-drawn")
    parentElement.append(root)
    parentElement.dataset.drawn = wanted
    if (focused) parentElement.querySelector(focused)?.focus({ preventScroll: true })
  }
  for (const button of parentElement.querySelectorAll("[data-reference]")) {
    button.setAttribute("aria-expanded", String(button.dataset.reference === opened))
  }
  const before = parentElement.dataset.opened
  parentElement.dataset.opened = opened ?? ""
  giveBack(before, opened)
}

// A selector of what a focused part is called, over its being drawn anew; null where it has no name.
function selector(node) {
  const { reference, tool } = node.closest("[data-reference], [data-tool]")?.dataset ?? {}
  if (reference) return `[data-reference="${CSS.escape(reference)}"]`
  return tool ? `[data-tool="${CSS.escape(tool)}"]` : null
}
