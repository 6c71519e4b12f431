// @ts-check
/** Every item that was answered and judged, of several quizzes: what the schedule works on. */

import { PREFIX, readState } from '../store.js'
import { dayOf } from './schedule.js'

/** @typedef {{id: string, quiz: string, title: string, page: string, key: string, looks: import('./schedule.js').Look[]}} Known */

/**
 * @param {{quiz: string, title: string, page: string}[]} quizzes
 * @returns {Known[]}
 */
export function known(quizzes) {
  return quizzes.flatMap(({ quiz, title, page }) => {
    const state = readState(`${PREFIX}:${quiz}:egen`)
    return Object.entries(state?.looks ?? {}).map(([id, looks]) => {
      const key = looks[looks.length - 1].key
      return { id, quiz, title, page, key, looks: looks.filter((look) => look.key === key).map(({ at, right }) => ({ at: Date.parse(at), right })) }
    })
  })
}

/** The day of a date as 2027-12-31, as the schedule counts days, or null. @param {string} [date] */
export function dayOfDate(date) {
  const written = date?.match(/^(\d{4})-(\d\d)-(\d\d)$/)
  return written ? dayOf(new Date(Number(written[1]), Number(written[2]) - 1, Number(written[3])).getTime()) : null
}

/** A day as a date: 2027-12-31. @param {number} day */
export const dateOfDay = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10)
