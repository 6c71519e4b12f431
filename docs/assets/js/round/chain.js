// @ts-check
/**
 * The anonymous chain: a link goes from member to member, and each adds the own answers to sums that only the chair's
 * random mask can open. A counter is one of `modulus` values; all are equally likely whatever was answered.
 */

import { FEWEST } from './aggregate.js'
import { Bits, Reader, fromText, randomBits, sealed, toText, unsealed } from './codec.js'

/** Counters are six bits in a link, so that a chain holds at most MOST answers. */
export const MODULUS = 64
export const MOST = 40
/** Every reader can take the own answers out of the sums: so many from the board leave FEWEST others. */
export const FEWEST_IN_CHAIN = FEWEST + 1

/**
 * @typedef {object} Chain what travels
 * @property {number} id random, the same in every link
 * @property {number} size how many are to answer
 * @property {number[]} trail one random mark for each who has answered
 * @property {number[]} sums masked
 */

/** Random counters. @param {number} length @param {number} [modulus] */
export function makeMask(length, modulus = MODULUS) {
  const fair = 256 - (256 % modulus)
  /** @type {number[]} */
  const mask = []
  while (mask.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(Math.min(length, 4096)))) {
      // A byte at the end of the range would make small values likelier: throw again.
      if (byte < fair && mask.length < length) mask.push(byte % modulus)
    }
  }
  return mask
}

/** @param {number[]} sums @param {number[]} counts @param {number} [modulus] */
export const add = (sums, counts, modulus = MODULUS) => sums.map((sum, index) => (sum + counts[index]) % modulus)

/** @param {number[]} sums @param {number[]} mask @param {number} [modulus] */
export const open = (sums, mask, modulus = MODULUS) => sums.map((sum, index) => (sum - mask[index] + modulus) % modulus)

/** @param {number} size @param {number} length @returns {{chain: Chain, mask: number[]}} */
export function begin(size, length) {
  const mask = makeMask(length)
  return { mask, chain: { id: randomBits(32), size, trail: [], sums: [...mask] } }
}

/** The next link. @param {Chain} chain @param {number[]} counts @returns {Chain} */
export const next = (chain, counts) => ({ ...chain, trail: [...chain.trail, randomBits(16)], sums: add(chain.sums, counts) })

/** @param {Chain} chain */
export function chainText(chain) {
  const bits = new Bits().put(1, 8).put(chain.id, 32).put(chain.size, 8).put(chain.trail.length, 8)
  for (const mark of chain.trail) bits.put(mark, 16)
  for (const sum of chain.sums) bits.put(sum, 6)
  return toText(sealed(bits.bytes))
}

/** @param {string} text @param {number} length of the sums @returns {Chain | null} */
export function readChain(text, length) {
  const bytes = fromText(text)
  const body = bytes && unsealed(bytes)
  if (!body) return null
  const reader = new Reader(body)
  const [version, id, size, hops] = [8, 32, 8, 8].map((bits) => reader.take(bits))
  if (version !== 1 || hops > size || size > MOST || body.length !== 7 + 2 * hops + Math.ceil((length * 6) / 8)) return null
  const trail = Array.from({ length: hops }, () => reader.take(16))
  return { id, size, trail, sums: Array.from({ length }, () => reader.take(6)) }
}

/**
 * Why a device that has seen the chain before does not answer again.
 * @param {Chain} chain
 * @param {{mark: number, place: number} | null} own the mark this device left, and how many had answered before
 * @returns {'' | 'full' | 'answered' | 'forked'}
 */
export function refusal(chain, own) {
  if (own) return chain.trail.length <= own.place || chain.trail[own.place] === own.mark ? 'answered' : 'forked'
  return chain.trail.length >= chain.size ? 'full' : ''
}

/**
 * Open the finished chain, or say why not.
 * @param {Chain} chain
 * @param {{id: number, size: number, mask: number[], used?: string}} own what the chair kept
 * @param {(sums: number[]) => {board: number, leader: number} | null} people
 * @param {number} fewest answers from the board
 * @param {boolean} [closing] whether fewer than were asked are enough
 * @returns {{sums: number[], refused?: undefined} | {refused: 'other-chain' | 'early' | 'forked' | 'uneven' | 'few'}}
 */
export function finish(chain, own, people, fewest, closing = false) {
  if (chain.id !== own.id) return { refused: 'other-chain' }
  if (own.used && own.used !== chain.trail.join()) return { refused: 'forked' }
  if (chain.trail.length < own.size && !closing) return { refused: 'early' }
  const sums = open(chain.sums, own.mask)
  const found = people(sums)
  if (!found || found.board + found.leader !== chain.trail.length || chain.trail.length > own.size) return { refused: 'uneven' }
  return found.board < fewest ? { refused: 'few' } : { sums }
}
