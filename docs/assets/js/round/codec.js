// @ts-check
/** The result code, format 1: a finished answer set as base64url. The format is described on genbrug/svarkoder. */

/** The role of a respondent; its place is its number in the code. */
export const ROLES = ['ikke-oplyst', 'medlem', 'formand', 'leder', 'medarbejder', 'foraelder']
const VERSION = 1
const HEAD = 14
const CHECK = 3
const TWO_TIER = 16
const HEARD = 32

/**
 * @typedef {object} Asked what a code is read against
 * @property {number} number of the instrument
 * @property {number} edition
 * @property {number} round
 * @property {number} count of questions
 * @property {number} offered answers to each
 * @property {number[]} numbers all instruments known here
 *
 * @typedef {object} AnswerSet
 * @property {number} token
 * @property {number} role place in ROLES
 * @property {boolean} twoTier
 * @property {number[]} answers 0 is blank, else 1 + the place of the answer
 * @property {number[]} [heard] six bits for each question, the first role highest
 *
 * @typedef {'not-a-code' | 'cut' | 'damaged' | 'newer' | 'unknown-instrument' | 'other-round' | 'other-edition'} Refusal
 */

/** Writes bit fields, most significant bit first. */
export class Bits {
  /** @type {number[]} */
  bytes = []
  used = 8

  /** @param {number} value @param {number} width */
  put(value, width) {
    for (let bit = width - 1; bit >= 0; bit--) {
      if (this.used === 8) this.bytes.push((this.used = 0))
      if (Math.floor(value / 2 ** bit) % 2) this.bytes[this.bytes.length - 1] |= 128 >> this.used
      this.used++
    }
    return this
  }

  /** Begin the next field with a new byte. */
  align() {
    this.used = 8
    return this
  }
}

/** Reads what Bits wrote; past the end there are zeros. */
export class Reader {
  /** @param {ArrayLike<number>} bytes */
  constructor(bytes) {
    this.bytes = bytes
    this.place = 0
  }

  /** @param {number} width */
  take(width) {
    let value = 0
    for (; width > 0; width--, this.place++) value = value * 2 + (((this.bytes[this.place >> 3] ?? 0) >> (7 - (this.place & 7))) & 1)
    return value
  }

  /** Go on to the next whole byte. @returns {number} what was skipped: zero in a sound code */
  align() {
    return this.take((8 - (this.place & 7)) & 7)
  }
}

/** CRC-32 as in zlib. @param {Iterable<number>} bytes */
export function crc32(bytes) {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** @param {ArrayLike<number>} bytes */
export const toText = (bytes) =>
  btoa(String.fromCharCode(...Array.from(bytes))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** @param {string} text @returns {number[] | null} nothing when it is not base64url */
export function fromText(text) {
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1 || text.length > 20_000) return null
  const bytes = Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
  return toText(bytes) === text ? bytes : null
}

/** Add the checksum to bytes. @param {number[]} bytes */
export const sealed = (bytes) => [...bytes, ...new Bits().put(crc32(bytes) % 2 ** 24, 24).bytes]

/** Return the bytes without their checksum, or nothing when it does not hold. @param {number[]} bytes */
export function unsealed(bytes) {
  const body = bytes.slice(0, -CHECK)
  return body.length && sealed(body).every((byte, index) => byte === bytes[index]) ? body : null
}

/** The edition of a questionnaire. @param {string[]} tasks @param {string[]} answers */
export const edition = (tasks, answers) => crc32(new TextEncoder().encode(`${tasks.join('\n')}\n\n${answers.join('\n')}`))

/** @param {number} offered */
const width = (offered) => Math.ceil(Math.log2(offered + 1))

/** @param {Asked} asked @param {boolean} heard */
const size = ({ count, offered }, heard) => HEAD + Math.ceil((count * width(offered)) / 8) + (heard ? Math.ceil((count * 6) / 8) : 0) + CHECK

/** How many characters a code has. @param {Asked} asked @param {boolean} heard */
export const codeLength = (asked, heard) => Math.ceil((size(asked, heard) * 4) / 3)

/** The characters with which every code of a round begins. @param {Asked} asked */
export const codeStart = ({ number, edition, round }) =>
  toText(new Bits().put(VERSION, 8).put(number, 8).put(edition, 32).put(round, 24).bytes)

/** @param {Asked} asked @param {AnswerSet} set @returns {string} */
export function encode(asked, { token, role, twoTier, answers, heard }) {
  const flags = role + (twoTier ? TWO_TIER : 0) + (heard ? HEARD : 0)
  const bits = new Bits().put(VERSION, 8).put(asked.number, 8).put(asked.edition, 32).put(asked.round, 24).put(token, 32).put(flags, 8)
  for (const answer of answers) bits.put(answer, width(asked.offered))
  bits.align()
  for (const roles of heard ?? []) bits.put(roles, 6)
  return toText(sealed(bits.bytes))
}

/**
 * Read a code, or say why not.
 * @param {string} code
 * @param {Asked} asked
 * @returns {AnswerSet & {refused?: undefined} | {refused: Refusal}}
 */
export function decode(code, asked) {
  const whole = fromText(code)
  const bytes = whole ?? fromText(code.slice(0, -1))
  if (!bytes || bytes.length < 8) return { refused: 'not-a-code' }
  if (!whole || !unsealed(bytes)) {
    if (bytes[0] !== VERSION || !asked.numbers.includes(bytes[1])) return { refused: 'not-a-code' }
    return { refused: bytes.length < size(asked, ((bytes[HEAD - 1] ?? 0) & HEARD) > 0) ? 'cut' : 'damaged' }
  }
  const reader = new Reader(bytes)
  const [version, number, made, round, token, flags] = [8, 8, 32, 24, 32, 8].map((bits) => reader.take(bits))
  if (version !== VERSION) return { refused: version > VERSION ? 'newer' : 'not-a-code' }
  if (!asked.numbers.includes(number)) return { refused: 'unknown-instrument' }
  if (round !== asked.round) return { refused: 'other-round' }
  if (number !== asked.number || made !== asked.edition) return { refused: 'other-edition' }
  const withHeard = (flags & HEARD) > 0
  if (bytes.length !== size(asked, withHeard)) return { refused: bytes.length < size(asked, withHeard) ? 'cut' : 'damaged' }
  const answers = Array.from({ length: asked.count }, () => reader.take(width(asked.offered)))
  const spare = reader.align()
  const heard = withHeard ? answers.map(() => reader.take(6)) : undefined
  const role = flags & 15
  if (spare || reader.align() || flags >> 6 || role >= ROLES.length || answers.some((answer) => answer > asked.offered)) return { refused: 'damaged' }
  return { token, role, twoTier: (flags & TWO_TIER) > 0, answers, ...(heard && { heard }) }
}

/** A random whole number below 2^bits, from a cryptographic source. @param {number} bits at most 32 */
export const randomBits = (bits) => crypto.getRandomValues(new Uint32Array(1))[0] >>> (32 - bits)
