// Draws the disagreements of all documents, folded by subject. A press on a side sends its reference to Python.

function group(entry, unfolded, open) {
  const box = element("details", "rj-group")
  box.open = unfolded
  box.dataset.subject = entry.subject
  const summary = element("summary")
  summary.append(
    element("span", "rj-group-subject", entry.subject),
    element("span", "rj-group-count", entry.count),
    element("span", "rj-group-attributes", entry.attributes),
  )
  box.append(summary)
  for (const one of entry.conflicts) box.append(conflict(one, "h4", open))
  return box
}

export default function (component) {
  const { parentElement, data, send } = heeded(component)
  const open = (reference) => send("opened", reference)
  // What the reader has unfolded stays so in the other language.
  const groups = [...parentElement.querySelectorAll(".rj-group")]
  const before = new Map(groups.map((box) => [box.dataset.subject, box.open]))
  drawn(parentElement, data.view, data.opened, (view) => {
    const root = element("div", "rj-groups")
    for (const entry of view.groups) root.append(group(entry, before.get(entry.subject) ?? view.unfolded, open))
    return root
  })
}
