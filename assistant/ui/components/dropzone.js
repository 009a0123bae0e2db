// Tells which of the files that were chosen or dropped the uploader will not take, so that it can be said in words.

export default function (component) {
  const { data, setTriggerValue } = component
  const look = (event) => {
    const zone = event.target.closest?.(data.inside)
    const files = [...((event.type === "drop" ? event.dataTransfer?.files : event.target.files) ?? [])]
    if (!zone || !files.length) return
    const fits = (file) => data.formats.some((format) => file.name.toLowerCase().endsWith(format))
    const refused = files.filter((file) => file.size > data.most || !fits(file))
    if (!refused.length) return
    const told = refused.map((file) => ({ name: file.name, size: file.size, fits: fits(file) }))
    setTriggerValue("refused", { files: told, all: refused.length === files.length })
  }
  const at = component.parentElement
  at.looking?.abort()
  at.looking = new AbortController()
  // Before the uploader sees it: it empties its field.
  for (const kind of ["drop", "change"]) document.addEventListener(kind, look, { capture: true, signal: at.looking.signal })
}
