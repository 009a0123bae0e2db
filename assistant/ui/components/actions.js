// What can be done with an answer: copy and save it and, where it is the reader's own, say whether it is good and have
// it answered anew.

const SIGNS = {
  copy: "M6 6V2.5h7.5V10H10M2.5 6H10v7.5H2.5z",
  good: "M2.5 7h2.5v6.5H2.5zM5 7l3-5c1.3 0 1.8 1 1.5 2.2L9 6.5h3.5c.8 0 1.3.7 1.1 1.5l-1.200 4.5c-.2.600-.6 1-1.3 1H5",
  bad: "M13.5 9H11V2.5h2.5zM11 9l-3 5c-1.3 0-1.800-1-1.5-2.2L7 9.5H3.5c-.8 0-1.3-.7-1.1-1.5l1.200-4.5c.2-.6.6-1 1.3-1H11",
  save: "M4 2.5h8v11L8 10.5l-4 3z",
  again: "M13 5.5A5.5 5.5 0 1 0 13.5 9M13 2.5v3h-3",
}

// A small line drawing, for those who see it; the words beside it say the same.
function drawing(sign) {
  const space = "http://www.w3.org/2000/svg"
  const picture = document.createElementNS(space, "svg")
  const path = document.createElementNS(space, "path")
  picture.setAttribute("viewBox", "0 0 16 16")
  picture.setAttribute("aria-hidden", "true")
  picture.classList.add("rj-sign")
  path.setAttribute("d", SIGNS[sign])
  picture.append(path)
  return picture
}

function tool(label, sign, pressed) {
  const button = element("button", "rj-tool")
  button.type = "button"
  button.dataset.tool = sign
  button.append(drawing(sign), element("span", "", label))
  if (pressed !== undefined) button.setAttribute("aria-pressed", String(pressed))
  return button
}

// The form that asks what was wrong; nothing is sent before it is pressed.
function reasons(entry, rate, close) {
  const form = element("form", "rj-reasons")
  form.dataset.tool = "bad"
  const group = element("fieldset")
  group.append(element("legend", "", entry.why))
  for (const [place, text] of entry.reasons.entries()) {
    const label = element("label")
    const choice = element("input")
    choice.type = "radio"
    choice.name = "reason"
    choice.value = text
    choice.required = true
    if (text === entry.reason || (!entry.reason && place === 0)) choice.checked = true
    label.append(choice, element("span", "", text))
    group.append(label)
  }
  const more = element("label", "rj-more-words", entry.more)
  const words = element("textarea")
  words.rows = 2
  words.maxLength = 800
  more.append(words)
  const send = element("button", "rj-action rj-main-action", entry.send)
  send.type = "submit"
  const cancel = element("button", "rj-action", entry.cancel)
  cancel.type = "button"
  cancel.onclick = close
  const buttons = element("div", "rj-tools")
  buttons.append(send, cancel)
  form.append(group, more, element("p", "rj-hint", entry.shown), buttons)
  form.onsubmit = (event) => {
    event.preventDefault()
    const chosen = new FormData(form).get("reason")
    rate("bad", [chosen, words.value.trim()].filter(Boolean).join(": "))
  }
  form.onkeydown = (event) => {
    if (event.key !== "Escape") return
    event.stopPropagation()
    close()
  }
  return form
}

function actions(entry, act, rate, own) {
  const box = element("div", "rj-actions")
  const tools = element("div", "rj-tools")
  const said = element("span", "rj-said")
  said.setAttribute("role", "status")
  const copy = tool(entry.copy, "copy")
  copy.onclick = async () => {
    try {
      await toClipboard([{ text: entry.text }], entry.text)
    } catch {
      byHand(box, entry.text, entry.refused)
      return
    }
    box.querySelector(".rj-by-hand")?.remove()
    said.textContent = entry.copied
  }
  const good = tool(entry.good, "good", entry.rating === "good")
  good.onclick = () => rate(entry.rating === "good" ? "" : "good", "")
  const bad = tool(entry.bad, "bad", entry.rating === "bad")
  const close = () => {
    box.querySelector(".rj-reasons")?.remove()
    bad.setAttribute("aria-expanded", "false")
    bad.focus()
  }
  bad.setAttribute("aria-expanded", "false")
  bad.onclick = () => {
    if (entry.rating === "bad") rate("", "")
    else if (box.querySelector(".rj-reasons")) close()
    else {
      bad.setAttribute("aria-expanded", "true")
      box.append(reasons(entry, rate, close))
      box.querySelector("input").focus({ preventScroll: true })
      box.querySelector(".rj-reasons").scrollIntoView({ block: "nearest" })
    }
  }
  const again = tool(entry.again, "again")
  again.title = entry.again_hint
  again.onclick = () => act("again")
  const save = tool(entry.save, "save", entry.saved)
  save.title = entry.save_hint
  save.onclick = () => act("save")
  tools.append(copy, ...(own ? [good, bad, again] : []), save, said)
  box.append(tools)
  if (own && entry.rating === "bad") box.append(element("p", "rj-hint", entry.thanks))
  return box
}
