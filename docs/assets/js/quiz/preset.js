// @ts-check
/** Examples: answers that are shown from the start and kept nowhere. */

import { empty } from '../state.js'

/** @param {import('../quiz.js').Quiz} quiz */
export function preset(quiz) {
  const { store } = quiz
  if (!store) return
  const given = JSON.parse(quiz.root.dataset.preset ?? '{}')
  store.state = empty()
  store.change = (change) => change(store.state)
  store.clear = () => {
    store.state = empty()
  }
  for (const question of quiz.questions) {
    const answer = given.answers?.[question.id]
    if (!answer) continue
    const { key, wording } = question.item
    store.state.answers[question.id] = { value: answer.value, key, wording: answer.changed ? 'andre-ord' : wording, at: '2026-11-22T12:00:00.000Z', ...(answer.sure ? { sure: answer.sure } : {}) }
  }
  Object.assign(store.state.settings, given.settings ?? {})
}
