// @ts-check
/** One person answers on the chair's device, or the chair types a paper; what was answered is handed on and then gone. */

import { element } from '../dom.js'
import { isBlank } from './aggregate.js'
import { part } from './catalogue.js'
import { PassingStore, answerForm } from './form.js'
import { contextOf } from './state.js'

/**
 * @typedef {{role: number, twoTier: boolean, answers: number[], heard?: number[]}} Given
 *
 * @param {import('./chair.js').Chair} chair
 * @param {string} title
 * @param {string} end the part that stands at the end
 * @param {(set: Given) => void} then
 * @param {Given} [before] what is to be corrected
 */
export function ask(chair, title, end, then, before) {
  const { root, open, instrument, words } = chair
  chair.steps.hidden = chair.keeping.hidden = true
  const who = part(root, 'who', { title })
  for (const only of /** @type {NodeListOf<HTMLElement>} */ (who.querySelectorAll('[data-only]'))) only.hidden = only.dataset.only === 'two' ? !open.round.twoTier : !open.round.leader
  const own = /** @type {HTMLInputElement | null} */ (who.querySelector(`[name="role"][value="${before?.role}"]`))
  if (own) own.checked = true
  who.querySelector('[data-do="cancel"]')?.addEventListener('click', () => chair.go('collect'))
  who.addEventListener('submit', (event) => {
    event.preventDefault()
    const role = Number(new FormData(/** @type {HTMLFormElement} */ (who)).get('role'))
    // A leader who is counted among the board by a slip can never be taken out again.
    who.querySelector('[data-slot="fault"]')?.replaceChildren(role ? '' : words('choose-who'))
    if (!role) return
    const place = element('div')
    const store = new PassingStore()
    if (before) fill(store, before, contextOf(open, chair.catalogue))
    chair.show(place, false)
    answerForm(root, place, {
      round: open.round,
      instrument,
      store,
      words,
      result: (given) => {
        if (isBlank(given)) {
          const nothing = part(root, 'nothing')
          nothing.querySelector('[data-do="leave"]')?.addEventListener('click', () => chair.go('collect'), { once: true })
          return [nothing]
        }
        const done = part(root, end)
        done.querySelector('[data-do="done"]')?.addEventListener('click', () => then({ role, twoTier: open.round.twoTier, ...given }), { once: true })
        return [done]
      },
    })
  })
  chair.show(who)
}

/** Put given answers into the form's store. @param {PassingStore} store @param {Given} given @param {ReturnType<typeof contextOf>} context */
function fill(store, { answers, heard }, { ids, answers: offered, instrument }) {
  const roles = instrument.answers.filter((answer) => answer.role).map((answer) => answer.id)
  ids.forEach((id, index) => {
    if (answers[index]) store.set(id, [offered[answers[index] - 1]])
    const bits = heard?.[index] ?? 0
    if (bits) store.set(`${id}:hoeres`, roles.filter((_, place) => bits & (1 << (roles.length - 1 - place))))
  })
}
