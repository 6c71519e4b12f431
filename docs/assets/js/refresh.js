// @ts-check
/** The refresher: five questions that are due, of all quizzes, fetched from the pages they stand on. */

import { announcer, button, element, wordsOf } from './dom.js'
import { dayOfDate, known } from './quiz/known.js'
import { Question, fieldOf } from './quiz/question.js'
import { due, plan } from './quiz/schedule.js'
import { isMissed, isRight } from './quiz/verdict.js'
import { Store } from './store.js'

const AT_A_TIME = 5

/** @typedef {import('./quiz/known.js').Known} Known */

class Refresher {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root
    this.words = wordsOf(root)
    this.announce = announcer(root)
    this.settings = new Store('genopfrisk', [])
    this.links = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll('a[data-asks]')])
    /** @type {Map<string, Promise<Document>>} */
    this.pages = new Map()
    this.card = element('div', { class: 'refresh-card' })
    const date = /** @type {HTMLInputElement} */ (element('input', { type: 'date', id: 'naeste-moede' }))
    date.value = this.settings.state.settings.meeting ?? ''
    date.addEventListener('change', () => {
      this.settings.setting('meeting', date.value)
      this.overview()
    })
    const field = element('div', { class: 'field' }, element('label', { for: date.id, class: 'label' }, this.words('meeting-date')), ' ', date)
    root.prepend(this.card, field)
    root.querySelector('details')?.removeAttribute('open')
    this.overview()
    root.dataset.ready = ''
  }

  /** The day of the next meeting, where one was written. */
  get meeting() {
    return dayOfDate(this.settings.state.settings.meeting)
  }

  /** Every item that was answered and judged, with when. @returns {Known[]} */
  known() {
    return known(this.links.map((link) => ({ quiz: link.dataset.asks ?? '', title: link.textContent ?? '', page: link.href.split('#')[0] })))
  }

  overview() {
    const { words } = this
    const now = Date.now()
    const all = this.known()
    const plans = all.map(({ looks }) => plan(looks, now, this.meeting))
    const ready = due(all, now, this.meeting)
    const text = []
    const days = plans.flatMap(({ day }) => (day === null ? [] : [day]))
    if (!all.length) text.push(words('none-yet'))
    else if (ready.length) text.push(words('due', { n: ready.length }))
    else if (days.length) text.push(words('none-due', { date: dateOf(Math.min(...days)) }))
    else text.push(words('none-ever'))
    const counts = { missed: plans.filter(({ kind }) => kind === 'missed').length, waiting: plans.filter((one) => !one.due && !one.firm).length, firm: plans.filter(({ firm }) => firm).length }
    this.card.replaceChildren(
      element('p', { class: 'progress', tabindex: '-1' }, text[0]),
      ...(all.length ? [element('p', {}, words('counts', counts))] : []),
      ...(ready.length ? [button(words('start'), () => this.begin(ready), 'button')] : []),
    )
  }

  /** @param {{item: Known, plan: import('./quiz/schedule.js').Plan}[]} ready */
  async begin(ready) {
    this.round = ready.slice(0, AT_A_TIME)
    this.right = 0
    this.done = 0
    await this.show(0)
  }

  /** @type {{item: Known, plan: import('./quiz/schedule.js').Plan}[]} */
  round = []
  right = 0
  done = 0

  /** @param {number} place @returns {Promise<void>} */
  async show(place) {
    const { words } = this
    if (place >= this.round.length) return this.finish()
    const { item, plan: why } = this.round[place]
    this.card.replaceChildren(element('p', { class: 'progress', role: 'status' }, words('loading')))
    let found
    try {
      found = await this.fetch(item)
    } catch {
      this.card.replaceChildren(element('p', { class: 'message', 'data-kind': 'warning', role: 'alert' }, words('failed')), button(words('next'), () => this.show(place + 1)))
      return
    }
    // The question is gone or has another right answer: what was answered before says nothing about it.
    if (!found) return this.show(place + 1)
    const question = new Question(found.form, words, found.field(found.form, { words, announce: this.announce, seed: `${item.id}${item.looks.length}` }))
    const store = new Store(item.quiz, [question.item])
    const head = element('p', { class: 'progress', tabindex: '-1' }, words('place', { n: place + 1, total: this.round.length, quiz: item.title }))
    this.card.replaceChildren(head, element('p', { class: 'due-why' }, words(`why-${why.kind}`)), ...found.before, question.form)
    question.clear()
    const next = button(words(place + 1 < this.round.length ? 'next' : 'finish'), () => this.show(place + 1), 'button')
    let counted = false
    question.form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (!question.field.complete()) return question.complain()
      const value = question.field.value()
      const verdict = question.judge(value)
      store.set(question.id, value, isRight(verdict) || isMissed(verdict) ? { right: isRight(verdict) } : {})
      question.show(store.get(question.id))
      if (!counted) {
        this.done += 1
        if (isRight(verdict)) this.right += 1
      }
      counted = true
      this.card.append(next)
      this.announce(`${question.feedback.innerText} ${firmly(store, question.id) ? words('why-firm') : ''}`)
    })
    head.focus()
  }

  /** @param {Known} item */
  async fetch(item) {
    const page = this.pages.get(item.page) ?? fetch(item.page).then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status))
      return new DOMParser().parseFromString(await answer.text(), 'text/html')
    })
    this.pages.set(item.page, page)
    page.catch(() => this.pages.delete(item.page))
    const there = (await page).getElementById(`q-${item.id}`)
    if (!(there instanceof Element) || there.getAttribute('data-key') !== item.key) return null
    const opening = there.closest('.case')?.querySelectorAll(':scope > .case-title, :scope > .situation') ?? []
    /** @param {Element} node */
    const take = (node) => {
      const taken = /** @type {HTMLElement} */ (document.importNode(node, true))
      // Links were written for the page the question stands on.
      for (const link of taken.querySelectorAll('a[href]')) link.setAttribute('href', new URL(link.getAttribute('href') ?? '', item.page).href)
      return taken
    }
    const form = /** @type {HTMLFormElement} */ (take(there))
    return { form, field: await fieldOf(form), before: [...opening].map(take) }
  }

  finish() {
    const { words } = this
    const asked = this.round.map(({ item }) => item.id)
    const ready = due(this.known().filter(({ id }) => !asked.includes(id)), Date.now(), this.meeting)
    const said = words('finished', { right: this.right, n: this.done })
    this.overview()
    this.card.querySelector('.button')?.remove()
    this.card.prepend(element('p', { class: 'message', 'data-kind': 'success' }, said))
    if (ready.length) this.card.append(button(words('more'), () => this.begin(ready), 'button'))
    this.announce(said)
    ;/** @type {HTMLElement | null} */ (this.card.querySelector('.progress'))?.focus()
  }
}

/** Whether an item is firm now. @param {Store} store @param {string} id */
function firmly(store, id) {
  const looks = (store.state.looks[id] ?? []).map(({ at, right }) => ({ at: Date.parse(at), right }))
  return plan(looks, Date.now()).firm
}

/** @param {number} day */
const dateOf = (day) => new Date(day * 86_400_000).toLocaleDateString(document.documentElement.lang || 'da', { dateStyle: 'long', timeZone: 'UTC' })

for (const root of document.querySelectorAll('[data-refresh]')) new Refresher(/** @type {HTMLElement} */ (root))
