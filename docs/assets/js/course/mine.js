// @ts-check
/** What a reader writes of the course: notes, agreements, and which modules were taken. One key in this browser. */

import { OWN_WORDS } from '../state.js'
import { Store } from '../store.js'
import { NAME } from './progress.js'

const TAKEN = 'taget'
const DATE = /^\d{4}-\d\d-\d\d$/

/** @typedef {{date: string, minutes: number}} Taken */

export class Mine extends Store {
  /** @param {import('./progress.js').Module[]} modules */
  constructor(modules) {
    const texts = ['navn', ...modules.flatMap(({ number }) => [`note-${number}`, `aftale-${number}`])]
    super(NAME, [
      ...texts.map((id) => ({ id, key: OWN_WORDS, wording: '' })),
      ...modules.map(({ number }) => ({ id: `taget-${number}`, key: TAKEN, wording: '' })),
    ])
  }

  /** @param {string} id */
  text(id) {
    return this.get(id)?.value[0] ?? ''
  }

  /**
   * Keep a text. What another tab wrote in the meantime is set aside, never overwritten.
   * @param {string} id
   * @param {string} text
   * @param {string} seen what the field held before
   */
  write(id, text, seen) {
    this.change((state) => {
      const there = state.answers[id]
      if (there && ![seen, text].includes(there.value[0])) state.aside.push({ ...there, item: id })
    })
    if (text.trim()) this.set(id, [text])
    else this.remove(id)
  }

  /** Older texts of a field, oldest first. @param {string} id */
  older(id) {
    return this.state.aside.filter(({ item }) => item === id)
  }

  /** @param {import('../state.js').Entry} entry */
  drop(entry) {
    this.change((state) => (state.aside = state.aside.filter((one) => one.at !== entry.at || one.value[0] !== entry.value[0])))
  }

  /** Whether and when a module was taken. @param {number} number @returns {Taken | null} */
  taken(number) {
    const [date = '', minutes = ''] = this.get(`taget-${number}`)?.value ?? []
    return DATE.test(date) && Date.parse(date) ? { date, minutes: Math.min(Math.max(Math.trunc(Number(minutes)) || 0, 0), 600) } : null
  }

  /** @param {number} number @param {Taken | null} taken */
  setTaken(number, taken) {
    if (taken) this.set(`taget-${number}`, [taken.date, String(taken.minutes)])
    else this.remove(`taget-${number}`)
  }
}

/** Today as a date: 2027-12-31. */
export function today() {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

/** How a date is written. @param {string} date ISO 8601, with or without time */
export const said = (date) =>
  new Date(date.length > 10 ? date : `${date}T12:00:00`).toLocaleDateString(document.documentElement.lang || 'da', { dateStyle: 'long' })
