// @ts-check
/** The search dialog. Fetched when it is first opened, as are its words, its style and the index. */

import { element } from './dom.js'
import { Engine, SHOWN } from './search/engine.js'
import { answerView, beginView, failureView, fill, noneView, resultView, shortcut } from './search/view.js'

const ROOT = new URL('../../', import.meta.url)
const PAUSE = 150
const SHORTEST = 2
/** How many lines of a long question are shown. */
const LINES = 4

/** @type {Promise<Dialog> | undefined} */
let ready

/**
 * Open the dialog: with a question and the result to return to, or with the words of the page's address.
 * @param {{ query?: string, place?: number, shown?: number, address?: boolean }} [how]
 */
export async function open({ query, place, shown, address } = {}) {
  ready ??= make()
  try {
    ;(await ready).open(address ? words(location.pathname) : query, place, shown)
  } catch (error) {
    ready = undefined
    throw error
  }
}

async function make() {
  const [response] = await Promise.all([fetch(new URL('assets/search/texts.json', ROOT)), style()])
  if (!response.ok) throw new Error(`texts.json: ${response.status}`)
  return new Dialog(await response.json())
}

/**
 * The words of an address that leads nowhere are what its reader looked for.
 * @param {string} path
 */
function words(path) {
  try {
    return decodeURI(path).replace(/\.html?$|[^\p{L}\p{N}]+/gu, ' ').trim()
  } catch {
    return ''
  }
}

/** Without its style the dialog still works. */
function style() {
  const link = element('link', { rel: 'stylesheet', href: new URL('assets/css/search.css', ROOT).href })
  document.head.append(link)
  return new Promise((done) => {
    link.onload = link.onerror = done
  })
}

class Dialog {
  /** @param {import('./search/view.js').Texts} texts */
  constructor(texts) {
    this.texts = texts
    /** @type {Promise<Engine> | undefined} */
    this.engine = undefined
    this.attempts = 0
    this.timer = 0
    this.shown = SHOWN
    this.asked = ''
    // A field of several lines: a whole question is seen at once on a phone, too.
    this.field = /** @type {HTMLTextAreaElement} */ (
      element('textarea', { id: 'search-field', rows: '1', autocomplete: 'off', enterkeyhint: 'search', 'aria-describedby': 'search-keys', oninput: () => this.#written() })
    )
    addEventListener('resize', () => this.#fit())
    this.status = element('p', { role: 'status', class: 'search-status' })
    this.body = element('div', {})
    this.scroller = element('div', { class: 'search-body' }, this.body, element('div', { class: 'search-foot' }, element('p', { id: 'search-keys' }, texts.keys), shortcut(texts.shortcut)))
    const close = () => this.box.close()
    this.box = /** @type {HTMLDialogElement} */ (
      element(
        'dialog',
        { class: 'search', 'aria-labelledby': 'search-title', onkeydown: (event) => this.#keys(/** @type {KeyboardEvent} */ (event)), onclick: (event) => this.#clicked(event), onclose: () => this.#closed() },
        element('div', { class: 'search-top' }, element('h2', { id: 'search-title' }, texts.title), element('button', { type: 'button', class: 'tool', onclick: close }, texts.close)),
        element('form', { role: 'search' }, element('label', { for: 'search-field' }, texts.label), this.field),
        this.status,
        this.scroller,
      )
    )
    document.body.append(this.box)
  }

  /**
   * @param {string} [query]
   * @param {number} [place]
   * @param {number} [shown] how many results were shown
   */
  open(query, place, shown = SHOWN) {
    this.#load().catch(() => {})
    if (!this.box.open) {
      this.before = /** @type {HTMLElement | null} */ (document.activeElement)
      this.box.showModal()
    }
    if (query !== undefined) this.field.value = query
    this.field.focus()
    this.field.select()
    this.#fit()
    this.#search(shown).then(() => place !== undefined && this.#links()[place]?.focus())
  }

  /** Fetches what a search needs, again when that failed. */
  #load() {
    this.engine ??= Engine.open(ROOT, this.attempts)
    return this.engine
  }

  /** As many lines as the question needs. */
  #fit() {
    this.field.rows = 1
    while (this.field.rows < LINES && this.field.scrollHeight > this.field.clientHeight) this.field.rows += 1
  }

  #written() {
    const entered = this.field.value.includes('\n') // some keyboards write Enter and tell nothing of the key
    if (entered) this.field.value = this.field.value.replace(/\s*\n\s*/g, ' ')
    this.#fit()
    clearTimeout(this.timer)
    if (entered) this.#enter()
    else this.timer = window.setTimeout(() => this.#search(), PAUSE)
  }

  /** Enter goes to the first result, as soon as there is one. */
  async #enter() {
    clearTimeout(this.timer)
    await this.#search()
    this.#links()[0]?.focus()
  }

  /** Searches for what is written, unless that is what is shown. */
  async #search(shown = SHOWN) {
    const query = this.field.value.trim()
    if (query.length < SHORTEST) {
      this.asked = ''
      this.#show('', beginView(this.texts, (example) => this.open(example)))
      return
    }
    if (query === this.asked) return this.running
    this.asked = query
    this.shown = shown
    if (history.state?.search) history.replaceState({ ...history.state, search: { query } }, '')
    this.scroller.scrollTop = 0
    this.running = this.#find(query)
    await this.running
  }

