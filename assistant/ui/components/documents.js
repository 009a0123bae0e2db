// The list of documents: a table, a list of cards where it is narrow, with a menu for each file.
// Every text is set as text content, never as HTML.

// A build may end while somebody presses or chooses; the list is drawn anew once that is done.
export default function whenFree(component) {
  const { parentElement } = component
  const menu = parentElement.querySelector(".rj-menu:popover-open")
  // That a menu opened is told late, and is no end of it.
  if (menu) once(menu, ["toggle"], (event) => event.newState === "closed", () => draw(component))
  else if (parentElement.matches(":active"))
    once(window, ["pointerup", "pointercancel"], () => true, () => setTimeout(() => whenFree(component)))
  else draw(component)
}

function once(target, events, wanted, act) {
  const done = new AbortController()
  const heed = (event) => {
    if (!wanted(event)) return
    done.abort()
    act()
  }
  for (const event of events) target.addEventListener(event, heed, { signal: done.signal })
}

function draw(component) {
  const { parentElement, data, send } = heeded(component)
  const drawn = JSON.stringify(data)
  if (parentElement.dataset.drawn === drawn) return
  const had = parentElement.contains(document.activeElement) ? document.activeElement.dataset : {}
  parentElement.dataset.drawn = drawn
  parentElement.querySelector(".rj-documents")?.remove()
  const table = element("table", "rj-documents")
  table.append(element("caption", "rj-hidden", data.caption), head(data), body(data, send))
  parentElement.append(table)
  if (had.place !== undefined) refocus(table, had)
}

function head(data) {
  const line = element("tr")
  for (const column of data.columns) {
    const cell = element("th", `rj-c-${column.name}`)
    cell.scope = "col"
    cell.append(element("span", column.name === "actions" ? "rj-hidden" : "", column.label))
    line.append(cell)
  }
  const section = element("thead")
  section.append(line)
  return section
}

function body(data, choose) {
  const section = element("tbody")
  data.rows.forEach((row, place) => {
    const line = element("tr")
    for (const column of data.columns) line.append(cell(row, column, place, data, choose))
    section.append(line)
  })
  return section
}

function cell(row, column, place, data, choose) {
  const text = row.cells[column.name]
  const node = element("td", `rj-c-${column.name}`)
  node.dataset.label = column.label
  if (column.name === "document") document_(node, row)
  else if (column.name === "state") node.append(element("span", `rj-badge rj-badge-${row.look}`, text))
  else if (column.name === "actions") actions(node, row, place, data, choose)
  else if (text) node.textContent = text
  else {
    node.classList.add("rj-empty")
    const none = element("span", "rj-none", "–")
    none.setAttribute("aria-hidden", "true")
    node.append(none)
  }
  return node
}

function document_(node, row) {
  node.append(element("span", "rj-source-title", row.title))
  if (row.title !== row.shown) node.append(element("span", "rj-path", row.shown))
  if (!row.problems.length) return
  const list = element("ul", "rj-skipped")
  for (const problem of row.problems) list.append(element("li", "", problem))
  node.append(list)
}

// A button that opens the file's menu; the browser closes it by Esc or a press elsewhere and gives the focus back.
function actions(node, row, place, data, choose) {
  if (!row.actions.length) {
    node.classList.add("rj-empty")
    return
  }
  const button = element("button", "rj-more-button", "⋯")
  button.type = "button"
  button.dataset.place = place
  button.dataset.path = row.path
  button.setAttribute("aria-label", row.menu)
  button.setAttribute("aria-haspopup", "menu")
  button.setAttribute("aria-expanded", "false")
  const menu = element("div", "rj-menu")
  menu.popover = "auto"
  menu.setAttribute("role", "menu")
  menu.setAttribute("aria-label", row.menu)
  for (const action of row.actions) {
    const item = element("button", `rj-menu-${action}`, data.actions[action])
    item.type = "button"
    item.setAttribute("role", "menuitem")
    item.tabIndex = -1
    item.onclick = () => {
      menu.hidePopover()
      button.focus()
      choose("chosen", { action, path: row.path, seen: row.seen })
    }
    menu.append(item)
  }
  button.popoverTargetElement = menu
  // By key it opens at once, so that the next key finds the focus in it already.
  button.onkeydown = (event) => {
    if (!["Enter", " ", "ArrowDown"].includes(event.key)) return
    event.preventDefault()
    menu.showPopover()
    show(menu, button)
  }
  menu.ontoggle = (event) => {
    const open = event.newState === "open"
    button.setAttribute("aria-expanded", String(open))
    if (open && !menu.contains(document.activeElement)) show(menu, button)
  }
  menu.onkeydown = (event) => walk(event, menu)
  node.append(button, menu)
}

function show(menu, button) {
  beside(menu, button)
  menu.firstChild.focus()
  // It stays with its button while the page is scrolled.
  const closed = new AbortController()
  const follow = () => (menu.matches(":popover-open") ? beside(menu, button) : closed.abort())
  window.addEventListener("scroll", follow, { capture: true, passive: true, signal: closed.signal })
}

// Under the button, or above it where there is no room.
function beside(menu, button) {
  const from = button.getBoundingClientRect()
  const below = window.innerHeight - from.bottom > menu.offsetHeight + 8
  menu.style.top = `${Math.max(8, below ? from.bottom + 4 : from.top - menu.offsetHeight - 4)}px`
  menu.style.left = `${Math.max(8, Math.min(from.right, window.innerWidth - 8) - menu.offsetWidth)}px`
}

function walk(event, menu) {
  const items = [...menu.children]
  const at = items.indexOf(document.activeElement)
  const to = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key]
  if (event.key === "Tab") menu.hidePopover()
  if (to === undefined) return
  event.preventDefault()
  items[to].focus()
}

// The focus stays with the file whose menu was used, or goes to the one that took its place.
function refocus(table, had) {
  const buttons = [...table.querySelectorAll(".rj-more-button")]
  const same = buttons.find((button) => button.dataset.path === had.path)
  const next = same ?? buttons.find((button) => Number(button.dataset.place) >= Number(had.place)) ?? buttons.at(-1)
  next?.focus({ preventScroll: true })
}
