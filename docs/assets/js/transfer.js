// @ts-check
/** Answers of one quiz or instrument to a file and back, and the question before they are deleted. */

import { button, element } from './dom.js'
import { merge } from './merge.js'
import { parseState } from './state.js'

const FORMAT = 'bestyrelse-svar'
const MAX = 2_000_000

/** Everything as a file's text. @param {import('./store.js').Store} store */
export function fileOf(store) {
  const { instrument, round, state } = store
  return JSON.stringify({ format: FORMAT, instrument, round, saved: new Date().toISOString(), ...state }, null, 1)
}

/**
 * Take in a saved file; of two answers to the same item the newer stays.
 * @param {import('./store.js').Store} store
 * @param {File} file
 * @returns {Promise<'' | 'not-answers' | 'other-instrument' | 'too-large'>} why it was refused, or nothing
 */
export async function takeIn(store, file) {
  if (file.size > MAX) return 'too-large'
  let value
  try {
    value = JSON.parse(await file.text())
  } catch {
    return 'not-answers'
  }
  const state = parseState(value)
  if (!state || value.format !== FORMAT) return 'not-answers'
  if (value.instrument !== store.instrument) return 'other-instrument'
  store.change((mine) => {
    merge(mine, state)
    store.setAside(mine)
  })
  return ''
}

/**
 * Ask in place of a button whether everything is to go.
 * @param {HTMLElement} instead
 * @param {(name: string) => string} words
 * @param {() => void} act
 */
export function askFirst(instead, words, act) {
  const back = () => {
    question.replaceWith(instead)
    instead.focus()
  }
  const yes = button(words('reset-yes'), () => {
    act()
    back()
  }, 'button button-warning')
  const question = element('div', { class: 'question', role: 'group', 'aria-label': words('reset') }, element('p', {}, words('reset-sure')), yes, button(words('reset-no'), back))
  instead.replaceWith(question)
  yes.focus()
}
