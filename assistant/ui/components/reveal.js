// Brings a question that was just asked to the top of the page: when it is asked and, since a page that ends with it is
// too short for that, again when it is answered, unless the reader has gone elsewhere meanwhile.

export default function (component) {
  const { parentElement, data } = component
  const wanted = `${data.anchor} ${data.answered}`
  const before = parentElement.dataset.revealed
  if (before === wanted) return
  parentElement.dataset.revealed = wanted
  if (before?.startsWith(`${data.anchor} `)) {
    if (parentElement.reader.signal.aborted) return
  } else {
    parentElement.reader?.abort()
    parentElement.reader = readerMoves()
  }
  const reader = parentElement.reader
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches
  const reveal = () => {
    if (reader.signal.aborted) return
    document.getElementById(data.anchor)?.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" })
  }
  // Question and answer are drawn by other parts of the page, perhaps a moment later.
  const growing = new ResizeObserver(reveal)
  growing.observe(document.querySelector(".st-key-desk") ?? document.body)
  reader.signal.addEventListener("abort", () => growing.disconnect())
  if (data.answered) setTimeout(() => reader.abort(), HOLD_MILLISECONDS)
}
