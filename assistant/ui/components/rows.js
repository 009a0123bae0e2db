// A table's rows as an answer: sorted by a press on a column's name, taken away as a file.

// A cell of a table; an empty one shows that it is empty.
function value(text) {
  const cell = element("td", "", text || undefined)
  if (!text) {
    const dash = element("span", "rj-none", "–")
    dash.setAttribute("aria-hidden", "true")
    cell.append(dash)
  }
  return cell
}

// A table's column by which its rows are sorted: pressed once upwards, twice downwards, a third time as it was.
const ORDERS = ["ascending", "descending", "none"]

function sorted(rows, column, order, language) {
  if (order === "none") return rows
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" })
  const turn = order === "ascending" ? 1 : -1
  // Empty cells come last, whichever way the others go.
  return rows.toSorted((one, other) => {
    const [left, right] = [one.cells[column], other.cells[column]]
    if (!left || !right) return Number(!left) - Number(!right)
    return turn * collator.compare(left, right)
  })
}

// The rows as a file that a spreadsheet opens by a press. Indonesian spreadsheets part cells by semicolons, and a cell
// that begins like a formula is kept from being one, by the rule of exporting/csv_file.py.
const FORMULA = /^[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/

function download(entry, rows, language) {
  const mark = language === "en" ? "," : ";"
  const cell = (text) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  const lines = [entry.columns, ...rows.map((row) => row.cells)].map((cells) => cells.map(cell).join(mark))
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" }))
  link.download = entry.file
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

// The rows that answer; the marks stand first, where a narrow screen shows them without scrolling the table.
function table(entry, language, open) {
  const box = element("div", "rj-result")
  box.append(element("p", "rj-interpretation", entry.interpretation))
  const scrolling = element("div", "rj-table")
  scrolling.tabIndex = 0
  scrolling.setAttribute("role", "region")
  scrolling.setAttribute("aria-label", `${entry.label}: ${entry.interpretation}`)
  const drawing = element("table")
  const body = element("tbody")
  const head = element("tr")
  let shown = entry.rows
  const fill = (column, order) => {
    shown = sorted(entry.rows, column, order, language)
    body.replaceChildren(...shown.map((row) => drawnRow(row, open)))
    for (const [place, cell] of [...head.children].slice(1).entries()) {
      cell.setAttribute("aria-sort", place === column ? order : "none")
    }
  }
  const first = element("th", "rj-mark-cell")
  first.append(element("span", "rj-hidden", entry.source))
  first.scope = "col"
  head.append(first)
  for (const [column, name] of entry.columns.entries()) {
    const cell = element("th")
    cell.scope = "col"
    const button = element("button", "rj-sort", name)
    button.type = "button"
    button.title = entry.sort
    button.onclick = () => {
      const before = ORDERS.indexOf(cell.getAttribute("aria-sort"))
      fill(column, ORDERS[(before + 1) % ORDERS.length])
    }
    cell.append(button)
    head.append(cell)
  }
  fill(0, "none")
  const top = element("thead")
  top.append(head)
  drawing.append(top, body)
  scrolling.append(drawing)
  const save = element("button", "rj-action", entry.download)
  save.type = "button"
  save.onclick = () => download(entry, shown, language)
  box.append(scrolling, save)
  return box
}

function drawnRow(row, open) {
  const drawn = element("tr")
  const mark = element("td", "rj-mark-cell")
  if (row.mark) mark.append(chip(row.mark, open))
  drawn.append(mark, ...row.cells.map(value))
  return drawn
}
