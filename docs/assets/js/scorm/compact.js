// @ts-check
/**
 * Answers as a short text of plain signs: SCORM 1.2 keeps 4,096 of them. What the page has a word for (ids of items and
 * options) is written as four signs that depend on the word alone, so that a newer edition of the lesson still reads
 * them. How often an item was looked at is left out: only the site's refresher asks for that.
 *
 *     text     1|state|state
 *     state    name/setting;setting/entry;entry/entry set aside/attempt/attempt
 *     setting  name,word.word
 *     entry    item,key and wording,time,sure,word.word
 *     attempt  name,time,mode,right,judged;entry;entry
 */

/** @typedef {import('../state.js').Entry} Entry */
/** @typedef {import('../state.js').State} State */
/** @typedef {import('../state.js').Attempt} Attempt */

const HEAD = '1'
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const SURE = ['', 'sikker', 'nogenlunde', 'gaet']

export class Codebook {
  /**
   * @param {{id: string, key: string, wording: string}[]} items the items on the page
   * @param {Iterable<string>} words everything else that answers are made of
   */
  constructor(items, words) {
    this.items = new Map(items.map((item) => [item.id, item]))
    /** @type {Map<string, string>} */
    this.codes = new Map()
    /** By code; null where two words would have the same. @type {Map<string, string | null>} */
    this.words = new Map()
    for (const word of new Set([...this.items.keys(), ...words])) {
      const code = codeOf(word)
      this.words.set(code, this.words.has(code) ? null : word)
    }
    for (const [code, word] of this.words) if (word !== null) this.codes.set(word, code)
  }

  /** @param {string} word */
  write(word) {
    return this.codes.get(word) ?? `!${escape(word)}`
  }

  /** @param {string} code @returns {string | null} the word, or null when the page no longer knows it */
  read(code) {
    return code.startsWith('!') ? unescape(code.slice(1)) : (this.words.get(code) ?? null)
  }
}

/** Four signs for a word: 24 bits of FNV-1a. @param {string} word */
function codeOf(word) {
  let hash = 2166136261
  for (const byte of new TextEncoder().encode(word)) hash = Math.imul(hash ^ byte, 16777619)
  hash ^= hash >>> 24
  return [18, 12, 6, 0].map((shift) => SIGNS[(hash >>> shift) & 63]).join('')
}

/** @param {string} text */
const escape = (text) => text.replace(/[^\w:=-]/gu, (sign) => `~${sign.codePointAt(0)?.toString(36)}~`)

/** @param {string} text */
const unescape = (text) => text.replace(/~(\w{1,4})~/g, (_, code) => String.fromCodePoint(Math.min(parseInt(code, 36) || 0xfffd, 0x10ffff)))

/** @param {string} at */
const time = (at) => (Date.parse(at) || 0).toString(36)

/** @param {string} text */
const moment = (text) => new Date(parseInt(text, 36) || 0).toISOString()

/** Enough of a fingerprint to see that it is another. @param {string} hash */
const short = (hash) => hash.replace(/\W/g, '').slice(0, 4).padEnd(4, '-')

/**
 * Write states so that they fit in `room` signs, without the oldest attempts if need be; null when even that is too long.
 * @param {Record<string, State>} states by name
 * @param {Codebook} book
 * @param {number} room
 * @returns {string | null}
 */
export function squeeze(states, book, room) {
  const all = Object.entries(states)
  const fixed = all.map(([name, state]) => [
    escape(name),
    Object.entries(state.settings).map(([key, value]) => `${book.write(key)},${value.split(' ').map((word) => book.write(word)).join('.')}`).join(';'),
    Object.entries(state.answers).map(([id, entry]) => writeEntry(id, entry, book)).join(';'),
    state.aside.map((entry) => writeEntry(entry.item, entry, book)).join(';'),
  ].join('/'))
  let left = room - [HEAD, ...fixed].join('|').length
  if (left < 0) return null
  const attempts = all.flatMap(([, state], place) => state.attempts.map((attempt) => ({ place, at: attempt.at, text: `/${writeAttempt(attempt, book)}` })))
  /** @type {string[][]} */
  const kept = fixed.map(() => [])
  for (const { place, text } of attempts.sort((a, b) => (a.at < b.at ? 1 : -1))) {
    left -= text.length
    if (left < 0) break
    kept[place].unshift(text)
  }
  return [HEAD, ...fixed.map((text, place) => text + kept[place].join(''))].join('|')
}

