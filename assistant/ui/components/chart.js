// Draws charts: the drawing that fits the width, its key, the same figures as a table, and files of both.
// The drawings are safe HTML made in Python (see charts/); every other text is set as text content.
// A press on a mark sends its {opened} reference to Python, one on a name the {partner} whose page to show. Which of
// them is open is told by expanded.js.

// Marks and names inside a drawing: SVG knows no buttons, so each acts like one.
function enliven(drawing, act) {
  for (const node of drawing.querySelectorAll(".rj-press")) {
    const press = () => {
      if (node.dataset.partner !== undefined) return act.visit(node.dataset.partner)
      hold(node)
      act.open(node.dataset.reference)
    }
    node.addEventListener("click", press)
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return
      event.preventDefault()
      press()
    })
  }
}

// A name that leads to a partner's page: a real link, so that it can be opened in a new tab and its address copied.
function name(text, partner, act) {
  const link = element("a", "rj-partner-link", text)
  link.href = `?partner=${encodeURIComponent(partner)}`
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
    event.preventDefault()
    act.visit(partner)
  }
  return link
}

function marks(entries, act) {
  return entries.map((mark) => {
    const button = opener("rj-chip", mark.reference, act.open)
    button.textContent = `[${mark.mark}]`
    button.title = mark.place
    button.setAttribute("aria-label", `${mark.action}: ${mark.place}`)
    return button
  })
}

function key(entries, act) {
  const list = element("ol", "rj-map-key")
  for (const line of entries) {
    const [number, partner, country] = line.cells
    const item = element("li")
    item.append(element("span", "rj-map-number", number), name(partner, line.partner, act))
    if (country) item.append(element("span", "rj-map-country", country))
    list.append(item)
  }
  return list
}

function table(entry, act) {
  const box = element("details", "rj-chart-table")
  const scrolling = element("div", "rj-table")
  scrolling.tabIndex = 0
  scrolling.setAttribute("role", "region")
  scrolling.setAttribute("aria-label", entry.caption)
  const head = element("tr")
  for (const text of [...entry.columns, entry.source]) {
    const cell = element("th", "", text)
    cell.scope = "col"
    head.append(cell)
  }
  const body = element("tbody")
  for (const line of entry.rows) {
    const row = element("tr")
    for (const [position, text] of line.cells.entries()) {
      const cell = element("td", "", position || !line.partner ? text : undefined)
      if (!position && line.partner) cell.append(name(text, line.partner, act))
      if (line.languages[position]) cell.lang = line.languages[position]
      row.append(cell)
    }
    const last = element("td")
    last.append(...marks(line.marks, act))
    row.append(last)
    body.append(row)
  }
  const drawing = element("table")
  const top = element("thead")
  top.append(head)
  drawing.append(top, body)
  scrolling.append(drawing)
  box.append(element("summary", "", entry.label), scrolling)
  return box
}

function save(blob, filename) {
  const link = element("a")
  link.href = URL.createObjectURL(blob)
  link.download = filename
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}

// The drawing as pixels, twice as many as it is wide, so that it stays sharp in print.
function savePicture(svg, filename) {
  const picture = new Image()
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }))
  picture.onload = () => {
    const canvas = element("canvas")
    canvas.width = picture.naturalWidth * 2
    canvas.height = picture.naturalHeight * 2
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height)
    URL.revokeObjectURL(address)
    canvas.toBlob((blob) => save(blob, filename), "image/png")
  }
  picture.src = address
}

function files(entry, title) {
  const box = element("p", "rj-files")
  box.append(element("span", "", entry.label))
  const kinds = [
    ["SVG", () => save(new Blob([entry.svg], { type: "image/svg+xml" }), `${entry.name}.svg`)],
    ["PNG", () => savePicture(entry.svg, `${entry.name}.png`)],
    ["CSV", () => save(new Blob([entry.csv], { type: "text/csv" }), `${entry.name}.csv`)],
  ]
  for (const [kind, press] of kinds) {
    const button = element("button", "rj-action", kind)
    button.type = "button"
    button.setAttribute("aria-label", `${entry.label} ${kind}: ${title}`)
    button.onclick = press
    box.append(button)
  }
  return box
}

// The marks that lead where this one leads; their order, unlike that of all marks, is the same in every drawing.
function alike(box, mark) {
  const { reference, partner } = mark.dataset
  const marks = [...box.querySelectorAll(".rj-press")]
  return marks.filter((one) => one.dataset.reference === reference && one.dataset.partner === partner)
}

// The widest drawing that fits; drawn again only when another one does.
function fit(box, drawings, act) {
  let shown = null
  const choose = () => {
    const room = box.clientWidth
    const wanted = drawings.filter((one) => one.width <= room).pop() ?? drawings[0]
    if (!room || wanted === shown) return
    const pressed = document.documentElement.rjPressed
    const mark = [document.activeElement, pressed].find((one) => one && box.contains(one))
    const focused = mark === document.activeElement
    const at = mark ? alike(box, mark).indexOf(mark) : -1
    const top = at < 0 ? 0 : mark.getBoundingClientRect().top
    const opened = box.querySelector('[aria-expanded="true"]')?.dataset.reference
    shown = wanted
    const template = document.createElement("template")
    template.innerHTML = wanted.svg
    box.replaceChildren(template.content)
    enliven(box, act)
    for (const node of box.querySelectorAll("[data-reference]")) {
      node.setAttribute("aria-expanded", String(node.dataset.reference === opened))
    }
    // What was pressed keeps the focus and its place on the screen.
    const again = at < 0 ? null : alike(box, mark)[at]
    if (!again) return
    document.documentElement.rjPressed = again
    if (!focused) return
    again.focus({ preventScroll: true })
    scroller(again).scrollTop += again.getBoundingClientRect().top - top
    hold(again)
  }
  new ResizeObserver(choose).observe(box)
  requestAnimationFrame(choose)
}

function chart(view, act) {
  const root = element("figure", `rj-chart rj-chart-${view.name}`)
  const caption = element("figcaption")
  caption.append(element("h2", "", view.title), element("p", "rj-hint", view.description))
  const box = element("div", "rj-drawing")
  fit(box, view.drawings, act)
  root.append(caption, box)
  if (view.key.length) root.append(key(view.key, act))
  for (const note of view.notes) root.append(element("p", "rj-hint", note))
  root.append(table(view.table, act), files(view.files, view.title))
  return root
}

export default function (component) {
  const { parentElement, data, send } = heeded(component)
  if (parentElement.dataset.drawn === data.view.stamp) return
  parentElement.dataset.drawn = data.view.stamp
  const act = {
    open: (reference) => send("opened", reference),
    visit: (partner) => send("partner", partner),
  }
  parentElement.querySelector(".rj-chart")?.remove()
  parentElement.append(chart(data.view, act))
}
