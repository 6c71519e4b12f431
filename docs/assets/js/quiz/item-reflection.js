// @ts-check
/** Own words, kept in this browser as they are written, and printed with the page. */

import { element } from '../dom.js'

/**
 * @param {HTMLFormElement} form
 * @returns {import('./item-choice.js').Field}
 */
export function reflectionField(form) {
  const area = /** @type {HTMLTextAreaElement} */ (form.querySelector('textarea'))
  const paper = element('p', { class: 'print-only own-words' })
  area.after(paper)
  const copy = () => (paper.textContent = area.value)
  area.addEventListener('input', copy)
  // Written before this script was here: it belongs below what was kept, and is kept with it.
  let early = area.value.trim()
  return {
    ask: 'choose-short',
    controls: [area],
    value: () => (area.value.trim() ? [area.value] : []),
    complete: () => area.value.trim() !== '',
    show(value) {
      if (early) {
        const kept = value[0] ?? ''
        if (kept.trim() !== early) area.value = [kept, area.value].filter(Boolean).join('\n')
        early = ''
        queueMicrotask(() => area.dispatchEvent(new Event('input', { bubbles: true })))
      }
      // What is being written in this tab is never overwritten by what another tab kept.
      else if (document.activeElement !== area) area.value = value[0] ?? ''
      copy()
    },
    judge: () => ({ hits: 0, right: 0, extra: 0 }),
    why: () => [],
    describe: (value) => value[0] ?? '',
  }
}
