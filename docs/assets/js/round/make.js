// @ts-check
/** The form that makes a round. */

import { element } from '../dom.js'
import { option, part } from './catalogue.js'
import { FEWEST_IN_CHAIN, MOST } from './chain.js'
import { randomBits } from './codec.js'
import { LONGEST_NAME, LONGEST_TASK, tidy } from './definition.js'
import { fresh } from './state.js'

/**
 * @param {HTMLElement} root
 * @param {import('./catalogue.js').Catalogue} catalogue
 * @param {(name: string, values?: Record<string, string | number>) => string} words
 * @param {{made: (saved: import('./state.js').Saved) => void, cancelled: () => void}} then
 */
export function makeForm(root, catalogue, words, { made, cancelled }) {
  const form = /** @type {HTMLFormElement} */ (part(root, 'make'))
  /** @param {string} name */
  const value = (name) => String(new FormData(form).get(name) ?? '')
  const instrument = () => /** @type {import('./catalogue.js').Instrument} */ (catalogue.get(value('instrument')))
  const choose = /** @type {HTMLElement} */ (form.querySelector('[data-slot="choose"]'))
  const fault = /** @type {HTMLElement} */ (form.querySelector('[data-slot="fault"]'))

  const refresh = () => {
    const isMatrix = instrument().kind === 'matrix'
    const isSized = ['bord', 'kaede'].includes(value('way'))
    for (const only of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-only]'))) {
      const wanted = only.dataset.only === 'matrix' ? isMatrix : isSized && (only.querySelector('#selv-med') ? value('way') === 'kaede' : true)
      only.hidden = !wanted
    }
    choose.hidden = !isMatrix || value('tasks') !== 'own'
    if (!choose.hidden && choose.childElementCount === 1) {
      const { tasks } = instrument()
      for (const section of new Set(tasks.map((task) => task.section))) {
        const boxes = tasks.filter((task) => task.section === section).map((task) => option('checkbox', 'chosen', task.id, task.title, task.core))
        choose.append(element('fieldset', {}, element('legend', {}, section), ...boxes))
      }
    }
  }
  form.addEventListener('change', refresh)
  refresh()

  /** @returns {string} what is missing */
  function missing() {
    const size = Number(value('size'))
    if (instrument().kind === 'matrix' && value('tasks') === 'own' && !new FormData(form).getAll('chosen').length && !own().length) return words('no-tasks')
    if (!value('leader')) return words('need-consent')
    if (['bord', 'kaede'].includes(value('way'))) {
      if (!Number.isInteger(size) || size < 1) return words('need-size')
      if (size > MOST) return words('size-most', { n: MOST })
      const fewest = FEWEST_IN_CHAIN + +(value('leader') === 'yes')
      if (value('way') === 'kaede' && size < fewest) return words('size-chain', { n: fewest })
    }
    return ''
  }
  const own = () => (instrument().kind === 'matrix' ? new FormData(form).getAll('own').map((task) => tidy(task, LONGEST_TASK)).filter(Boolean) : [])

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    fault.textContent = missing()
    if (fault.textContent) return
    const { id, kind, tasks } = instrument()
    const chosen = new Set(new FormData(form).getAll('chosen'))
    const isAsked = { core: (/** @type {any} */ task) => task.core, all: () => true, own: (/** @type {any} */ task) => chosen.has(task.id) }[value('tasks')] ?? (() => true)
    const saved = fresh({
      round: randomBits(24) || 1,
      instrument: id,
      name: tidy(value('name'), LONGEST_NAME),
      deadline: value('deadline'),
      twoTier: kind === 'matrix' && value('tier') === 'two',
      heard: kind === 'matrix' && !!value('heard'),
      leader: value('leader') === 'yes',
      way: /** @type {import('./definition.js').Way} */ (value('way')),
      tasks: (kind === 'matrix' ? tasks.filter(isAsked) : tasks).map((task) => task.id),
      own: own(),
    })
    saved.size = Number(value('size')) || 0
    saved.mine = !!value('mine')
    made(saved)
  })
  form.querySelector('[data-do="cancel"]')?.addEventListener('click', cancelled)
  return form
}
