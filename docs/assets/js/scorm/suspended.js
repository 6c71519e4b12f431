// @ts-check
/** Answers kept in the learning platform instead of the browser: nobody who uses the browser next sees them. */

import { parseState } from '../state.js'
import { PREFIX } from '../store.js'
import { Codebook, squeeze, unfold } from './compact.js'

/** A place for the store of ../store.js. Its names are no properties, so that no quiz looks for answers in another. */
export class Suspended {
  /** @type {Map<string, string>} */
  #texts = new Map()

  /** @param {import('./platform.js').Platform} platform @param {Codebook} book */
  constructor(platform, book) {
    this.platform = platform
    this.book = book
    for (const [name, state] of Object.entries(unfold(platform.suspended, book))) this.#texts.set(`${PREFIX}:${name}`, JSON.stringify(state))
  }

  get length() {
    return this.#texts.size
  }

  /** @param {string} name */
  getItem(name) {
    return this.#texts.get(name) ?? null
  }

  /** Raises an error when there is no room or the platform refuses, as a browser's own storage does. @param {string} name @param {string} text */
  setItem(name, text) {
    this.#keep(new Map([...this.#texts, [name, text]]))
  }

  /** @param {string} name */
  removeItem(name) {
    this.#keep(new Map([...this.#texts].filter(([other]) => other !== name)))
  }

  /** @param {Map<string, string>} texts */
  #keep(texts) {
    const states = Object.fromEntries([...texts].flatMap(([name, text]) => {
      const state = parseState(JSON.parse(text))
      return state ? [[name.slice(PREFIX.length + 1), state]] : []
    }))
    const text = squeeze(states, this.book, this.platform.room)
    if (text === null) throw new Error('full')
    this.platform.suspend(text)
    this.#texts = texts
  }
}

/** The codebook of a page: what its forms and headings are called. @param {ParentNode} page */
export function bookOf(page) {
  const forms = /** @type {HTMLFormElement[]} */ ([...page.querySelectorAll('form.item')])
  const words = forms.flatMap((form) => [
    ...[...form.querySelectorAll('.option[data-letter] input')].map((input) => /** @type {HTMLInputElement} */ (input).value),
    ...[...form.querySelectorAll('.pair select')].flatMap((one) => {
      const select = /** @type {HTMLSelectElement} */ (one)
      return [...select.options].map((option) => `${select.name}=${option.value}`)
    }),
    ...[...form.querySelectorAll('.steps > li')].map((li) => li.getAttribute('data-step') ?? ''),
  ])
  const items = forms.map(({ dataset }) => ({ id: dataset.item ?? '', key: dataset.key ?? '', wording: dataset.wording ?? '' }))
  return new Codebook(items, [...words, ...[...page.querySelectorAll('h2[id]')].map(({ id }) => id)])
}
