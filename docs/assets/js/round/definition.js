// @ts-check
/** What a round is. */

import { edition } from './codec.js'

/**
 * @typedef {'koder' | 'bord' | 'kaede' | 'papir'} Way
 *
 * @typedef {object} Round
 * @property {number} round its id
 * @property {string} instrument
 * @property {string} name
 * @property {string} deadline ISO date, or nothing
 * @property {boolean} twoTier
 * @property {boolean} heard whether "who should be heard first" is asked
 * @property {boolean} leader whether the leader takes part
 * @property {Way} way
 * @property {string[]} tasks ids of what is asked, own tasks not among them
 * @property {string[]} own the board's own tasks
 *
 * @typedef {import('./catalogue.js').Instrument} Instrument
 */

/** @type {Way[]} */
export const WAYS = ['koder', 'bord', 'kaede', 'papir']
export const LONGEST_NAME = 60
export const LONGEST_TASK = 120

/** Text as it may be shown and passed on: no control or direction signs, no runs of spaces. @param {unknown} text @param {number} most */
export const tidy = (text, most) =>
  Array.from(String(text ?? '').normalize('NFC').replace(/[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, ' ').replace(/\s+/g, ' ').trim())
    .slice(0, most)
    .join('')

/** Ids of everything asked, in order. @param {Round} round */
export const askedIds = (round) => [...round.tasks, ...round.own.map((_, index) => `own-${index + 1}`)]

/**
 * What a code of the round is read against.
 * @param {Round} round
 * @param {Instrument} instrument
 * @param {number[]} numbers
 * @returns {import('./codec.js').Asked}
 */
export function asked(round, instrument, numbers) {
  const ids = askedIds(round)
  const answers = instrument.answers.map((answer) => answer.id)
  return { number: instrument.number, edition: edition(ids, answers), round: round.round, count: ids.length, offered: answers.length, numbers }
}

/** The parts of this page's fragment: `#r=…&k=…`. @param {string} [hash] */
export const fragment = (hash = location.hash) => Object.fromEntries(new URLSearchParams(hash.slice(1).slice(0, 50_000)))

/** A date as a Danish reader writes it. @param {string} date ISO */
export const danishDate = (date) =>
  date ? new Date(`${date}T12:00`).toLocaleDateString('da-DK', { day: 'numeric', month: 'long', year: 'numeric' }) : ''
