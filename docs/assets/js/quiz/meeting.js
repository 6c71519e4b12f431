// @ts-check
/** For a meeting with a projector: one question at a time, hands counted, then the answer, and notes for the minutes. */

import { button, element } from '../dom.js'
import { Store } from '../store.js'
import { asMinutes, endPage } from './minutes.js'
import { style } from './style.js'

/** @typedef {import('../quiz.js').Quiz} Quiz */
/** @typedef {import('./question.js').Question} Question */

const TIME = 120

/** @param {Quiz} quiz */
export async function open(quiz) {
  await style('quiz')
  await style('meeting')
  new Meeting(quiz)
}

export class Meeting {
  /** @param {Quiz} quiz */
  constructor(quiz) {
    this.quiz = quiz
    this.words = quiz.words
    // What can be counted changes with the options, so hands are kept by the option's id and read by it.
    this.store = new Store(quiz.id, quiz.questions.map(({ item: { id, key, wording } }) => ({ id, key, wording })), 'moede')
    this.place = Math.min(Number(this.store.state.settings.place) || 0, quiz.questions.length)
    this.shown = false
    const { words } = this
    this.stage = element('div', { class: 'stage' })
    this.where = element('p', { class: 'meeting-place' })
    this.jump = this.#jump()
    this.status = element('p', { role: 'status', class: 'visually-hidden' })
    this.previous = button(words('meeting-previous'), () => this.go(this.place - 1))
    this.next = button(words('meeting-next'), () => this.go(this.place + 1), 'button')
    this.timer = button(words('meeting-timer'), () => this.time())
    this.dialog = /** @type {HTMLDialogElement} */ (element('dialog', { class: 'meeting', 'aria-label': `${words('mode-meeting')}: ${quiz.title}` },
      element('div', { class: 'meeting-top' }, this.where, this.jump, ...this.#fullScreen(), this.timer, button(words('meeting-close'), () => this.dialog.close())),
      this.stage,
      element('div', { class: 'meeting-foot' }, this.previous, element('p', { class: 'hint' }, words('meeting-keys')), this.next),
      this.status,
    ))
    this.dialog.addEventListener('keydown', (event) => this.#key(event))
    this.#swipe()
    const opener = document.activeElement
    this.dialog.addEventListener('close', () => {
      clearInterval(this.ticking)
      if (document.fullscreenElement) document.exitFullscreen()
      this.dialog.remove()
      if (opener instanceof HTMLElement) opener.focus()
    })
    quiz.root.append(this.dialog)
    this.dialog.showModal()
    this.go(this.place)
  }

  /** A list to choose a question from, so that a meeting need not take all of them. */
  #jump() {
    const { words, quiz } = this
    const names = [...quiz.questions.map((question, n) => `${n + 1}. ${question.text}`), words('meeting-end')]
    const list = /** @type {HTMLSelectElement} */ (element('select', { class: 'meeting-jump', 'aria-label': words('meeting-jump') }, ...names.map((name, n) => element('option', { value: String(n) }, name))))
    list.addEventListener('change', () => this.go(Number(list.value)))
    return list
  }

  #fullScreen() {
    if (!document.fullscreenEnabled) return []
    return [button(this.words('meeting-full'), () => (document.fullscreenElement ? document.exitFullscreen() : this.dialog.requestFullscreen()), 'button button-secondary meeting-full')]
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const writing = /** @type {HTMLElement} */ (event.target).closest('input, textarea, select')
    if (writing || event.ctrlKey || event.metaKey || event.altKey) return
    const by = event.key === 'ArrowRight' || event.key === 'PageDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'PageUp' ? -1 : 0
    if (!by) return
    event.preventDefault()
    this.go(this.place + by)
  }

