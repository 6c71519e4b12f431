// @ts-check
/** The chair's page: make a round, invite, collect, show the report, decide, and take the papers along. */

import { announcer, button, element, wordsOf } from '../dom.js'
import { Catalogue, part, titled } from './catalogue.js'
import { fragment } from './definition.js'
import { contextOf, keep, keptRounds, parseSaved, readFile, saveFile, viewOf } from './state.js'

/** @typedef {import('./state.js').Saved} Saved */

export class Chair {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root
    this.words = wordsOf(root)
    this.announce = announcer(root)
    this.catalogue = new Catalogue(root)
    /** @type {Saved | null} */
    this.saved = null
    this.panel = /** @type {HTMLElement} */ (root.querySelector('.round-panel'))
    this.steps = /** @type {HTMLElement} */ (root.querySelector('.round-steps'))
    this.keeping = /** @type {HTMLElement} */ (root.querySelector('.round-keep'))
    root.addEventListener('click', (event) => {
      const target = /** @type {Element} */ (event.target).closest('[data-go], [data-copy]')
      const step = target?.getAttribute('data-go')
      if (step) this.go(step)
      else if (target) this.copy(/** @type {HTMLElement} */ (target))
    })
    for (const [name, does] of Object.entries({ save: () => this.saved && saveFile(this.saved), close: () => this.close(), forget: async () => (await import('./sure.js')).askForget(this) })) {
      this.keeping.querySelector(`[data-do="${name}"]`)?.addEventListener('click', does)
    }
    // What saving needs is here before the round is; in the browser inside an app it says what cannot be done.
    import('../keep.js').catch(() => {})
    this.#begin()
    root.dataset.ready = ''
  }

  /** The round that is open. @returns {Saved} */
  get open() {
    if (!this.saved) throw new Error('no round is open')
    return this.saved
  }

  get instrument() {
    return contextOf(this.open, this.catalogue).instrument
  }

  get view() {
    return viewOf(this.open, this.catalogue, this.words('own-tasks'))
  }

  /** Keep the round, and say whether that worked. */
  changed() {
    const kept = keep(this.open)
    const line = /** @type {HTMLElement} */ (this.keeping.querySelector('[data-slot="kept"]'))
    line.textContent = this.words(this.open.sample ? 'sample-kept' : !kept ? 'not-kept' : this.secret ? 'kept-table' : this.open.chain ? 'kept-chain' : 'kept')
    line.dataset.kind = kept ? 'info' : 'warning'
  }

  /** Show a step's content with focus on its heading. @param {HTMLElement} content @param {boolean} [focus] */
  show(content, focus = true) {
    this.panel.replaceChildren(content)
    if (!focus) return
    const heading = /** @type {HTMLElement | null} */ (content.querySelector('h2'))
    heading?.focus({ preventScroll: true })
    const top = this.saved ? document.querySelector('h1') : this.root
    top?.scrollIntoView({ block: 'start' })
  }

  /** @param {string} step */
  async go(step) {
    const { round } = this.open
    const isLocked = this.locked()
    this.steps.hidden = this.keeping.hidden = false
    this.root.dataset.open = ''
    titled(round.name || this.words('unnamed'))
    for (const one of /** @type {NodeListOf<HTMLButtonElement>} */ (this.steps.querySelectorAll('[data-go]'))) {
      const to = one.dataset.go
      one.removeAttribute('aria-current')
      one.parentElement?.toggleAttribute('hidden', to === 'invite' && round.way !== 'koder')
      if (to === step) {
        one.setAttribute('aria-current', 'step')
        one.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      }
      one.disabled = (to === 'report' || to === 'texts') && !!isLocked
    }
    ;/** @type {HTMLElement} */ (this.keeping.querySelector('[data-do="save"]')).hidden = this.secret
    this.changed()
    if (step === 'invite') this.show((await import('./invite.js')).invite(this))
    else if (step === 'collect') this.show(await (await import('./gather.js')).gather(this))
    else if (step === 'report') this.show((await import('./meeting.js')).meeting(this))
    else this.show(await (await import('./texts.js')).texts(this.root, this.open, this.view, { words: this.words, announce: this.announce, changed: () => this.changed() }))
    this.root.dataset.step = step
  }

  /** Whether sums that are still growing are kept here: a file of them would show single answers. */
  get secret() {
    return this.open.round.way === 'bord' && !!this.locked()
  }

  /** Why the report cannot be shown yet, or nothing. */
  locked() {
    const { round, size } = this.open
    const { people: { board, leader }, rivals } = this.view
    if (rivals) return this.words('locked-rivals')
    if (round.way === 'bord' && board + leader < size) return this.words('locked-table', { total: size })
    if (round.way === 'kaede' && !this.open.sums) return this.words('locked-chain')
    return board + leader ? '' : this.words('locked-empty')
  }

  /** @param {HTMLElement} pressed names the field to copy */
  async copy(pressed) {
    const area = /** @type {HTMLTextAreaElement} */ (this.root.querySelector(`#${pressed.dataset.copy}`))
    try {
      await navigator.clipboard.writeText(area.value)
      pressed.dataset.copied = ''
      this.announce(this.words('copied'))
    } catch {
      area.select()
      this.announce(this.words('not-copied'))
    }
  }

  /** Let somebody choose files. @param {(files: File[]) => void} then @param {boolean} [many] */
  choose(then, many = false) {
    const input = /** @type {HTMLInputElement} */ (element('input', { type: 'file', accept: '.json,.txt', multiple: many, hidden: true }))
    input.addEventListener('change', () => then([...(input.files ?? [])]))
    input.click()
  }

  close() {
    this.saved = null
    this.steps.hidden = this.keeping.hidden = true
    this.#start()
  }

  /** @param {string} text of a saved round @returns {string} why it was refused, in words */
  load(text) {
    const saved = parseSaved(text, this.catalogue)
    if (typeof saved === 'string') return this.words(`refused-${saved}`)
    this.saved = saved
    this.go(this.locked() ? 'collect' : 'report')
    return ''
  }

  /** @param {string} [fault] @param {boolean} [focus] */
  #start(fault = '', focus = true) {
    const kept = keptRounds(this.catalogue).map((saved) => {
      const { title } = contextOf(saved, this.catalogue).instrument
      return element('li', {}, button(this.words('open-round', { name: saved.round.name || this.words('unnamed'), instrument: title }), () => {
        this.saved = saved
        this.go(this.locked() ? 'collect' : 'report')
      }))
    })
    const made = part(this.root, 'start', { fault, ...(kept.length && { kept: element('ul', { class: 'kept-rounds' }, ...kept) }) })
    const line = /** @type {HTMLElement} */ (made.querySelector('[data-slot="fault"]'))
    /** @type {Record<string, () => void>} */
    const does = {
      new: () => this.#make(),
      sample: async () => (line.textContent = this.load(await (await fetch(this.root.dataset.sample ?? '')).text())),
      open: () =>
        this.choose(async ([file]) => {
          const read = await readFile(file)
          line.textContent = 'text' in read ? this.load(read.text) : this.words(`refused-${read.refused}`)
        }),
    }
    for (const one of made.querySelectorAll('[data-do]')) one.addEventListener('click', () => does[one.getAttribute('data-do') ?? '']())
    delete this.root.dataset.open
    titled('')
    this.root.dataset.step = 'start'
    this.show(made, focus)
  }

  async #make() {
    const { makeForm } = await import('./make.js')
    const made = (/** @type {Saved} */ saved) => {
      this.saved = saved
      this.go(saved.round.way === 'koder' ? 'invite' : 'collect')
    }
    this.root.dataset.step = 'make'
    this.show(makeForm(this.root, this.catalogue, this.words, { made, cancelled: () => this.#start() }))
  }

  /** A code or a chain may stand in the link with which the page was opened. */
  async #begin() {
    const { svar, k } = fragment()
    this.#start('', false)
    addEventListener('hashchange', () => (fragment().svar || fragment().k) && this.#begin())
    if (!svar && !k) return
    history.replaceState(null, '', location.pathname)
    const { roundOf, receiveText, receiveChain } = await import('./receive.js')
    const saved = roundOf(svar ?? '', k ?? '', keptRounds(this.catalogue), this.catalogue)
    if (!saved) return this.#start(this.words('no-round-here'))
    this.saved = saved
    const said = k ? [receiveChain(this, k).said] : receiveText(this, svar ?? '').said
    await this.go('collect')
    const place = this.panel.querySelector('[data-slot="result"]')
    place?.replaceChildren(...said.map((line) => element('p', { class: 'message' }, line)))
  }
}

for (const root of document.querySelectorAll('.round')) new Chair(/** @type {HTMLElement} */ (root))
