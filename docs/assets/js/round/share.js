// @ts-check
/** The report as a link or a file: sums and nothing else; with few answers from the board not even those, nor the leader's. */

import { people, rowsOf, FEWEST } from './aggregate.js'
import { asking } from './catalogue.js'
import { Bits, Reader, fromText, sealed, toText, unsealed } from './codec.js'
import { fromFragment, toFragment } from './link.js'
import { contextOf } from './state.js'

/**
 * @typedef {import('./state.js').View} View
 * @typedef {import('./catalogue.js').Catalogue} Catalogue
 */

const FORMAT = 'bestyrelse-rapport'
/** @type {import('./aggregate.js').Category[]} */
const CATEGORIES = ['none', 'agree', 'low', 'unsure', 'disagree', 'against']

/** @param {View} view @returns {string} for the link's fragment */
export function reportFragment(view) {
  const { board, leader } = view.people
  const bits = new Bits().put(1, 8).put(+view.hidden, 8).put(board, 16).put(leader, 8)
  if (view.hidden) {
    for (const row of view.rows) bits.put(CATEGORIES.indexOf(row.category), 3).put(board ? 0 : +row.gap, 1).put(board ? 0 : row.leader.findIndex((count, place) => place && count) + 1, 5)
  } else {
    const width = Math.ceil(Math.log2(Math.max(...view.sums) + 2))
    bits.put(width, 8)
    for (const sum of view.sums) bits.put(sum, width)
  }
  return `p=${toFragment(view.round, view.instrument)}&s=${toText(sealed(bits.bytes))}`
}

/**
 * @param {string} text as made by reportFragment
 * @param {Catalogue} catalogue
 * @param {string} ownSection
 * @returns {View | null}
 */
export function readReport(text, catalogue, ownSection) {
  const { p = '', s = '' } = Object.fromEntries(new URLSearchParams(text))
  const round = fromFragment(p, catalogue)
  const body = unsealed(fromText(s) ?? [])
  if ('refused' in round || !body) return null
  const { instrument, shape } = contextOf(/** @type {any} */ ({ round }), catalogue)
  const tasks = asking(round, instrument, ownSection)
  const reader = new Reader(body)
  const [version, hidden, board, leader] = [8, 8, 16, 8].map((bits) => reader.take(bits))
  if (version !== 1) return null
  const none = Array(shape.offered + 1).fill(0)
  if (hidden) {
    const rows = tasks.map((task) => {
      const [category, gap, place] = [3, 1, 5].map((bits) => reader.take(bits))
      const said = none.map((_, index) => +(place > 0 && index === place - 1))
      return { task, category: CATEGORIES[category] ?? 'none', score: category, board: none, leader: said, heard: [], gap: !!gap }
    })
    return { round, instrument, people: { board, leader }, hidden: true, rows, words: [], sums: [] }
  }
  const width = reader.take(8)
  const length = 2 * shape.count * (shape.offered + 1 + (shape.heard ? 6 : 0))
  if (!width || width > 16 || body.length < (length * width) / 8) return null
  const sums = Array.from({ length }, () => reader.take(width))
  const counted = people(shape, sums)
  if (!counted || (counted.board && counted.board < FEWEST)) return null
  return { round, instrument, people: counted, hidden: false, rows: rowsOf(shape, sums, tasks, instrument, round.twoTier), words: [], sums }
}

/** @param {View} view */
export const reportFile = (view) => JSON.stringify({ format: FORMAT, version: 1, report: reportFragment(view), words: view.words })

/** @param {string} text @param {Catalogue} catalogue @param {string} ownSection @returns {View | null} */
export function readReportFile(text, catalogue, ownSection) {
  try {
    const value = JSON.parse(text)
    if (value.format !== FORMAT) return null
    const view = readReport(String(value.report), catalogue, ownSection)
    if (view && !view.hidden && Array.isArray(value.words)) {
      const pairs = value.words.filter((/** @type {unknown} */ pair) => Array.isArray(pair) && pair.length === 2)
      view.words = pairs.slice(0, 1000).map((/** @type {unknown[]} */ [question, answer]) => [String(question).slice(0, 300), String(answer).slice(0, 2000)])
    }
    return view
  } catch {
    return null
  }
}
