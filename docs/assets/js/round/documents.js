// @ts-check
/** From decisions to what stands in the board's papers: the names are those of the fields and tables in the templates. */

import { fixedAnswer, stateOf } from './decide.js'
import { danishDate } from './definition.js'

/**
 * @typedef {import('./state.js').Saved} Saved
 * @typedef {import('./state.js').View} View
 * @typedef {import('./aggregate.js').Row} Row
 * @typedef {(name: string, values?: Record<string, string | number>) => string} Words
 */

const AGENDA = 5
const ORDER = ['disagree', 'unsure', 'against']

/** An amount as it stands in a paper, however it was typed: »25000 kr.« becomes »25.000«. @param {string} limit */
const amount = (limit) => limit.replace(/\s*kr(oner|\.)?$/i, '').replace(/^\d{4,}$/, (digits) => Number(digits).toLocaleString('da-DK'))

/** @param {Saved} saved @param {View} view @param {Words} words @returns {Record<string, string | string[][]>} */
export function slotsOf(saved, view, words) {
  const { twoTier } = saved.round
  /** @param {string} id */
  const label = (id) => view.instrument.answers.find((answer) => answer.id === id)?.label ?? id
  const rows = view.rows.map((row) => {
    const fixed = fixedAnswer(row.task, twoTier)
    const made = { decides: '', heard: /** @type {string[]} */ ([]), limit: '', from: '', who: '', note: '', ...saved.decisions[row.task.id] }
    return { title: row.task.title, state: stateOf(saved.decisions[row.task.id], fixed), fixed, ...made, decides: fixed || made.decides }
  })
  const settled = rows.filter(({ state }) => state === 'decided' || state === 'noted')
  /** @typedef {typeof rows[number]} Made */
  /** @param {Made} row */
  const decider = ({ decides }) => {
    const name = { 'hver-enkelt': 'each', 'flere-sammen': 'decides-plural', 'ikke-relevant': 'irrelevant' }[decides] ?? 'decides'
    return words(name, { answer: label(decides) })
  }
  /** @param {Made} row */
  const terms = ({ fixed, heard, limit }) =>
    [fixed && words('law-fixes'), heard.length && words('heard-first', { list: heard.map(label).join(words('and')) }), limit && words('limit', { amount: amount(limit) })].filter(Boolean).join(' ')
  /** @param {Made} row */
  const due = ({ from, who }) => [from && words('from', { date: danishDate(from) }), who && words('follow', { who })].filter(Boolean).join(' ')
  const decisions = [
    ...settled.map((row) => [`${row.title}: ${[decider(row), terms(row)].filter(Boolean).join(' ')}`, row.note, row.who, row.from && words('from', { date: danishDate(row.from) })]),
    ...saved.actions.filter((action) => action.what).map(({ what, who, date }) => [what, '', who || words('nobody-named'), danishDate(date)]),
    ...(saved.next ? [[words('ics-next'), '', '', danishDate(saved.next)]] : []),
  ]
  const handed = settled.filter(({ fixed, decides }) => !fixed && !['bestyrelsen', 'ikke-relevant', 'flere-sammen'].includes(decides))
  const open = view.rows.filter((row) => ORDER.includes(row.category))
  open.sort((a, b) => ORDER.indexOf(a.category) - ORDER.indexOf(b.category) || b.score - a.score)
  // What seems against the law is nothing for the board to settle by itself.
  const [asked, settle] = [true, false].map((isAsked) => open.filter((row) => (row.category === 'against') === isAsked).slice(0, AGENDA))
  const proposals = [
    settle.length && words('paper-proposal', { list: settle.map((row) => `${row.task.title} (${words(`tile-${row.category}`)})`).join('; ') }),
    asked.length && words('paper-ask', { list: asked.map((row) => row.task.title).join('; ') }),
  ].filter(Boolean)
  const { board, leader } = view.people
  const people = `${[words('report-people', { board }), leader && words('report-leader')].filter(Boolean).join(' ')}.`
  return {
    punkt: words('paper-point'),
    forslag: proposals.join('. ') || words('paper-proposal-none'),
    spoergsmaal: words('paper-question'),
    baggrund: words('paper-why', { instrument: view.instrument.title, people }),
    beslutninger: decisions.map((cells, index) => [String(index + 1), ...cells]),
    aabne: rows.filter(({ state }) => state === 'open').map((row) => [row.title, [words('undecided'), terms(row), row.note].filter(Boolean).join(' '), row.who, '']),
    mandater: handed.map((row) => [`${row.title}: ${decider(row)}`, terms(row)].filter(Boolean).join(' ')).join(' ').replace(/\.$/, ''),
    mandat: settled.filter(({ decides }) => decides !== 'ikke-relevant').map((row) => (row.decides === 'lederen' ? [row.title, terms(row) || words('yes'), '', ''] : [row.title, '', '', `${decider(row)} ${terms(row)}`.trim()])),
    plan: settled.filter(({ decides }) => decides !== 'ikke-relevant').map((row) => [
      row.title,
      label(row.decides),
      [row.fixed && words('law-fixes'), row.limit && words('limit', { amount: amount(row.limit) }), due(row)].filter(Boolean).join(' ') || '–',
      row.heard.map(label).join(', ') || '–',
      '–',
    ]),
    naeste: danishDate(saved.next),
  }
}
