// Draws the collected passages. A press on a title sends {opened}, one on the removing button {removed}.

function collectedItem(entry, view, open, remove) {
  const item = element("li", "rj-finding")
  const head = opener("rj-finding-head", entry.reference, open)
  const words = element("span")
  words.append(element("span", "rj-source-title", entry.title))
  if (entry.place) words.append(element("span", "rj-place", entry.place))
  head.append(words, element("span", "rj-hidden", view.open))
  const text = element("p", "rj-finding-text", entry.text)
  text.lang = entry.language
  const facts = element("p", "rj-collected-facts")
  const hash = element("span", "", entry.hash)
  hash.title = entry.full_hash
  if (entry.changed) facts.append(element("span", "rj-badge rj-badge-changed", entry.changed))
  facts.append(hash)
  if (entry.question) facts.append(element("span", "", entry.question))
  const drop = element("button", "rj-collect", view.remove)
  drop.type = "button"
  drop.setAttribute("aria-label", `${view.remove}: ${entry.title}`)
  drop.onclick = () => remove(entry.reference)
  const row = actions(entry, view, null)
  row.querySelector(".rj-actions").prepend(drop)
  item.append(head, text, facts, row)
  return item
}

export default function (component) {
  const { parentElement, data, send } = heeded(component)
  const open = (reference) => send("opened", reference)
  const remove = (reference) => send("removed", reference)
  const inside = parentElement.contains(document.activeElement)
  drawn(parentElement, data.view, data.opened, (view) => {
    const list = element("ol", "rj-findings rj-collection")
    for (const entry of view.entries) list.append(collectedItem(entry, view, open, remove))
    return list
  })
  // The button that was pressed may have gone with its passage.
  if (inside && !parentElement.contains(document.activeElement)) parentElement.querySelector(".rj-collect")?.focus()
}