  /** @param {string} query */
  async #find(query) {
    const waiting = setTimeout(() => (this.status.textContent = this.texts.loading), 2 * PAUSE)
    try {
      const found = await (await this.#load()).search(query, this.shown)
      if (query === this.asked) this.#results(query, found)
    } catch {
      this.engine = undefined
      this.attempts += 1
      if (query === this.asked) this.#show(this.texts.failed, failureView(this.texts, ROOT, () => this.#again()))
      this.asked = this.asked === query ? '' : this.asked
    } finally {
      clearTimeout(waiting)
    }
  }

  async #again() {
    this.field.focus()
    await this.#search()
  }

  /**
   * More results, the first of the new ones in focus.
   * @param {number} seen
   */
  async #more(seen) {
    this.shown += SHOWN
    await this.#find(this.asked)
    this.body.querySelectorAll('.search-result')[seen]?.querySelector('a')?.focus()
  }

  /**
   * @param {string} query
   * @param {import('./search/engine.js').Answer} found
   */
  #results(query, found) {
    const texts = this.texts
    if (!found.total && !found.tasks.length && !found.faqs.length && !found.alike.length && !found.term) {
      this.#show(fill(texts.none, { query }), noneView(texts, ROOT, found))
      return
    }
    const counts = { n: String(found.total), shown: String(found.hits.length) }
    const count = found.total === 1 ? texts.one : found.total > found.hits.length ? texts.best : texts.several
    const above = [found.term && texts.explained, found.faqs.length && texts.replied, found.tasks.length && texts.answered]
    this.#show([`${fill(count, counts)}.`, ...above.filter(Boolean)].join(' '), ...answerView(texts, ROOT, found), ...resultView(texts, ROOT, found, () => this.#more(found.hits.length)))
  }

  /**
   * @param {string} status
   * @param {...Node} nodes
   */
  #show(status, ...nodes) {
    if (this.status.textContent !== status) this.status.textContent = status
    this.body.replaceChildren(...nodes)
  }

  /** @returns {HTMLElement[]} */
  #links() {
    return [...this.body.querySelectorAll('a')]
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    if (event.key === 'Escape') {
      event.preventDefault() // else the field would be emptied first
      this.box.close()
    }
    if (event.key === 'Enter' && event.target === this.field && !event.isComposing) {
      event.preventDefault()
      this.#enter()
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const stops = [this.field, ...this.#links()]
    const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement))
    if (!step || at < 0) return
    event.preventDefault()
    stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus()
  }

  /**
   * The way back to a result leads through the browser's history; a place on the page itself is only shown.
   * @param {Event} event
   */
  #clicked(event) {
    const target = /** @type {Element} */ (event.target)
    if (target === this.box) this.box.close() // the ground around the dialog
    const link = target.closest('a')
    if (!link || !this.body.contains(link)) return
    history.replaceState({ ...history.state, search: { query: this.asked, place: this.#links().indexOf(link), shown: this.shown } }, '')
    const mouse = /** @type {MouseEvent} */ (event)
    if (mouse.ctrlKey || mouse.metaKey || mouse.shiftKey || link.pathname !== location.pathname || !link.hash) return
    this.leaving = true
    this.box.close()
  }

  #closed() {
    if (!this.leaving && history.state?.search) history.replaceState({ ...history.state, search: undefined }, '')
    if (!this.leaving && this.before?.isConnected) this.before.focus({ preventScroll: true })
    this.leaving = false
  }
}
