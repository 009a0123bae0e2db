// Remembers, in this browser only, whose conversations to list and which language to speak.

export default function (component) {
  for (const [name, value] of Object.entries(component.data)) {
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=strict`
  }
}
