// @ts-check
/** Finds pages and tasks for a question: one search of the index for each word that carries it, put together by weight. */

import { rank, rarity } from './rank.js'
import { excerpt, nearness, sections, visible } from './text.js'
import { WordList } from './words.js'

/**
 * @typedef {import('./text.js').Piece} Piece
 * @typedef {import('./rank.js').Ranked} Ranked
 * @typedef {{ title: string, id: string }} Part
 * @typedef {{ title: string, kind: string, address: string, section?: Part, others: Part[], excerpt: Piece[] }} Hit
 * @typedef {{ title: string, address: string, basis: string, label: string, who: string, twoTier?: string, approves?: string, together?: boolean, personal?: boolean, seen?: boolean, verified?: boolean }} Task
 * @typedef {{ title: string, address: string, text: string }} Term
 * @typedef {{ title: string, address: string, text: string, marks: [string, string][] }} Faq
 * @typedef {{ hits: Hit[], total: number, tasks: Task[], faqs: Faq[], alike: Faq[], term?: Term, corrections: { typed: string, meant: string }[], unknown: string[] }} Answer
 * @typedef {{ search: (word: string, options?: object) => Promise<{ results: Result[] }> }} Index
 * @typedef {{ id: string, score: number, words: number[], matchedMetaFields?: string[], data: () => Promise<any> }} Result
 */

export const SHOWN = 8
/** A page that holds less than this part of what the best one holds of the question is no result. */
const ENOUGH = 0.4
/** What the index has besides pages, by the kind its records carry. */
const TASK = 'opgave'
const FAQ = 'svar'
/** How far a page of each kind stands behind others that fit as well. */
const KINDS = new Map([['kursus', 0.7], ['kilde', 0.6], ['genbrug', 0.35], ['om siden', 0.5]])
/** What something to write in counts more when that is asked for. */
const TEMPLATE = 'skabelon'
const WANTED = 1.8
/** Words that only begin like the one asked for count little; what titles add is decided below. */
const RANKING = { termSimilarity: 6, pageLength: 0.3, metaWeights: { title: 0, words: 0, summary: 0, kind: 0 } }
/** What a word can say at most: a very rare one is often a verb that says little. */
const MOST = 1.5
/** How much of a question a task's title and words must hold for it to be the answer. */
const DIRECT = 0.45
/** How much of it two tasks that fit equally must hold, for both to be shown. */
const HELD = 0.6
/** What a word that asks who decides counts among the tasks. */
const ASKED = 0.2
/** How much of it a task must hold when people ask about themselves: "må jeg" is seldom a question for who decides. */
const ONESELF = 0.75
/** How much of it a task must hold to stand beside a short answer. */
const BESIDE = 0.6
/** How much of a question one of the short answers must hold, and how near the best of them another must come. */
const ANSWERED = 0.7
const ALIKE = 0.9
/** How many of the short answers that fit are looked at. */
const MANY = 12
/** How much of a question a short answer must hold to be named as one that is like it, and how many are named. */
const LIKE = 0.3
const NAMED_ALIKE = 3
/** When more tasks than this fit equally, none of them is the answer. */
const AMBIGUOUS = 3

export class Engine {
  /**
   * Fetches what a search needs; throws when that cannot be had.
   * @param {URL} root the address of the site
   * @param {number} [attempt] a module that failed to load is only fetched again from another address
   */
  static async open(root, attempt = 0) {
    const json = async (/** @type {string} */ file) => {
      const response = await fetch(new URL(`assets/search/${file}`, root))
      if (!response.ok) throw new Error(`${file}: ${response.status}`)
      return response.json()
    }
    const [pagefind, lists, tasks, faqs, terms] = await Promise.all([
      import(new URL(`pagefind/pagefind.js${attempt ? `?${attempt}` : ''}`, root).href),
      json('words.json'),
      json('tasks.json'),
      json('svar.json'),
      json('terms.json'),
    ])
    // Without a worker: one file less to fetch, and a search takes a few milliseconds.
    const index = pagefind.createInstance({ noWorker: true, metaCacheTag: '', ranking: RANKING })
    return new Engine(index, new WordList(lists), { tasks, faqs }, terms, lists.pages, root)
  }

  /**
   * @param {Index} index
   * @param {WordList} list
   * @param {{ tasks: Record<string, Task>, faqs: Record<string, Faq> }} direct
   * @param {{ terms: Term[], words: Record<string, number>, asking: string[] }} glossary
   * @param {number} pages how many pages the index has
   * @param {URL} root
   */
  constructor(index, list, { tasks, faqs }, glossary, pages, root) {
    this.index = index
    this.list = list
    this.tasks = tasks
    this.faqs = faqs
    this.glossary = glossary
    /** How many of each sort the index has: pages, tasks, short answers. */
    this.sizes = [pages, Object.keys(tasks).length, Object.keys(faqs).length]
    this.root = root
  }

