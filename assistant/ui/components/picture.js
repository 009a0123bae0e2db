// Scrolls a page's picture, and nothing else, to where its quote is marked; once for each page shown.

const SHARE_ABOVE = 0.25

export default function (component) {
  const { parentElement, data } = component
  const box = document.querySelector(".st-key-source-picture")
  if (box) {
    box.tabIndex = 0
    box.setAttribute("role", "region")
    box.setAttribute("aria-label", box.querySelector("img")?.alt ?? "")
  }
  if (parentElement.dataset.page === data.page) return
  parentElement.dataset.page = data.page
  // The picture is loaded by another part of the page, a moment later.
  const settle = (tries) => {
    const picture = document.querySelector(".st-key-source-picture img")
    const shown = document.querySelector(".st-key-source-picture")
    if (picture?.complete && picture.naturalHeight) {
      const top = (data.top ?? 0) * picture.getBoundingClientRect().height
      shown.scrollTop = Math.max(0, top - SHARE_ABOVE * shown.clientHeight)
    }
    if (tries > 0) setTimeout(() => settle(tries - 1), 80)
  }
  settle(8)
}
