// The side bar for the keyboard and for narrow screens: opened and closed it keeps the focus, and where it lies over the
// page, what is chosen in it closes it.

const FOLD = '[data-testid="stSidebarCollapseButton"] button'
const UNFOLD = '[data-testid="stExpandSidebarButton"]'
const NARROW = "(max-width: 760px)"

// The button is drawn a moment later.
function focus(selector, tries = 20) {
  const button = document.querySelector(selector)
  if (button) button.focus()
  else if (tries > 0) setTimeout(() => focus(selector, tries - 1), 50)
}

function pressed(event) {
  if (event.target.closest(UNFOLD)) focus(FOLD)
  else if (event.target.closest(FOLD)) focus(UNFOLD)
  else if (window.matchMedia(NARROW).matches && event.target.closest('[data-testid="stSidebar"] :is(a, button)')) {
    // After what was pressed is done.
    setTimeout(() => document.querySelector(FOLD)?.click())
  }
}

export default function () {
  if (window.rujukanSide) return
  window.rujukanSide = true
  document.addEventListener("click", pressed)
}
