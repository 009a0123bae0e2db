// Tells which mark's source is open, on every mark of the charts. By itself, so that the charts, which are large, need not
// be sent again for it.

export default function (component) {
  const { parentElement, data } = component
  const { opened } = data
  const before = parentElement.dataset.opened
  parentElement.dataset.opened = opened
  giveBack(before, opened)
  // The charts are drawn by other parts of the page, perhaps a moment later.
  const settle = (tries) => {
    for (const node of document.querySelectorAll(".rj-chart [data-reference]")) {
      node.setAttribute("aria-expanded", String(node.dataset.reference === opened))
    }
    if (tries > 0) setTimeout(() => settle(tries - 1), 120)
  }
  settle(5)
}