  #swipe() {
    /** @type {Touch | undefined} */
    let from
    this.stage.addEventListener('touchstart', ({ touches }) => (from = touches.length === 1 ? touches[0] : undefined), { passive: true })
    this.stage.addEventListener('touchend', ({ changedTouches: [to] }) => {
      const across = from ? to.clientX - from.clientX : 0
      const along = from ? Math.abs(to.clientY - from.clientY) : 0
      if (Math.abs(across) > 70 && along < 40) this.go(this.place + (across < 0 ? 1 : -1))
    })
  }

  /** @param {number} place */
  go(place) {
    const { questions } = this.quiz
    if (place < 0 || place > questions.length) return
    this.place = place
    this.shown = false
    this.store.setting('place', String(place))
    this.previous.toggleAttribute('disabled', place === 0)
    this.next.toggleAttribute('disabled', place === questions.length)
    this.next.textContent = this.words(place === questions.length - 1 ? 'meeting-end' : 'meeting-next')
    this.where.textContent = place < questions.length ? this.words('meeting-place', { n: place + 1, total: questions.length }) : ''
    this.stage.replaceChildren(...(place < questions.length ? this.#question(questions[place]) : endPage(this)))
    this.jump.value = String(place)
    this.stage.scrollTop = 0
    ;/** @type {HTMLElement | null} */ (this.stage.querySelector('.meeting-stem'))?.focus()
  }

  /** @param {Question} question @returns {Node[]} */
  #question(question) {
    const { words } = this
    const opening = question.form.closest('.case')?.querySelector('.case-title, .situation') ? [...(question.form.closest('.case')?.querySelectorAll(':scope > .situation') ?? [])] : []
    const situations = [...opening, ...question.form.querySelectorAll('.situation')].map((node) => copy(node))
    const answer = element('div', { class: 'meeting-answer' })
    const reveal = element('button', { type: 'button', class: 'button', 'aria-expanded': 'false' }, words('meeting-reveal'))
    reveal.addEventListener('click', () => {
      this.shown = !this.shown
      reveal.setAttribute('aria-expanded', String(this.shown))
      reveal.textContent = words(this.shown ? 'meeting-hide' : 'meeting-reveal')
      answer.replaceChildren(...(this.shown ? this.#explained(question) : []))
      this.#marks(question)
      if (!this.shown) return
      this.status.textContent = answer.innerText
      answer.scrollIntoView({ block: 'nearest' })
    })
    const notes = /** @type {HTMLTextAreaElement} */ (element('textarea', { id: 'moede-noter', rows: '3' }))
    notes.value = this.note(question.id)
    notes.addEventListener('input', () => this.store.setting(`note-${question.id}`, notes.value))
    return [
      ...situations,
      element('h2', { class: 'meeting-stem', tabindex: '-1' }, question.text),
      this.#options(question),
      element('div', { class: 'item-actions' }, reveal),
      answer,
      element('label', { class: 'label', for: notes.id }, words('meeting-notes')),
      notes,
    ]
  }

  /** The options with a number for the hands, or what else is to be talked about. @param {Question} question */
  #options(question) {
    const options = [...question.form.querySelectorAll('.option[data-letter]')]
    if (!options.length) {
      const parts = [...question.form.querySelectorAll('.pair label, .step-text, .pair:first-of-type option:not([value=""])')]
      return element('ul', { class: 'meeting-options' }, ...parts.map((part) => element('li', {}, part.textContent ?? '')))
    }
    const rows = options.map((option) => {
      const id = option.querySelector('input')?.value ?? ''
      const text = option.querySelector('label')?.textContent ?? ''
      const field = /** @type {HTMLInputElement} */ (element('input', { type: 'number', min: '0', max: '999', inputmode: 'numeric', value: String(this.hands(question.id).get(id) ?? ''), 'aria-label': this.words('meeting-hands-for', { option: text }) }))
      field.addEventListener('input', () => this.count(question, id, field.value))
      return element('li', { 'data-option': id }, element('span', { class: 'meeting-option' }, text), field)
    })
    return element('div', {}, element('p', { class: 'meeting-hands', 'aria-hidden': 'true' }, this.words('meeting-hands')), element('ul', { class: 'meeting-options' }, ...rows))
  }

  /** Show which options are right, by sign and not only by colour. @param {Question} question */
  #marks(question) {
    for (const li of this.stage.querySelectorAll('.meeting-options [data-option]')) {
      const right = question.form.querySelector(`.feedback [data-option="${li.getAttribute('data-option')}"][data-correct]`)
      li.toggleAttribute('data-right', this.shown && Boolean(right))
    }
  }

  /** @param {Question} question @returns {Node[]} */
  #explained(question) {
    const talk = question.form.querySelector('.discuss') ? [] : [element('p', { class: 'label' }, this.words('meeting-talk')), element('p', {}, this.words(`meeting-talk-${question.basis}`))]
    const parts = question.explanation.querySelectorAll(':scope > .basis, :scope > .feedback, :scope > .reason')
    return [...[...parts].map((part) => copy(part)), ...talk]
  }

  /** @param {string} id */
  note(id) {
    return this.store.state.settings[`note-${id}`] ?? ''
  }

  /** The hands counted for an item, by option. @param {string} id @returns {Map<string, number>} */
  hands(id) {
    const pairs = (this.store.get(id)?.value ?? []).map((pair) => pair.split('='))
    return new Map(pairs.map(([option, n]) => [option, Math.max(0, Math.min(999, Math.trunc(Number(n)) || 0))]))
  }

  /** @param {Question} question @param {string} option @param {string} text */
  count(question, option, text) {
    const hands = this.hands(question.id)
    if (/^\d{1,3}$/.test(text)) hands.set(option, Number(text))
    else hands.delete(option)
    if (hands.size) this.store.set(question.id, [...hands].map(([id, n]) => `${id}=${n}`))
    else this.store.remove(question.id)
  }

  /** Start or stop the time. */
  time() {
    const running = this.ticking !== undefined
    clearInterval(this.ticking)
    this.ticking = undefined
    this.timer.textContent = this.words('meeting-timer')
    if (running) return
    const end = Date.now() + TIME * 1000
    const tick = () => {
      const left = Math.max(0, Math.round((end - Date.now()) / 1000))
      this.timer.textContent = this.words('meeting-timer-stop', { left: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` })
      if (left) return
      this.time()
      this.status.textContent = this.words('meeting-timer-done')
      this.timer.textContent = this.words('meeting-timer-done')
    }
    this.ticking = setInterval(tick, 1000)
    tick()
  }

  /** @type {ReturnType<typeof setInterval> | undefined} */
  ticking

  /** The minutes as text. */
  text() {
    return asMinutes(this)
  }
}

/** A copy that can stand on the page beside the first. @param {Node} node */
function copy(node) {
  const made = /** @type {HTMLElement} */ (node.cloneNode(true))
  made.removeAttribute('id')
  for (const part of made.querySelectorAll('[id]')) part.removeAttribute('id')
  return made
}
