// What a component's script is given of the server's data, and how it tells of a press; put before every script (see
// pieces.py).

// Of two presses that come while the server is busy Streamlit delivers the later one. So each is sent again with the
// next, until the server has named it among those it `heard`.
function heeded(component) {
  const { heard, ...data } = component.data
  const { parentElement } = component
  parentElement.rjPresses = (parentElement.rjPresses ?? []).filter((press) => !heard.includes(press.id))
  const send = (event, value) => {
    parentElement.rjPresses.push({ id: Math.random().toString(36).slice(2), event, value })
    component.setTriggerValue("pressed", [...parentElement.rjPresses])
  }
  return { parentElement, data, send }
}
