// @ts-check
/** Which days a calendar is to remind of: the modules that are left, and what is to be refreshed. No clock, no storage. */

import { dateOfDay, dayOfDate } from '../quiz/known.js'

/**
 * @param {object} given
 * @param {import('./progress.js').Module[]} given.left the modules that are not taken, in order
 * @param {string} given.from the day of the first (2027-12-31)
 * @param {number} given.every days between two modules
 * @param {[number, number][]} given.later days on which questions come back, and how many
 * @param {string} given.here the address of the page
 * @param {(name: string, values?: Record<string, string | number>) => string} words
 * @returns {{id: string, date: string, summary: string, note: string}[]}
 */
export function reminders({ left, from, every, later, here }, words) {
  const first = dayOfDate(from) ?? 0
  const modules = left.map(({ number, title, minutes, page }, place) => ({
    id: `kursus-modul-${number}`,
    date: dateOfDay(first + place * every),
    summary: words('event-module', { title }),
    note: words('event-minutes', { n: minutes, address: new URL(page, here).href }),
  }))
  const again = later.map(([day, n]) => {
    const date = dateOfDay(day)
    return { id: `kursus-genopfrisk-${date}`, date, summary: words('event-refresh', { n }), note: new URL('../../vaerktoejer/genopfrisk/', here).href }
  })
  return [...modules, ...again]
}
