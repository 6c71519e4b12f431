// @ts-check
/**
 * A form of many questions with the same answers, one section at a time: the shared part of every instrument. The page
 * carries the questions as a readable list; this module makes the form beside it and hands the answers on.
 */

import { announcer, button, element, targeted, template, wordsOf } from './dom.js'
import { keepTools } from './keep.js'
import { Store, fit } from './store.js'

/**
 * @typedef {object} Answer
 * @property {string} id
 * @property {string} label
 * @property {string} explanation
 * @property {boolean} twoTierOnly
 * @property {boolean} gone no longer offered, but read where it was given
 * @property {number} step position on the scale from 1, or 0 outside it
 *
 * @typedef {object} Row one question
 * @property {string} id
 * @property {string} title
 * @property {HTMLElement} source the element of the readable list
 * @property {string} key
 * @property {string} wording
 *
 * @typedef {object} Step one section, or several small ones
 * @property {{title: string, rows: Row[]}[]} sections
 * @property {Row[]} rows of all of them
 */

const STEP_SIZE = 7

export class Survey {
  /**
   * @param {HTMLElement} root the instrument
   * @param {object} parts
   * @param {string} parts.rows selector of a question in the list
   * @param {string} parts.label selector of its text
   * @param {(survey: Survey) => Node[]} parts.settings what is chosen before the start
   * @param {(survey: Survey, row: Row) => boolean} parts.includes whether a question is asked with these settings
   * @param {(survey: Survey) => Answer[]} parts.answers the answers offered with these settings
   * @param {(survey: Survey) => Node[]} parts.result
   * @param {Pick<Store, keyof Store>} [parts.store] where answers are kept, when not in this browser under the instrument's name
   * @param {(survey: Survey, row: Row) => Node[]} [parts.extra] what is asked below the answers of a question
   * @param {boolean} [parts.bare] leave out the list and the tools for keeping answers
   */
  constructor(root, parts) {
    this.root = root
    this.parts = parts
    this.words = wordsOf(root)
    this.allAnswers = readAnswers(root)
    this.allSteps = readSteps(root, parts)
    const items = this.allSteps.flatMap((step) => step.rows)
    this.store = parts.store ?? new Store(root.dataset.instrument ?? '', items.map((row) => ({ ...row, options: this.allAnswers.map((answer) => answer.id) })))
    this.announce = announcer(root)
    this.panel = element('div', { class: 'survey' })
    this.tools = keepTools({ store: this.store, words: this.words, announce: this.announce, redraw: () => this.showStart(false) })
    if (!parts.bare) this.#moveList()
    root.prepend(this.panel)
    if (!parts.bare) this.panel.after(this.tools.panel)
    this.store.onchange = () => this.tools.refresh()
    this.showStart(false)
    root.dataset.ready = ''
  }

  /** The steps with the questions that are asked with the settings chosen; small neighbours share a step. */
  get steps() {
    /** @type {Step[]} */
    const steps = []
    for (const { title, rows } of this.allSteps) {
      const asked = rows.filter((row) => this.parts.includes(this, row))
      const last = steps[steps.length - 1]
      if (!asked.length) continue
      const section = { title, rows: asked }
      if (last && last.rows.length + asked.length <= STEP_SIZE) {
        steps[steps.length - 1] = { sections: [...last.sections, section], rows: [...last.rows, ...asked] }
      } else steps.push({ sections: [section], rows: asked })
    }
    return steps
  }

  get rows() {
    return this.steps.flatMap((step) => step.rows)
  }

  /** @param {Row} row @returns {string} the id of the answer given, or nothing */
  answerTo(row) {
    const entry = this.store.get(row.id)
    return entry && fit(entry, row) !== 'unfit' ? (entry.value[0] ?? '') : ''
  }

  /** @param {string} id */
  labelOf(id) {
    return this.allAnswers.find((answer) => answer.id === id)?.label ?? id
  }

