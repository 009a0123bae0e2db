// Brings a question that was just asked to the top of the page, once.

export default function (component) {
  const { parentElement, data } = component
  if (parentElement.dataset.revealed === data.anchor) return
  parentElement.dataset.revealed = data.anchor
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches
  // The question is drawn by another part of the page, perhaps a moment later.
  const reveal = (tries) => {
    const question = document.getElementById(data.anchor)
    if (question) question.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" })
    else if (tries > 0) setTimeout(() => reveal(tries - 1), 50)
  }
  requestAnimationFrame(() => reveal(20))
}
