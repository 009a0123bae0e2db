// Draws the passages of a search. A press on a title sends {opened}, one on the collecting button {picked}.

function found(entry, view, open, pick) {
  const item = element("li", "rj-finding")
  const head = opener("rj-finding-head", entry.reference, open)
  const words = element("span")
  words.append(element("span", "rj-source-title", entry.title))
  if (entry.place) words.append(element("span", "rj-place", entry.place))
  head.append(element("span", "rj-rank", entry.rank), words, element("span", "rj-hidden", view.open))
  const text = element("p", "rj-finding-text")
  text.lang = entry.language
  for (const piece of entry.pieces) {
    const inner = piece.bold ? element("b", "", piece.text) : document.createTextNode(piece.text)
    if (!piece.marked) {
      text.append(inner)
      continue
    }
    const mark = element("mark")
    mark.append(inner)
    text.append(mark)
  }
  const why = element("ul", "rj-why")
  for (const reason of entry.why) why.append(element("li", `rj-why-${reason.kind}`, reason.text))
  item.append(head, text, why, actions(entry, view, pick))
  return item
}

export default function (component) {
  const { parentElement, data, send } = heeded(component)
  const open = (reference) => send("opened", reference)
  const pick = (reference, on) => send("picked", { reference, on })
  drawn(parentElement, data.view, data.opened, (view) => {
    const list = element("ol", "rj-findings")
    for (const entry of view.entries) list.append(found(entry, view, open, pick))
    return list
  })
  markCollected(parentElement, data.view, data.collected)
  // Another page begins at its first result; what was pressed stands below the last one.
  const turned = parentElement.dataset.page !== undefined && parentElement.dataset.page !== String(data.page)
  parentElement.dataset.page = String(data.page)
  if (turned) parentElement.scrollIntoView({ block: "start" })
}