  /** The page before the first question. @param {boolean} [focus] */
  showStart(focus = true) {
    const begun = this.rows.some((row) => this.answerTo(row))
    const start = button(this.words(begun ? 'continue' : 'start'), () => this.showStep(begun ? this.#firstOpen() : 0), 'button')
    const finish = begun ? [button(this.words('finish'), () => this.showResult())] : []
    this.#show(focus, ...this.parts.settings(this), element('div', { class: 'tool-row' }, start, ...finish))
  }

  /** @param {number} index */
  showStep(index) {
    const steps = this.steps
    const step = steps[index]
    if (!step) return this.showResult()
    const progress = element('p', { class: 'progress' })
    const count = () => {
      const answered = this.rows.filter((row) => this.answerTo(row)).length
      progress.textContent = this.words('progress', { n: answered, total: this.rows.length })
    }
    count()
    const [first, ...more] = step.sections
    const heading = element('h2', { tabindex: '-1' }, this.words(more.length ? 'step-many' : 'step', { n: index + 1, total: steps.length, title: first.title }))
    // Headings of their own: in one line, the titles of three sections fill a phone.
    const rows = step.sections.flatMap(({ title, rows }) => [...(more.length ? [element('h3', {}, title)] : []), ...rows.map((row) => this.#fieldset(row, count))])
    const asked = this.root.dataset.question ? [element('p', { class: 'survey-question' }, this.root.dataset.question)] : []
    const back = index > 0 ? [button(this.words('back'), () => this.showStep(index - 1))] : []
    const last = index === steps.length - 1
    const next = button(this.words(last ? 'finish' : 'next'), () => (last ? this.showResult() : this.showStep(index + 1)), 'button')
    this.#show(
      true,
      element('div', { class: 'survey-step' }, heading, progress, ...asked, ...this.#meanings(), ...rows, element('div', { class: 'tool-row' }, ...back, next)),
    )
  }

  showResult() {
    const heading = element('h2', { tabindex: '-1' }, this.words('result'))
    const edit = button(this.words('edit'), () => this.showStep(0))
    this.#show(true, element('div', { class: 'survey-result' }, heading, ...this.parts.result(this), element('div', { class: 'tool-row' }, edit)))
  }

  /** @param {Row} row @param {() => void} count */
  #fieldset(row, count) {
    const entry = this.store.get(row.id)
    const chosen = this.answerTo(row)
    const legend = element('legend', {}, row.title)
    const note = element('p', { class: 'message', 'data-kind': 'warning' })
    note.hidden = !entry || fit(entry, row) !== 'changed'
    note.textContent = this.words('changed')
    const choices = element('div', { class: 'choices' })
    for (const answer of this.parts.answers(this)) {
      const id = `valg-${row.id}-${answer.id}`
      const input = element('input', { type: 'radio', id, name: `valg-${row.id}`, value: answer.id, checked: chosen === answer.id })
      input.addEventListener('change', () => {
        this.store.set(row.id, [answer.id])
        note.hidden = true
        count()
        this.tools.refresh()
      })
      choices.append(element('div', { class: 'option' }, input, element('label', { for: id }, answer.label)))
    }
    return element('fieldset', { class: 'row', 'data-row': row.id }, legend, note, choices, ...(this.parts.extra?.(this, row) ?? []))
  }

  /** What the answers mean, where their names do not say it. */
  #meanings() {
    const explained = this.parts.answers(this).filter((answer) => answer.explanation)
    if (!explained.length) return []
    const list = explained.flatMap(({ label, explanation }) => [element('dt', {}, label), element('dd', {}, explanation)])
    return [element('details', { class: 'meanings' }, element('summary', {}, this.words('meanings')), element('dl', {}, ...list))]
  }

  /** @returns {number} the first step with an open question */
  #firstOpen() {
    const index = this.steps.findIndex((step) => step.rows.some((row) => !this.answerTo(row)))
    return index < 0 ? 0 : index
  }

  /** @param {boolean} focus @param {...Node} nodes */
  #show(focus, ...nodes) {
    this.panel.replaceChildren(...nodes)
    if (!focus) return
    const heading = /** @type {HTMLElement | null} */ (this.panel.querySelector('h2, legend'))
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
    this.panel.scrollIntoView({ block: 'start' })
  }

  /** Put the readable list behind a summary, below the form; an address of a task in it opens it. */
  #moveList() {
    const sections = [...this.root.querySelectorAll('.task-section, .open-questions')]
    const list = element('details', { class: 'all-tasks' }, element('summary', {}, this.words('list')), ...sections)
    this.root.append(list)
    const open = () => {
      const target = targeted()
      if (target && list.contains(target)) {
        list.setAttribute('open', '')
        target.scrollIntoView()
      }
    }
    addEventListener('hashchange', open)
    open()
  }
}

/** @param {Element} root @returns {Answer[]} */
function readAnswers(root) {
  return [...template(root).querySelectorAll('[data-answer]')].map((span) => ({
    id: span.getAttribute('data-answer') ?? '',
    label: span.textContent ?? '',
    explanation: span.getAttribute('title') ?? '',
    twoTierOnly: span.hasAttribute('data-two-tier-only'),
    gone: span.hasAttribute('data-gone'),
    step: Number(span.getAttribute('data-step') ?? 0),
  }))
}

/** @param {Element} root @param {{rows: string, label: string}} selectors @returns {{title: string, rows: Row[]}[]} */
function readSteps(root, selectors) {
  return [...root.querySelectorAll('.task-section')].map((section) => ({
    title: section.querySelector('h2')?.textContent ?? '',
    rows: [...section.querySelectorAll(selectors.rows)].map((source) => ({
      id: source.getAttribute('data-task') ?? '',
      title: source.querySelector(selectors.label)?.textContent?.trim() ?? '',
      source: /** @type {HTMLElement} */ (source),
      key: source.getAttribute('data-key') ?? '',
      wording: source.getAttribute('data-wording') ?? '',
    })),
  }))
}

/**
 * A choice made before the start.
 * @param {Survey} survey
 * @param {string} name of the setting
 * @param {string} legend
 * @param {{id: string, label: string}[]} choices the first is the default
 */
export function setting(survey, name, legend, choices) {
  const current = survey.store.state.settings[name] ?? choices[0].id
  const options = choices.map(({ id, label }) => {
    const input = element('input', { type: 'radio', name, id: `${name}-${id}`, value: id, checked: id === current })
    input.addEventListener('change', () => {
      survey.store.setting(name, id)
      survey.tools.refresh()
    })
    return element('div', { class: 'option' }, input, element('label', { for: `${name}-${id}` }, label))
  })
  return element('fieldset', { class: 'setting' }, element('legend', {}, legend), ...options)
}

/**
 * One group of a result.
 * @param {Survey} survey
 * @param {string} name of the words: `name` and, where there is one, `name-intro`
 * @param {Node[]} entries
 * @param {boolean} [always] show the group when it is empty
 */
export function group(survey, name, entries, always = false) {
  if (!entries.length && !always) return []
  const intro = survey.words(`${name}-intro`)
  const body = entries.length ? element('ul', { class: 'result-list' }, ...entries) : element('p', {}, survey.words('none'))
  return [
    element(
      'section',
      { class: 'result-group', 'data-group': name },
      element('h3', {}, `${survey.words(name)} (${entries.length})`),
      ...(intro === `${name}-intro` ? [] : [element('p', {}, intro)]),
      body,
    ),
  ]
}
