// @ts-check
/** Puts together what each word of a question found: what has all of it before what has a part of it. */

/** What a word adds that stands in a page's title, in its list of search words, in its summary. */
const NAMED = ['title', 'words']
const FIELDS = new Map([['title', 4], ['words', 4], ['summary', 1.5]])

/** @typedef {import('./engine.js').Result} Result */

/**
 * `covered` is the part of the question that was found at all, `named` the part found in title or search words.
 * @typedef {{ id: string, score: number, covered: number, named: number, result: Result, locations: number[][], weights: number[] }} Ranked
 *
 * The results of one word. `unit` is what the index multiplied its scores by, `weight` what they are to count.
 * @typedef {{ group: number, share: number, results: Result[], weight: number, unit: number }} Weighed
 */

/**
 * Puts the results of all words together: what has all of the question before what has a part of it.
 * @param {Weighed[]} terms
 * @param {number} missing the weight of words nothing was searched for
 * @returns {Ranked[]}
 */
export function rank(terms, missing) {
  const weights = terms.map((term) => term.weight)
  const groups = [...new Set(terms.map((term) => term.group))]
  /** The weight of a word of the question is that of the rarest of what was searched for it. @param {number} group */
  const weigh = (group) => Math.max(...terms.filter((term) => term.group === group).map((term) => term.weight / term.share))
  const whole = groups.reduce((sum, group) => sum + weigh(group), missing)
  /** @type {Map<string, Ranked & { parts: Map<number, number[]> }>} */
  const found = new Map()
  terms.forEach((term, place) => {
    for (const result of term.results) {
      const one = found.get(result.id) ?? { id: result.id, score: 0, covered: 0, named: 0, result, locations: terms.map(() => []), weights, parts: new Map() }
      const boost = Math.max(0, ...(result.matchedMetaFields ?? []).map((field) => FIELDS.get(field) ?? 0))
      const [covered, named] = one.parts.get(term.group) ?? [0, 0]
      const part = term.share < 1 ? 0.5 : 1
      one.parts.set(term.group, [Math.min(1, covered + part), Math.min(1, named + (isNamed(result) ? part : 0))])
      one.score += term.weight * (result.score / term.unit + boost)
      one.locations[place] = result.words
      found.set(result.id, one)
    }
  })
  for (const one of found.values()) {
    for (const [group, [covered, named]] of one.parts) {
      one.covered += (covered * weigh(group)) / whole
      one.named += (named * weigh(group)) / whole
    }
    one.score *= 0.5 + 0.5 * one.covered
  }
  return [...found.values()].sort((one, two) => two.score - one.score)
}

/** @param {Result} result */
function isNamed(result) {
  return (result.matchedMetaFields ?? []).some((field) => NAMED.includes(field))
}

/**
 * How much a word says that so many of all have (inverse document frequency, as the index itself counts it).
 * @param {number} count
 * @param {number} all
 */
export function rarity(count, all) {
  return Math.log(1 + (all - count + 0.5) / (count + 0.5))
}
