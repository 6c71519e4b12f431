// @ts-check
/** Answers to questions that stood in another quiz before: an id never changes and never means anything else. */

import { fit } from '../state.js'
import { PREFIX, place, readState } from '../store.js'

/** @param {import('../store.js').Store} store */
export function adopt(store) {
  const wanted = [...store.items.values()].filter(({ id }) => !store.get(id))
  /** @type {Record<string, import('../state.js').Entry>} */
  const found = Object.create(null)
  for (const name of Object.keys(place.open())) {
    if (!name.startsWith(`${PREFIX}:`) || !name.endsWith(`:${store.round}`) || name === store.name) continue
    const other = readState(name)
    for (const item of wanted) {
      const entry = other && Object.hasOwn(other.answers, item.id) ? other.answers[item.id] : undefined
      if (entry && fit(entry, item) !== 'unfit' && !(found[item.id]?.at >= entry.at)) found[item.id] = entry
    }
  }
  if (Object.keys(found).length) store.change((state) => Object.assign(state.answers, found))
}
