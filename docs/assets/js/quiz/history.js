// @ts-check
/** Own attempts with their dates: put away, deleted one by one or all. */

import { button, element } from '../dom.js'
import { isMissed, isRight } from './verdict.js'
import { newSeed } from './shuffle.js'

/** @typedef {import('../quiz.js').Quiz} Quiz */

/** How a date and time are written. @param {string} at */
export const moment = (at) =>
  Number.isNaN(Date.parse(at)) ? '–' : new Date(at).toLocaleString(document.documentElement.lang || 'da', { dateStyle: 'long', timeStyle: 'short' })

/**
 * Put the answers that are there away as an attempt; the quiz is then unanswered.
 * @param {Quiz} quiz
 * @param {string} mode
 * @param {boolean} [clear]
 */
export function putAway(quiz, mode, clear = true) {
  const verdicts = quiz.answered.filter(({ changed }) => !changed).map(({ question, entry }) => question.judge(entry.value))
  const judged = verdicts.filter((verdict) => isRight(verdict) || isMissed(verdict)).length
  quiz.store?.change((state) => {
    const at = new Date().toISOString()
    const answers = Object.assign(Object.create(null), state.answers)
    state.attempts.push({ id: `${at}-${newSeed()}`, at, mode, answers, tally: { right: verdicts.filter(isRight).length, judged } })
    if (clear) state.answers = Object.create(null)
  })
}

/**
 * @param {Quiz} quiz
 * @param {boolean} open
 * @returns {Node[]}
 */
export function historyPanel(quiz, open) {
  const { words, store } = quiz
  const attempts = store?.state.attempts ?? []
  const summary = element('summary', { 'data-name': 'history' }, `${words('history')} (${attempts.length})`)
  const changed = () => {
    quiz.draw()
    quiz.announce(words('history-deleted'))
    requestAnimationFrame(() => /** @type {HTMLElement | null} */ (quiz.result.querySelector('[data-name="history"]'))?.focus())
  }
  /** @param {string[]} ids */
  const forget = (ids) => {
    store?.change((state) => (state.attempts = state.attempts.filter(({ id }) => !ids.includes(id))))
    changed()
  }
  const list = attempts.toReversed().map((attempt) => {
    const remove = button(words('history-delete-short'), () => forget([attempt.id]))
    remove.setAttribute('aria-label', words('history-delete', { date: moment(attempt.at) }))
    const mode = words(attempt.mode === 'exam' ? 'mode-exam' : 'mode-practice')
    const text = words('history-entry', { mode, right: attempt.tally.right, n: attempt.tally.judged, answered: Object.keys(attempt.answers).length })
    return element('li', {}, element('time', { datetime: attempt.at }, moment(attempt.at)), ` ${text} `, remove)
  })
  const again = button(words('history-new'), () => {
    putAway(quiz, 'practice')
    quiz.draw()
    quiz.announce(words('history-kept'))
    ;/** @type {HTMLElement | null} */ (quiz.root.querySelector('form.item input, form.item select, form.item textarea'))?.focus()
  })
  again.dataset.name = 'history-new'
  const panel = element('details', { class: 'history', open }, summary,
    ...(list.length ? [element('ol', {}, ...list), button(words('history-delete-all'), () => forget(attempts.map(({ id }) => id)))] : [element('p', {}, words('history-none'))]),
  )
  return [panel, ...(quiz.answered.length ? [element('div', { class: 'tool-row' }, again)] : [])]
}
