// @ts-check
// The two kinds of files: YAML, and Markdown below front matter. Each is written into its own text as it was read.
import { parse } from 'yaml'

import { merge } from './merge.js'
import { tidy } from './fields.js'
import { pair } from './write.js'

/** @typedef {import("./fields.js").Field} Field */

// The text as it was read travels with the data: the CMS names no file when it asks for the new text.
const ORIGINAL = '_original'
const FRONT = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/

/**
 * @param {Field[]} fields
 * @param {string} head What stands above a new file
 */
export const yamlFormat = (fields, head) => ({
  /** @param {string} text */
  fromFile: (text) => ({ ...parse(text), [ORIGINAL]: text }),
  /** @param {Record<string, unknown>} data */
  toFile: ({ [ORIGINAL]: original, ...data }) =>
    typeof original === 'string' ? merge(original, data, fields) : head + fresh(data, fields),
})

/** @param {Field[]} fields */
export const pageFormat = (fields) => ({
  /** @param {string} text */
  fromFile(text) {
    const [, front, body] = FRONT.exec(text) ?? [text, '', text]
    return { ...parse(front), body, [ORIGINAL]: front }
  },
  /** @param {Record<string, unknown>} data */
  toFile({ [ORIGINAL]: original, body = '', ...data }) {
    const front = original ? merge(String(original), data, fields) : fresh(data, fields)
    return `---\n${front}---\n${body}`
  },
})

/**
 * @param {Record<string, unknown>} data
 * @param {Field[]} fields
 */
function fresh(data, fields) {
  const said = /** @type {Record<string, unknown>} */ (tidy(data, { name: '', widget: 'object', fields }))
  return Object.entries(said)
    .map(([key, value]) => `${pair(key, value, 0)}\n`)
    .join('')
}
