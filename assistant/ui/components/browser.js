// Remembers, in this browser only, whose conversations to list and which language to speak.

function remember(name, value) {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=strict`
}

function remembered(name) {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))
  return found && decodeURIComponent(found.slice(name.length + 1))
}

export default function (component) {
  const { parentElement, data, send } = heeded(component)
  const [name, owner] = data.owner
  const known = remembered(name)
  // Tabs opened at the same moment, before there was a cookie, were each given an owner: the first one is everybody's.
  if (known && known !== owner && parentElement.dataset.met === undefined) send("owner", known)
  else remember(name, owner)
  parentElement.dataset.met = "yes"
  remember(...data.language)
}
