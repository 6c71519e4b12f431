// @ts-check
// What the forms know of a value: which fields it has, in which order, and what need not be written.

/**
 * @typedef {{name: string, widget: string, default?: unknown, fields?: Field[], types?: Type[], typeKey?: string}} Field
 * @typedef {{name: string, fields?: Field[]}} Type
 * @typedef {Record<string, unknown>} Group
 */

/**
 * @param {unknown} value
 * @returns {value is Group}
 */
export const isGroup = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The fields of a group, or of the kind of group that the value says it is; in the order they are written.
 * @param {Field | undefined} field
 * @param {unknown} value
 * @returns {Field[]}
 */
export function fieldsOf(field, value) {
  if (!field?.types || !isGroup(value)) return field?.fields ?? []
  const key = field.typeKey ?? 'type'
  const fields = field.types.find((type) => type.name === value[key])?.fields ?? []
  const kind = { name: key, widget: 'hidden' }
  const after = fields[0]?.name === 'id' ? 1 : 0
  return [...fields.slice(0, after), kind, ...fields.slice(after)]
}

/**
 * Whether a value says nothing: it is empty, or holds only what is empty.
 * @param {unknown} value
 * @returns {boolean}
 */
export function isEmpty(value) {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return isGroup(value) && Object.values(value).every(isEmpty)
}

/**
 * Whether a field that is not in a file may stay out of it.
 * @param {unknown} value
 * @param {Field | undefined} field
 */
export const goesWithoutSaying = (value, field) => isEmpty(value) || (field !== undefined && value === field.default)

/**
 * Whether the form says what the file said; what goes without saying makes no difference.
 * @param {unknown} had
 * @param {unknown} has
 * @param {Field} [field]
 * @returns {boolean}
 */
export function isSame(had, has, field) {
  if (isEmpty(had) && isEmpty(has)) return true
  if (Array.isArray(had) && Array.isArray(has))
    return had.length === has.length && had.every((one, index) => isSame(one, has[index], field))
  if (!isGroup(had) || !isGroup(has)) return had === has
  const fields = new Map(fieldsOf(field, has).map((one) => [one.name, one]))
  return [...new Set([...Object.keys(had), ...Object.keys(has)])].every((key) =>
    key in had ? isSame(had[key], has[key], fields.get(key)) : goesWithoutSaying(has[key], fields.get(key)),
  )
}

/**
 * The value as it is to be written: fields in order, texts without spaces around them, nothing that goes without saying.
 * @param {unknown} value
 * @param {Field} [field]
 * @returns {unknown}
 */
export function tidy(value, field) {
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value)) return value.filter((one) => !isEmpty(one)).map((one) => tidy(one, field))
  if (!isGroup(value)) return value
  const fields = new Map(fieldsOf(field, value).map((one) => [one.name, one]))
  const keys = [...new Set([...fields.keys(), ...Object.keys(value)])]
  const said = keys.filter((key) => !goesWithoutSaying(value[key], fields.get(key)))
  return Object.fromEntries(said.map((key) => [key, tidy(value[key], fields.get(key))]))
}
