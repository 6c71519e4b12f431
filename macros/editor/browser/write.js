// @ts-check
// New YAML as the authors of this project write it: blocks, long texts folded, short lists and groups on one line.
import { Document, visit } from 'yaml'

import { isGroup } from './fields.js'

const WIDTH = 100
/** A longer text is folded over several lines. */
export const LONG = 78
// Words that tools for YAML 1.1 read as something else; the checks want them quoted.
const SURPRISE =
  /^(?:[yn]|yes|no|on|off|0[0-7_]+|0o[0-7]+|0x[0-9a-f_]+|[-+]?\d[\d_]*(?::[0-5]?\d)+|[-+]?\d+(?:_\d+)+|[-+]?\.inf|\.nan|\d{4}-\d\d?-\d\d?[t ].*)$/i

/**
 * A key with its value; all lines but the first are indented by `column`, and no line end follows.
 * @param {string} key
 * @param {unknown} value
 * @param {number} column
 * @param {boolean} [oneLine] Whether something else follows on the line
 */
export const pair = (key, value, column, oneLine = false) => write({ [key]: value }, column, oneLine)

/**
 * An element of a list with its dash.
 * @param {unknown} value
 * @param {number} column
 */
export const element = (value, column) => write([value], column)

/**
 * @param {unknown} value
 * @param {number} column
 * @param {boolean} [oneLine]
 */
function write(value, column, oneLine = false) {
  const document = new Document(value)
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string') node.type = styleOf(node.value, oneLine)
    },
    Collection(_, node, path) {
      if (path.length > 1 && isShort(node.toJS(document), column + 2 * path.length)) node.flow = true
    },
  })
  const width = oneLine ? 0 : WIDTH - column
  const text = document.toString({ lineWidth: width, minContentWidth: 20, flowCollectionPadding: false })
  return text.trimEnd().replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(column)}`)
}

/**
 * @param {string} text
 * @param {boolean} oneLine
 */
function styleOf(text, oneLine) {
  if (oneLine || SURPRISE.test(text)) return SURPRISE.test(text) ? 'QUOTE_DOUBLE' : 'PLAIN'
  return text.length > LONG ? 'BLOCK_FOLDED' : 'PLAIN'
}

/**
 * Whether a list of words, or a group with an id, is read best on one line.
 * @param {unknown} value
 * @param {number} column
 */
function isShort(value, column) {
  const line = JSON.stringify(value).replaceAll('"', '').replaceAll(/[,:]/g, '$& ')
  if (line.length + column > WIDTH) return false
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string' && one.length < 40)
  return (
    isGroup(value) && 'id' in value && Object.values(value).every((one) => ['string', 'boolean'].includes(typeof one))
  )
}