  /**
   * @param {string} query
   * @param {number} [shown] how many results at most
   * @returns {Promise<Answer>}
   */
  async search(query, shown = SHOWN) {
    const { words, vague, who, oneself, make } = this.list.read(query)
    const unknown = words.filter((word) => word.typed === word.text).map((word) => word.text)
    const known = words.filter((word) => word.typed !== word.text)
    const [pages, records, answers] = await this.#ranked(known, unknown.length)
    if (known.length && !pages.length && !records.length && !answers.length) await this.#reachable()
    const faqs = vague ? [] : await this.#answers(answers, query)
    const alike = vague || faqs.length ? [] : await this.#alike(answers)
    const about = who && !vague && !(oneself && faqs.length)
    const tasks = about ? await this.#direct(records, known, oneself ? ONESELF : faqs.length ? BESIDE : DIRECT) : []
    const fitting = pages.filter((page) => page.covered >= ENOUGH * Math.max(...pages.map((other) => other.covered)))
    const hits = await this.#hits(fitting.slice(0, shown), make)
    const corrections = known.flatMap(({ text, typed }) => (typed ? [{ typed, meant: text }] : []))
    return { hits, total: fitting.length, tasks, faqs, alike, term: this.#term(query, words), corrections, unknown }
  }

  /**
   * The term of the glossary that is asked for by itself, or as all that carries a question for what it means.
   * @param {string} query
   * @param {import('./words.js').Word[]} carrying
   */
  #term(query, carrying) {
    const { terms, words, asking } = this.glossary
    const asked = query.toLocaleLowerCase('da').normalize('NFC').replace(/[\s?]+/g, ' ').trim()
    const start = asking.find((one) => asked.startsWith(one))
    const whole = carrying.filter((word) => word.share === 1).map((word) => word.text).join(' ')
    const word = [asked.slice(start?.length ?? 0), ...(start ? [whole] : [])].find((one) => Object.hasOwn(words, one))
    return word === undefined ? undefined : terms[words[word]]
  }

