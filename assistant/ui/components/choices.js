// A list of buttons whose labels come from documents or questions, set as text content, never as HTML.

function pin(label) {
  const mark = document.createElement("i")
  mark.className = "rj-pin"
  mark.setAttribute("role", "img")
  mark.setAttribute("aria-label", label)
  return mark
}

export default function (component) {
  const { parentElement, data, send } = heeded(component)
  const drawn = JSON.stringify(data)
  if (parentElement.dataset.drawn === drawn) return
  parentElement.dataset.drawn = drawn
  parentElement.querySelector(".rj-choices")?.remove()
  const list = document.createElement("ul")
  list.className = `rj-choices rj-${data.look}`
  list.setAttribute("aria-label", data.label)
  for (const entry of data.entries) {
    const item = document.createElement("li")
    const button = document.createElement("button")
    button.type = "button"
    // Inside the button, so that its padding shows no line that the style sheet cuts off.
    const words = document.createElement("span")
    words.textContent = entry.text
    button.append(words)
    if (entry.detail) {
      const detail = document.createElement("span")
      detail.className = "rj-detail"
      detail.textContent = entry.detail
      button.append(detail)
    }
    button.title = entry.label ?? entry.text
    if (entry.label) button.setAttribute("aria-label", entry.label)
    if (entry.pinned) button.prepend(pin(entry.pinned))
    if (entry.current) button.setAttribute("aria-current", "true")
    button.onclick = () => send("chosen", entry.value)
    item.append(button)
    list.append(item)
  }
  parentElement.append(list)
}
