// @ts-check
/** Finds result codes in any mess: mail text, quotes, broken lines, several links in a row. */

import { codeLength, codeStart, decode } from './codec.js'

/**
 * @typedef {import('./codec.js').Asked} Asked
 * @typedef {import('./codec.js').AnswerSet} AnswerSet
 * @typedef {{code: string, set?: AnswerSet, refused?: import('./codec.js').Refusal}} Found
 */

const LONGEST = 1_000_000
// What mail programs put in the middle of a long word: quotes, ends of lines, soft line ends, invisible signs.
const BETWEEN = /^[\s>|*"'`<«»“”=.,]*$/
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/**
 * Return every code in a text, and what looks like one but cannot be used, in the order they stand.
 * @param {string} text
 * @param {Asked} asked
 * @returns {Found[]}
 */
export function findCodes(text, asked) {
  const clean = text.slice(0, LONGEST).replace(INVISIBLE, '').replace(/=\r?\n/g, '')
  const runs = [...clean.matchAll(/[\w-]+/g)].map((match) => ({ at: match.index, end: match.index + match[0].length, word: match[0] }))
  const start = codeStart(asked)
  /** @type {Found[]} */
  const found = []
  for (let index = 0; index < runs.length; index++) {
    const { joined, ends } = join(clean, runs, index)
    const own = start.startsWith(runs[index].word.slice(0, start.length)) && joined.startsWith(start)
    const whole = own ? ownCode(joined, asked) : anyCode(joined, ends, asked)
    if (whole) {
      found.push(whole)
      while (index + 1 < runs.length && ends.length && whole.code.length > ends[0]) index += ends.shift() && 1
      continue
    }
    // Not whole: say why only where it begins like a code of ours.
    const looksLike = own || /^AQ[EIMQUYcgkosw048][\w-]{12,}$/.test(runs[index].word)
    const refused = looksLike && decode(own ? longest(joined, ends, asked) : runs[index].word, asked).refused
    if (!refused || refused === 'not-a-code') continue
    const cut = { code: runs[index].word, refused }
    while (own && index + 1 < runs.length && continues(clean, runs, index)) cut.code += runs[++index].word
    found.push(cut)
  }
  return found
}

/** @typedef {{at: number, end: number, word: string}[]} Runs */

/** The run and what may be its continuation, with the length after each. @param {string} text @param {Runs} runs @param {number} from */
function join(text, runs, from) {
  let joined = ''
  const ends = []
  for (let index = from; index < runs.length && index < from + 40 && joined.length < 600; index++) {
    if (index > from && !BETWEEN.test(text.slice(runs[index - 1].end, runs[index].at))) break
    joined += runs[index].word
    ends.push(joined.length)
  }
  return { joined, ends }
}

/** Whether the next run is more of the same code rather than a word. @param {string} text @param {Runs} runs @param {number} index */
const continues = (text, runs, index) =>
  BETWEEN.test(text.slice(runs[index].end, runs[index + 1].at)) && /\d|[a-z][A-Z]/.test(runs[index + 1].word) && !runs[index + 1].word.startsWith('AQ')

/** A code of this round has a known length: what follows does not matter. @param {string} joined @param {Asked} asked @returns {Found | null} */
function ownCode(joined, asked) {
  for (const heard of [true, false]) {
    const code = joined.slice(0, codeLength(asked, heard))
    const set = decode(code, asked)
    if (!set.refused) return { code, set }
  }
  return null
}

/** A code from elsewhere ends where some run ends. @param {string} joined @param {number[]} ends @param {Asked} asked @returns {Found | null} */
function anyCode(joined, ends, asked) {
  for (const end of ends.slice(0, 6)) {
    if (end < 24) continue
    const { refused } = decode(joined.slice(0, end), asked)
    if (refused && !['not-a-code', 'cut', 'damaged'].includes(refused)) return { code: joined.slice(0, end), refused }
  }
  return null
}

/** @param {string} joined @param {number[]} ends @param {Asked} asked */
function longest(joined, ends, asked) {
  const fits = ends.filter((end) => end <= codeLength(asked, false))
  return joined.slice(0, fits.at(-1) ?? codeLength(asked, false))
}

/**
 * Take codes into what is collected. Another code from the same person stands beside the first until somebody chooses:
 * where a mail thread has the newest on top, the order says nothing.
 * @param {Map<number, string[]>} collected codes by token
 * @param {Found[]} found
 * @returns {{added: number, again: number, known: number, refused: Found[]}}
 */
export function takeIn(collected, found) {
  const result = { added: 0, again: 0, known: 0, refused: /** @type {Found[]} */ ([]) }
  for (const one of found) {
    if (!one.set) {
      result.refused.push(one)
      continue
    }
    const codes = collected.get(one.set.token) ?? []
    if (codes.includes(one.code)) result.known++
    else {
      result[codes.length ? 'again' : 'added']++
      collected.set(one.set.token, [...codes, one.code])
    }
  }
  return result
}
