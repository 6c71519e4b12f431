// @ts-check
/** An exam: everything first, an overview with what is missing, then the review. Answers wait in a place of their own. */

import { button, element } from '../dom.js'
import { Store } from '../store.js'
import { putAway } from './history.js'
import { style } from './style.js'

/** @typedef {import('../quiz.js').Quiz} Quiz */
/** @typedef {import('./question.js').Question} Question */

/** @param {Quiz} quiz */
export async function enter(quiz) {
  await style('quiz')
  quiz.exam = new Exam(quiz)
  quiz.store?.setting('mode', 'exam')
  quiz.exam.draw()
}

export class Exam {
  /** @param {Quiz} quiz */
  constructor(quiz) {
    this.quiz = quiz
    this.store = new Store(quiz.id, quiz.questions.map(({ item }) => item), 'proeve')
    this.store.onchange = () => this.draw()
    const { words } = quiz
    this.controller = new AbortController()
    const { signal } = this.controller
    quiz.root.dataset.mode = 'exam'
    this.intro = element('p', { class: 'message' }, words('exam-intro'))
    this.status = element('p', { class: 'progress', tabindex: '-1' })
    this.list = element('ol', { class: 'overview' })
    this.warning = element('div', {})
    this.box = element('section', { class: 'result-box exam-box', 'aria-label': `${words('exam-overview')}: ${quiz.title}` },
      this.status, this.list, this.warning,
      element('div', { class: 'tool-row' }, button(words('exam-submit'), () => this.submit(), 'button'), button(words('exam-leave'), () => quiz.setMode('practice'))),
    )
    quiz.modes?.after(this.intro)
    quiz.box?.before(this.box)
    if (quiz.box) quiz.box.hidden = true
    this.flags = quiz.questions.map((question) => this.#flag(question))
    for (const question of quiz.questions) {
      const step = question.form.closest('.case')
      question.button.hidden = !step
      question.button.textContent = words(step ? 'exam-step' : 'answer')
      for (const name of ['change', 'input']) question.form.addEventListener(name, () => this.keep(question), { signal })
      question.form.addEventListener('submit', () => this.#forward(question), { signal })
    }
  }

  /** @param {Question} question */
  #flag(question) {
    const id = `${question.form.id}-flag`
    const box = /** @type {HTMLInputElement} */ (element('input', { type: 'checkbox', id }))
    box.addEventListener('change', (event) => {
      event.stopPropagation()
      const now = new Set(this.flagged)
      if (box.checked) now.add(question.id)
      else now.delete(question.id)
      this.store.setting('flagged', [...now].join(' '))
      this.overview()
    })
    const label = element('div', { class: 'option flag' }, box, element('label', { for: id }, this.quiz.words('exam-flag')))
    question.actions.append(label)
    return { question, box, label }
  }

  get flagged() {
    return (this.store.state.settings.flagged ?? '').split(' ').filter(Boolean)
  }

  /** Keep what is chosen so far; nothing is judged. @param {Question} question */
  keep(question) {
    const value = question.field.value()
    if (value.length) this.store.set(question.id, value, { sure: question.sure })
    else this.store.remove(question.id)
    this.overview()
  }

  /** In a case the next step is asked for with the button. @param {Question} question */
  #forward(question) {
    if (!question.field.complete()) return question.complain()
    this.keep(question)
    const before = new Set(this.#steps())
    this.#unfold()
    const next = this.#steps().find((step) => !before.has(step))
    this.overview()
    next?.field.controls[0]?.focus()
  }

  #steps() {
    return this.quiz.questions.filter(({ active }) => active)
  }

  #unfold() {
    for (const unfold of this.quiz.cases) unfold((id) => this.store.get(id)?.value)
  }

  draw() {
    for (const question of this.quiz.questions) question.show(this.store.get(question.id), true)
    for (const { question, box } of this.flags) box.checked = this.flagged.includes(question.id)
    this.#unfold()
    this.overview()
  }

  /** @returns {Question[]} */
  get missing() {
    return this.#steps().filter(({ id, field }) => !this.store.get(id) || !field.complete())
  }

  overview() {
    const { words } = this.quiz
    const all = this.#steps()
    const missing = this.missing
    this.status.textContent = words('exam-status', { n: all.length - missing.length, total: all.length, flagged: this.flagged.length })
    const focused = this.list.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : null
    this.list.replaceChildren(...all.map((question) => {
      const state = [words(missing.includes(question) ? 'exam-missing' : 'exam-answered'), ...(this.flagged.includes(question.id) ? [words('exam-flagged')] : [])]
      const link = element('a', { href: `#${question.form.id}` }, question.text)
      return element('li', { 'data-state': missing.includes(question) ? 'missing' : 'answered' }, link, ` – ${state.join(', ')}`)
    }))
    if (focused) /** @type {HTMLElement | null} */ (this.list.querySelector(`[href="${focused}"]`))?.focus()
    this.warning.replaceChildren()
  }

  submit() {
    const { words } = this.quiz
    const missing = this.missing
    if (!missing.length) return this.finish()
    const first = button(words('exam-first'), () => missing[0].field.controls[0]?.focus(), 'button')
    this.warning.replaceChildren(element('div', { class: 'question', role: 'group', 'aria-label': words('exam-submit') },
      element('p', {}, words('exam-warning', { n: missing.length })), first, button(words('exam-anyway'), () => this.finish())))
    this.quiz.announce(words('exam-warning', { n: missing.length }))
    first.focus()
  }

  /** Judge everything; what was there from practice is put away first. */
  finish() {
    const { quiz } = this
    const given = this.#steps().flatMap((question) => {
      const entry = this.store.get(question.id)
      return entry && !this.missing.includes(question) ? [{ question, entry }] : []
    })
    if (Object.keys(quiz.store?.state.answers ?? {}).length) putAway(quiz, 'practice')
    for (const { question, entry } of given) quiz.keep(question, entry.value, entry.sure)
    putAway(quiz, 'exam', false)
    this.store.clear()
    this.leave(quiz.words('exam-done'))
  }

  /** Back to practice; unfinished answers wait. @param {string} [said] */
  leave(said = this.quiz.words('exam-left')) {
    const { quiz } = this
    this.controller.abort()
    for (const { label } of this.flags) label.remove()
    for (const question of quiz.questions) {
      question.button.hidden = false
      question.button.textContent = quiz.words('answer')
    }
    this.intro.remove()
    this.box.remove()
    if (quiz.box) quiz.box.hidden = false
    delete quiz.root.dataset.mode
    quiz.exam = undefined
    quiz.store?.setting('mode', 'practice')
    quiz.setMode('practice')
    quiz.draw()
    quiz.announce(said)
    quiz.progress.tabIndex = -1
    quiz.progress.focus()
  }
}
