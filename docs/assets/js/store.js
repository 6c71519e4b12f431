// @ts-check
/**
 * Answers in this browser: one localStorage key for each instrument and round. Every answer carries the fingerprints of
 * the item it was given to, so that it is never shown for other content.
 */

import { empty, fit, parseState } from './state.js'

export { fit }

/** @typedef {import('./state.js').Entry} Entry */
/** @typedef {import('./state.js').Item} Item */
/** @typedef {import('./state.js').State} State */

export const PREFIX = 'bestyrelse1'
const MAX_FILE = 2_000_000

/** Where answers are kept. Whoever keeps them elsewhere, such as a learning platform, sets it before a quiz starts. */
export const place = {
  /** @returns {Pick<Storage, 'length' | 'getItem' | 'setItem' | 'removeItem'>} */
  open: () => localStorage,
}

export class Store {
  /**
   * Open the answers of an instrument. Works for the visit even when nothing can be stored.
   * @param {string} instrument
   * @param {Item[]} items the items on the page
   * @param {string} [round]
   */
  constructor(instrument, items, round = 'egen') {
    this.instrument = instrument
    this.round = round
    this.items = new Map(items.map((item) => [item.id, item]))
    this.name = `${PREFIX}:${instrument}:${round}`
    /** Whether what is answered will be here next time. */
    this.kept = true
    this.state = this.#read() ?? empty()
    addEventListener('storage', (event) => {
      if (event.key === this.name || event.key === null) {
        this.state = this.#read() ?? empty()
        this.onchange()
      }
    })
  }

  /** Called when another tab changed the answers. */
  onchange = () => {}

  /** Old answers that have no place on the page: set aside, or given to items that are not here now. */
  get astray() {
    const gone = Object.keys(this.state.answers).filter((id) => !this.items.has(id)).length
    return this.state.aside.length + gone
  }

  /** @param {string} id @returns {Entry | undefined} */
  get(id) {
    return Object.hasOwn(this.state.answers, id) ? this.state.answers[id] : undefined
  }

  /**
   * Keep an answer.
   * @param {string} id
   * @param {string[]} value
   * @param {{sure?: string, right?: boolean}} [more] how sure the reader was, and how a judged answer was judged
   */
  set(id, value, { sure, right } = {}) {
    const item = this.items.get(id)
    if (!item) return
    this.change((state) => {
      const { key, wording } = item
      state.answers[id] = { value, key, wording, at: later(state.answers[id]?.at), ...(sure ? { sure } : {}) }
      if (right !== undefined) (state.looks[id] ??= []).push({ at: later(), right, key })
    })
    if (!this.kept || this.asked) return
    this.asked = true
    navigator.storage?.persist?.().catch(() => {})
  }

  /** @param {string} id */
  remove(id) {
    this.change((state) => delete state.answers[id])
  }

  /** @param {string} name @param {string} value */
  setting(name, value) {
    this.change((state) => (state.settings[name] = value))
  }

  /** Forget everything of this instrument and round. */
  clear() {
    this.state = empty()
    try {
      place.open().removeItem(this.name)
    } catch {
      this.kept = false
    }
  }

  /** @returns {State | null} */
  #read() {
    try {
      const text = place.open().getItem(this.name)
      if (text === null) return null
      const state = readState(this.name)
      // What cannot be read is kept under another name rather than overwritten.
      if (!state) place.open().setItem(`${this.name}:uleselig`, text.slice(0, MAX_FILE))
      else this.setAside(state)
      return state
    } catch {
      this.kept = false
      return null
    }
  }

  /** Change the state and keep it. @param {(state: State) => void} change */
  change(change) {
    // Read again first: another tab may have answered in the meantime.
    const wasKept = this.kept
    const stored = this.#read()
    const state = (wasKept && stored) || this.state
    if (stored && !wasKept) state.answers = Object.assign(stored.answers, state.answers)
    change(state)
    this.state = state
    try {
      place.open().setItem(this.name, JSON.stringify(state))
      this.kept = true
    } catch {
      this.kept = false
    }
  }

  /** Move answers that no longer fit out of the way; they stay in the state and in the file. @param {State} state */
  setAside(state) {
    for (const [id, item] of this.items) {
      const entry = state.answers[id]
      if (entry && fit(entry, item) === 'unfit') {
        state.aside.push({ ...entry, item: id })
        delete state.answers[id]
      }
    }
  }

  /** Whether the browser was asked to keep what is here. */
  asked = false
}

/** The state under a name, or null where there is none that can be read. @param {string} name */
export function readState(name) {
  try {
    return parseState(JSON.parse(place.open().getItem(name) ?? 'null'))
  } catch {
    return null
  }
}

/** The time now, but after an earlier time even when the clock was set back. @param {string} [earlier] */
function later(earlier) {
  const before = Date.parse(earlier ?? '')
  const now = Date.now()
  // The last moment that a date can hold has none after it.
  return new Date(before >= now && before < 8.64e15 ? before + 1 : now).toISOString()
}
