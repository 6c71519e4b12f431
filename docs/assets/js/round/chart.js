// @ts-check
/** A small picture of who said what: each answer in words, a dot for each from the board, a diamond for the leader. */

import { element } from '../dom.js'

const STEP = 20
const DOTS = 12
const SVG = 'http://www.w3.org/2000/svg'

/** @param {string} name @param {Record<string, string | number>} attributes */
function shape(name, attributes) {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

/**
 * @param {object} line
 * @param {number} line.board
 * @param {number} line.leader
 * @param {number} most from the board in any line
 */
function picture({ board, leader }, most) {
  const bar = most > DOTS
  const length = bar ? (board / most) * DOTS * STEP : board * STEP
  const svg = shape('svg', { width: length + (leader ? STEP : 0) || 1, height: STEP, 'aria-hidden': 'true', focusable: 'false' })
  if (bar && board) svg.append(shape('rect', { x: 0, y: 3, width: Math.max(length - 4, 2), height: 14, class: 'dot-board' }))
  for (let index = 0; !bar && index < board; index++) svg.append(shape('circle', { cx: index * STEP + 9, cy: 10, r: 7, class: 'dot-board' }))
  if (leader) svg.append(shape('path', { d: `M${length + 9} 1l9 9-9 9-9-9z`, class: 'dot-leader' }))
  return svg
}

/**
 * @param {{label: string, mark: string, board: number, leader: number}[]} lines
 * @param {(name: string, values?: Record<string, string | number>) => string} words
 */
export function chart(lines, words) {
  const most = Math.max(...lines.map((line) => line.board), 1)
  return element(
    'ul',
    { class: 'chart' },
    ...lines.map((line) => {
      const said = [line.board && words('from-board', { n: line.board }), line.leader && words('from-leader')].filter(Boolean).join(words('and'))
      const mark = line.mark ? [' ', element('span', { class: 'chart-mark' }, `(${line.mark})`)] : []
      return element('li', {}, element('span', { class: 'chart-label' }, line.label, ...mark), picture(line, most), element('span', { class: 'chart-count' }, said || '0'))
    }),
  )
}
