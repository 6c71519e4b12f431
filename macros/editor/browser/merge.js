// @ts-check
// Put what a form says into the text of a file: what was not edited keeps every byte, comments and order among them.
import { isMap, isScalar, isSeq, parseDocument } from 'yaml'

import { fieldsOf, goesWithoutSaying, isGroup, isSame, tidy } from './fields.js'
import { LONG, element, pair } from './write.js'

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {import("yaml").Node} Node
 * @typedef {import("yaml").Pair<import("yaml").Scalar<string>, Node | null>} Entry
 * @typedef {{from: number, to: number, text: string}} Edit
 */

/**
 * @param {string} original The text of the file as it was
 * @param {Record<string, unknown>} data What the form says
 * @param {Field[]} fields The fields of the form
 * @returns {string} The text of the file; the original when the form says nothing new, or when it holds no keys
 */
export function merge(original, data, fields) {
  const text = `${original.trimEnd()}\n`
  const document = parseDocument(text)
  const merging = new Merge(text)
  const edits = isMap(document.contents) ? merging.group(document.contents, data, fields) : []
  return merging.apply(0, text.length, edits)
}

class Merge {
  /** @param {string} text */
  constructor(text) {
    this.text = text
  }

  /**
   * The edits that make a group say what the form says.
   * @param {import("yaml").YAMLMap} map
   * @param {Record<string, unknown>} data
   * @param {Field[]} fields
   * @returns {Edit[]}
   */
  group(map, data, fields) {
    const entries = /** @type {Entry[]} */ (map.items)
    const had = map.toJSON()
    const named = new Map(fields.map((field) => [field.name, field]))
    const column = this.column(startOf(entries[0].key))
    const edits = entries.flatMap((entry, index) => {
      const key = entry.key.value
      const field = named.get(key)
      if (isSame(had[key], data[key], field)) return []
      if (goesWithoutSaying(data[key], field)) return [this.without(entry, entries[index + 1])]
      return this.value(entry, data[key], field, column)
    })
    const order = fields.map((field) => field.name)
    const added = Object.keys(data).filter((key) => !(key in had) && !goesWithoutSaying(data[key], named.get(key)))
    added.sort((one, other) => order.indexOf(one) - order.indexOf(other))
    for (const key of added) {
      const before = new Set(order.slice(0, order.indexOf(key)))
      const after = entries.findLast((entry) => before.has(entry.key.value)) ?? entries[entries.length - 1]
      const at = this.nextLine(endOf(after))
      const written = pair(key, tidy(data[key], named.get(key)), column)
      edits.push({ from: at, to: at, text: `${' '.repeat(column)}${written}\n` })
    }
    return edits
  }

  /**
   * @param {Entry} entry
   * @param {unknown} value
   * @param {Field | undefined} field
   * @param {number} column
   * @returns {Edit[]}
   */
  value(entry, value, field, column) {
    const node = entry.value
    if (isMap(node) && !node.flow && isGroup(value)) return this.group(node, value, fieldsOf(field, value))
    if (isSeq(node) && !node.flow && Array.isArray(value)) return this.list(node, value, field, entry)
    const to = endOf(entry)
    const rest = this.text.slice(to, this.nextLine(to))
    const written = pair(entry.key.value, tidy(value, field), column, rest.trim() !== '' || isLongLine(node))
    return [{ from: startOf(entry.key), to, text: this.text[to - 1] === '\n' ? `${written}\n` : written }]
  }

  /**
   * The line of a key, or all of its lines; comments above it stay.
   * @param {Entry} entry
   * @param {Entry | undefined} next
   * @returns {Edit}
   */
  without(entry, next) {
    const start = startOf(entry.key)
    const first = this.text.slice(start - this.column(start), start).trim() !== ''
    if (first && next) return { from: start, to: startOf(next.key), text: '' }
    return { from: start - this.column(start), to: this.nextLine(endOf(entry)), text: '' }
  }

