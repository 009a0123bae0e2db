// Tells which of the files that were chosen or dropped the uploader will not take, so that it can be said in words.
// Where it takes the others this waits until they have arrived: drawing the page anew could cut off their upload.

export default function (component) {
  const { data, send } = heeded(component)
  const look = (event) => {
    const zone = event.target.closest?.(data.inside)
    const files = [...((event.type === "drop" ? event.dataTransfer?.files : event.target.files) ?? [])]
    if (!zone || !files.length) return
    const fits = (file) => data.formats.some((format) => file.name.toLowerCase().endsWith(format))
    const refused = files.filter((file) => file.size > data.most || !fits(file))
    if (!refused.length) return
    const told = refused.map((file) => ({ name: file.name, size: file.size, fits: fits(file) }))
    if (refused.length === files.length) send("refused", { files: told, all: true })
    else at.waiting = { files: told, all: false, inside: data.inside }
  }
  const at = component.parentElement
  if (at.waiting && at.waiting.inside !== data.inside) {
    // The uploader is a new one: what it took has arrived.
    send("refused", { files: at.waiting.files, all: false })
    at.waiting = null
  }
  at.looking?.abort()
  at.looking = new AbortController()
  // Before the uploader sees it: it empties its field.
  for (const kind of ["drop", "change"]) document.addEventListener(kind, look, { capture: true, signal: at.looking.signal })
  at.dataset.watching = data.inside
}
