// @ts-check
/** What has become clearer since an earlier round. Fetched only where there is one. */

import { element } from '../dom.js'
import { compare } from './aggregate.js'

/** @typedef {import('./aggregate.js').Row} Row */

/** @param {Row[]} rows @param {{name: string, categories: Record<string, string>}} earlier @param {import('./report.js').Words} words */
export function clearer(rows, earlier, words) {
  const found = compare(rows, earlier.categories)
  /** @param {Row[]} list */
  const titles = (list) => element('ul', {}, ...list.map((row) => element('li', {}, row.task.title)))
  const name = earlier.name || words('unnamed')
  return [
    element('h3', {}, words('clearer', { name, n: found.clearer.length, total: found.shared })),
    found.clearer.length ? titles(found.clearer) : element('p', {}, words('nothing-clearer')),
    ...(found.less.length ? [element('h3', {}, words('less', { n: found.less.length })), titles(found.less)] : []),
  ]
}
