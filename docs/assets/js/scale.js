// @ts-check
/** The board's self-evaluation: statements on an anchored scale, with own words at the end. No total, no marks. */

import { element } from './dom.js'
import { Survey, group } from './survey.js'

/** @typedef {import('./survey.js').Row} Row */

/** @param {Survey} survey @param {Row} row */
function entry(survey, row) {
  const answer = survey.answerTo(row)
  const dimension = survey.allSteps.find((step) => step.rows.some(({ id }) => id === row.id))?.title ?? ''
  return element(
    'li',
    { class: 'result-entry' },
    element('span', { class: 'result-dimension' }, dimension),
    row.title,
    ...(answer ? [' ', element('strong', {}, survey.labelOf(answer))] : []),
  )
}

/** @param {Survey} survey */
function result(survey) {
  const steps = new Map(survey.allAnswers.map((answer) => [answer.id, answer.step]))
  const middle = Math.max(...steps.values()) / 2
  /** @param {(step: number, answer: string) => boolean} wanted */
  const rows = (wanted) =>
    survey.rows.filter((row) => {
      const answer = survey.answerTo(row)
      return wanted(steps.get(answer) ?? 0, answer)
    })
  /** @param {string} name @param {Row[]} chosen @param {boolean} [always] */
  const shown = (name, chosen, always) => group(survey, name, chosen.map((row) => entry(survey, row)), always)
  return [
    ...shown('low', rows((step) => step > 0 && step <= middle), true),
    ...shown('unsure', rows((_, answer) => answer === 'ved-ikke')),
    ...shown('high', rows((step) => step > middle)),
    ...shown('blank', rows((_, answer) => answer === '')),
    ...openQuestions(survey),
  ]
}

/** Questions in own words: kept in this browser only. @param {Survey} survey */
function openQuestions(survey) {
  const questions = [...survey.root.querySelectorAll('[data-open]')]
  if (!questions.length) return []
  const fields = questions.map((question) => {
    const id = question.getAttribute('data-open') ?? ''
    const area = /** @type {HTMLTextAreaElement} */ (element('textarea', { id: `ord-${id}`, rows: '4' }))
    area.value = survey.store.state.settings[`ord-${id}`] ?? ''
    area.addEventListener('input', () => {
      survey.store.setting(`ord-${id}`, area.value)
      survey.tools.refresh()
    })
    return element('div', { class: 'field' }, element('label', { for: area.id }, question.textContent ?? ''), area)
  })
  return [element('section', { class: 'own-words' }, ...fields, element('p', { class: 'hint' }, survey.words('open-note')))]
}

for (const root of document.querySelectorAll('.instrument.scale')) {
  new Survey(/** @type {HTMLElement} */ (root), {
    rows: '.statement',
    label: '.statement-text',
    settings: () => [],
    includes: () => true,
    answers: (survey) => survey.allAnswers,
    result,
  })
}
