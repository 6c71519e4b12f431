// @ts-check
/** The report is sent to all at once, and held against an earlier one. */

import { download } from '../keep.js'
import { part } from './catalogue.js'
import { readReportFile, reportFile, reportFragment } from './share.js'
import { parseSaved, readFile, viewOf } from './state.js'

/** @typedef {import('./chair.js').Chair} Chair */

/** @param {HTMLElement} place @returns {HTMLElement} */
const said = (place) => /** @type {HTMLElement} */ (place.querySelector('[data-slot="shared"]'))

/** Remind the chair of what was promised, once. @param {Chair} chair @param {HTMLElement} place */
function promise({ root }, place) {
  if (!place.querySelector('.husk')) said(place).after(part(root, 'promise'))
}

/** Copy the report's link, or show it where it cannot be copied. @param {Chair} chair @param {HTMLElement} place */
export async function shareLink(chair, place) {
  const link = `${new URL(chair.root.dataset.reportPage ?? '', location.href)}#${reportFragment(chair.view)}`
  promise(chair, place)
  try {
    await navigator.clipboard.writeText(link)
    said(place).textContent = chair.words('shared-report')
  } catch {
    said(place).textContent = link
  }
}

/** @param {Chair} chair @param {HTMLElement} place */
export function shareFile(chair, place) {
  promise(chair, place)
  return download(`rapport-${chair.open.round.round.toString(16)}.json`, reportFile(chair.view))
}

/** Compare with an earlier round, or say why the file is none. @param {Chair} chair @param {HTMLElement} place @param {File} file */
export async function earlier(chair, place, file) {
  const read = await readFile(file)
  const before = 'text' in read ? viewIn(read.text, chair) : null
  if (!before) {
    /** @type {HTMLElement} */ (place.querySelector('[role=alert]')).textContent = chair.words('text' in read ? 'refused-not-a-round' : 'refused-too-large')
    return
  }
  chair.open.earlier = { name: before.round.name, categories: Object.fromEntries(before.rows.map((row) => [row.task.id, row.category])) }
  chair.go('report')
}

/** An earlier round, from its own file or from a report. @param {string} text @param {Chair} chair */
function viewIn(text, { catalogue, words, instrument }) {
  const saved = parseSaved(text, catalogue)
  const view = typeof saved === 'string' ? readReportFile(text, catalogue, words('own-tasks')) : viewOf(saved, catalogue, words('own-tasks'))
  return view?.instrument.id === instrument.id ? view : null
}
