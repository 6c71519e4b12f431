// @ts-check
/** What the board decides for a task, written where the task stands in the report. */

import { element } from '../dom.js'

/**
 * @typedef {import('./aggregate.js').Row} Row
 * @typedef {import('./state.js').Decision} Decision
 * @typedef {import('./state.js').Saved} Saved
 * @typedef {import('./catalogue.js').Instrument} Instrument
 */

/** The answer that the law fixes, or nothing where the board can choose. @param {import('./catalogue.js').Asking} task @param {boolean} twoTier */
export const fixedAnswer = (task, twoTier) => (task.basis === 'law' ? (task.fixed?.[twoTier ? 1 : 0]?.[0] ?? '') : '')

/**
 * How far the board came with a task: decided only when it is said (or fixed by law) who decides.
 * @param {Decision | undefined} decision
 * @param {string} fixed
 * @returns {'' | 'open' | 'noted' | 'decided'}
 */
export function stateOf(decision, fixed) {
  const { decides = '', heard = [], limit, from, who, note } = decision ?? {}
  if (!(decides || limit || from || who || note || heard.length)) return ''
  if (fixed) return 'noted'
  return decides && decides !== 'ikke-aftalt' ? 'decided' : 'open'
}

/**
 * The folded form below a task.
 * @param {HTMLElement} root
 * @param {Row} row
 * @param {Saved} saved
 * @param {Instrument} instrument
 * @param {(name: string, values?: Record<string, string | number>) => string} words
 * @param {() => void} onchange
 */
export function decision(root, { task }, saved, instrument, words, onchange) {
  const { twoTier } = saved.round
  const fixed = fixedAnswer(task, twoTier)
  /** @param {string} id */
  const label = (id) => instrument.answers.find((answer) => answer.id === id)?.label ?? id
  const summary = element('summary', {})
  const details = element('details', {}, summary)
  const name = () => {
    const made = saved.decisions[task.id]
    const state = stateOf(made, fixed)
    summary.textContent = words(state || 'decide', { answer: label(made?.decides) })
    details.className = `decide no-print ${state}`
  }
  name()
  details.addEventListener('toggle', async () => {
    if (details.childElementCount > 1) return
    const { decisionForm } = await import('./decision-form.js')
    if (details.childElementCount > 1) return
    details.append(
      decisionForm(root, task, saved, instrument, words, () => {
        name()
        onchange()
      }),
    )
  })
  return details
}
