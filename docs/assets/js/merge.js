// @ts-check
/** Two states of the same answers put together: when a file is fetched, or when storage comes back. */

import { MAX_ASIDE, MAX_ATTEMPTS, MAX_LOOKS, OWN_WORDS } from './state.js'

/**
 * Put what another state holds into this one: the newer of two answers stays, nothing is there twice. Own words that
 * give way to newer ones are set aside, for nobody can write them again.
 * @param {import('./state.js').State} mine
 * @param {import('./state.js').State} other
 * @returns {{added: number, same: number}} how many answers were new, and how many were here already
 */
export function merge(mine, other) {
  let added = 0
  let same = 0
  for (const [id, entry] of Object.entries(other.answers)) {
    const known = Object.hasOwn(mine.answers, id) ? mine.answers[id] : undefined
    const older = known && (known.at >= entry.at ? entry : known)
    if (older?.key === OWN_WORDS && known?.value[0] !== entry.value[0]) mine.aside.push({ ...older, item: id })
    if (known && known.at >= entry.at) same += 1
    else {
      mine.answers[id] = entry
      added += 1
    }
  }
  mine.aside = unique([...mine.aside, ...other.aside], JSON.stringify).slice(-MAX_ASIDE)
  for (const [id, looks] of Object.entries(other.looks)) {
    mine.looks[id] = unique([...(mine.looks[id] ?? []), ...looks], ({ at, key }) => at + key).sort(byTime).slice(-MAX_LOOKS)
  }
  mine.attempts = unique([...mine.attempts, ...other.attempts], ({ id }) => id).sort(byTime).slice(-MAX_ATTEMPTS)
  mine.settings = Object.assign(Object.create(null), other.settings, mine.settings)
  return { added, same }
}

/** @template T @param {T[]} all @param {(one: T) => string} name @returns {T[]} */
const unique = (all, name) => [...new Map(all.map((one) => [name(one), one])).values()]

/** @param {{at: string}} a @param {{at: string}} b */
const byTime = (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)
