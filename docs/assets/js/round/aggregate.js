// @ts-check
/** From answer sets to sums, and from sums to what a board should talk about. Persons are gone after the first step. */

import { finding } from '../finding.js'

/**
 * @typedef {import('./catalogue.js').Asking} Asking
 * @typedef {import('./catalogue.js').Instrument} Instrument
 * @typedef {import('./codec.js').AnswerSet} AnswerSet
 * @typedef {'against' | 'disagree' | 'unsure' | 'low' | 'agree' | 'none'} Category
 *
 * @typedef {object} Row one task in the report
 * @property {Asking} task
 * @property {Category} category
 * @property {number} score how much there is to talk about
 * @property {number[]} board answers by place, 0 is blank
 * @property {number[]} leader
 * @property {number[]} heard
 * @property {boolean} gap whether leader and board differ
 */

/** With fewer answers from the board than this, spread and own words are not shown. */
export const FEWEST = 4
const LEADER = 3
const OUTSIDE = ['ved-ikke', 'ikke-aftalt', 'ikke-relevant']

/**
 * Where each count has its place: board first, then leader; for each task the answers, then who should be heard.
 * @param {{count: number, offered: number, heard: boolean}} asked
 */
export function layout({ count, offered, heard }) {
  const width = offered + 1 + (heard ? 6 : 0)
  return { width, group: count * width, length: 2 * count * width }
}

/** @typedef {{count: number, offered: number, heard: boolean}} Shape */

/**
 * One answer set as counts.
 * @param {Shape} shape
 * @param {AnswerSet} set
 * @returns {number[]}
 */
export function vector(shape, set) {
  const { width, group, length } = layout(shape)
  const counts = Array(length).fill(0)
  const from = set.role === LEADER ? group : 0
  set.answers.forEach((answer, index) => {
    counts[from + index * width + answer] = 1
    for (let role = 0; shape.heard && role < 6; role++) {
      counts[from + index * width + shape.offered + 1 + role] = ((set.heard?.[index] ?? 0) >> (5 - role)) & 1
    }
  })
  return counts
}

/** Whether nothing was answered: such a set counts as nobody. @param {Pick<AnswerSet, 'answers' | 'heard'>} set */
export const isBlank = ({ answers, heard = [] }) => ![...answers, ...heard].some(Boolean)

/** @param {Shape} shape @param {AnswerSet[]} sets */
export function sumUp(shape, sets) {
  const sums = Array(layout(shape).length).fill(0)
  for (const set of sets) vector(shape, set).forEach((one, index) => (sums[index] += one))
  return sums
}

/**
 * How many answered in each group; nothing when the counters of some task do not add up to the same.
 * @param {Shape} shape
 * @param {number[]} sums
 * @returns {{board: number, leader: number} | null}
 */
export function people(shape, sums) {
  const { width, group, length } = layout(shape)
  if (sums.length !== length || sums.some((one) => !Number.isInteger(one) || one < 0 || one > 100_000)) return null
  /** @param {number} from @param {number} index */
  const answers = (from, index) => total(sums.slice(from + index * width, from + index * width + shape.offered + 1))
  const [board, leader] = [answers(0, 0), answers(group, 0)]
  for (let index = 1; index < shape.count; index++) {
    if (answers(0, index) !== board || answers(group, index) !== leader) return null
  }
  return { board, leader }
}

/** @param {number[]} counts */
const total = (counts) => counts.reduce((sum, one) => sum + one, 0)

/**
 * Say for every task what the answers show.
 * @param {Shape} shape
 * @param {number[]} sums
 * @param {Asking[]} tasks
 * @param {Instrument} instrument
 * @param {boolean} twoTier
 * @returns {Row[]}
 */
export function rowsOf(shape, sums, tasks, instrument, twoTier) {
  const { width, group } = layout(shape)
  return tasks.map((task, index) => {
    /** @param {number} from @param {number} length */
    const cut = (from, length) => sums.slice(from + index * width, from + index * width + length)
    const [board, leader] = [cut(0, shape.offered + 1), cut(group, shape.offered + 1)]
    const heardAt = shape.offered + 1
    const heard = shape.heard ? Array.from({ length: 6 }, (_, role) => sums[index * width + heardAt + role] + sums[group + index * width + heardAt + role]) : []
    const judged = instrument.kind === 'scale' ? judgeScale(instrument, board, leader) : judgeTask(task, instrument, board, leader, twoTier)
    return { task, board, leader, heard, ...judged }
  })
}

