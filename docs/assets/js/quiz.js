// @ts-check
/** Makes every quiz on the page answerable: choose, press the button, read why. */

import { announcer, element, wordsOf } from './dom.js'
import { Question, fieldOf } from './quiz/question.js'
import { newSeed } from './quiz/shuffle.js'
import { isMissed, isRight } from './quiz/verdict.js'
import { PREFIX, Store, fit, place, readState } from './store.js'

export class Quiz {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root
    this.id = root.dataset.quiz ?? ''
    this.title = root.dataset.title ?? ''
    this.words = wordsOf(root)
    this.announce = announcer(root)
    /** @type {Question[]} */
    this.questions = []
    /** @type {((answerTo: (id: string) => string[] | undefined) => void)[]} */
    this.cases = []
    this.progress = element('p', { class: 'progress' })
    this.result = element('div', { class: 'result' })
  }

  /** Bring the quiz to life: what few quizzes need is fetched first. */
  async start() {
    const { root, words, announce } = this
    const forms = /** @type {HTMLFormElement[]} */ ([...root.querySelectorAll('form.item')])
    const seed = this.#seed()
    // All parts first: a quiz wakes whole, or stays as it can be read.
    const fields = await Promise.all(forms.map(fieldOf))
    const unfold = root.querySelector('.case') && (await import('./quiz/case.js')).unfoldAll
    this.questions = forms.map((form, place) => new Question(form, words, fields[place](form, { words, announce, seed })))
    this.store = new Store(this.id, this.questions.map(({ item }) => item))
    if (root.dataset.preset) await (await import('./quiz/preset.js')).preset(this)
    else {
      if (seed) this.store.setting('seed', seed)
      if (this.store.kept && place.open().length > 1) (await import('./quiz/adopt.js').catch(() => null))?.adopt(this.store)
    }
    if (unfold) this.cases = unfold(root, this.questions)
    this.box = element('section', { class: 'result-box', 'aria-label': `${words('result')}: ${this.title}` }, this.progress, this.result)
    root.querySelector('.items')?.after(this.box)
    for (const question of this.questions) {
      question.form.addEventListener('submit', (event) => {
        event.preventDefault()
        if (!this.exam) this.answer(question)
      })
      if (question.type === 'reflection') question.form.addEventListener('input', () => !this.exam && this.store?.set(question.id, question.field.value()))
    }
    this.store.onchange = () => this.draw()
    this.#modes()
    await this.asked
    const { state, astray, kept } = this.store
    if (Object.keys(state.answers).length || astray || !kept) await this.more()
    for (const near of ['focusin', 'pointerover']) root.addEventListener(near, () => this.more(), { once: true })
    this.draw()
    if (this.store.state.settings.mode === 'exam') await this.setMode('exam')
    root.dataset.ready = ''
  }

  /** The seed of the order: kept with the answers, so that the order is the same next time. */
  #seed() {
    if (this.root.dataset.preset || this.root.dataset.shuffle === 'none') return ''
    return readState(`${PREFIX}:${this.id}:egen`)?.settings.seed ?? newSeed()
  }

  /** The choice between practice, exam and meeting. */
  #modes() {
    const { words } = this
    /** @param {string} mode @param {string | false} pressed */
    const button = (mode, pressed) =>
      element('button', { type: 'button', class: 'button button-secondary', 'data-mode': mode, 'aria-pressed': pressed, onclick: () => this.setMode(mode) }, words(`mode-${mode}`))
    const help = element('p', { class: 'instruction no-print' }, words('mode-help'))
    this.modes = element('div', { class: 'modes no-print', role: 'group', 'aria-label': words('mode') }, button('practice', 'true'), button('exam', 'false'), button('meeting', false))
    const sure = /** @type {HTMLInputElement} */ (element('input', { type: 'checkbox', id: `${this.root.id}-sikker`, autocomplete: 'off' }))
    const ask = async () => (await import('./quiz/sure.js')).ask(this, sure.checked)
    sure.addEventListener('change', () => {
      this.store?.setting('sure', sure.checked ? 'ja' : '')
      ask()
    })
    this.modes.append(element('div', { class: 'option' }, sure, element('label', { for: sure.id }, words('ask-sure'))))
    sure.checked = this.store?.state.settings.sure === 'ja'
    if (sure.checked) this.asked = ask().catch(() => {})
    this.root.querySelector('.items')?.before(this.modes, help)
  }

  /** @param {string} mode */
  async setMode(mode) {
    if (mode === 'meeting') return (await import('./quiz/meeting.js')).open(this)
    if (mode === 'exam' && !this.exam) await (await import('./quiz/exam.js')).enter(this)
    if (mode === 'practice' && this.exam) this.exam.leave()
    for (const button of this.modes?.querySelectorAll('[aria-pressed]') ?? []) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-mode') === (this.exam ? 'exam' : 'practice')))
    }
  }

  /** @type {Promise<void> | undefined} */
  asked

  /** Set while an exam is on. @type {import('./quiz/exam.js').Exam | undefined} */
  exam

  /** What is needed once something is answered; without it an answer is still judged and kept. */
  async more() {
    const { store, words, announce } = this
    try {
      this.results ??= await import('./quiz/results.js')
      const { keepTools } = await import('./keep.js')
      if (!store || this.tools) return
      this.tools = keepTools({ store, words, announce, redraw: () => this.draw() })
      this.box?.append(this.tools.panel)
    } catch {
      // Away from the net.
    }
  }

  /** @param {Question} question */
  async answer(question) {
    if (!question.field.complete()) return question.complain()
    const value = question.field.value()
    this.keep(question, value, question.sure)
    if (!this.results) await this.more()
    // The reader may have chosen something else meanwhile.
    if (String(question.field.value()) !== String(value)) return
    question.show(this.store?.get(question.id))
    this.summarise()
    this.tools?.refresh()
    this.announce(question.feedback.innerText)
  }

  /**
   * Keep an answer with what it was worth.
   * @param {Question} question
   * @param {string[]} value
   * @param {string} [sure]
   */
  keep(question, value, sure) {
    const verdict = question.judge(value)
    const judged = isRight(verdict) || isMissed(verdict)
    this.store?.set(question.id, value, { sure, ...(judged ? { right: isRight(verdict) } : {}) })
  }

  draw() {
    if (this.exam) return this.exam.draw()
    for (const question of this.questions) question.show(this.store?.get(question.id))
    this.summarise()
  }

  /** What was answered and still counts, on the reader's way. */
  get answered() {
    return this.questions.filter(({ active }) => active).flatMap((question) => {
      const entry = this.store?.get(question.id)
      return entry ? [{ question, entry, changed: fit(entry, question.item) === 'changed' }] : []
    })
  }

  /** Say how far the reader is; the rest is fetched when there is something to say. */
  async summarise() {
    for (const unfold of this.cases) unfold((id) => this.store?.get(id)?.value)
    const n = this.answered.length
    const begun = n > 0 || Boolean(this.store?.state.attempts.length)
    this.box?.toggleAttribute('data-empty', !begun)
    this.progress.textContent = this.words('progress', { n, total: this.questions.filter(({ active }) => active).length })
    if (!this.results && begun) await this.more()
    this.results?.draw(this)
    this.root.dispatchEvent(new CustomEvent('summarised', { bubbles: true, detail: this }))
  }

  /** @type {typeof import('./quiz/results.js') | undefined} */
  results

  /** Save, fetch, delete. @type {ReturnType<typeof import('./keep.js').keepTools> | undefined} */
  tools
}

for (const root of document.querySelectorAll('.quiz')) new Quiz(/** @type {HTMLElement} */ (root)).start()
