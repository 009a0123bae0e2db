// Draws the filters of a search with their counts. A change sends {changed: {group, value, chosen}}; years come as
// {group: "year", first, last}, and {group: "all"} takes everything off. Every text is set as text content.

const SHOWN = 6

function chosenRow(view, change) {
  const row = element("div", "rj-chosen")
  for (const entry of view.chosen) {
    const button = element("button", "rj-chosen-filter", entry.name)
    button.type = "button"
    button.dataset.at = `chosen ${entry.group} ${entry.value}`
    button.setAttribute("aria-label", `${view.remove}: ${entry.name}`)
    const cross = element("span", "", "×")
    cross.setAttribute("aria-hidden", "true")
    button.append(cross)
    button.onclick = () =>
      change(entry.group === "year" ? { group: "year", first: "", last: "" } : { ...at(entry), chosen: false })
    row.append(button)
  }
  if (view.chosen.length) {
    const clear = element("button", "rj-action", view.clear)
    clear.type = "button"
    clear.dataset.at = "clear"
    clear.onclick = () => change({ group: "all" })
    row.append(clear)
  }
  return row
}

function at(entry) {
  return { group: entry.group, value: entry.value }
}

function choice(entry, change) {
  const label = element("label", "rj-filter-value")
  const box = element("input")
  box.type = "checkbox"
  box.checked = entry.chosen
  box.dataset.at = `${entry.group} ${entry.value}`
  box.onchange = () => change({ ...at(entry), chosen: box.checked })
  const count = element("span", "rj-filter-count", entry.count)
  count.title = entry.title
  const name = element("span", "rj-filter-name", entry.name)
  name.title = entry.name
  label.append(box, name, count)
  return label
}

function folding(label, name, open, remember) {
  const box = element("details", "rj-filter")
  box.open = open
  box.ontoggle = () => remember(name, box.open)
  const summary = element("summary", "", label)
  summary.dataset.at = `summary ${name}`
  box.append(summary)
  return box
}

function group(entry, view, kept, change, redraw) {
  const box = folding(entry.label, entry.group, kept.open(entry.group), kept.remember)
  const all = kept.whole.has(entry.group) || entry.values.length <= SHOWN + 1
  const values = all ? entry.values : entry.values.filter((value, place) => place < SHOWN || value.chosen)
  const list = element("div", "rj-filter-list")
  list.setAttribute("role", "group")
  list.setAttribute("aria-label", entry.label)
  for (const value of values) list.append(choice(value, change))
  if (!entry.values.length) list.append(element("p", "rj-hint", view.none))
  if (values.length < entry.values.length) {
    const more = element("button", "rj-action", entry.more)
    more.type = "button"
    more.onclick = () => {
      kept.whole.add(entry.group)
      redraw(`${entry.group} ${entry.values[SHOWN].value}`)
    }
    list.append(more)
  }
  box.append(list)
  return box
}

function yearSelect(label, value, years, name, change) {
  const box = element("label", "rj-filter-year")
  const select = element("select")
  select.dataset.at = `year ${name}`
  select.append(new Option(years.any, ""))
  for (const year of years.values) select.append(new Option(`${year.value} (${year.count})`, year.value))
  if (value && !years.values.some((year) => year.value === value)) select.append(new Option(value, value))
  select.value = value
  select.onchange = () => change(select.value)
  box.append(element("span", "", label), select)
  return box
}

function yearGroup(view, kept, change) {
  const years = view.years
  const box = folding(years.label, "year", kept.open("year"), kept.remember)
  const row = element("div", "rj-filter-list rj-filter-years")
  row.append(
    yearSelect(years.from, years.first, years, "first", (first) => change({ group: "year", first, last: years.last })),
    yearSelect(years.to, years.last, years, "last", (last) => change({ group: "year", first: years.first, last })),
  )
  box.append(row)
  return box
}

// What the reader has unfolded stays so while counts change.
function keeping(parentElement, compact) {
  parentElement.rjKept ??= { folded: new Map(), whole: new Set() }
  const { folded, whole } = parentElement.rjKept
  const wide = window.matchMedia("(min-width: 1101px)").matches
  return {
    whole,
    open: (name) => folded.get(name) ?? (wide && !compact),
    remember: (name, open) => folded.set(name, open),
  }
}

export default function (component) {
  const { parentElement, data, send } = heeded(component)
  const change = (value) => send("changed", value)
  const wanted = JSON.stringify(data)
  if (parentElement.dataset.drawn === wanted) return
  if (parentElement.dataset.compact !== String(data.compact)) delete parentElement.rjKept
  parentElement.dataset.drawn = wanted
  parentElement.dataset.compact = String(data.compact)
  const draw = (wantedFocus) => {
    const inside = parentElement.contains(document.activeElement)
    const focused = wantedFocus ?? (inside ? document.activeElement.dataset.at : undefined)
    parentElement.querySelector(".rj-filters")?.remove()
    const kept = keeping(parentElement, data.compact)
    const root = element("section", "rj-filters")
    root.setAttribute("aria-label", data.view.title)
    root.append(element("h2", "rj-filters-title", data.view.title), chosenRow(data.view, change))
    const groups = element("div", "rj-filter-groups")
    for (const entry of data.view.groups) groups.append(group(entry, data.view, kept, change, draw))
    groups.append(yearGroup(data.view, kept, change))
    root.append(groups)
    parentElement.append(root)
    if (focused !== undefined) {
      const again = [...root.querySelectorAll("[data-at]")].find((node) => node.dataset.at === focused)
      ;(again ?? root.querySelector("summary"))?.focus()
    }
  }
  draw()
}
