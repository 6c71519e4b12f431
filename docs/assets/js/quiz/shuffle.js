// @ts-check
/** The same order for the same seed, on every computer. */

/**
 * Random numbers from 0 to 1 that the seed decides.
 * @param {string} seed
 * @returns {() => number}
 */
export function random(seed) {
  let state = 2166136261
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Mix a list; what stays keeps its place.
 * @template T
 * @param {T[]} list
 * @param {string} seed
 * @param {(one: T) => boolean} [stays]
 * @returns {T[]}
 */
export function shuffled(list, seed, stays = () => false) {
  const next = random(seed)
  const free = list.filter((one) => !stays(one))
  for (let last = free.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1))
    ;[free[last], free[other]] = [free[other], free[last]]
  }
  return list.map((one) => (stays(one) ? one : /** @type {T} */ (free.shift())))
}

/** A seed that nobody can foresee and everybody can read. */
export const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0].toString(36)
