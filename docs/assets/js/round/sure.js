// @ts-check
/** Asks before a round is deleted. */

import { part } from './catalogue.js'
import { forget } from './state.js'

/** @param {import('./chair.js').Chair} chair */
export function askForget(chair) {
  const place = /** @type {HTMLElement} */ (chair.keeping.querySelector('[data-slot="sure"]'))
  const asked = part(chair.root, 'sure')
  const back = () => place.replaceChildren()
  asked.querySelector('[data-do="yes"]')?.addEventListener('click', () => {
    forget(chair.open)
    back()
    chair.close()
  })
  asked.querySelector('[data-do="no"]')?.addEventListener('click', () => {
    back()
    ;/** @type {HTMLElement} */ (chair.keeping.querySelector('[data-do="forget"]')).focus()
  })
  place.replaceChildren(asked)
  ;/** @type {HTMLElement} */ (asked.querySelector('[data-do="yes"]')).focus()
}
