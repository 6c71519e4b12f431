// @ts-check
/** Opens the search by button, by the key / and on the way back to it. All the rest of it is fetched then. */

/** @param {{ query?: string, place?: number, shown?: number, address?: boolean }} [how] */
const open = (how) =>
  import('./search.js').then((search) => search.open(how)).catch(() => (location.hash = 'alle-sider')) // is on every page

/** Shows what belongs to this entry of the browser's history: the search it was left with, or none. */
const back = () => {
  const box = /** @type {HTMLDialogElement | null} */ (document.querySelector('dialog.search[open]'))
  if (history.state?.search) open(history.state.search)
  else box?.close()
}

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
addEventListener('pageshow', (event) => event.persisted && back()) // a page kept whole is as it was left, not as its entry
back()

export {}
