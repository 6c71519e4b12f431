// @ts-check
/** How sure the reader is: asked beside every question that can be right or wrong, never demanded. */

import { element } from '../dom.js'
import { style } from './style.js'

const LEVELS = ['sikker', 'nogenlunde', 'gaet']

/**
 * @param {import('../quiz.js').Quiz} quiz
 * @param {boolean} on
 */
export async function ask(quiz, on) {
  await style('quiz')
  for (const question of quiz.questions) {
    const there = question.form.querySelector('.sure')
    if (!on) there?.remove()
    if (!on || there || !question.scored || question.basis === 'open') continue
    const entry = quiz.store?.get(question.id)
    const radios = LEVELS.map((level) => {
      const id = `${question.form.id}-sikker-${level}`
      const input = element('input', { type: 'radio', name: `${question.id}-sikker`, id, value: level, autocomplete: 'off', checked: entry?.sure === level })
      return element('div', { class: 'option' }, input, element('label', { for: id }, quiz.words(`sure-${level}`)))
    })
    question.actions.before(element('fieldset', { class: 'sure' }, element('legend', {}, quiz.words('sure')), element('div', { class: 'choices' }, ...radios)))
  }
}
