// Buttons that put a quotation into the clipboard, and one that collects a passage; for the scripts that draw passages.
// It is put behind shared.js and clipboard.js (see pieces.py).

const COPIED_MILLISECONDS = 2500

function copyButton(entry, labels, box, told) {
  const button = element("button", "rj-copy", entry.label)
  button.type = "button"
  button.setAttribute("aria-label", `${labels.copy} ${entry.label}`)
  button.onclick = async () => {
    const text = entry.runs.map((run) => run.text).join("")
    try {
      await toClipboard(entry.runs, text)
    } catch {
      // No permission, no secure address, or no clipboard at all: the same remedy for each.
      byHand(box, text, labels.refused)
      return
    }
    box.querySelector(".rj-by-hand")?.remove()
    told.textContent = ""
    button.classList.add("rj-copied")
    button.textContent = labels.copied
    requestAnimationFrame(() => (told.textContent = `${labels.copied}: ${entry.label}`))
    setTimeout(() => {
      button.classList.remove("rj-copied")
      button.textContent = entry.label
    }, COPIED_MILLISECONDS)
  }
  return button
}

// The row of what can be done with a passage. `pick(reference, on)` collects it or takes it back.
function actions(entry, labels, pick) {
  const box = element("div", "rj-take")
  const row = element("div", "rj-actions")
  const told = element("span", "rj-hidden")
  told.setAttribute("role", "status")
  if (pick) {
    const button = element("button", "rj-collect")
    button.type = "button"
    button.dataset.collect = entry.reference
    button.onclick = () => {
      const on = button.getAttribute("aria-pressed") !== "true"
      showCollected(button, labels, on)
      pick(entry.reference, on)
    }
    showCollected(button, labels, false)
    row.append(button)
  }
  const group = element("div", "rj-copies")
  group.setAttribute("role", "group")
  group.setAttribute("aria-label", labels.copy)
  group.append(element("span", "rj-copies-label", labels.copy))
  for (const copy of entry.copies) group.append(copyButton(copy, labels, box, told))
  row.append(group)
  box.append(row, told)
  return box
}

function showCollected(button, labels, on) {
  button.setAttribute("aria-pressed", String(on))
  button.textContent = on ? labels.collected : labels.collect
}

// Shows which passages are collected, without drawing anything anew.
function markCollected(parentElement, labels, collected) {
  const there = new Set(collected)
  for (const button of parentElement.querySelectorAll("[data-collect]")) {
    showCollected(button, labels, there.has(button.dataset.collect))
  }
}
