// @ts-check
/** The step in which answers come in: as codes, around the table, as a chain, or from paper. */

import { FEWEST } from './aggregate.js'
import { part } from './catalogue.js'

/** @typedef {import('./chair.js').Chair} Chair */

/** @param {Chair} chair */
export async function gather(chair) {
  const { root, open, words } = chair
  const { way } = open.round
  const made = part(root, 'collect', { privacy: words(`privacy-${way}`) + (open.round.leader ? ` ${words('privacy-leader')}` : '') })
  const refresh = () => count(chair, made)
  const place = made.querySelector('[data-slot="way"]')
  if (way === 'bord') place?.append((await import('./way-table.js')).table(chair, refresh))
  else if (way === 'kaede') place?.append((await import('./way-chain.js')).chain(chair, refresh))
  else place?.append((await import('./way-codes.js')).codes(chair, refresh))
  refresh()
  return made
}

/** Show how many have answered, and whether the report can be opened. @param {Chair} chair @param {HTMLElement} made */
function count(chair, made) {
  const { words, open } = chair
  const { board, leader } = chair.view.people
  const { way } = open.round
  /** @param {string} slot @param {string} text */
  const set = (slot, text) => (/** @type {HTMLElement} */ (made.querySelector(`[data-slot="${slot}"]`)).textContent = text)
  const leaderLine = open.round.leader ? ` · ${words(leader ? 'count-leader' : 'count-no-leader')}` : ''
  if (way === 'bord') set('count', words('table-count', { n: board + leader, total: open.size }))
  else set('count', board + leader ? words('count', { board }) + leaderLine : words('count-none'))
  const locked = chair.locked()
  set('locked', locked)
  const few = !locked && board < FEWEST
  set('few', few ? words('few-wait') : '')
  made.querySelector('[data-go="report"]')?.classList.toggle('button-secondary', few)
  for (const one of /** @type {NodeListOf<HTMLButtonElement>} */ (chair.root.querySelectorAll('[data-go="report"], [data-go="texts"]'))) one.disabled = !!locked
  for (const one of /** @type {NodeListOf<HTMLButtonElement>} */ (made.querySelectorAll('[data-go="report"]'))) one.disabled = !!locked
}
