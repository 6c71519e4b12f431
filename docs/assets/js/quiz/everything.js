// @ts-check
/** All answers of this browser as one file, and such a file put into the answers that are here. */

import { merge } from '../merge.js'
import { empty, isRecord, parseState } from '../state.js'
import { PREFIX, readState } from '../store.js'

const FORMAT = 'bestyrelse-alt'
const VERSION = 1
const NAME = /^[a-z0-9-]{1,80}:[a-z0-9-]{1,80}$/
/** A chair's rounds have a form of their own, which their page checks when it reads them. */
const ROUND = /^formand:[0-9a-f]{1,16}$/

/** Everything that is kept under the site's name. */
export function stored() {
  /** @type {{name: string, state: import('../state.js').State}[]} */
  const states = []
  /** @type {{name: string, text: string}[]} */
  const other = []
  try {
    for (const key of Object.keys(localStorage).sort()) {
      if (!key.startsWith(`${PREFIX}:`)) continue
      const name = key.slice(PREFIX.length + 1)
      const state = NAME.test(name) && !ROUND.test(name) ? readState(key) : null
      if (state) states.push({ name, state })
      else other.push({ name, text: localStorage.getItem(key) ?? '' })
    }
    return { states, other, allowed: true }
  } catch {
    return { states, other, allowed: false }
  }
}

/** The file's text. */
export function exportAll() {
  const { states, other } = stored()
  return JSON.stringify({
    format: FORMAT,
    version: VERSION,
    saved: new Date().toISOString(),
    states: Object.fromEntries(states.map(({ name, state }) => [name, state])),
    rounds: Object.fromEntries(other.filter(({ name }) => ROUND.test(name)).map(({ name, text }) => [name, text])),
  }, null, 1)
}

/**
 * Take in a file. What is here already stays, and nothing comes in twice.
 * @param {string} text
 * @returns {{refused: 'not-file' | 'version' | 'one' | 'empty'} | {added: number, same: number}}
 */
export function importAll(text) {
  let value
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { refused: 'not-file' }
  }
  if (isRecord(value) && value.format === 'bestyrelse-svar') return { refused: 'one' }
  if (!isRecord(value) || value.format !== FORMAT || !isRecord(value.states)) return { refused: 'not-file' }
  if (value.version !== VERSION) return { refused: typeof value.version === 'number' && value.version > VERSION ? 'version' : 'not-file' }
  const states = Object.entries(value.states).flatMap(([name, raw]) => {
    const state = NAME.test(name) && !ROUND.test(name) ? parseState(raw) : null
    return state ? [{ name, state }] : []
  })
  const rounds = Object.entries(isRecord(value.rounds) ? value.rounds : {}).filter(([name, round]) => ROUND.test(name) && typeof round === 'string' && isJson(round))
  if (!states.length && !rounds.length) return { refused: 'empty' }
  const sum = { added: 0, same: 0 }
  for (const { name, state } of states) {
    const mine = readState(`${PREFIX}:${name}`) ?? empty()
    const { added, same } = merge(mine, state)
    if (!put(`${PREFIX}:${name}`, JSON.stringify(mine))) continue
    sum.added += added
    sum.same += same
  }
  for (const [name, round] of rounds) if (!has(`${PREFIX}:${name}`)) put(`${PREFIX}:${name}`, round)
  return sum
}

/** Delete everything under the site's name. */
export function removeAll() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(`${PREFIX}:`)) localStorage.removeItem(key)
  } catch {
    // Nothing is kept where nothing may be.
  }
}

/** @param {string} text */
function isJson(text) {
  try {
    return isRecord(JSON.parse(text))
  } catch {
    return false
  }
}

/** @param {string} key @param {string} text */
function put(key, text) {
  try {
    localStorage.setItem(key, text)
    return true
  } catch {
    return false
  }
}

/** @param {string} key */
function has(key) {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}
