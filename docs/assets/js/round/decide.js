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

/** Whether there is anything in a decision. @param {Decision | undefined} decision */
export const isDecided = (decision) => !!decision && !!(decision.decides || decision.who || decision.note || decision.limit || decision.heard.length)

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
  const details = element('details', { class: 'decide no-print' }, summary)
  const name = () => {
    const made = saved.decisions[task.id]
    summary.textContent = !isDecided(made) ? words('decide') : made.decides && !fixed ? words('decided', { answer: label(made.decides) }) : words('noted')
    details.classList.toggle('is-decided', isDecided(made))
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