/**
 * @param {Asking} task @param {Instrument} instrument @param {number[]} board @param {number[]} leader @param {boolean} twoTier
 * @returns {{category: Category, score: number, gap: boolean}}
 */
function judgeTask(task, instrument, board, leader, twoTier) {
  const side = twoTier ? 1 : 0
  const held = { basis: task.basis ?? 'local', seen: !!task.seen, fixed: task.fixed?.[side] ?? [], proposed: task.proposed?.[side] ?? [] }
  const all = board.map((count, place) => count + leader[place])
  const ids = ['', ...instrument.answers.map((answer) => answer.id)]
  /** @param {number[]} counts */
  const decided = (counts) => counts.map((count, place) => (place && !OUTSIDE.includes(ids[place]) ? count : 0))
  const [ours, theirs] = [decided(board), decided(leader)]
  const most = Math.max(...ours)
  const said = total(ours)
  const gap = said > 0 && total(theirs) > 0 && !theirs.some((count, place) => count && ours[place] === most)
  const apart = gap ? theirs.reduce((sum, count, place) => (count ? sum + 1 - ours[place] / said : sum), 0) : 0
  const spread = said ? 1 - most / said : 0
  const against = ids.reduce((sum, id, place) => sum + (all[place] && finding(held, id) === 'against' ? all[place] : 0), 0)
  const unsure = ids.reduce((sum, id, place) => sum + (id === 'ved-ikke' || id === 'ikke-aftalt' ? all[place] : 0), 0)
  if (against) return { category: 'against', score: against, gap }
  if (spread || gap) return { category: 'disagree', score: spread + apart + unsure / 1000, gap }
  if (unsure) return { category: 'unsure', score: unsure, gap }
  return { category: said || total(theirs) ? 'agree' : 'none', score: 0, gap }
}

/** @param {Instrument} instrument @param {number[]} board @param {number[]} leader @returns {{category: Category, score: number, gap: boolean}} */
function judgeScale(instrument, board, leader) {
  const steps = [0, ...instrument.answers.map((answer) => answer.step ?? 0)]
  const top = Math.max(...steps)
  /** @param {number[]} counts @param {(step: number) => boolean} wanted */
  const where = (counts, wanted) => counts.reduce((sum, count, place) => (steps[place] && wanted(steps[place]) ? sum + count : sum), 0)
  /** @param {number[]} counts */
  const mean = (counts) => counts.reduce((sum, count, place) => sum + count * steps[place], 0) / (where(counts, () => true) || NaN)
  const [low, high] = [where(board, (step) => step <= top / 2), where(board, (step) => step > top / 2)]
  const away = Math.abs(mean(board) - mean(leader))
  const gap = away >= 1.5
  const place = instrument.answers.findIndex((answer) => answer.id === 'ved-ikke') + 1
  const unsure = place ? board[place] + leader[place] : 0
  if ((low && high) || gap) return { category: 'disagree', score: Math.min(low, high) / (low + high || 1) + (gap ? away / top : 0), gap }
  if (unsure) return { category: 'unsure', score: unsure, gap }
  const whole = mean(board.map((count, index) => count + leader[index]))
  return { category: Number.isNaN(whole) ? 'none' : whole <= top / 2 ? 'low' : 'agree', score: whole || 0, gap }
}

/**
 * What has become clearer since an earlier round, and what less clear.
 * @param {Row[]} now
 * @param {Record<string, string>} before categories by task
 */
export function compare(now, before) {
  /** @param {string} category */
  const clear = (category) => category === 'agree' || category === 'low'
  const both = now.filter((row) => row.task.id in before && row.category !== 'none' && before[row.task.id] !== 'none')
  return {
    shared: both.length,
    clearer: both.filter((row) => clear(row.category) && !clear(before[row.task.id])),
    less: both.filter((row) => !clear(row.category) && clear(before[row.task.id])),
  }
}
