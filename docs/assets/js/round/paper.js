// @ts-check
/** The printed form: one line for each task, one box for each answer. */

import { element } from '../dom.js'
import { asking, offered, part } from './catalogue.js'

/**
 * @param {HTMLElement} root
 * @param {import('./state.js').Saved} saved
 * @param {import('./catalogue.js').Instrument} instrument
 * @param {(name: string) => string} words
 */
export function sheet(root, { round }, instrument, words) {
  const answers = offered(instrument, round.twoTier)
  const head = element('tr', {}, element('th', { scope: 'col' }, instrument.question), ...answers.map((answer) => element('th', { scope: 'col' }, answer.label)))
  const body = asking(round, instrument, words('own-tasks')).map((task, index) => element('tr', {}, element('th', { scope: 'row' }, `${index + 1}. ${task.title}`), ...answers.map(() => element('td', {}, '☐'))))
  const made = part(root, 'sheet', { title: [instrument.title, round.name].filter(Boolean).join(': '), head, body })
  if (!round.leader) made.querySelector('[data-only="leader"]')?.remove()
  return made
}
