// @ts-check
/** The palette of competences: where each is found best, with what is missing first. No total, no marks. */

import { button, element, template } from './dom.js'
import { Survey, group } from './survey.js'

/** @typedef {import('./survey.js').Row} Row */
/** @typedef {'nowhere' | 'one' | 'unsure' | 'borrowed' | 'house' | 'not-relevant' | 'blank'} Finding */

/**
 * Say what an answer means for the board.
 * @param {Map<string, string>} covers how well a competence is covered in each place
 * @param {string} answer
 * @returns {Finding}
 */
export function finding(covers, answer) {
  if (!answer) return 'blank'
  if (answer === 'ved-ikke') return 'unsure'
  const cover = covers.get(answer)
  return cover === 'nowhere' || cover === 'one' || cover === 'borrowed' || cover === 'house' ? cover : 'not-relevant'
}

/** @param {Survey} survey @param {Row} row @param {boolean} withPlace */
function entry(survey, row, withPlace) {
  const place = withPlace ? [' ', element('strong', {}, survey.labelOf(survey.answerTo(row)))] : []
  return element('li', { class: 'result-entry', 'data-task': row.id }, row.title, ...place)
}

/** @param {Survey} survey */
function result(survey) {
  const places = template(survey.root).querySelectorAll('[data-cover]')
  const covers = new Map([...places].map((place) => [place.getAttribute('data-answer') ?? '', place.getAttribute('data-cover') ?? '']))
  /** @type {Record<Finding, Row[]>} */
  const found = { nowhere: [], one: [], unsure: [], borrowed: [], house: [], 'not-relevant': [], blank: [] }
  for (const row of survey.rows) found[finding(covers, survey.answerTo(row))].push(row)
  const groups = Object.entries(found).flatMap(([name, rows]) => {
    const withPlace = name === 'one' || name === 'borrowed' || name === 'house'
    return group(survey, name, rows.map((row) => entry(survey, row, withPlace)), name === 'nowhere' || name === 'one')
  })
  return [...groups, element('p', {}, button(survey.words('print'), () => print()))]
}

for (const root of document.querySelectorAll('.instrument.palette')) {
  new Survey(/** @type {HTMLElement} */ (root), {
    rows: '.statement',
    label: '.statement-text',
    settings: () => [],
    includes: () => true,
    answers: (survey) => survey.allAnswers,
    result,
  })
}
