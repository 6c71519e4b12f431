// @ts-check
/** How far a reader has come, from the answers in this browser. */

import { known } from '../quiz/known.js'
import { due, plan } from '../quiz/schedule.js'
import { PREFIX, readState } from '../store.js'

export const NAME = 'mit-forloeb'

/**
 * @typedef {object} Module what the page says of a module
 * @property {number} number
 * @property {string} title
 * @property {string} page
 * @property {number} minutes
 * @property {string[]} goals
 * @property {{id: string, start: boolean, counted: string[]}[]} quizzes `counted`: an item, or the steps of a case with
 *   blanks between, of which one is enough
 *
 * @typedef {{n: number, total: number}} Count
 *
 * @typedef {object} Progress
 * @property {Count} start the opening questions
 * @property {Count} items the questions after the lesson
 * @property {string} last when something was last answered (ISO 8601), or ""
 */

/** The modules of the page that the script is on. @param {Element} root @returns {Module[]} */
export const modulesOf = (root) => JSON.parse(root.querySelector('[data-course-data]')?.textContent ?? '[]')

/** @param {Module} module @returns {Progress} */
export function progress(module) {
  const sum = { start: { n: 0, total: 0 }, items: { n: 0, total: 0 }, last: '' }
  for (const { id, start, counted } of module.quizzes) {
    const state = readState(`${PREFIX}:${id}:egen`)
    const answers = state?.answers ?? {}
    const count = start ? sum.start : sum.items
    count.total += counted.length
    count.n += counted.filter((one) => one.split(' ').some((item) => Object.hasOwn(answers, item))).length
    const times = [...Object.values(answers), ...(state?.attempts ?? [])].map(({ at }) => at)
    sum.last = [sum.last, ...times].sort().at(-1) ?? ''
  }
  return sum
}

/**
 * What is due of these modules, and on which days more will be.
 * @param {Module[]} modules
 * @param {number} now
 * @param {number | null} meeting the day of the next meeting
 */
export function refresher(modules, now, meeting) {
  const here = new Set(modules.flatMap(({ quizzes }) => quizzes.flatMap(({ counted }) => counted.flatMap((one) => one.split(' ')))))
  const all = known(modules.flatMap(({ quizzes, title, page }) => quizzes.map(({ id }) => ({ quiz: id, title, page })))).filter(({ id }) => here.has(id))
  /** @type {Map<number, number>} */
  const later = new Map()
  for (const { looks } of all) {
    const { day, due: already } = plan(looks, now, meeting)
    if (day !== null && !already) later.set(day, (later.get(day) ?? 0) + 1)
  }
  return { any: all.length > 0, ready: due(all, now, meeting).length, later: [...later].sort(([a], [b]) => a - b) }
}
