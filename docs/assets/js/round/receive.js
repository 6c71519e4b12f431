// @ts-check
/** Takes in whatever comes back to the chair: codes in a mail, files, the last link of a chain. Nothing collected is lost. */

import { isBlank, layout, people } from './aggregate.js'
import { FEWEST_IN_CHAIN, finish, readChain } from './chain.js'
import { decode, fromText } from './codec.js'
import { findCodes, takeIn } from './collect.js'
import { contextOf, readFile } from './state.js'

/**
 * @typedef {import('./chair.js').Chair} Chair
 * @typedef {import('./state.js').Saved} Saved
 */

/** Codes by token, without those in which nothing is answered. @param {Saved} saved @param {import('./catalogue.js').Catalogue} catalogue @returns {Map<number, string[]>} */
export function codesByToken(saved, catalogue) {
  const { against } = contextOf(saved, catalogue)
  const found = new Map()
  for (const code of saved.codes) {
    const set = decode(code, against)
    if (!set.refused && !isBlank(set)) found.set(set.token, [...(found.get(set.token) ?? []), code])
  }
  return found
}

/**
 * Take in the codes of a text.
 * @param {Chair} chair
 * @param {string} text
 * @returns {{said: string[], left: string}} what happened, and what could not be used
 */
export function receiveText(chair, text) {
  const { open, catalogue, words } = chair
  const { against } = contextOf(open, catalogue)
  const collected = codesByToken(open, catalogue)
  const found = findCodes(text, against)
  const blank = found.filter(({ set }) => set && isBlank(set))
  const { added, again, known, refused } = takeIn(collected, found.filter((one) => !blank.includes(one)))
  open.codes = [...collected.values()].flat()
  chair.changed()
  const said = []
  if (added) said.push(words(added === 1 ? 'added-one' : 'added', { n: added }))
  if (again) said.push(words('again', { n: again }))
  if (blank.length) said.push(words('blank-codes', { n: blank.length }))
  if (known) said.push(words('known', { n: known }))
  for (const { code, refused: why } of refused) said.push(words('refused-one', { code: `${code.slice(0, 16)}…`, why: words(`refused-${why}`) }))
  if (!found.length) said.push(words('refused-not-a-code'))
  const left = found.length ? refused.map((one) => one.code).join('\n') : text
  if (left && open.codes.length) said.push(words('kept-all'))
  return { said, left }
}

/** @param {Chair} chair @param {File} file @returns {Promise<string[]>} */
export async function receiveFile(chair, file) {
  const read = await readFile(file)
  if (!('text' in read)) return [chair.words(`refused-${read.refused}`)]
  let value
  try {
    value = JSON.parse(read.text)
  } catch {
    return receiveText(chair, read.text).said
  }
  if (value?.format !== 'bestyrelse-rundesvar' || typeof value.code !== 'string') return [chair.words('refused-answers-file')]
  const { said } = receiveText(chair, value.code)
  const { against } = contextOf(chair.open, chair.catalogue)
  const [found] = findCodes(value.code, against)
  if (found?.set && value.words && typeof value.words === 'object') {
    const own = Object.entries(value.words).filter(([, text]) => typeof text === 'string' && text).map(([id, text]) => [id, String(text).slice(0, 2000)])
    chair.open.words = [...chair.open.words.filter((one) => one.token !== found.set?.token), { token: found.set.token, words: Object.fromEntries(own) }]
    chair.changed()
  }
  return said
}

/**
 * Open the chain with its last link.
 * @param {Chair} chair
 * @param {string} text
 * @param {boolean} [closing] whether the chair wants no more answers
 * @returns {{said: string, few?: number}} what happened, and with how many answers the chain could be opened already
 */
export function receiveChain(chair, text, closing = false) {
  const { open, catalogue, words } = chair
  const { shape } = contextOf(open, catalogue)
  const chain = readChain(text, layout(shape).length)
  if (!chain || !open.chain) return { said: words('chain-broken') }
  const result = finish(chain, open.chain, (sums) => people(shape, sums), FEWEST_IN_CHAIN, closing)
  const n = chain.trail.length
  if (result.refused) {
    const said = words(result.refused === 'forked' ? 'chain-forked-chair' : `chain-${result.refused}`, { n, total: chain.size })
    return result.refused === 'early' && n >= FEWEST_IN_CHAIN ? { said, few: n } : { said }
  }
  open.sums = result.sums
  open.size = n
  open.chain.used = chain.trail.join()
  chair.changed()
  return { said: words('chain-opened') }
}

/** The kept round that a code or a chain belongs to. @param {string} code @param {string} chain @param {Saved[]} kept @param {import('./catalogue.js').Catalogue} catalogue */
export function roundOf(code, chain, kept, catalogue) {
  if (chain) return kept.find((saved) => saved.chain && readChain(chain, layout(contextOf(saved, catalogue).shape).length)?.id === saved.chain.id)
  const bytes = fromText(code)
  const round = bytes && bytes.length > 9 ? bytes[6] * 65536 + bytes[7] * 256 + bytes[8] : -1
  return kept.find((saved) => saved.round.round === round)
}
