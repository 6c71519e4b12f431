// @ts-check
/** The link of a round: everything a respondent's page needs stands after the # and is never sent. */

import { Bits, Reader, fromText, sealed, toText, unsealed } from './codec.js'
import { LONGEST_NAME, LONGEST_TASK, WAYS, asked, askedIds, danishDate, tidy } from './definition.js'

/**
 * @typedef {import('./definition.js').Round} Round
 * @typedef {import('./catalogue.js').Instrument} Instrument
 */

const VERSION = 1
const DAY = 86_400_000
const FIRST_DAY = Date.UTC(2020, 0, 1)

/** @param {Round} round @param {Instrument} instrument @returns {string} for the link's fragment */
export function toFragment(round, instrument) {
  const all = instrument.tasks
  const chosen = new Set(round.tasks)
  const isCore = all.every((task) => chosen.has(task.id) === !!task.core)
  const selection = chosen.size === all.length ? 1 : isCore ? 0 : 2
  const flags = +round.twoTier | (+round.heard << 1) | (+round.leader << 2) | (WAYS.indexOf(round.way) << 3) | (selection << 5)
  const days = round.deadline ? (Date.parse(round.deadline) - FIRST_DAY) / DAY : 0
  const bits = new Bits()
    .put(VERSION, 8)
    .put(instrument.number, 8)
    .put(asked(round, instrument, []).edition, 32)
    .put(round.round, 24)
    .put(flags, 8)
    .put(days > 0 && days < 65536 ? days : 0, 16)
    .put(round.own.length, 8)
  if (selection === 2) {
    for (const task of all) bits.put(+chosen.has(task.id), 1)
    bits.put(0, (8 - (all.length % 8)) % 8)
  }
  for (const text of [round.name, ...round.own]) {
    const bytes = new TextEncoder().encode(text)
    bits.put(bytes.length, 16)
    for (const byte of bytes) bits.put(byte, 8)
  }
  return toText(sealed(bits.bytes))
}

/**
 * Read a round from its link, or say why not.
 * @param {string} text
 * @param {import('./catalogue.js').Catalogue} catalogue
 * @returns {Round | {refused: 'broken' | 'newer' | 'unknown-instrument' | 'other-edition'}}
 */
export function fromFragment(text, catalogue) {
  const bytes = fromText(text)
  const body = bytes && unsealed(bytes)
  if (!body) return { refused: 'broken' }
  const reader = new Reader(body)
  const [version, number, made, round, flags, days, own] = [8, 8, 32, 24, 8, 16, 8].map((bits) => reader.take(bits))
  if (version !== VERSION) return { refused: 'newer' }
  const instrument = catalogue.byNumber(number)
  if (!instrument) return { refused: 'unknown-instrument' }
  const selection = (flags >> 5) & 3
  const isIn = instrument.tasks.map((task) => (selection === 2 ? reader.take(1) === 1 : selection === 1 || !!task.core))
  if (selection === 2) reader.take((8 - (isIn.length % 8)) % 8)
  const texts = Array.from({ length: Math.min(own, 3) + 1 }, (_, index) => {
    const length = Math.min(reader.take(16), body.length)
    return tidy(new TextDecoder().decode(Uint8Array.from({ length }, () => reader.take(8))), index ? LONGEST_TASK : LONGEST_NAME)
  })
  /** @type {Round} */
  const value = {
    round,
    instrument: instrument.id,
    name: texts[0],
    deadline: days ? new Date(FIRST_DAY + days * DAY).toISOString().slice(0, 10) : '',
    twoTier: (flags & 1) > 0,
    heard: (flags & 2) > 0,
    leader: (flags & 4) > 0,
    way: WAYS[(flags >> 3) & 3],
    tasks: instrument.tasks.filter((_, index) => isIn[index]).map((task) => task.id),
    own: texts.slice(1),
  }
  return asked(value, instrument, []).edition === made ? value : { refused: 'other-edition' }
}

/** About how long it takes. @param {number} questions */
export const minutes = (questions) => Math.max(5, Math.ceil((questions * 27) / 300) * 5)

/** The round in one line. @param {Round} round @param {Instrument} instrument @param {(name: string, values: Record<string, string | number>) => string} words */
export function factsOf(round, instrument, words) {
  const n = askedIds(round).length
  return words(round.deadline ? 'round-facts' : 'round-facts-open', { instrument: instrument.title, n, deadline: danishDate(round.deadline) })
}