/**
 * Read what was written; what makes no sense is left out. The states are yet to be checked by parseState.
 * @param {string} text
 * @param {Codebook} book
 * @returns {Record<string, State>} by name
 */
export function unfold(text, book) {
  const [head, ...states] = text.split('|')
  /** @type {Record<string, State>} */
  const found = Object.create(null)
  if (head !== HEAD) return found
  for (const state of states) {
    const [name, settings = '', answers = '', aside = '', ...attempts] = state.split('/')
    found[unescape(name)] = {
      version: 1,
      settings: Object.fromEntries(parts(settings).flatMap((setting) => {
        const [key, value = ''] = setting.split(',')
        const words = readAll(value, book)
        return book.read(key) === null ? [] : [[book.read(key), words.join(' ')]]
      })),
      answers: Object.fromEntries(readEntries(answers, book)),
      aside: readEntries(aside, book).map(([item, entry]) => ({ ...entry, item })),
      looks: {},
      attempts: attempts.map((attempt) => readAttempt(attempt, book)),
    }
  }
  return found
}

/** @param {string} text */
const parts = (text) => (text ? text.split(';') : [])

/** @param {string} text @param {Codebook} book @returns {string[]} */
const readAll = (text, book) => (text ? text.split('.').flatMap((code) => book.read(code) ?? []) : [])

/** @param {string} id @param {Entry} entry @param {Codebook} book */
const writeEntry = (id, { value, key, wording, at, sure }, book) =>
  [book.write(id), short(key) + short(wording), time(at), SURE.indexOf(sure ?? '') || '', value.map((word) => book.write(word)).join('.')].join(',')

/** @param {string} text @param {Codebook} book @returns {[string, Entry][]} */
function readEntries(text, book) {
  return parts(text).flatMap((one) => {
    const [code, prints = '', at = '', sure = '', value = ''] = one.split(',')
    const id = book.read(code)
    const given = value ? value.split('.') : []
    const words = readAll(value, book)
    if (id === null) return []
    const item = book.items.get(id)
    // An answer whose option is gone belongs to another key than the one that is here now.
    const fits = item && words.length === given.length && short(item.key) === prints.slice(0, 4)
    const key = fits ? item.key : prints.slice(0, 4)
    const wording = item && short(item.wording) === prints.slice(4) ? item.wording : prints.slice(4)
    return [[id, { value: words, key, wording, at: moment(at), ...(sure ? { sure: SURE[Number(sure)] } : {}) }]]
  })
}

/** @param {Attempt} attempt @param {Codebook} book */
function writeAttempt({ id, at, mode, answers, tally }, book) {
  const name = id.startsWith(`${at}-`) ? id.slice(at.length + 1) : id
  const head = [escape(name), time(at), escape(mode), tally.right, tally.judged].join(',')
  return [head, ...Object.entries(answers).map(([item, entry]) => writeEntry(item, entry, book))].join(';')
}

/** @param {string} text @param {Codebook} book @returns {Attempt} */
function readAttempt(text, book) {
  const [head, ...entries] = text.split(';')
  const [name = '', at = '', mode = '', right, judged] = head.split(',')
  const when = moment(at)
  const id = /^\d{4}-/.test(unescape(name)) ? unescape(name) : `${when}-${unescape(name)}`
  return { id, at: when, mode: unescape(mode), answers: Object.fromEntries(readEntries(entries.join(';'), book)), tally: { right: Number(right), judged: Number(judged) } }
}
