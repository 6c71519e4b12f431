// @ts-check
/** Reads a question: which of its words carry it, what they may have been meant to be. Pure functions and one list. */

const LETTERS = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu
const ENDINGS = /(?:ernes|erne|enes|ende|ede|ene|ens|ets|ers|er|en|et|es|te|de|e|s|t|r|n)$/u
const PART = 0.3
const HALF = 0.7
const LONG = 7
const LINKS = ['', 's', 'e', 'er', 'n', 'en']

/**
 * A word to search for. `typed` is what it was, when it had to be corrected; `group` is the word of the question that it
 * belongs to, because a compound is also searched for by its parts; those count less, by their `share`.
 * @typedef {{ text: string, group: number, share: number, typed?: string }} Word
 */

/** @param {string} word */
const folded = (word) => word.replace(/æ|ae/g, 'e').replace(/ø|oe/g, 'o').replace(/å|aa/g, 'a').normalize('NFD').replace(/\p{M}/gu, '')

/** @param {string} word */
function stem(word) {
  const short = word.replace(ENDINGS, '')
  return short.length < 3 ? word : short
}

export class WordList {
  /** @param {{ words: string, fillers: string[], acts: Record<string, string>, asking: Record<'who' | 'else' | 'make' | 'self', string[]> }} lists made by the build, frequent words first */
  constructor(lists) {
    this.words = lists.words.split(' ')
    this.exact = new Set(this.words)
    this.stems = new Set(this.words.map(stem))
    this.folds = this.words.map(folded)
    this.fillers = new Set(lists.fillers)
    this.acts = lists.acts
    this.asking = { who: new Set(lists.asking.who), else: new Set(lists.asking.else), make: new Set(lists.asking.make), self: new Set(lists.asking.self) }
  }

  /**
   * The words that carry a question, each once; all of its words when none of them does.
   * @param {string} query
   * @returns {{ words: Word[], vague: boolean, who: boolean, oneself: boolean, make: boolean }} vague when no word carries it; `who` when it
   * may be about who decides, `oneself` when people ask about themselves, `make` when it asks for something to write in
   */
  read(query) {
    /** @type {string[]} */
    const found = []
    const rest = this.#references(query.toLocaleLowerCase('da').normalize('NFC'), found)
    const all = rest.match(LETTERS) ?? []
    const asks = (/** @type {'who' | 'else' | 'make' | 'self'} */ kind) => all.some((word) => this.asking[kind].has(word))
    const who = asks('who') || !(asks('else') || asks('make'))
    const carrying = all.filter((word) => !this.fillers.has(word) && !this.asking.make.has(word))
    const vague = !carrying.length && !found.length
    found.push(...(vague ? all : carrying))
    const several = found.some((word) => found.some((other) => other !== word && this.knows(other)))
    return { words: [...new Set(found)].flatMap((text, group) => this.#meant(text, group, several)), vague, who, oneself: asks('self'), make: asks('make') && !asks('who') }
  }

  /**
   * Takes references to law out of a question; they are indexed as single words (see scripts/postbuild/search/law.py).
   * @param {string} query
   * @param {string[]} found
   */
  #references(query, found) {
    const names = Object.keys(this.acts).join('|')
    const reference = new RegExp(
      `(?:(?:(${names || '-'})s?\\s*)?(?:§+|paragraf(?:fer)?)\\s*|(${names || '-'})\\s+)(\\d+)\\s?([a-h](?![\\p{L}]))?(?:,?\\s*stk\\.?\\s*(\\d+))?`,
      'gu',
    )
    return query.replace(reference, (whole, before, alone, number, letter = '', part = '') => {
      const act = before ?? alone
      found.push(`${act ? this.acts[act] : 'paragraf'}${number}${letter}z`)
      if (part) found.push(`paragraf${number}${letter}stk${part}z`)
      return ' '
    })
  }

  /**
   * @param {string} text
   * @param {number} group
   * @param {boolean} several whether the question has other words: then a short one is left as it is
   * @returns {Word[]}
   */
  #meant(text, group, several) {
    const word = this.#rather(text) ?? (this.knows(text) ? text : this.#withDanishLetters(text))
    const parts = this.asking.who.has(text) ? [] : this.#parts(word ?? text, word !== undefined)
    const share = word ? PART : HALF
    const searched = (word ? [word] : []).map((whole) => ({ text: whole, group, share: 1 }))
    if (word || parts.length) return [...searched, ...parts.map((part) => ({ text: part, group, share }))]
    return [{ text: (several && text.length < LONG ? undefined : this.nearest(text)) ?? text, group, share: 1, typed: text }]
  }