  /** The index finds nothing, and does not tell, when a part of it could not be fetched: throws then. */
  async #reachable() {
    const response = await fetch(new URL('pagefind/pagefind-entry.json', this.root), { cache: 'no-store' })
    if (!response.ok) throw new Error(`pagefind-entry.json: ${response.status}`)
  }

  /**
   * Pages, tasks and short answers, each by how well they fit; a word is worth more the fewer of its sort have it.
   * @param {import('./words.js').Word[]} words
   * @param {number} unknown how many words the site does not have
   */
  async #ranked(words, unknown) {
    const found = await Promise.all(words.map((word) => this.#find(word.text)))
    const all = this.sizes.reduce((sum, size) => sum + size)
    return this.sizes.map((size, sort) => {
      const terms = words.map(({ text, group, share }, place) => {
        const results = found[place].sorts[sort]
        // Every task is about who decides: words that ask for that tell little of which.
        const part = sort === 1 && this.list.asking.who.has(text) ? ASKED : 1
        // A word that no short answer has says that the question is another one; of pages and tasks it says less.
        const count = results.length || (sort === 2 ? 1 : size / 4)
        const weight = part * share * Math.min(rarity(count, size), MOST)
        return { group, share, results, weight, unit: rarity(found[place].all, all) }
      })
      return rank(terms, unknown * rarity(size / 4, size))
    })
  }

  /**
   * What one word finds of each sort.
   * @param {string} word
   */
  async #find(word) {
    const of = (/** @type {string} */ kind) => this.index.search(word, { filters: { kind } })
    const [all, tasks, faqs] = await Promise.all([this.index.search(word), of(TASK), of(FAQ)])
    const records = new Set([...tasks.results, ...faqs.results].map((result) => result.id))
    return { sorts: [all.results.filter((result) => !records.has(result.id)), tasks.results, faqs.results], all: all.results.length }
  }

  /**
   * The short answers to the question itself: the best one, and one that holds nearly as much of it. Of many, the one that
   * is asked in most of the same words, those that carry nothing included: hvem bestemmer, hvem der bliver ansat.
   * @param {Ranked[]} ranked
   * @param {string} query
   */
  async #answers(ranked, query) {
    const fitting = ranked.filter((one) => one.named >= ANSWERED)
    fitting.sort((one, two) => two.named - one.named || two.score - one.score)
    const best = fitting.filter((one) => one.named >= ALIKE * fitting[0].named)
    const found = await Promise.all(best.slice(0, MANY).map((one) => one.result.data()))
    const asked = wordsOf(query)
    const alike = found.map(({ meta }) => {
      const written = wordsOf(`${meta.title} ${meta.words}`)
      return [...asked].filter((word) => written.has(word)).length
    })
    const nearest = found.length > 2 ? found.filter((_, place) => alike[place] === Math.max(...alike)) : found
    return nearest.length > 2 ? [] : nearest.map((fragment) => this.faqs[named(fragment)]).filter(Boolean)
  }

  /**
   * Questions that are like the one that was asked, where none of the short answers is sure to be the answer.
   * @param {Ranked[]} ranked
   */
  async #alike(ranked) {
    const near = ranked.filter((one) => one.covered >= LIKE).slice(0, NAMED_ALIKE)
    const found = await Promise.all(near.map((one) => one.result.data()))
    return found.map((fragment) => this.faqs[named(fragment)]).filter(Boolean)
  }

  /**
   * The tasks that answer the question itself: their title and words hold most of it, and few others' do.
   * Of those that fit equally, the ones whose words are most often just those that were asked: lukket is not lukke.
   * @param {Ranked[]} ranked
   * @param {import('./words.js').Word[]} asked
   * @param {number} least how much of the question a task must hold
   */
  async #direct(ranked, asked, least) {
    const fitting = ranked.filter((one) => one.named >= least)
    fitting.sort((one, two) => two.named - one.named || two.score - one.score)
    const best = fitting.filter((one) => one.named > 0.97 * fitting[0].named)
    if (best.length > AMBIGUOUS) return []
    const found = await Promise.all(best.map((one) => one.result.data()))
    const exact = found.map(({ meta }) => {
      const written = wordsOf(meta.words)
      return asked.filter(({ text }) => written.has(text)).length
    })
    const nearest = found.filter((_, place) => exact[place] === Math.max(...exact))
    if (nearest.length > 1 && best[0].covered < HELD) return []
    return nearest.slice(0, 2).map((fragment) => this.tasks[named(fragment)]).filter(Boolean)
  }

  /**
   * @param {Ranked[]} ranked
   * @param {boolean} make whether something to write in is asked for
   */
  async #hits(ranked, make) {
    const shown = await Promise.all(
      ranked.map(async (one) => {
        const fragment = await one.result.data()
        const weights = one.weights
        const content = fragment.content
        const parts = sections(fragment.anchors, one.locations, weights, fragment.word_count ? content.split(/\s+/).length : 0)
        const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1
        const together = Math.min((parts[0]?.value ?? 0) / whole, 1.5)
        const near = nearness(parts[0]?.words ?? [])
        const kind = fragment.meta.kind ?? ''
        const wanted = (KINDS.get(kind) ?? 1) * (make && kind === TEMPLATE ? WANTED : 1)
        return { score: one.score * (0.7 + 0.6 * together) * (0.9 + 0.2 * near) * wanted, hit: toHit(fragment, parts, weights, kind, content) }
      }),
    )
    return shown.sort((one, two) => two.score - one.score).map((one) => one.hit)
  }
}

/**
 * The words of a text that readers see, in small letters.
 * @param {string} [text]
 */
function wordsOf(text = '') {
  return new Set(visible(text).toLocaleLowerCase('da').match(/[\p{L}\p{N}-]+/gu))
}

/**
 * The id that a record is named by.
 * @param {{ raw_url: string }} fragment
 */
function named(fragment) {
  return fragment.raw_url.split('/').filter(Boolean).at(-1) ?? ''
}

/**
 * @param {any} fragment
 * @param {import('./text.js').Section[]} parts
 * @param {number[]} weights
 * @param {string} kind
 * @param {string} content
 * @returns {Hit}
 */
function toHit(fragment, parts, weights, kind, content) {
  const [best, ...rest] = parts
  const section = best?.id ? { title: best.title, id: best.id } : undefined
  const others = rest.filter((part) => part.id && part.named).slice(0, 2)
  return {
    title: visible(fragment.meta.title ?? ''),
    kind,
    address: fragment.raw_url.replace(/^\//, ''),
    section,
    others: others.map(({ title, id }) => ({ title, id })),
    excerpt: best ? excerpt(content, best, weights) : [{ text: visible(fragment.meta.summary ?? ''), marked: false }],
  }
}
