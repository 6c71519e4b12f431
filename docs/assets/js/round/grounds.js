// @ts-check
/** What stands behind a task in the report: basis, proposal, note, scenario and sources. Fetched when it is opened. */

import { element } from '../dom.js'

/** @param {import('./aggregate.js').Row} row @param {import('./state.js').View} view @param {import('./report.js').Words} words @param {string} mark */
export function grounds({ task }, view, words, mark) {
  const proposed = (task.proposed?.[view.round.twoTier ? 1 : 0] ?? []).filter((id) => id !== 'flere-sammen')
  const answer = proposed.map((id) => view.instrument.answers.find((one) => one.id === id)?.label ?? id).join(words('and'))
  const sources = (task.sources ?? []).flatMap(([title, href, unchecked]) => [' ', element('a', { href }, title), ...(unchecked ? [' ', element('span', { class: 'unchecked' }, words('unchecked'))] : [])])
  return [
    ...(task.basis ? [element('p', { class: `basis basis-${task.basis}` }, words(`basis-${task.basis}`))] : []),
    ...(task.seen ? [] : [element('p', { class: 'unseen' }, words('unseen'))]),
    ...(answer ? [element('p', {}, words(mark === words('law') ? 'law-says' : 'proposal', { answer }))] : []),
    ...(task.note ? [element('p', {}, task.note)] : []),
    ...(task.scenario ? [element('p', { class: 'scenario' }, element('span', { class: 'label' }, `${words('scenario')}: `), task.scenario)] : []),
    ...(sources.length ? [element('p', { class: 'sources' }, element('span', { class: 'label' }, words('sources')), ...sources)] : []),
    ...(task.read ? [element('p', { class: 'read' }, element('a', { href: task.read[1] }, words('read-more', { title: task.read[0] })))] : []),
  ]
}