  /**
   * The word with Danish letters, where the site writes it so more often than as it was typed.
   * @param {string} word
   */
  #rather(word) {
    if (!/ae|oe|aa/.test(word)) return undefined
    const danish = this.words.indexOf(word.replaceAll('ae', 'æ').replaceAll('oe', 'ø').replaceAll('aa', 'å'))
    const typed = this.words.indexOf(word)
    return danish >= 0 && (typed < 0 || danish < typed) ? this.words[danish] : undefined
  }

  /**
   * Whether the site has the word, in some form, or begins a word with it.
   * @param {string} word
   */
  knows(word) {
    if (word.length < 3 || /\d/.test(word) || this.exact.has(word) || this.stems.has(stem(word))) return true
    return word.length > 3 && this.words.some((other) => other.startsWith(word))
  }

  /**
   * The word that was typed without æ, ø and å, or the most frequent word that begins so.
   * @param {string} word
   */
  #withDanishLetters(word) {
    const fold = folded(word)
    const short = stem(fold)
    const place = this.folds.findIndex((other) => other === fold || stem(other) === short)
    const found = place < 0 && fold.length > 3 ? this.folds.findIndex((other) => other.startsWith(fold)) : place
    return found < 0 ? undefined : this.words[found]
  }

  /**
   * The parts of a compound, where all are words of the site: those between its hyphens, or two.
   * @param {string} word
   * @param {boolean} known whether the site has the compound too: then only what surely is one is split
   * @returns {string[]}
   */
  #parts(word, known) {
    const pieces = word.split('-')
    if (pieces.length > 1 && pieces.every((piece) => this.#heads(piece))) return pieces
    for (let cut = 2; cut <= word.length - 3; cut += 1) {
      const tail = word.slice(cut)
      if (!this.exact.has(tail) && (tail.length < 5 || !this.stems.has(stem(tail)))) continue
      for (const link of LINKS) {
        const head = word.slice(0, cut - link.length)
        if (known && link !== 's' && Math.min(head.length, tail.length) < 5) continue
        if (head.length > 1 && word.slice(head.length, cut) === link && this.#heads(head)) return [head, tail]
      }
    }
    return []
  }

  /** @param {string} word */
  #heads(word) {
    return this.exact.has(word) && !this.fillers.has(word)
  }

  /**
   * The most frequent of the words that one typing error, in long words two, lie between; the first letter is right.
   * @param {string} word
   */
  nearest(word) {
    const fold = folded(word)
    const limit = fold.length < 4 ? 0 : fold.length < 7 ? 1 : 2
    let best = limit + 1
    let found
    this.folds.forEach((other, place) => {
      if (other[0] !== fold[0] || Math.abs(other.length - fold.length) >= best) return
      const errors = distance(fold, other, best - 1)
      if (errors < best) [best, found] = [errors, this.words[place]]
    })
    return /** @type {string | undefined} */ (found)
  }
}

/**
 * How many letters are wrong, missing, too many or swapped; stops counting above the limit.
 * @param {string} one
 * @param {string} two
 * @param {number} limit
 */
export function distance(one, two, limit) {
  let before = /** @type {number[]} */ ([])
  let last = Array.from({ length: two.length + 1 }, (_, place) => place)
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row]
    for (let place = 1; place <= two.length; place += 1) {
      const same = one[row - 1] === two[place - 1] ? 0 : 1
      let least = Math.min(last[place] + 1, now[place - 1] + 1, last[place - 1] + same)
      if (row > 1 && place > 1 && one[row - 1] === two[place - 2] && one[row - 2] === two[place - 1]) {
        least = Math.min(least, before[place - 2] + 1)
      }
      now.push(least)
    }
    if (Math.min(...now) > limit) return limit + 1
    ;[before, last] = [last, now]
  }
  return last[two.length]
}
