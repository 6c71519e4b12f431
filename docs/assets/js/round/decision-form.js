// @ts-check
/** The form in which a decision is written; what the law fixes cannot be chosen. */

import { element } from '../dom.js'
import { style } from '../quiz/style.js'
import { offered, option, part } from './catalogue.js'
import { fixedAnswer, stateOf } from './decide.js'

/** @type {import('./state.js').Decision} */
const NONE = { decides: '', heard: [], limit: '', from: '', who: '', note: '' }

/**
 * @param {HTMLElement} root
 * @param {import('./catalogue.js').Asking} task
 * @param {import('./state.js').Saved} saved
 * @param {import('./catalogue.js').Instrument} instrument
 * @param {(name: string, values?: Record<string, string | number>) => string} words
 * @param {() => void} onchange
 */
export function decisionForm(root, task, saved, instrument, words, onchange) {
  const { twoTier } = saved.round
  const fixed = fixedAnswer(task, twoTier)
  /** @param {string} id */
  const label = (id) => instrument.answers.find((answer) => answer.id === id)?.label ?? id
  style('round-papers')
  const made = /** @type {HTMLFormElement} */ (part(root, 'decision'))
  const value = { ...NONE, ...saved.decisions[task.id] }
  const answers = offered(instrument, twoTier)
  /** @param {string} slot @returns {HTMLElement} */
  const at = (slot) => /** @type {HTMLElement} */ (made.querySelector(`[data-slot="${slot}"]`))
  if (fixed) {
    at('fixed').textContent = words(fixed === 'hver-enkelt' ? 'fixed-personal' : 'fixed', { answer: label(fixed) })
    for (const slot of ['decides', 'heard', 'limit']) at(slot).remove()
  } else {
    at('fixed').textContent = words('board-keeps')
    const choices = answers.filter((answer) => answer.id !== 'ved-ikke' && answer.id !== 'hver-enkelt')
    const select = /** @type {HTMLSelectElement} */ (made.elements.namedItem('decides'))
    select.append(element('option', { value: '' }, words('nothing')), ...choices.map((answer) => element('option', { value: answer.id }, answer.label)))
    at('heard').querySelector('.choices')?.append(...answers.filter((answer) => answer.role).map((answer) => option('checkbox', 'heard', answer.id, answer.label, value.heard.includes(answer.id))))
  }
  for (const field of /** @type {const} */ (['decides', 'limit', 'from', 'who', 'note'])) {
    const control = /** @type {HTMLInputElement | null} */ (made.elements.namedItem(field))
    if (control) control.value = value[field]
  }
  const ask = () => (at('open').textContent = stateOf(saved.decisions[task.id], fixed) === 'open' ? words('still-open') : '')
  ask()
  made.addEventListener('submit', (event) => event.preventDefault())
  made.addEventListener('input', () => {
    const data = new FormData(made)
    /** @param {string} field */
    const text = (field) => String(data.get(field) ?? '').trim()
    saved.decisions[task.id] = { decides: text('decides'), heard: data.getAll('heard').map(String), limit: text('limit'), from: text('from'), who: text('who'), note: text('note') }
    ask()
    onchange()
  })
  return made
}