  /**
   * The edits of a list: elements keep their lines, and the comments above them, wherever they are moved.
   * @param {import("yaml").YAMLSeq} seq
   * @param {unknown[]} values
   * @param {Field | undefined} field
   * @param {Entry} entry
   * @returns {Edit[]}
   */
  list(seq, values, field, entry) {
    const nodes = /** @type {Node[]} */ (seq.items)
    const old = matches(seq.toJSON(), values)
    const edits = values.map((value, index) => (old[index] < 0 ? [] : this.element(nodes[old[index]], value, field)))
    if (values.length === nodes.length && old.every((from, index) => from === index)) return edits.flat()
    const starts = [this.nextLine(endOf(entry.key)), ...nodes.map((node) => this.nextLine(endOf(node)))]
    const column = this.column(this.dash(nodes[0]))
    const parts = values.map((value, index) =>
      old[index] < 0
        ? `${' '.repeat(column)}${element(tidy(value, field), column)}\n`
        : this.apply(starts[old[index]], starts[old[index] + 1], edits[index]),
    )
    nodes.forEach((node, index) => {
      if (old.includes(index)) return
      const dash = this.dash(node)
      const comments = this.text.slice(starts[index], dash - this.column(dash))
      const next = old.findIndex((from) => from > index)
      parts.splice(next < 0 ? parts.length : next, 0, comments)
      old.splice(next < 0 ? old.length : next, 0, -1)
    })
    return [{ from: starts[0], to: starts[nodes.length], text: parts.join('') }]
  }

  /**
   * @param {Node} node
   * @param {unknown} value
   * @param {Field | undefined} field
   * @returns {Edit[]}
   */
  element(node, value, field) {
    if (isMap(node) && !node.flow && isGroup(value)) return this.group(node, value, fieldsOf(field, value))
    if (isSame(node.toJSON(), value, field)) return []
    const from = this.dash(node)
    const to = endOf(node)
    const written = element(tidy(value, field), this.column(from))
    return [{ from, to, text: this.text[to - 1] === '\n' ? `${written}\n` : written }]
  }

  /**
   * A part of the text with the edits made in it.
   * @param {number} from
   * @param {number} to
   * @param {Edit[]} edits
   */
  apply(from, to, edits) {
    let made = ''
    for (const edit of edits.toSorted((one, other) => one.from - other.from || one.to - other.to)) {
      made += this.text.slice(from, edit.from) + edit.text
      from = edit.to
    }
    return made + this.text.slice(from, to)
  }

  /** @param {number} place */
  column(place) {
    return place - (this.text.lastIndexOf('\n', place - 1) + 1)
  }

  /**
   * Where the line after a place begins; a folded text ends with its line.
   * @param {number} place
   */
  nextLine(place) {
    return this.text[place - 1] === '\n' ? place : this.text.indexOf('\n', place) + 1
  }

  /** @param {Node} node */
  dash(node) {
    return this.text.lastIndexOf('-', startOf(node) - 1)
  }
}

/** @param {Node} node */
const startOf = (node) => /** @type {number[]} */ (node.range)[0]

/**
 * Where the last sign of a value stands, or of a key with its value.
 * @param {Node | Entry} node
 * @returns {number}
 */
function endOf(node) {
  if ('key' in node) return node.value?.range && !isNothing(node.value) ? endOf(node.value) : endOf(node.key) + 1
  if ((isMap(node) || isSeq(node)) && !node.flow)
    return endOf(/** @type {Node | Entry} */ (node.items[node.items.length - 1]))
  return /** @type {number[]} */ (node.range)[1]
}

/** @param {Node} node */
const isNothing = (node) => isScalar(node) && node.value === null && !node.source

/**
 * Whether a text stands on one line although it is long: then its next version does, too.
 * @param {Node | null} node
 */
const isLongLine = (node) => isScalar(node) && !node.type?.startsWith('BLOCK') && (node.source?.length ?? 0) > LONG

/**
 * For each value the position it had: found by its id or its words, else by its place. -1 is a new one.
 * @param {unknown[]} had
 * @param {unknown[]} has
 * @returns {number[]}
 */
function matches(had, has) {
  const left = new Map(had.map((one, index) => [index, nameOf(one)]))
  /** @param {number} index */
  const take = (index) => (left.delete(index) ? index : -1)
  const named = has.map((one) => take([...left].find(([, name]) => name === nameOf(one))?.[0] ?? -1))
  return named.map((from, index) => (from < 0 && left.has(index) ? take(index) : from))
}

/** @param {unknown} value */
const nameOf = (value) => (isGroup(value) && typeof value.id === 'string' ? value.id : JSON.stringify(value))
