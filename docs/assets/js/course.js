// @ts-check
/** Mit forløb: where a reader is in each module, what is due, notes and agreements, and what is taken along from it. */

import { Mine, said, today } from './course/mine.js'
import { modulesOf, progress, refresher } from './course/progress.js'
import { reminders } from './course/reminders.js'
import { sheet } from './course/sheet.js'
import { textField } from './course/text-field.js'
import { announcer, button, element, template, wordsOf } from './dom.js'
import { calendar } from './ics.js'
import { download, keepTools } from './keep.js'
import { dateOfDay, dayOfDate } from './quiz/known.js'
import { printSheet } from './quiz/sheet.js'
import { readState, PREFIX } from './store.js'

/** @typedef {import('./course/progress.js').Module} Module */

class Course {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root
    this.words = wordsOf(root)
    this.announce = announcer(root)
    this.modules = modulesOf(root)
    this.mine = new Mine(this.modules)
    this.refresh = template(root).querySelector('a')
    this.overview = element('div', { class: 'course-overview' })
    /** @type {(() => void)[]} everything that shows what is kept */
    this.draws = [() => this.drawOverview()]
    root.prepend(this.overview)
    for (const module of this.modules) this.module(module)
    root.append(...this.paper(), ...this.plan())
    const tools = keepTools({ store: this.mine, words: this.words, announce: this.announce, redraw: () => this.draw() })
    root.append(element('h2', {}, this.words('keep')), tools.panel)
    this.draws.push(tools.refresh)
    this.mine.onchange = () => this.draw()
    // Answers given in another tab, or on a page that the reader comes back from.
    for (const event of ['storage', 'pageshow']) addEventListener(event, () => this.draw())
    this.draw()
    root.dataset.ready = ''
  }

  draw() {
    for (const draw of this.draws) draw()
  }

  get meeting() {
    return dayOfDate(readState(`${PREFIX}:genopfrisk:egen`)?.settings.meeting)
  }

  drawOverview() {
    const { words, modules, mine } = this
    const taken = modules.filter(({ number }) => mine.taken(number)).length
    const { any, ready, later } = refresher(modules, Date.now(), this.meeting)
    const next = modules.find(({ number }) => !mine.taken(number))
    const due = ready ? words('due', { n: ready }) : !any ? words('due-never') : later.length ? words('due-none', { date: said(dateOfDay(later[0][0])) }) : words('due-rest')
    this.overview.replaceChildren(
      element('p', { class: 'progress' }, words('overall', { taken, total: modules.length })),
      element('p', {}, due),
      element('p', { class: 'actions' },
        ...(next ? [element('a', { class: 'button', href: next.page }, words('next', { title: next.title }))] : []),
        ...(ready && this.refresh ? [element('a', { class: 'button button-secondary', href: this.refresh.href }, words('refresh'))] : []),
      ),
    )
  }

  /** What stands under one module. @param {Module} module */
  module(module) {
    const { words, mine } = this
    const { number } = module
    const stop = /** @type {HTMLElement} */ (this.root.querySelector(`[data-module="${number}"]`))
    const facts = element('ul', { class: 'course-facts' })
    const summary = element('summary', {})
    /** @param {string} name @param {string} help */
    const field = (name, help) => textField({ mine, id: `${name}-${number}`, label: words(help.replace('-help', '')), help: words(help), words, announce: this.announce, changed: () => this.draw() })
    const fields = [field('note', 'note-help'), field('aftale', 'agreed-help')]
    stop.querySelector('.course-facts')?.remove()
    stop.append(facts, this.tick(module), element('details', {}, summary, ...fields.map(({ part }) => part)))
    this.draws.push(() => {
      const { start, items, last } = progress(module)
      const due = refresher([module], Date.now(), this.meeting).ready
      const texts = [
        ...(start.n ? [words('start', start)] : []),
        ...(items.n ? [words('items', items)] : []),
        ...(start.n + items.n || mine.taken(number) ? [] : [words('not-begun')]),
        ...(due ? [words('due-module', { n: due })] : []),
        ...(last ? [words('last', { date: said(last) })] : []),
      ]
      facts.replaceChildren(...texts.map((text) => element('li', {}, text)))
      stop.dataset.state = mine.taken(number) ? 'taken' : start.n + items.n ? 'begun' : ''
      const written = ['note', 'aftale'].some((name) => mine.text(`${name}-${number}`) || mine.older(`${name}-${number}`).length)
      summary.textContent = words(written ? 'write-some' : 'write')
      for (const one of fields) one.draw()
    })
  }

  /** The tick that the reader sets, with date and minutes. @param {Module} module */
  tick({ number, title, minutes: usual }) {
    const { words, mine } = this
    const tick = input({ type: 'checkbox', id: `taget-${number}`, 'aria-label': `${words('taken-tick')}: ${title}` })
    const date = input({ type: 'date', id: `dato-${number}`, max: today() })
    const minutes = input({ type: 'number', id: `minutter-${number}`, min: '0', max: '600', inputmode: 'numeric' })
    const more = element('span', { class: 'taken-more' }, labelled(words('date'), date), labelled(words('spent'), minutes))
    const keep = () => {
      mine.setTaken(number, tick.checked ? { date: date.value || today(), minutes: Number(minutes.value) || 0 } : null)
      this.draw()
    }
    tick.addEventListener('change', () => {
      const last = Object.values(readState(`${PREFIX}:modul-${number}:egen`)?.answers ?? {}).map(({ at }) => at).sort().at(-1)
      date.value = last?.slice(0, 10) ?? today()
      minutes.value = String(usual)
      keep()
    })
    for (const one of [date, minutes]) one.addEventListener('change', keep)
    this.draws.push(() => {
      const taken = mine.taken(number)
      tick.checked = Boolean(taken)
      more.hidden = !taken
      if (taken && document.activeElement !== date) date.value = taken.date
      if (taken && document.activeElement !== minutes) minutes.value = String(taken.minutes)
    })
    return element('div', { class: 'taken' }, element('label', { class: 'tick' }, tick, ' ', words('taken-tick')), more)
  }

  /** The participation sheet. */
  paper() {
    const { words, mine } = this
    const name = textField({ mine, id: 'navn', label: words('name'), help: words('name-help'), words, announce: this.announce, changed: () => this.draw(), line: true })
    this.draws.push(name.draw)
    const fault = element('p', { class: 'error-message', role: 'alert' })
    const go = button(words('print'), () => {
      const done = this.modules.flatMap((module) => {
        const taken = mine.taken(module.number)
        return taken ? [{ module, taken }] : []
      })
      const written = mine.text('navn').trim()
      fault.textContent = !done.length ? words('print-none') : written ? '' : words('print-name')
      if (!fault.textContent) printSheet(words('sheet-title'), ...sheet(done, written, words))
      else if (done.length) name.control.focus()
    }, 'button')
    return [element('h2', {}, words('sheet')), element('p', {}, words('sheet-intro')), name.part, element('div', { class: 'tool-row' }, go), fault]
  }

  /** Reminders for a calendar. */
  plan() {
    const { words, mine } = this
    const from = input({ type: 'date', id: 'naeste-modul', min: today() })
    const every = /** @type {HTMLSelectElement} */ (element('select', { id: 'hver' }, ...['7', '14', '30'].map((days) => element('option', { value: days }, words(`plan-${days}`)))))
    const status = element('p', { class: 'message', role: 'status' })
    const say = (/** @type {string} */ text, kind = 'warning') => {
      status.textContent = text
      status.dataset.kind = kind
    }
    const go = button(words('plan-get'), () => {
      const left = this.modules.filter(({ number }) => !mine.taken(number))
      const { later } = refresher(this.modules, Date.now(), this.meeting)
      if (!left.length && !later.length) return say(words('plan-none'))
      if (left.length && !from.value) {
        from.focus()
        return say(words('plan-no-date'))
      }
      const events = reminders({ left, from: from.value, every: Number(every.value), later, here: document.baseURI }, words)
      download('kursus.ics', calendar(events), 'text/calendar')
      say(words('plan-done', { n: events.length }), 'success')
    })
    return [
      element('h2', {}, words('plan')),
      element('p', {}, words('plan-intro')),
      element('div', { class: 'plan-row' }, labelled(words('plan-from'), from), labelled(words('plan-every'), every)),
      element('div', { class: 'tool-row' }, go),
      status,
    ]
  }
}

/** @param {Record<string, string>} attributes */
const input = (attributes) => /** @type {HTMLInputElement} */ (element('input', attributes))

/** @param {string} text @param {HTMLElement} control */
const labelled = (text, control) => element('label', { class: 'short-field', for: control.id }, element('span', {}, text), control)

for (const root of document.querySelectorAll('[data-my-course]')) new Course(/** @type {HTMLElement} */ (root))
