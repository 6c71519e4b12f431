// @ts-check
/** What is kept of answers: its form, whether it can be trusted, and whether it fits. */

/**
 * @typedef {object} Entry one answer
 * @property {string[]} value ids of what was chosen, or the words that were written
 * @property {string} key fingerprint of the item's key when it was answered
 * @property {string} wording fingerprint of the item's wording when it was answered
 * @property {string} at when it was answered (ISO 8601)
 * @property {string} [sure] how sure the reader was
 *
 * @typedef {object} Look one time an item was answered and judged
 * @property {string} at
 * @property {boolean} right
 * @property {string} key fingerprint of the item's key
 *
 * @typedef {object} Attempt a finished pass through a quiz
 * @property {string} id
 * @property {string} at
 * @property {string} mode
 * @property {Record<string, Entry>} answers
 * @property {{right: number, judged: number}} tally as it was judged then
 *
 * @typedef {object} State
 * @property {1} version
 * @property {Record<string, Entry>} answers by item id
 * @property {(Entry & {item: string})[]} aside answers that no longer fit their item
 * @property {Record<string, string>} settings
 * @property {Record<string, Look[]>} looks by item id, oldest first
 * @property {Attempt[]} attempts oldest first
 *
 * @typedef {object} Item what the page knows of an item
 * @property {string} id
 * @property {string} key
 * @property {string} wording
 * @property {string[]} [options] the ids that can be chosen, where they are fixed
 */

/** The key of what is not an answer to a question, but a reader's own text. */
export const OWN_WORDS = 'egne-ord'
export const MAX_ASIDE = 1000
export const MAX_LOOKS = 30
export const MAX_ATTEMPTS = 100
const SURE = ['sikker', 'nogenlunde', 'gaet']

/** @returns {State} */
export const empty = () => ({
  version: 1,
  answers: Object.create(null),
  aside: [],
  settings: Object.create(null),
  looks: Object.create(null),
  attempts: [],
})

/**
 * Tell whether an old answer still belongs to an item.
 * @param {Entry} entry
 * @param {Item} item
 * @returns {'fits' | 'changed' | 'unfit'}
 */
export function fit(entry, item) {
  if (entry.key !== item.key) return 'unfit'
  if (item.options && !entry.value.every((id) => item.options?.includes(id))) return 'unfit'
  return entry.wording === item.wording ? 'fits' : 'changed'
}

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** @param {unknown} value @param {string[]} names @returns {value is Record<string, any>} */
const has = (value, ...names) => isRecord(value) && names.every((name) => typeof value[name] === 'string')

/** @param {unknown} value @returns {value is Entry} */
const isEntry = (value) => has(value, 'key', 'wording', 'at') && Array.isArray(value.value) && value.value.every((id) => typeof id === 'string')

/** @param {Entry} entry @returns {Entry} */
const clean = ({ value, key, wording, at, sure }) => ({
  value: [...value], key, wording, at, ...(SURE.includes(sure ?? '') ? { sure } : {}),
})

/** @param {unknown} value @returns {[string, any][]} */
const pairs = (value) => (isRecord(value) ? Object.entries(value) : [])

/** @param {unknown} value @returns {Record<string, Entry>} */
function entries(value) {
  const found = Object.create(null)
  for (const [id, entry] of pairs(value)) if (isEntry(entry)) found[id] = clean(entry)
  return found
}

/** @param {unknown} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : [])

/** @param {unknown} value @returns {value is Look} */
const isLook = (value) => has(value, 'at', 'key') && typeof value.right === 'boolean' && Date.parse(value.at) > 0

/** @param {unknown} value @returns {value is Attempt} */
const isAttempt = (value) => has(value, 'id', 'at', 'mode') && isRecord(value.tally) && [value.tally.right, value.tally.judged].every((n) => Number.isInteger(n) && n >= 0)

/**
 * Return the state in `value`, or null when it is none: every part is checked, for it may come from an older version,
 * another program or a file.
 * @param {unknown} value
 * @returns {State | null}
 */
export function parseState(value) {
  if (!isRecord(value) || value.version !== 1 || !isRecord(value.answers)) return null
  const state = empty()
  state.answers = entries(value.answers)
  for (const entry of list(value.aside).slice(-MAX_ASIDE)) {
    const item = entry?.item
    if (isEntry(entry) && typeof item === 'string') state.aside.push({ ...clean(entry), item })
  }
  for (const [name, setting] of pairs(value.settings)) {
    if (typeof setting === 'string') state.settings[name] = setting
  }
  for (const [id, looks] of pairs(value.looks)) {
    const good = list(looks).filter(isLook).map(({ at, right, key }) => ({ at, right, key }))
    if (good.length) state.looks[id] = good.slice(-MAX_LOOKS)
  }
  for (const { id, at, mode, answers, tally } of list(value.attempts).filter(isAttempt).slice(-MAX_ATTEMPTS)) {
    state.attempts.push({ id, at, mode, answers: entries(answers), tally: { right: tally.right, judged: tally.judged } })
  }
  return state
}
