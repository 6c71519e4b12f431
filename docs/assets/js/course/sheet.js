// @ts-check
/** The participation sheet: a reader's own statement on one sheet of paper. */

import { element } from '../dom.js'
import { said } from './mine.js'

/**
 * @param {{module: import('./progress.js').Module, taken: import('./mine.js').Taken}[]} done
 * @param {string} name
 * @param {(name: string, values?: Record<string, string | number>) => string} words
 * @returns {Node[]}
 */
export function sheet(done, name, words) {
  const sum = done.reduce((all, { taken }) => all + taken.minutes, 0)
  const hours = words('hours', { h: Math.floor(sum / 60), m: sum % 60 })
  /** @param {string} tag @param {string} text */
  const cell = (tag, text) => element(tag, tag === 'th' ? { scope: 'col' } : {}, text)
  const rows = done.map(({ module, taken }) => {
    // The goals speak to the reader; on the sheet they follow the words before them.
    const goals = module.goals.map((goal) => goal.replace(/^du kan /, '')).join('; ')
    return element('tr', {}, element('th', { scope: 'row' }, module.title, element('span', { class: 'sheet-goals' }, words('sheet-goals', { goals }))), cell('td', said(taken.date)), cell('td', String(taken.minutes)))
  })
  return [
    element('p', { class: 'sheet-claim' }, words('sheet-claim')),
    element('p', {}, words('sheet-says', { name })),
    element('table', { class: 'sheet-table' },
      element('thead', {}, element('tr', {}, ...['module', 'date', 'minutes'].map((part) => cell('th', words(`sheet-${part}`))))),
      element('tbody', {}, ...rows),
    ),
    element('p', {}, words('sheet-sum', { n: done.length, hours })),
    element('p', { class: 'sheet-sign' }, words('sheet-sign')),
    element('p', { class: 'sheet-from' }, words('sheet-from', { address: new URL('..', document.baseURI).href })),
  ]
}
