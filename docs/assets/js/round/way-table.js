// @ts-check
/** One device passed around: each answer is added to the sums the moment it is finished, and is then gone. */

import { FEWEST, sumUp, vector } from './aggregate.js'
import { ask } from './ask.js'
import { part } from './catalogue.js'
import { contextOf } from './state.js'

/** @param {import('./chair.js').Chair} chair @param {() => void} refresh */
export function table(chair, refresh) {
  const { root, open, words } = chair
  const { shape } = contextOf(open, chair.catalogue)
  const { board, leader } = chair.view.people
  const done = board + leader
  const isFull = done >= open.size
  const title = words('table-next', { n: done + 1, total: open.size })
  const made = part(root, 'way-table', { turn: isFull ? words('table-all') : title, early: words('close-early', { n: done }) })
  /** @param {string} name @param {boolean} hidden @returns {HTMLElement} */
  const shown = (name, hidden) => {
    const found = /** @type {HTMLElement} */ (made.querySelector(`[data-do="${name}"]`))
    found.hidden = hidden
    return found
  }
  shown('turn', isFull).addEventListener('click', () =>
    ask(chair, title, 'table-done', (set) => {
      const sums = open.sums ?? sumUp(shape, [])
      open.sums = vector(shape, { token: 0, ...set }).map((one, index) => one + sums[index])
      chair.go('collect').then(() => chair.announce(words('table-done')))
    }),
  )
  const early = shown('missing', isFull || !done)
  const close = shown('close-early', board < FEWEST)
  shown('too-few', board >= FEWEST)
  close.addEventListener('click', () => {
    open.size = done
    early.remove()
    refresh()
    chair.go('report')
  })
  return made
}
