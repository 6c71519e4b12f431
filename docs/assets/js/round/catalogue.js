// @ts-check
/** The instruments as the page carries them, and the words of the page. */

import { element } from '../dom.js'

/**
 * @typedef {object} Offered one answer
 * @property {string} id
 * @property {string} label
 * @property {boolean} [two] only in a two-tier institution
 * @property {boolean} [gone] not offered in this edition, but read where it stands in a code
 * @property {string} [explanation] what it means, where its label does not say it
 * @property {boolean} [role] names a party that can decide
 * @property {number} [step] place on a scale, from 1
 *
 * @typedef {object} Asking one task or statement; what differs in a two-tier institution stands second
 * @property {string} id
 * @property {string} title
 * @property {string} section
 * @property {boolean} [core]
 * @property {string} [basis]
 * @property {boolean} [seen]
 * @property {string[][]} [fixed]
 * @property {string[][]} [proposed]
 * @property {string[][]} [heard]
 * @property {string} [note]
 * @property {string} [scenario]
 * @property {[string, string, boolean][]} [sources] title, address, whether nobody has checked it
 * @property {[string, string]} [read] title, address
 *
 * @typedef {object} Instrument
 * @property {string} id
 * @property {number} number
 * @property {'matrix' | 'scale'} kind
 * @property {string} title
 * @property {string} question
 * @property {Offered[]} answers
 * @property {string[]} sections
 * @property {Asking[]} tasks
 * @property {[string, string][]} open questions answered in own words
 */

export class Catalogue {
  /** @param {Element} root holds the data of the page */
  constructor(root) {
    /** @type {Instrument[]} */
    this.instruments = JSON.parse(root.querySelector('script[type="application/json"]')?.textContent ?? '[]')
  }

  get numbers() {
    return this.instruments.map((one) => one.number)
  }

  /** @param {number} number */
  byNumber(number) {
    return this.instruments.find((one) => one.number === number)
  }

  /** @param {string} id */
  get(id) {
    return this.instruments.find((one) => one.id === id)
  }
}

/**
 * Everything asked in a round, own tasks last.
 * @param {import('./definition.js').Round} round
 * @param {Instrument} instrument
 * @param {string} ownSection title of the section of own tasks
 * @returns {Asking[]}
 */
export function asking(round, instrument, ownSection) {
  const chosen = new Set(round.tasks)
  const own = round.own.map((title, index) => ({ id: `own-${index + 1}`, title, section: ownSection, basis: 'local', seen: true }))
  return [...instrument.tasks.filter((task) => chosen.has(task.id)), ...own]
}

/** The answers that can be given. @param {Instrument} instrument @param {boolean} twoTier */
export const offered = (instrument, twoTier) => instrument.answers.filter((answer) => !answer.gone && (twoTier || !answer.two))

/**
 * A copy of a part of the page's template, with its slots filled.
 * @param {Element} root
 * @param {string} name
 * @param {Record<string, string | Node | (string | Node)[]>} [slots]
 * @returns {HTMLElement}
 */
export function part(root, name, slots = {}) {
  const found = root.querySelector(`template[data-part="${name}"]`)
  if (!(found instanceof HTMLTemplateElement)) throw new Error(`template[data-part="${name}"] is missing`)
  const made = /** @type {HTMLElement} */ (document.importNode(found.content, true).firstElementChild)
  for (const [slot, value] of Object.entries(slots)) {
    for (const place of made.querySelectorAll(`[data-slot="${slot}"]`)) place.replaceChildren(...[value].flat())
  }
  return made
}

/** @type {[Node[], string] | undefined} what the page was called before a round was opened on it */
let before

/** Call the page what is open on it, or with no text what it was called before. @param {string} text */
export function titled(text) {
  const heading = /** @type {HTMLElement} */ (document.querySelector('h1'))
  before ??= [[...heading.childNodes], document.title]
  heading.replaceChildren(...(text ? [text] : before[0]))
  document.title = text ? `${text} · ${before[1]}` : before[1]
}

let counter = 0

/**
 * A choice with its label, as everywhere on the site.
 * @param {'radio' | 'checkbox'} type
 * @param {string} name
 * @param {string} value
 * @param {string} label
 * @param {boolean} [checked]
 */
export function option(type, name, value, label, checked = false) {
  const id = `valg-${name}-${++counter}`
  return element('div', { class: 'option' }, element('input', { type, id, name, value, checked }), element('label', { for: id }, label))
}
