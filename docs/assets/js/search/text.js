// @ts-check
/** What is shown of a page that was found: its best section and an excerpt, without the words that only the index has. */

/** What the index has besides what readers see: other words for the one before, and the names of cited sources. */
const OTHER = '^'
const CITED = '~'
const LENGTH = 26
const BEFORE = 7
const NEAR = 10
/** Words that say less than this part of what the best one says are not marked. */
const COMMON = 0.2

/**
 * @typedef {{ text: string, marked: boolean }} Piece a run of text, marked or not
 * @typedef {{ element: string, id: string, text: string, location: number }} Anchor
 * @typedef {{ title: string, id: string, start: number, end: number, words: number[][], named: boolean, value: number }} Section
 * `start` is behind the heading; `named` tells whether the heading has a word of the question.
 */

/** @param {string} token */
const hidden = (token) => token.startsWith(OTHER) || token.startsWith(CITED)

/**
 * The words of a text that readers see.
 * @param {string} text
 */
export function visible(text) {
  return text
    .split(/\s+/)
    .filter((word) => word && !hidden(word))
    .join(' ')
    .replace(/ ([.,:;!?)])/g, '$1')
}

/**
 * A page's sections, the best first: most of the question's weight, headings before text, then early before late.
 * @param {Anchor[]} anchors
 * @param {number[][]} locations where each word of the question stands
 * @param {number[]} weights how much each word of the question says
 * @param {number} length
 * @returns {Section[]}
 */
export function sections(anchors, locations, weights, length) {
  const strongest = Math.max(0, ...weights)
  const headings = anchors.filter((anchor) => /^h[1-3]$/.test(anchor.element))
  const found = headings.map((anchor, place) => {
    const end = headings[place + 1]?.location ?? length
    const start = anchor.location + anchor.text.split(/\s+/).length
    // The page's title is no reason to show its first lines rather than the section that deals with it.
    const first = anchor.element === 'h1' ? start : anchor.location
    const words = locations.map((list) => list.filter((location) => location >= first && location < end))
    const named = words.map((list) => list[0] < start)
    const value = words.reduce((sum, list, word) => {
      return sum + (list.length && weights[word] * (1 + (named[word] ? 0.5 : 0) + 0.1 * Math.min(list.length, 4)))
    }, 0)
    const id = anchor.element === 'h1' ? '' : anchor.id
    return { title: visible(anchor.text), id, start, end, words, named: named.some((is, word) => is && weights[word] > COMMON * strongest), value }
  })
  return found.filter((section) => section.value > 0).sort((one, two) => two.value - one.value)
}

/**
 * How much of the question stands close together in a section, common words too: from 0 to 1.
 * @param {number[][]} words
 */
export function nearness(words) {
  const hits = words.flatMap((list, word) => list.map((location) => ({ location, word })))
  const most = hits.map((hit) => {
    const near = hits.filter((other) => other.location >= hit.location && other.location < hit.location + NEAR)
    return new Set(near.map((other) => other.word)).size
  })
  return words.length ? Math.max(0, ...most) / words.length : 0
}

/**
 * The stretch of a section that has most of the question's words, as pieces of text.
 * @param {string} content
 * @param {Section} section
 * @param {number[]} weights
 * @returns {Piece[]}
 */
export function excerpt(content, section, weights) {
  const tokens = content.split(/\s+/)
  const strongest = Math.max(0, ...weights)
  const hits = section.words
    .flatMap((list, word) => (weights[word] > COMMON * strongest ? list.map((location) => ({ location, word, weight: weights[word] })) : []))
    .filter((hit) => hit.location >= section.start)
    .sort((one, two) => one.location - two.location)
  let [best, most] = [section.start, -1]
  for (const hit of hits) {
    const near = new Map(hits.filter((other) => other.location >= hit.location && other.location < hit.location + LENGTH).map((other) => [other.word, other.weight]))
    const sum = [...near.values()].reduce((total, weight) => total + weight, 0)
    if (sum > most) [best, most] = [hit.location, sum]
  }
  return pieces(tokens, best, section, new Set(hits.map((hit) => hit.location)))
}

/**
 * @param {string[]} tokens
 * @param {number} place
 * @param {Section} section
 * @param {Set<number>} hits
 * @returns {Piece[]}
 */
function pieces(tokens, place, section, hits) {
  /** @type {Piece[]} */
  const shown = []
  let from = place
  for (let count = 0; from > section.start && count < BEFORE; from -= 1) {
    if (!hidden(tokens[from - 1])) count += 1
    if (/[.!?:]$/.test(tokens[from - 1])) break
  }
  let at = from
  for (; at < section.end && shown.length < LENGTH; at += 1) {
    const token = tokens[at]
    const last = shown.at(-1)
    if (hidden(token)) {
      // A hit on another word marks the one it stands behind; its full stop is the visible word's.
      if (last && hits.has(at) && token.startsWith(OTHER)) last.marked = true
      if (last && token.endsWith('.') && /[\p{L}\p{N}]$/u.test(last.text)) last.text += '.'
    } else if (/^[…_]+$/.test(token) || (token === '·' && (!last || last.text === '·'))) {
      // Left out: the blanks of a template, and the borders of empty cells.
    } else if (last && /^[.,:;!?)»«]+$/.test(token)) last.text += last.text.endsWith(token) ? '' : token
    else shown.push({ text: token, marked: hits.has(at) })
  }
  const words = shown.flatMap(({ text, marked }, index) => [...(index ? [{ text: ' ', marked: false }] : []), ...split(text, marked)])
  const dots = (/** @type {boolean} */ cut, /** @type {string} */ text) => (cut ? [{ text, marked: false }] : [])
  return [...dots(from > section.start, '… '), ...words, ...dots(at < section.end, ' …')]
}

/**
 * Marks a word without the brackets and points around it.
 * @param {string} text
 * @param {boolean} marked
 * @returns {Piece[]}
 */
function split(text, marked) {
  const parts = marked ? /^([^\p{L}\p{N}§]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(text) : null
  if (!parts) return [{ text, marked }]
  return [
    { text: parts[1], marked: false },
    { text: parts[2], marked: true },
    { text: parts[3], marked: false },
  ].filter((piece) => piece.text)
}
