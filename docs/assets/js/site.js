// @ts-check
/** What every page does beyond reading: the drawer, the look, and wide tables as stops for the keyboard. */

const root = document.documentElement

/** Tell the style how high the header is: large or wide text makes it fold. */
function header() {
  const top = /** @type {HTMLElement} */ (document.querySelector('.top'))
  new ResizeObserver(() => root.style.setProperty('--top', `${top.offsetHeight}px`)).observe(top)
}

/** The menu is a drawer on small screens: out of reach while closed, alone in reach while open. */
function drawer() {
  const button = /** @type {HTMLElement} */ (document.querySelector('[data-menu]'))
  const menu = /** @type {HTMLElement} */ (document.getElementById('menu'))
  const small = matchMedia('(max-width: 63.99rem)')
  const isOpen = () => root.classList.contains('menu-open')

  /** @param {boolean} open */
  const set = (open) => {
    root.classList.toggle('menu-open', open)
    button.setAttribute('aria-expanded', String(open))
    menu.inert = small.matches && !open
    for (const part of document.querySelectorAll('.skip, main, .toc-aside, footer')) part.toggleAttribute('inert', open)
  }
  const close = () => set(false)

  button.addEventListener('click', () => set(!isOpen()))
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !isOpen()) return
    close()
    button.focus()
  })
  document.addEventListener('click', (event) => {
    if (isOpen() && !(/** @type {Element} */ (event.target).closest('.menu, .top'))) close()
  })
  small.addEventListener('change', close)
  // A page that the browser kept comes back with its menu closed.
  addEventListener('pagehide', close)
  close()
  const here = /** @type {HTMLElement | null} */ (menu.querySelector('[aria-current]'))
  if (here) menu.scrollTop = here.offsetTop - menu.clientHeight / 2
}

/** Let the reader choose the look; without a choice the system decides. */
function look() {
  const selects = /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll('[data-look]'))
  /** @param {string} chosen */
  const show = (chosen) => {
    root.dataset.theme = chosen
    for (const select of selects) select.value = chosen
  }
  for (const select of selects) {
    select.addEventListener('change', () => {
      show(select.value)
      try {
        localStorage.setItem('udseende', select.value)
      } catch {
        // The choice holds for this page.
      }
    })
  }
  show(root.dataset.theme ?? '')
}

/** Frame every table, and make a frame that scrolls a named stop for the keyboard. */
function tables() {
  for (const table of document.querySelectorAll('.content table')) {
    if (table.closest('.table-scroll')) continue
    const frame = document.createElement('div')
    frame.className = 'table-scroll'
    table.replaceWith(frame)
    frame.append(table)
  }
  const label = document.querySelector('main')?.dataset.tableLabel
  const frames = document.querySelectorAll('.table-scroll:not([role])')
  const name = () =>
    frames.forEach((frame, index) => {
      const wide = frame.scrollWidth > frame.clientWidth
      const wanted = { role: 'region', tabindex: '0', 'aria-label': `${label} ${index + 1}` }
      for (const [key, value] of Object.entries(wanted)) wide ? frame.setAttribute(key, value) : frame.removeAttribute(key)
    })
  addEventListener('resize', name)
  name()
}

/** Open what an address points into. */
function reveal() {
  const target = document.querySelector(':target')
  const folded = target?.closest('details:not([open])')
  folded?.setAttribute('open', '')
  if (folded) target?.scrollIntoView()
}

// A part that did not arrive: whoever pressed for it is told, until the next press.
const failure = /** @type {HTMLElement} */ (document.querySelector('.glip'))
addEventListener('unhandledrejection', () => (failure.hidden = false))
addEventListener('click', () => (failure.hidden = true))
header()
drawer()
look()
tables()
// Before the page has loaded, the browser may not know what its address points at.
for (const event of ['load', 'hashchange']) addEventListener(event, reveal)
// Pages that come from a kept edition look for a newer one.
if (navigator.serviceWorker?.controller) import('./offline/news.js').catch(() => {})
