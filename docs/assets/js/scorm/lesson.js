// @ts-check
/** A lesson in a learning platform: what is read and answered, what is left, and what the platform is told. */

import { announcer, button, element, template, wordsOf } from '../dom.js'
import { credit, isMissed, isRight } from '../quiz/verdict.js'
import { Store, fit, place } from '../store.js'
import { Platform } from './platform.js'
import { Suspended, bookOf } from './suspended.js'

/** @typedef {import('../quiz.js').Quiz} Quiz */
/** @typedef {import('../quiz/question.js').Question} Question */

export class Lesson {
  /** @param {HTMLElement} root the box that says how far the learner is */
  constructor(root) {
    this.root = root
    this.words = wordsOf(root)
    this.announce = announcer(root)
    this.status = element('p', { class: 'progress', tabindex: '-1' })
    this.list = element('div', {})
    root.append(this.status, this.list)
    /** @type {Map<Element, Quiz>} */
    this.quizzes = new Map()
    this.sections = new Map([...document.querySelectorAll('[data-section-end]')].map((end) => {
      const id = end.getAttribute('data-section-end') ?? ''
      return [id, document.getElementById(id)?.textContent ?? '']
    }))
    const found = Platform.find(/** @type {'1.2'} */ (document.documentElement.dataset.scorm))
    this.platform = found?.begin() ? found : null
    if (this.platform) this.#keepThere(this.platform)
    else if (found) this.#say('refused')
    this.store = new Store(root.dataset.lesson ?? '', [], 'laest')
    this.completed = this.platform?.completed ?? false
    this.#watch()
    document.addEventListener('summarised', (event) => {
      const quiz = /** @type {CustomEvent<Quiz>} */ (event).detail
      this.quizzes.set(quiz.root, quiz)
      this.draw()
    })
  }

  /** Let the answers go to the platform and no longer to the browser, and say so. @param {Platform} platform */
  #keepThere(platform) {
    const kept = new Suspended(platform, bookOf(document))
    place.open = () => kept
    for (const quiz of document.querySelectorAll('.quiz')) {
      for (const name of ['saved-here', 'not-saved']) {
        for (const span of template(quiz).querySelectorAll(`[data-text="${name}"]`)) span.textContent = this.words(name)
      }
    }
    platform.onchange = (answers) => {
      this.#say(answers ? 'connected' : 'lost')
      if (!answers) this.announce(this.words('lost'))
    }
    this.#say('connected')
    addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && platform.commit())
    addEventListener('pagehide', () => platform.leave())
    // A page that the browser kept has said goodbye already.
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  }

  /** Say how it stands with the platform. @param {'connected' | 'lost' | 'refused'} state */
  #say(state) {
    const message = /** @type {HTMLElement} */ (document.querySelector('[data-connection]'))
    message.textContent = this.words(state)
    message.dataset.kind = state === 'connected' ? 'info' : 'warning'
  }

  /** A section is read when its end has been on the screen. */
  #watch() {
    const observer = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue
        observer.unobserve(target)
        this.read(target.getAttribute('data-section-end') ?? '')
      }
    })
    for (const end of document.querySelectorAll('[data-section-end]')) observer.observe(end)
  }

  /** What is still to be read, by id. */
  get unread() {
    const read = (this.store.state.settings.laest ?? '').split(' ')
    return [...this.sections.keys()].filter((id) => !read.includes(id))
  }

  /** @param {string} id of a section */
  read(id) {
    if (!this.unread.includes(id)) return
    const read = [...this.sections.keys()].filter((one) => one === id || !this.unread.includes(one))
    this.store.setting('laest', read.join(' '))
    this.draw()
  }

  /** The questions of a quiz that lie on the learner's way and have no answer that fits. @param {Quiz} quiz */
  missing(quiz) {
    return quiz.questions.filter((question) => question.active && !answerTo(quiz, question))
  }

  /** What part of the scored items is right, from 0 to 1; null when none of them is answered. */
  get score() {
    const scored = [...this.quizzes.values()].flatMap((quiz) =>
      quiz.questions.filter((one) => one.active && isJudged(one)).map((one) => ({ one, value: answerTo(quiz, one) })))
    if (!scored.some(({ value }) => value)) return null
    return scored.reduce((sum, { one, value }) => sum + (value ? credit(one.field.judge(value)) : 0), 0) / scored.length
  }

  draw() {
    if (this.quizzes.size < document.querySelectorAll('.quiz').length) return
    const { words, unread, score, sections, platform } = this
    const quizzes = [...this.quizzes.values()]
    const questions = quizzes.flatMap((quiz) => quiz.questions.filter(({ active }) => active)).length
    const missing = quizzes.map((quiz) => ({ quiz, left: this.missing(quiz) })).filter(({ left }) => left.length)
    const answered = questions - missing.reduce((sum, { left }) => sum + left.length, 0)
    const all = !unread.length && !missing.length
    if (all && !this.completed) this.announce(words('complete'))
    // A lesson that was completed stays so, and its score stays until everything is answered anew.
    const stands = this.completed && !all
    this.completed ||= all
    const part = this.completed ? 1 : (sections.size - unread.length + answered) / (sections.size + questions)
    platform?.report({ score: stands ? null : score, part, complete: this.completed })
    const numbers = { read: sections.size - unread.length, sections: sections.size, answered, questions }
    this.status.textContent = words('progress', numbers)
    const result = score === null ? [] : [element('p', {}, words(platform ? 'score-sent' : 'score', { score: Math.round(score * 100) }))]
    this.list.replaceChildren(
      ...(this.completed ? [element('p', { class: 'message', 'data-kind': 'success' }, words('complete'))] : []),
      ...result,
      ...(unread.length ? [element('p', { class: 'label' }, words('unread')), element('ul', {}, ...unread.map((id) => this.#unread(id)))] : []),
      ...(missing.length ? [element('p', { class: 'label' }, words('unanswered')), element('ul', {}, ...missing.map(({ quiz, left }) => unanswered(quiz, left, words)))] : []),
    )
  }

  /** @param {string} id */
  #unread(id) {
    const title = this.sections.get(id) ?? ''
    const done = button(this.words('read'), () => {
      this.read(id)
      this.status.focus()
    })
    done.setAttribute('aria-label', this.words('read-this', { title }))
    return element('li', {}, element('a', { href: `#${id}` }, title), ' ', done)
  }
}

/** @param {Quiz} quiz @param {Question[]} left @param {(name: string, values: Record<string, string | number>) => string} words */
const unanswered = (quiz, left, words) =>
  element('li', {}, element('a', { href: `#${left[0].form.id}` }, words('unanswered-in', { n: left.length, title: quiz.title })))

/** An answer that still fits the question as it stands. @param {Quiz} quiz @param {Question} question */
function answerTo(quiz, question) {
  const entry = quiz.store?.get(question.id)
  return entry?.value.length && fit(entry, question.item) === 'fits' ? entry.value : undefined
}

/** Whether an answer to it is right or wrong at all. @param {Question} question */
function isJudged(question) {
  const verdict = question.judge([])
  return isRight(verdict) || isMissed(verdict)
}

for (const root of document.querySelectorAll('[data-lesson]')) new Lesson(/** @type {HTMLElement} */ (root))
