// @ts-check
/** The anonymous chain as the chair has it: the own answers first, then the first link, at last the last one. */

import { button, element } from '../dom.js'
import { layout, vector } from './aggregate.js'
import { ask } from './ask.js'
import { part } from './catalogue.js'
import { begin, chainText, next } from './chain.js'
import { fragment } from './definition.js'
import { answerAddress, invitation } from './invite.js'
import { receiveChain } from './receive.js'
import { contextOf } from './state.js'

/** @typedef {import('./chair.js').Chair} Chair */

/** @param {Chair} chair @param {() => void} refresh */
export function chain(chair, refresh) {
  const { root, open, words } = chair
  const { shape } = contextOf(open, chair.catalogue)
  if (!open.chain) {
    const { chain: empty, mask } = begin(open.size, layout(shape).length)
    open.chain = { id: empty.id, size: open.size, mask, ...(!open.mine && { first: chainText(empty) }) }
    chair.changed()
  }
  const own = open.chain
  if (!own.first) {
    // Whoever holds the mask could read what the next one adds to it: the chair's answers go in before any link exists.
    const made = part(root, 'chain-first')
    made.querySelector('[data-do="turn"]')?.addEventListener('click', () =>
      ask(chair, words('chain-own'), 'table-done', (set) => {
        own.first = chainText(next({ id: own.id, size: own.size, trail: [], sums: own.mask }, vector(shape, { token: 0, ...set })))
        chair.go('collect').then(() => chair.announce(words('chain-begun')))
      }),
    )
    return made
  }
  const made = part(root, 'way-chain')
  const result = /** @type {HTMLElement} */ (made.querySelector('[data-slot="result"]'))
  const last = /** @type {HTMLTextAreaElement} */ (made.querySelector('#retur'))
  const link = `${answerAddress(chair)}&k=${own.first}`
  for (const [id, text] of Object.entries({ kaede: link, 'kaede-mail': invitation(chair, 'chain-mail', link), 'kaede-foerste': invitation(chair, 'chain-first-mail', link) })) {
    /** @type {HTMLTextAreaElement} */ (made.querySelector(`#${id}`)).value = text
  }
  const take = (/** @type {boolean} */ closing) => {
    const text = last.value.replace(/[\s>]+/g, '')
    const { said, few } = receiveChain(chair, fragment(`#${text.split('#')[1] ?? ''}`).k ?? text, closing)
    const early = few ? [element('p', {}, words('chain-close')), button(words('chain-close-now', { n: few }), () => take(true))] : []
    result.replaceChildren(element('p', { class: 'message' }, said), ...early)
    refresh()
  }
  made.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault()
    take(false)
  })
  return made
}
