// @ts-check
/** The role-division check: who decides here today, held against the law and shown beside the proposal. */

import { element } from './dom.js'
import { finding } from './finding.js'
import { Survey, group, setting } from './survey.js'

/** @typedef {import('./survey.js').Row} Row */
/** @typedef {import('./finding.js').Finding} Finding */

/** Whether this edition knows one-tier institutions alone. @param {Survey} survey */
const oneTier = (survey) => survey.root.hasAttribute('data-one-tier')

/** @param {Survey} survey */
const twoTier = (survey) => !oneTier(survey) && survey.store.state.settings.model === 'two-tier'

/** @param {Survey} survey */
const coreOnly = (survey) => survey.store.state.settings.length !== 'all'

/** @param {Survey} survey @param {Row} row */
function taskOf(survey, row) {
  const { basis = '', fixed = '', fixedTwoTier = '', proposed = '', proposedTwoTier = '', unseen } = row.source.dataset
  /** @param {string} one @param {string} two */
  const list = (one, two) => (twoTier(survey) ? two : one).split(' ').filter(Boolean)
  return { basis, seen: unseen === undefined, fixed: list(fixed, fixedTwoTier), proposed: list(proposed, proposedTwoTier) }
}

/** @param {Survey} survey @param {Row} row */
function entry(survey, row) {
  const task = taskOf(survey, row)
  const answer = survey.answerTo(row)
  /** @param {string} name @param {string} text */
  const fact = (name, text) => element('div', {}, element('dt', {}, survey.words(name)), element('dd', {}, text))
  const proposed = task.proposed.filter((id) => id !== 'flere-sammen').map((id) => survey.labelOf(id))
  const facts = element(
    'dl',
    { class: 'parts' },
    ...(answer ? [fact('your-answer', survey.labelOf(answer))] : []),
    fact(task.fixed.length && task.seen ? 'law-says' : 'proposal', proposed.join(' og ')),
  )
  const shown = [...row.source.querySelectorAll('.basis, .unseen, .note, .sources')].map((node) => node.cloneNode(true))
  const link = element('a', { href: `#${row.source.id}` }, row.title)
  return element('li', { class: 'result-entry', 'data-task': row.id }, element('p', { class: 'result-title' }, link), facts, ...shown)
}

/** @param {Survey} survey */
function result(survey) {
  /** @type {Record<Finding, Row[]>} */
  const found = { against: [], shared: [], unsure: [], other: [], same: [], 'not-relevant': [], blank: [] }
  for (const row of survey.rows) found[finding(taskOf(survey, row), survey.answerTo(row))].push(row)
  return Object.entries(found).flatMap(([name, rows]) => group(survey, name, rows.map((row) => entry(survey, row)), name === 'against' || name === 'unsure'))
}

for (const root of document.querySelectorAll('.instrument.matrix')) {
  new Survey(/** @type {HTMLElement} */ (root), {
    rows: '.task',
    label: 'h3 .task-title',
    settings: (survey) => {
      const all = survey.allSteps.flatMap((step) => step.rows)
      const core = all.filter((row) => 'core' in row.source.dataset)
      return [
        setting(survey, 'length', survey.words('length'), [
          { id: 'core', label: survey.words('core', { n: core.length }) },
          { id: 'all', label: survey.words('all-tasks', { n: all.length }) },
        ]),
        ...(oneTier(survey) ? [] : [setting(survey, 'model', survey.words('model'), [
          { id: 'one-tier', label: survey.words('one-tier') },
          { id: 'two-tier', label: survey.words('two-tier') },
        ])]),
      ]
    },
    includes: (survey, row) => !coreOnly(survey) || 'core' in row.source.dataset,
    answers: (survey) => survey.allAnswers.filter((answer) => !answer.gone && (twoTier(survey) || !answer.twoTierOnly)),
    result,
  })
}
