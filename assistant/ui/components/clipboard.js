// Puts text on the clipboard, for the scripts behind it (see pieces.py).

// The runs as paragraphs with italics, for word processors; every text is set as text content.
function asHtml(runs) {
  const root = element("div")
  let paragraph = root.appendChild(element("p"))
  for (const run of runs) {
    for (const [position, part] of run.text.split("\n\n").entries()) {
      if (position) paragraph = root.appendChild(element("p"))
      for (const [line, text] of part.split("\n").entries()) {
        if (line) paragraph.append(element("br"))
        paragraph.append(run.italic ? element("i", "", text) : text)
      }
    }
  }
  return root.innerHTML
}

async function toClipboard(runs, text) {
  if (window.ClipboardItem && navigator.clipboard?.write) {
    const forms = { "text/plain": text, "text/html": asHtml(runs) }
    const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
  } else {
    await navigator.clipboard.writeText(text)
  }
}

// Where the browser refuses, the text is shown, selected, to be copied by hand.
function byHand(box, text, label) {
  box.querySelector(".rj-by-hand")?.remove()
  const place = element("div", "rj-by-hand")
  const field = element("textarea", "", text)
  field.value = text
  field.readOnly = true
  field.rows = 4
  field.setAttribute("aria-label", label)
  place.append(element("p", "", label), field)
  box.append(place)
  field.focus()
  field.select()
}
