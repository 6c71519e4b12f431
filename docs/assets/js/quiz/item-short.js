// @ts-check
/** A few words are written and compared without regard to case, spaces and how Danish letters are spelled. */

import { element } from '../dom.js'

/**
 * The way a short answer is compared; the check of the content compares the same way.
 * @param {string} text
 */
export const fold = (text) =>
  text.normalize('NFC').toLowerCase().replace(/æ/g, 'ae').replace(/ø/g, 'oe').replace(/å/g, 'aa')
    .normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '')

/**
 * @param {HTMLFormElement} form
 * @param {{words: (name: string, values?: Record<string, string | number>) => string}} settings
 * @returns {import('./item-choice.js').Field}
 */
export function shortField(form, { words }) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector('.short input'))
  /** @type {Map<string, string>} */
  const known = new Map()
  for (const span of form.querySelectorAll('.feedback [data-accept]')) {
    known.set(fold(span.textContent ?? ''), span.closest('[data-option]')?.getAttribute('data-option') ?? '')
  }
  const open = form.dataset.basis === 'local' && ![...known.values()].includes('right')
  /** @param {string[]} value */
  const meaning = (value) => known.get(fold(value[0] ?? '')) ?? (open ? 'right' : 'other')
  return {
    ask: 'choose-short',
    controls: [input],
    value: () => (input.value.trim() ? [input.value.trim()] : []),
    complete: () => fold(input.value) !== '',
    show(value) {
      input.value = value[0] ?? ''
    },
    judge: (value) => ({ hits: !open && meaning(value) === 'right' ? 1 : 0, right: open ? 0 : 1, extra: 0 }),
    why(value) {
      const why = form.querySelector(`.feedback [data-option="${meaning(value)}"] .why`)
      const right = form.querySelector('.feedback [data-option="right"] [data-accept]')?.textContent ?? ''
      const told = meaning(value) === 'right' || !right || form.dataset.basis === 'local' ? [] : [element('p', {}, words('suggested', { text: right }))]
      return [...(why ? [why.cloneNode(true)] : []), ...told]
    },
    describe: (value) => value[0] ?? '',
  }
}
