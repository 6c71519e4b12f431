// @ts-check
/** Opens the search by button, by the key / and on the way back to it. All the rest of it is fetched then. */

/** @param {{ query?: string, place?: number, address?: boolean }} [how] */
const open = (how) =>
  import('./search.js').then((search) => search.open(how)).catch(() => (location.hash = 'alle-sider')) // is on every page

const back = () => history.state?.search && open(history.state.search)

for (const button of document.querySelectorAll('[data-search-open]')) {
  button.removeAttribute('hidden')
  button.addEventListener('click', () => open({ address: button.hasAttribute('data-search-address') }))
}

addEventListener('keydown', (event) => {
  const target = /** @type {Element} */ (event.target)
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
  if (target.closest('input:not([type=radio], [type=checkbox]), textarea, select, dialog, [contenteditable]')) return
  try {
    if (localStorage.getItem('bestyrelse1:genvej')) return
  } catch {} // what cannot be stored was not switched off
  event.preventDefault()
  open()
})

addEventListener('popstate', back)
back()

export {}
