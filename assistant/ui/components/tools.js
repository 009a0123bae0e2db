// What can be done with the passage that is open: collect it, copy it.

export default function (component) {
  const { parentElement, data, send } = heeded(component)
  const pick = (reference, on) => send("picked", { reference, on })
  drawn(parentElement, data.view, null, (view) => actions(view, view, pick))
  markCollected(parentElement, data.view, data.collected)
}
