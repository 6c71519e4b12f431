// @ts-check
/** One question on the page: its answer, its button, and what is said to the answer. */

import { element } from '../dom.js'
import { fit } from '../store.js'
import { choiceField } from './item-choice.js'
import { credit, verdictOf } from './verdict.js'

/** @typedef {import('./verdict.js').Verdict} Verdict */
/** @typedef {(name: string, values?: Record<string, string | number>) => string} Words */

/** Kinds of answer that few pages have are fetched where they are used. @type {Record<string, () => Promise<(form: HTMLFormElement, settings: any) => import('./item-choice.js').Field>>} */
const FIELDS = {
  match: async () => (await import('./item-match.js')).matchField,
  order: async () => (await import('./item-order.js')).orderField,
  short: async () => (await import('./item-short.js')).shortField,
  reflection: async () => (await import('./item-reflection.js')).reflectionField,
}

/** A part of an answer, written as a Danish reader does. @param {number} number */
export const decimal = (number) => String(Math.round(number * 100) / 100).replace('.', ',')

/** How a question is answered. @param {HTMLFormElement} form */
export const fieldOf = async (form) => (await FIELDS[form.dataset.type ?? '']?.()) ?? choiceField

export class Question {
  /**
   * @param {HTMLFormElement} form
   * @param {Words} words
   * @param {import('./item-choice.js').Field} field
   */
  constructor(form, words, field) {
    this.form = form
    this.words = words
    this.field = field
    this.id = form.dataset.item ?? ''
    this.type = form.dataset.type ?? ''
    this.basis = form.dataset.basis ?? ''
    this.scored = !('unscored' in form.dataset)
    /** Whether the question is on the reader's way: steps of a case may not be. */
    this.active = true
    /** What the reader chose before this script was here. */
    this.early = field.value()
    this.explanation = /** @type {HTMLElement} */ (form.querySelector('.explanation'))
    this.item = { id: this.id, key: form.dataset.key ?? '', wording: form.dataset.wording ?? '', options: field.ids }
    this.fault = element('p', { class: 'error-message', id: `q-${this.id}-fejl`, role: 'alert' })
    this.feedback = element('div', { class: 'shown-feedback' })
    this.button = element('button', { type: 'submit', class: 'button' }, words('answer'))
    this.actions = element('div', { class: 'item-actions' }, this.button)
    this.explanation.before(this.fault, this.actions, this.feedback)
    const summary = this.explanation.querySelector('summary')
    if (summary && this.basis !== 'open') summary.textContent = words('all')
    form.noValidate = true
    form.addEventListener('change', () => this.clear())
  }

  /** The question's own words. */
  get text() {
    const legend = /** @type {HTMLElement} */ (this.form.querySelector('legend')?.cloneNode(true))
    legend.querySelector('.instruction')?.remove()
    return legend.textContent?.trim() ?? ''
  }

  /** @param {string[]} value @returns {Verdict} */
  judge(value) {
    return verdictOf(this.field.judge(value), this.basis, this.scored)
  }

  /** How sure the reader says to be, where that is asked. */
  get sure() {
    return /** @type {HTMLInputElement | null} */ (this.form.querySelector('.sure input:checked'))?.value
  }

  /** Take the feedback away: it was for another choice. */
  clear() {
    this.feedback.replaceChildren()
    this.fault.textContent = ''
    this.explanation.hidden = true
    this.form.removeAttribute('data-verdict')
    for (const control of this.field.controls) control.removeAttribute('aria-describedby')
  }

  /** Ask for an answer. */
  complain() {
    this.fault.textContent = this.words(this.field.ask)
    for (const control of this.field.controls) control.setAttribute('aria-describedby', this.fault.id)
    const empty = this.field.controls.find((control) => control instanceof HTMLSelectElement && !control.value)
    ;(empty ?? this.field.controls[0])?.focus()
  }

  /**
   * Show an answer that was given to this item; `quiet` leaves out what it is worth.
   * @param {import('../store.js').Entry | undefined} entry
   * @param {boolean} [quiet]
   */
  show(entry, quiet = false) {
    const usable = entry && fit(entry, this.item) !== 'unfit' ? entry : undefined
    this.field.show(usable?.value ?? this.early)
    this.early = []
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (this.form.querySelectorAll('.sure input'))) input.checked = input.value === usable?.sure
    this.clear()
    if (!usable || quiet) return
    if (fit(usable, this.item) === 'changed') {
      this.feedback.append(element('p', { class: 'message', 'data-kind': 'warning' }, this.words('changed')))
      return
    }
    const verdict = this.judge(usable.value)
    this.form.dataset.verdict = verdict
    this.feedback.append(...this.said(usable.value, verdict))
    this.explanation.hidden = false
  }

  /**
   * All that is said to an answer.
   * @param {string[]} value
   * @param {Verdict} verdict
   * @returns {Node[]}
   */
  said(value, verdict) {
    const counts = this.field.judge(value)
    const word = verdict === 'open' && this.type === 'reflection' ? 'open-own' : verdict
    const detail = this.words(`partly-${this.type}`, { hits: counts.hits, right: counts.right, extra: counts.extra, credit: decimal(credit(counts)) })
    const reason = this.explanation.querySelector('.reason')
    return [
      element('p', { class: 'verdict', 'data-verdict': verdict }, this.words(word)),
      ...(verdict.endsWith('partly') ? [element('p', { class: 'partly' }, detail)] : []),
      ...this.field.why(value),
      ...(reason ? [reason.cloneNode(true)] : []),
    ]
  }
}
