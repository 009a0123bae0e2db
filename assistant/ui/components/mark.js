// Scrolls a source's text, and nothing else, so that its marked quote is in sight; once for each source opened.

export default function (component) {
  const { parentElement, data } = component
  if (parentElement.dataset.source === data.source) return
  parentElement.dataset.source = data.source
  // The text is drawn by another part of the page, perhaps a moment later, over that of the source before.
  const settle = (tries) => {
    const box = document.querySelector(".rj-context")
    const mark = box?.querySelector("mark")
    if (mark) box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 4
    if (tries > 0) setTimeout(() => settle(tries - 1), 80)
  }
  document.querySelector(".st-key-panel")?.scrollTo(0, 0)
  settle(5)
}
