// @ts-check
/** Everything the chair has of a round: kept in this browser at each step, and in a file that can be opened anywhere. */

import { isBlank, people, rowsOf, sumUp, FEWEST } from './aggregate.js'
import { asking } from './catalogue.js'
import { decode, encode, randomBits, ROLES } from './codec.js'
import { LONGEST_NAME, LONGEST_TASK, WAYS, asked, tidy } from './definition.js'

/**
 * @typedef {object} Decision
 * @property {string} decides answer id
 * @property {string[]} heard
 * @property {string} limit amount, as written
 * @property {string} from date
 * @property {string} who follows up
 * @property {string} note
 *
 * @typedef {object} Saved
 * @property {import('./definition.js').Round} round
 * @property {number} size how many are to answer, where that must be known
 * @property {boolean} mine whether the chair is among them
 * @property {string[]} codes
 * @property {{token: number, words: Record<string, string>}[]} words own words, from files
 * @property {number[]} [sums] where answers are only kept as sums
 * @property {{id: number, size: number, mask: number[], first?: string, used?: string}} [chain] `first` is the link that the chair sends
 * @property {number[]} [papers] tokens of the answers that were typed from paper
 * @property {Record<string, Decision>} decisions
 * @property {{what: string, who: string, date: string}[]} actions
 * @property {string} next date of the next check
 * @property {Record<string, unknown[]>} texts papers that were edited by hand
 * @property {{name: string, categories: Record<string, string>}} [earlier]
 * @property {boolean} [sample]
 *
 * @typedef {import('./catalogue.js').Catalogue} Catalogue
 */

const FORMAT = 'bestyrelse-runde'
const PREFIX = 'bestyrelse1:formand:'
const LARGEST = 5_000_000
const DATE = /^\d{4}-\d\d-\d\d$/

/** @param {import('./definition.js').Round} round @returns {Saved} */
export const fresh = (round) => ({ round, size: 0, mine: true, codes: [], words: [], decisions: {}, actions: [], next: '', texts: {} })

/** @param {Saved} saved */
const toFile = (saved) => JSON.stringify({ format: FORMAT, version: 1, saved: new Date().toISOString(), ...saved })

/** Keep a round in this browser. @param {Saved} saved @returns {boolean} whether it will be here next time */
export function keep(saved) {
  if (saved.sample) return true
  try {
    localStorage.setItem(PREFIX + saved.round.round.toString(16), toFile(saved))
    return true
  } catch {
    return false
  }
}

/** The rounds kept in this browser, newest first. @param {Catalogue} catalogue @returns {Saved[]} */
export function keptRounds(catalogue) {
  try {
    const texts = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)).map((name) => localStorage.getItem(name) ?? '')
    const found = texts.map((text) => ({ saved: parseSaved(text, catalogue), at: text.slice(0, 120).match(/"saved":"([^"]+)"/)?.[1] ?? '' }))
    return found.sort((a, b) => b.at.localeCompare(a.at)).flatMap(({ saved }) => (typeof saved === 'string' ? [] : [saved]))
  } catch {
    return []
  }
}

/** @param {Saved} saved */
export function forget(saved) {
  try {
    localStorage.removeItem(PREFIX + saved.round.round.toString(16))
  } catch {
    // Nothing was kept.
  }
}

/** @param {Saved} saved */
export async function saveFile(saved) {
  const { download } = await import('../keep.js')
  download(`runde-${saved.round.round.toString(16)}.json`, toFile(saved))
}

/** The text of a file that somebody chose, or why it is not read. @param {File} file @returns {Promise<{text: string} | {refused: 'too-large'}>} */
export const readFile = async (file) => (file.size > LARGEST ? { refused: 'too-large' } : { text: await file.text() })

/**
 * Read a saved round; every part is checked, for it may come from anywhere.
 * @param {string} text
 * @param {Catalogue} catalogue
 * @returns {Saved | 'not-a-round' | 'newer' | 'unknown-instrument'}
 */
