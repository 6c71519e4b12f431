// @ts-check
/**
 * When an item is to be asked again. A pure function of what was answered and the day it is: no clock, no storage.
 *
 * A day counts by its first answer. A miss comes back at once; after the first right day the item comes back in a week,
 * after the second it is firm and comes back in a month; after that only before a meeting.
 */

/**
 * @typedef {object} Look
 * @property {number} at when it was answered (milliseconds)
 * @property {boolean} right
 *
 * @typedef {'missed' | 'meeting' | 'week' | 'month' | 'clock' | 'waiting' | 'rest' | 'new'} Kind
 *
 * @typedef {object} Plan
 * @property {Kind} kind why the item is due now, or that it is not
 * @property {boolean} due
 * @property {boolean} firm two right answers on different days, none wrong since
 * @property {number | null} day the day it comes back, as a number of days; null when only a meeting brings it back
 */

export const WEEK = 7
export const MONTH = 30
const DAY = 86_400_000
const ORDER = ['missed', 'meeting', 'week', 'month', 'clock']

/** The day in the reader's own calendar, as a number that grows by one each midnight. @param {number} time */
export function dayOf(time) {
  const date = new Date(time)
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY)
}

/**
 * @param {Look[]} looks in any order
 * @param {number} now
 * @param {number | null} [meeting] the day of the next meeting
 * @returns {Plan}
 */
export function plan(looks, now, meeting = null) {
  const today = dayOf(now)
  // A clock that went wrong leaves answers in the future. Nobody knows when they were given, so the item is asked again.
  const known = looks.filter(({ at }) => at <= now + DAY)
  const lost = looks[looks.length - 1]
  if (lost && !known.length) return { kind: lost.right ? 'clock' : 'missed', due: true, firm: false, day: today }
  const days = byDay(known.map(({ at, right }) => ({ at: Math.min(at, now), right })))
  if (!days.length) return { kind: 'new', due: false, firm: false, day: null }
  const last = days[days.length - 1]
  const streak = days.length - 1 - days.findLastIndex(({ right }) => !right)
  const firm = streak >= 2
  if (streak === 0) {
    const mended = last.last && last.day === today
    return { kind: mended ? 'waiting' : 'missed', due: !mended, firm, day: mended ? today + 1 : today }
  }
  const before = meeting !== null && meeting >= today && meeting - today <= WEEK && last.day < meeting - WEEK
  if (before) return { kind: 'meeting', due: true, firm, day: today }
  const rest = streak > 2
  const day = rest ? null : last.day + (streak === 1 ? WEEK : MONTH)
  const due = day !== null && day <= today
  return { kind: due ? (streak === 1 ? 'week' : 'month') : rest ? 'rest' : 'waiting', due, firm, day }
}

/** One entry for each day: whether its first and its last answer were right. @param {Look[]} looks */
function byDay(looks) {
  /** @type {{day: number, right: boolean, last: boolean}[]} */
  const days = []
  for (const { at, right } of looks.toSorted((a, b) => a.at - b.at)) {
    const day = dayOf(at)
    const known = days[days.length - 1]
    if (known?.day === day) known.last = right
    else days.push({ day, right, last: right })
  }
  return days
}

/**
 * The items to ask now: what was missed first, then what is needed for a meeting, then what has waited longest.
 * @template {{looks: Look[]}} T
 * @param {T[]} items
 * @param {number} now
 * @param {number | null} [meeting]
 * @returns {{item: T, plan: Plan}[]}
 */
export function due(items, now, meeting = null) {
  return items
    .map((item) => ({ item, plan: plan(item.looks, now, meeting) }))
    .filter((one) => one.plan.due)
    .sort((a, b) => ORDER.indexOf(a.plan.kind) - ORDER.indexOf(b.plan.kind) || (a.plan.day ?? 0) - (b.plan.day ?? 0))
}
