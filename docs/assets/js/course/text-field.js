// @ts-check
/** A field for a reader's own words, kept as they are written, with older texts that gave way to newer ones. */

import { button, element } from '../dom.js'
import { said } from './mine.js'

/**
 * @param {object} given
 * @param {import('./mine.js').Mine} given.mine
 * @param {string} given.id
 * @param {string} given.label
 * @param {string} given.help
 * @param {(name: string, values?: Record<string, string | number>) => string} given.words
 * @param {(text: string) => void} given.announce
 * @param {() => void} given.changed called when more than this field is to be drawn
 * @param {boolean} [given.line] one line instead of several
 * @returns {{part: HTMLElement, control: HTMLElement, draw: () => void}}
 */
export function textField({ mine, id, label, help, words, announce, changed, line = false }) {
  const attributes = { id, 'aria-describedby': `${id}-hjaelp`, ...(line ? { type: 'text', maxlength: '100', autocomplete: 'name' } : { rows: '4', maxlength: '4000' }) }
  const control = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (element(line ? 'input' : 'textarea', attributes))
  const older = element('div', { class: 'older' })
  const paper = element('p', { class: 'print-only own-words' })
  let seen = ''
  const keep = () => {
    mine.write(id, control.value, seen)
    seen = control.value
    paper.textContent = control.value
  }
  control.addEventListener('input', keep)
  control.addEventListener('change', changed)

  const draw = () => {
    // What is being written in this tab is never overwritten by what another tab kept.
    if (document.activeElement !== control) control.value = seen = mine.text(id)
    paper.textContent = control.value
    older.replaceChildren(
      ...mine.older(id).map((entry) => {
        /** @param {string} name @param {() => void} act */
        const does = (name, act) =>
          button(words(`older-${name}`), () => {
            act()
            mine.drop(entry)
            changed()
            announce(words(name === 'add' ? 'older-added' : 'older-dropped'))
            control.focus()
          })
        const add = () => {
          control.value = [control.value, entry.value[0]].filter(Boolean).join(line ? ' ' : '\n')
          keep()
        }
        return element('div', { class: 'message', 'data-kind': 'warning' }, words('older', { date: said(entry.at) }), element('p', { class: 'own-words' }, entry.value[0] ?? ''), does('add', add), does('drop', () => {}))
      }),
    )
  }
  const hint = element('span', { id: `${id}-hjaelp`, class: 'field-hint' }, help)
  return { part: element('div', { class: 'field own' }, element('label', { for: id }, label), hint, control, paper, older), control, draw }
}
