// @ts-check
/** Take away: on paper, on the clipboard. */

import { element } from '../dom.js'

/**
 * Print these nodes alone.
 * @param {string} title
 * @param {...Node} nodes
 */
export function printSheet(title, ...nodes) {
  const sheet = element('div', { class: 'print-sheet' }, element('p', { class: 'sheet-title' }, title), ...nodes)
  for (const part of sheet.querySelectorAll('[id]')) part.removeAttribute('id')
  const root = document.documentElement
  const done = () => {
    sheet.remove()
    delete root.dataset.print
  }
  document.body.append(sheet)
  root.dataset.print = ''
  addEventListener('afterprint', done, { once: true })
  print()
}

/**
 * Put text on the clipboard; where that is not allowed, show it to be copied by hand.
 * @param {string} text
 * @param {HTMLElement} place where the text is shown if need be
 * @param {(name: string) => string} words
 * @param {(text: string) => void} announce
 */
export async function copyText(text, place, words, announce) {
  try {
    await navigator.clipboard.writeText(text)
    announce(words('copied'))
    place.replaceChildren(element('p', { class: 'message', 'data-kind': 'success' }, words('copied')))
  } catch {
    const area = /** @type {HTMLTextAreaElement} */ (element('textarea', { rows: '8', readonly: true, 'aria-label': words('copy-failed') }))
    area.value = text
    place.replaceChildren(element('p', { class: 'message', 'data-kind': 'warning' }, words('copy-failed')), area)
    area.focus()
    area.select()
  }
}
