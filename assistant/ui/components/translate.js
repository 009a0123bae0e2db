// Puts the English words of Streamlit's own widgets into the reader's language, in text and in labels for the ear.
// What a widget says next is seen too; what it said first is remembered, so that the language can be changed again.

export default function (component) {
  const { data } = component
  // One for the page, wherever the component was mounted before: two languages would overwrite each other for ever.
  window.rujukanTranslator?.disconnect()
  const known = (window.rujukanEnglish ??= new WeakMap())
  const words = data.words.map(([pattern, text]) => [new RegExp(pattern), text])

  const translated = (english) => {
    for (const [pattern, text] of words) if (pattern.test(english)) return english.replace(pattern, text)
    return english
  }
  const put = (holder, name, now, write) => {
    const kept = known.get(holder) ?? {}
    const english = kept[name]?.shown === now ? kept[name].english : now
    const shown = translated(english)
    kept[name] = { english, shown }
    known.set(holder, kept)
    if (shown !== now) write(shown)
  }
  const label = (node) => {
    for (const name of ["aria-label", "title"]) {
      const now = node.getAttribute(name)
      if (now) put(node, name, now, (shown) => node.setAttribute(name, shown))
    }
  }
  const translate = () => {
    // Boxes lie outside of the page's root, which alone says whether the page is dark.
    const scheme = getComputedStyle(document.querySelector(".stApp")).colorScheme
    if (document.body.style.colorScheme !== scheme) document.body.style.colorScheme = scheme
    for (const widget of document.querySelectorAll(data.inside)) {
      const texts = document.createTreeWalker(widget, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const node = texts.currentNode
        put(node, "text", node.nodeValue, (shown) => (node.nodeValue = shown))
      }
      for (const node of [widget, ...widget.querySelectorAll("[aria-label], [title]")]) label(node)
    }
    for (const widget of document.querySelectorAll(data.alone)) label(widget)
  }
  translate()
  window.rujukanTranslator = new MutationObserver(translate)
  window.rujukanTranslator.observe(document.body, { childList: true, subtree: true, characterData: true })
}
