// @ts-check
/** The page a respondent opens: what is collected and who sees it first, then the form, then the code. */

import { announcer, element, wordsOf } from '../dom.js'
import { download } from '../keep.js'
import { isBlank, layout, vector } from './aggregate.js'
import { Catalogue, part } from './catalogue.js'
import { chainText, next, readChain, refusal } from './chain.js'
import { encode, randomBits } from './codec.js'
import { fragment } from './definition.js'
import { PassingStore, answerForm, keptStore } from './form.js'
import { factsOf, fromFragment } from './link.js'
import { contextOf } from './state.js'

/**
 * @typedef {import('./definition.js').Round} Round
 * @typedef {import('./chain.js').Chain} Chain
 */

const CHAIN = 'bestyrelse1:kaede:'
const CHAIR_ROLE = '2'
const SENDER = 'bestyrelse1:afsender:'
/** Under this name the chair's page keeps the round. */
const CHAIR = 'bestyrelse1:formand:'

class Respondent {
  /** @type {Record<number, string>} what this device has left in chains */
  marks = {}
  token = 0

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root
    this.words = wordsOf(root)
    this.announce = announcer(root)
    this.catalogue = new Catalogue(root)
    this.panel = /** @type {HTMLElement} */ (root.querySelector('.round-panel'))
    root.addEventListener('click', (event) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('[data-copy]'))
      if (button) this.#copy(button)
    })
    addEventListener('hashchange', () => fragment().r && this.open())
    this.open()
    root.dataset.ready = ''
  }

  open() {
    const { r, k } = fragment()
    const round = r ? fromFragment(r, this.catalogue) : null
    if (!round) return this.#fault(this.words('link-none'))
    if ('refused' in round) return this.#fault(this.words(`link-${round.refused}`))
    if (this.round?.round !== round.round) this.token = 0
    this.round = round
    const context = contextOf(/** @type {any} */ ({ round }), this.catalogue)
    this.context = context
    if (round.way !== 'kaede') return this.#welcome(round, '')
    const chain = readChain(k ?? '', layout(context.shape).length)
    if (!chain) return this.#fault(this.words('chain-broken'))
    const why = refusal(chain, this.#mark(chain))
    if (why === 'full' || (why === 'answered' && chain.trail.length >= chain.size)) return this.#full(r)
    if (why) return this.#fault(this.words(`chain-${why}`))
    // The chair has the mask: from a later link it would show what those before have answered.
    if (recall(CHAIR, round.round)) return this.#fault(this.words('chain-chair'))
    this.chain = chain
    this.#welcome(round, this.words('chain-place', { n: chain.trail.length + 1, total: chain.size }))
  }

  /** @param {Round} round @param {string} place */
  #welcome(round, place) {
    const { instrument } = this.context ?? {}
    if (!instrument) return
    const name = round.name || instrument.title
    const isChain = round.way === 'kaede'
    /** @type {any} */
    const store = isChain ? new PassingStore() : keptStore(round, instrument, this.words('own-tasks'))
    const isAgain = !isChain && !!this.#sent() && !Object.keys(store.state.answers).length
    const made = part(this.root, 'welcome', { name, place, facts: factsOf(round, instrument, this.words) })
    for (const only of /** @type {NodeListOf<HTMLElement>} */ (made.querySelectorAll('[data-only]'))) {
      only.hidden = !{ two: round.twoTier, leader: round.leader, again: isAgain, [round.way]: true }[only.dataset.only ?? '']
    }
    if (!isChain) {
      // What was deleted may be answered again, by the same person or by the next at this device: only they know.
      const clear = store.clear.bind(store)
      store.clear = () => {
        clear()
        queueMicrotask(() => this.open())
      }
    }
    const before = /** @type {HTMLInputElement | null} */ (made.querySelector(`[name="role"][value="${Number(store.state.settings.role)}"]`))
    if (before) before.checked = true
    made.addEventListener('submit', (event) => {
      event.preventDefault()
      const data = new FormData(/** @type {HTMLFormElement} */ (made))
      const role = data.get('role')
      const missing = !role ? 'choose-role' : isAgain && !data.get('again') ? 'choose-again' : isChain && role === CHAIR_ROLE ? 'not-chair' : ''
      made.querySelector('[data-slot="fault"]')?.replaceChildren(missing && this.#text(missing))
      if (missing) return
      store.setting('role', String(role))
      if (!isChain) this.token = this.#sender(data.get('again') === 'other')
      answerForm(this.root, this.panel, {
        round,
        instrument,
        store,
        words: this.words,
        bare: isChain,
        result: (given) => (isChain ? [this.#chainEnd(given, Number(role))] : [this.#codeEnd(given, Number(role), store)]),
      })
    })
    this.#show(made, false)
  }

  /** @param {{answers: number[], heard?: number[]}} given @param {number} role @param {any} store */
  #codeEnd(given, role, store) {
    const { against, instrument } = /** @type {ReturnType<typeof contextOf>} */ (this.context)
    const round = /** @type {Round} */ (this.round)
    const code = encode(against, { token: this.token, role, twoTier: round.twoTier, ...given })
    const link = `${new URL(this.root.dataset.chairPage ?? '', location.href)}#svar=${code}`
    const missing = given.answers.filter((answer) => !answer).length
    const left = isBlank(given) ? this.#text('nothing') : missing ? this.#text('blank', { n: String(missing) }) : ''
    const made = part(this.root, 'done', { blank: left })
    ;/** @type {HTMLTextAreaElement} */ (made.querySelector('#svarkode')).value = code
    ;/** @type {HTMLTextAreaElement} */ (made.querySelector('#svarlink')).value = link
    const address = `mailto:?subject=${encodeURIComponent(this.#text('mail-subject'))}&body=${encodeURIComponent(this.#text('mail-text', { code }))}`
    const mail = /** @type {HTMLAnchorElement} */ (made.querySelector('[data-slot="mail-link"]'))
    mail.href = address
    const share = /** @type {HTMLElement} */ (made.querySelector('[data-do="share"]'))
    share.hidden = !navigator.share
    if (navigator.share) {
      mail.classList.add('button-secondary')
      made.querySelector('[data-slot="others"]')?.prepend(mail)
    }
    share.addEventListener('click', () => navigator.share({ text: this.#text('mail-text', { code }) }).catch(() => {}))
    const file = /** @type {HTMLElement} */ (made.querySelector('[data-do="file"]'))
    file.addEventListener('click', () => {
      const words = Object.fromEntries(instrument.open.flatMap(([id]) => (store.state.settings[`ord-${id}`] ? [[id, store.state.settings[`ord-${id}`]]] : [])))
      download('svar-til-runde.json', JSON.stringify({ format: 'bestyrelse-rundesvar', version: 1, code, words }))
    })
    // What is said in own words travels in the file alone, so that is where it is offered.
    if (instrument.open.length) made.querySelector('[data-slot="open"]')?.append(this.#ownWords(instrument.open, store), file)
    return made
  }

  /** @param {[string, string][]} questions @param {any} store */
  #ownWords(questions, store) {
    const fields = questions.map(([id, question]) => {
      const area = /** @type {HTMLTextAreaElement} */ (element('textarea', { id: `ord-${id}`, rows: '4', maxlength: '2000' }))
      area.value = store.state.settings[`ord-${id}`] ?? ''
      area.addEventListener('input', () => store.setting(`ord-${id}`, area.value))
      return element('div', { class: 'field' }, element('label', { for: area.id }, question), area)
    })
    return part(this.root, 'open-words', { fields })
  }

  /** @param {{answers: number[], heard?: number[]}} given @param {number} role */
  #chainEnd(given, role) {
    if (isBlank(given)) return part(this.root, 'chain-nothing')
    const made = part(this.root, 'chain-done')
    made.querySelector('[data-do="add"]')?.addEventListener('click', () => {
      const { shape } = /** @type {ReturnType<typeof contextOf>} */ (this.context)
      const chain = /** @type {Chain} */ (this.chain)
      const after = next(chain, vector(shape, { token: 0, role, twoTier: false, ...given }))
      this.#remember(chain, after.trail.at(-1) ?? 0)
      const left = after.size - after.trail.length
      const out = part(this.root, 'chain-out', { next: this.words(left ? 'chain-next' : 'chain-last', { n: left }) })
      const address = new URL(this.root.dataset.here ?? '', location.href)
      ;/** @type {HTMLTextAreaElement} */ (out.querySelector('#naeste-link')).value = `${address}#r=${fragment().r}&k=${chainText(after)}`
      this.#show(out)
    }, { once: true })
    return made
  }

  /** The chain is complete: only the chair's page can do more. @param {string} r */
  #full(r) {
    const made = part(this.root, 'fault', { fault: this.words('chain-full') })
    made.lastElementChild?.replaceChildren(element('a', { href: `${this.root.dataset.chairPage}#r=${r}&k=${fragment().k}` }, this.words('chain-to-chair')))
    this.#show(made, false)
  }

  /** The mark this device left in a chain. @param {Chain} chain @returns {{mark: number, place: number} | null} */
  #mark({ id }) {
    const text = this.marks[id] ?? recall(CHAIN, id)
    const [mark, place] = text.split('.').map(Number)
    return text ? { mark, place } : null
  }

  /** @param {Chain} chain @param {number} mark */
  #remember({ id, trail }, mark) {
    this.marks[id] = `${mark}.${trail.length}`
    remember(CHAIN, id, this.marks[id])
  }

  /** The token of whoever answered this round here last, or nothing. */
  #sent() {
    return Number(recall(SENDER, this.round?.round ?? 0)) || this.token
  }

  /** @param {boolean} isOther whether somebody else answers now @returns {number} */
  #sender(isOther) {
    const token = (!isOther && this.#sent()) || randomBits(32) || 1
    remember(SENDER, this.round?.round ?? 0, String(token))
    return token
  }

  /** @param {string} text */
  #fault(text) {
    this.#show(part(this.root, 'fault', { fault: text }), false)
  }

  /** @param {string} name @param {Record<string, string>} [values] */
  #text(name, values = {}) {
    return (part(this.root, name).textContent ?? '').replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all)
  }

  /** @param {HTMLElement} content @param {boolean} [focus] */
  #show(content, focus = true) {
    this.panel.replaceChildren(content)
    if (focus) /** @type {HTMLElement | null} */ (content.querySelector('h2'))?.focus()
  }

  /** @param {HTMLElement} button */
  async #copy(button) {
    const area = /** @type {HTMLTextAreaElement} */ (this.root.querySelector(`#${button.dataset.copy}`))
    try {
      await navigator.clipboard.writeText(area.value)
      button.dataset.copied = ''
      this.announce(this.words('copied'))
    } catch {
      area.closest('details')?.setAttribute('open', '')
      area.select()
      this.announce(this.words('not-copied'))
    }
  }
}

/** @param {string} kind @param {number} id */
function recall(kind, id) {
  try {
    return localStorage.getItem(kind + id.toString(16)) ?? ''
  } catch {
    return ''
  }
}

/** @param {string} kind @param {number} id @param {string} text */
function remember(kind, id, text) {
  try {
    localStorage.setItem(kind + id.toString(16), text)
  } catch {
    // Remembered for this visit.
  }
}

for (const root of document.querySelectorAll('.round')) new Respondent(/** @type {HTMLElement} */ (root))