export function parseSaved(text, catalogue) {
  let value
  try {
    value = JSON.parse(text)
  } catch {
    return 'not-a-round'
  }
  if (value?.format !== FORMAT || typeof value.round !== 'object' || !value.round) return 'not-a-round'
  if (value.version !== 1) return 'newer'
  const given = value.round
  const instrument = catalogue.get(given.instrument)
  if (!instrument) return 'unknown-instrument'
  const wanted = new Set(list(given.tasks))
  const tasks = given.tasks === 'core' ? instrument.tasks.filter((task) => task.core) : instrument.tasks.filter((task) => wanted.has(task.id))
  const round = {
    round: number(given.round, 2 ** 24),
    instrument: instrument.id,
    name: tidy(given.name, LONGEST_NAME),
    deadline: date(given.deadline),
    twoTier: !!given.twoTier,
    heard: !!given.heard,
    leader: !!given.leader,
    way: WAYS.includes(given.way) ? given.way : 'koder',
    tasks: tasks.map((task) => task.id),
    own: list(given.own).slice(0, 3).map((task) => tidy(task, LONGEST_TASK)),
  }
  if (!round.tasks.length && !round.own.length) return 'not-a-round'
  const saved = { ...fresh(round), size: number(value.size, 1000), mine: value.mine !== false, sample: !!value.sample }
  saved.codes = list(value.codes).filter((code) => /^[\w-]{20,400}$/.test(code)).slice(0, 1000)
  if (Array.isArray(value.answers)) saved.codes.push(...value.answers.slice(0, 1000).map((set) => readable(set, saved, catalogue)))
  saved.words = entries(value.words).map((one) => ({ token: number(one.token, 2 ** 32), words: texts(one.words, 2000) }))
  if (Array.isArray(value.sums) && value.sums.every((/** @type {unknown} */ one) => Number.isInteger(one))) saved.sums = value.sums.slice(0, 20_000)
  if (Array.isArray(value.papers)) saved.papers = value.papers.slice(0, 1000).map((/** @type {unknown} */ one) => number(one, 2 ** 32))
  const chain = value.chain
  if (chain && Array.isArray(chain.mask)) {
    saved.chain = { id: number(chain.id, 2 ** 32), size: number(chain.size, 64), mask: chain.mask.slice(0, 20_000).map((/** @type {unknown} */ one) => number(one, 64)) }
    for (const name of /** @type {const} */ (['first', 'used'])) if (typeof chain[name] === 'string') saved.chain[name] = chain[name].slice(0, 20_000)
  }
  const answers = new Set(instrument.answers.map((answer) => answer.id))
  for (const [id, one] of Object.entries(record(value.decisions)).slice(0, 200)) {
    const { decides, heard, limit, from, who, note } = record(one)
    saved.decisions[id] = {
      decides: answers.has(decides) ? decides : '',
      heard: list(heard).filter((role) => answers.has(role)),
      limit: tidy(limit, 20),
      from: date(from),
      who: tidy(who, 60),
      note: tidy(note, 300),
    }
  }
  saved.actions = entries(value.actions).slice(0, 3).map((one) => ({ what: tidy(one.what, 200), who: tidy(one.who, 60), date: date(one.date) }))
  saved.next = date(value.next)
  for (const [name, paper] of Object.entries(record(value.texts)).slice(0, 20)) if (Array.isArray(paper)) saved.texts[name] = paper
  if (value.earlier) saved.earlier = { name: tidy(value.earlier.name, LONGEST_NAME), categories: texts(value.earlier.categories, 20) }
  return saved
}

/** @param {unknown} value @returns {string[]} */
const list = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])
/** @param {unknown} value @returns {any[]} */
const entries = (value) => (Array.isArray(value) ? value.filter((one) => one && typeof one === 'object').slice(0, 1000) : [])
/** @param {unknown} value @returns {Record<string, any>} */
const record = (value) => (value && typeof value === 'object' && !Array.isArray(value) ? value : {})
/** @param {unknown} value @param {number} below */
const number = (value, below) => (Number.isInteger(value) && Number(value) >= 0 && Number(value) < below ? Number(value) : 0)
/** @param {unknown} value */
const date = (value) => (DATE.test(String(value)) && Date.parse(String(value)) ? String(value) : '')
/** @param {unknown} value @param {number} most @returns {Record<string, string>} */
const texts = (value, most) =>
  Object.fromEntries(Object.entries(record(value)).flatMap(([key, text]) => (typeof text === 'string' ? [[key.slice(0, 80), text.slice(0, most)]] : [])))

/** An answer set written with words, as in the sample, becomes a code like any other. @param {any} set @param {Saved} saved @param {Catalogue} catalogue */
function readable(set, saved, catalogue) {
  const { against, ids, answers } = contextOf(saved, catalogue)
  const given = record(set?.answers)
  const places = ids.map((id) => answers.indexOf(given[id]) + 1)
  return encode(against, { token: randomBits(32), role: Math.max(ROLES.indexOf(set?.role), 0), twoTier: saved.round.twoTier, answers: places })
}

/** What codes and sums of a round are read with. @param {Saved} saved @param {Catalogue} catalogue */
export function contextOf({ round }, catalogue) {
  const instrument = /** @type {import('./catalogue.js').Instrument} */ (catalogue.get(round.instrument))
  const against = asked(round, instrument, catalogue.numbers)
  const shape = { count: against.count, offered: against.offered, heard: round.heard }
  const ids = asking(round, instrument, '').map((task) => task.id)
  return { instrument, against, shape, ids, answers: instrument.answers.map((answer) => answer.id) }
}

/**
 * @typedef {object} View what a report shows
 * @property {import('./definition.js').Round} round
 * @property {import('./catalogue.js').Instrument} instrument
 * @property {{board: number, leader: number}} people
 * @property {boolean} hidden fewer than FEWEST from the board: no spread, no own words
 * @property {import('./aggregate.js').Row[]} rows
 * @property {[string, string][]} words question and answer, in no order of persons
 * @property {number[]} sums
 * @property {number} [blank] codes in which nothing is answered
 * @property {number} [rivals] codes beyond the first from a person who has sent several
 */

/** @param {Saved} saved @param {Catalogue} catalogue @param {string} ownSection @returns {View} */
export function viewOf(saved, catalogue, ownSection) {
  const { instrument, against, shape } = contextOf(saved, catalogue)
  const read = saved.codes.map((code) => decode(code, against)).flatMap((set) => (set.refused ? [] : [set]))
  const sets = read.filter((set) => !isBlank(set))
  const single = [...new Map(sets.map((set) => [set.token, set])).values()]
  const sums = saved.sums ?? sumUp(shape, single)
  const counted = people(shape, sums) ?? { board: 0, leader: 0 }
  const rows = rowsOf(shape, sums, asking(saved.round, instrument, ownSection), instrument, saved.round.twoTier)
  const words = instrument.open.flatMap(([id, question]) =>
    saved.words.map((one) => one.words[id]).filter(Boolean).sort().map((text) => /** @type {[string, string]} */ ([question, text])),
  )
  const hidden = counted.board < FEWEST
  const blank = read.length - sets.length
  return { round: saved.round, instrument, people: counted, hidden, rows, words: hidden ? [] : words, sums, rivals: sets.length - single.length, blank }
}
