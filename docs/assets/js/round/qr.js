// @ts-check
/** A link as a QR code (ISO/IEC 18004, bytes, error correction L, versions 1-20), drawn as SVG on the page itself. */

const CHECK = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28]
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8]
const SVG = 'http://www.w3.org/2000/svg'
const QUIET = 4

/** Bytes a code of the version holds, check bytes included. @param {number} version */
function room(version) {
  const align = version > 1 ? Math.floor(version / 7) + 2 : 0
  const bits = (16 * version + 128) * version + 64 - (align ? (25 * align - 10) * align - 55 : 0) - (version > 6 ? 36 : 0)
  return bits >> 3
}

/** Product in the field of 256 elements. @param {number} a @param {number} b */
function times(a, b) {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> bit) & 1) * a)
  return product
}

/** The check bytes of a block. @param {number[]} data @param {number} count */
function check(data, count) {
  let divisor = [...Array(count - 1).fill(0), 1]
  for (let step = 0, root = 1; step < count; step++, root = times(root, 2)) {
    divisor = divisor.map((one, place) => times(one, root) ^ (divisor[place + 1] ?? 0))
  }
  let rest = Array(count).fill(0)
  for (const byte of data) {
    const factor = byte ^ rest[0]
    rest = rest.map((_, place) => (rest[place + 1] ?? 0) ^ times(divisor[place], factor))
  }
  return rest
}

/** All bytes in the order in which they are drawn. @param {number[]} bytes @param {number} version */
function codewords(bytes, version) {
  const [all, count, each] = [room(version), BLOCKS[version - 1], CHECK[version - 1]]
  const bits = [4, 4, bytes.length, version < 10 ? 8 : 16]
  let text = ''
  for (let place = 0; place < 4; place += 2) text += bits[place].toString(2).padStart(bits[place + 1], '0')
  text += bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('') + '0000'
  const data = (text.padEnd(Math.ceil(text.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((one) => parseInt(one, 2))
  const size = all - count * each
  data.length = Math.min(data.length, size)
  for (let pad = 0; data.length < size; pad++) data.push(pad % 2 ? 17 : 236)
  const short = Math.floor(all / count) - each
  const shorts = count - (all % count)
  /** @type {number[][]} */
  const blocks = []
  for (let block = 0; block < count; block++) blocks.push(data.splice(0, short + +(block >= shorts)))
  const checks = blocks.map((block) => check(block, each))
  /** @param {number[][]} rows @param {number} length */
  const across = (rows, length) => Array.from({ length }, (_, place) => rows.flatMap((row) => (place < row.length ? [row[place]] : []))).flat()
  return [...across(blocks, short + 1), ...across(checks, each)]
}

/** The modules of a code, dark is true. @param {string} text @returns {boolean[][]} */
export function modules(text) {
  const bytes = [...new TextEncoder().encode(text)]
  let version = 1
  while (room(version) - BLOCKS[version - 1] * CHECK[version - 1] < bytes.length + (version < 10 ? 2 : 3)) {
    if (++version > 20) throw new Error('too long for a QR code')
  }
  const size = 4 * version + 17
  /** @type {(boolean | undefined)[][]} */
  const grid = Array.from({ length: size }, () => Array(size).fill(undefined))
  /** @param {number} x @param {number} y @param {unknown} dark */
  const set = (x, y, dark) => grid[y] && x >= 0 && x < size && (grid[y][x] = !!dark)
  for (let place = 0; place < size; place++) {
    set(6, place, place % 2 === 0)
    set(place, 6, place % 2 === 0)
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x, y, 4, (far) => far !== 2 && far !== 4)
  const count = version > 1 ? Math.floor(version / 7) + 2 : 0
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const places = count ? [6, ...Array.from({ length: count - 1 }, (_, place) => size - 7 - (count - 2 - place) * step)] : []
  for (const x of places) for (const y of places) if (!([6, size - 7].includes(x) && [6, size - 7].includes(y)) || (x === y && x > 6)) square(x, y, 2, (far) => far !== 1)
  // Level L with mask 0, and the version, each with its own check bits.
  const level = bch(1 << 3, 10, 0x537) ^ 0x5412
  for (let bit = 0; bit < 15; bit++) {
    const dark = (level >> bit) & 1
    if (bit < 8) set(size - 1 - bit, 8, dark)
    else set(8, size - 15 + bit, dark)
    if (bit < 6) set(8, bit, dark)
    else if (bit < 8) set(8, bit + 1, dark)
    else set(bit < 9 ? 7 : 14 - bit, 8, dark)
  }
  set(8, size - 8, true)
  for (let bit = 0; version > 6 && bit < 18; bit++) {
    const dark = (bch(version, 12, 0x1f25) >> bit) & 1
    set(size - 11 + (bit % 3), Math.floor(bit / 3), dark)
    set(Math.floor(bit / 3), size - 11 + (bit % 3), dark)
  }
  const words = codewords(bytes, version)
  let bit = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let down = 0; down < size; down++) {
      const y = (right + 1) & 2 ? down : size - 1 - down
      for (const x of [right, right - 1]) {
        if (grid[y][x] !== undefined) continue
        grid[y][x] = (((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) !== +((x + y) % 2 === 0)
        bit++
      }
    }
  }
  return /** @type {boolean[][]} */ (grid)

  /** @param {number} x @param {number} y @param {number} reach @param {(far: number) => boolean} dark */
  function square(x, y, reach, dark) {
    for (let dy = -reach; dy <= reach; dy++) for (let dx = -reach; dx <= reach; dx++) set(x + dx, y + dy, dark(Math.max(Math.abs(dx), Math.abs(dy))))
  }
}

/** A value with its check bits. @param {number} value @param {number} bits @param {number} divisor */
function bch(value, bits, divisor) {
  let rest = value
  for (let step = 0; step < bits; step++) rest = (rest << 1) ^ ((rest >> (bits - 1)) * divisor)
  return (value << bits) | rest
}

/** @param {string} text */
export function qr(text) {
  const grid = modules(text)
  const size = grid.length + 2 * QUIET
  const svg = document.createElementNS(SVG, 'svg')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', grid.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : []))).join(''))
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`)
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('class', 'qr')
  svg.append(path)
  return svg
}
