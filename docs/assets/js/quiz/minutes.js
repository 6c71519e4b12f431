// @ts-check
/** The end of a meeting: one page with what was counted and written, to print or to copy. */

import { button, element } from '../dom.js'
import { copyText, printSheet } from './sheet.js'

/** @typedef {import('./meeting.js').Meeting} Meeting */

/** @param {Meeting} meeting */
function entries(meeting) {
  return meeting.quiz.questions.flatMap((question) => {
    const hands = meeting.hands(question.id)
    const counts = [...question.form.querySelectorAll('.option[data-letter]')].flatMap((option) => {
      const n = hands.get(option.querySelector('input')?.value ?? '')
      return n === undefined ? [] : [`${option.querySelector('label')?.textContent}: ${n}`]
    })
    const note = meeting.note(question.id).trim()
    return counts.length || note ? [{ text: question.text, counts, note }] : []
  })
}

/** @param {Meeting} meeting */
export function asMinutes(meeting) {
  const { quiz, words } = meeting
  const date = new Date().toLocaleDateString(document.documentElement.lang || 'da', { dateStyle: 'long' })
  const parts = entries(meeting).map(({ text, counts, note }) => [text, ...counts.map((count) => `- ${count}`), ...(note ? [note] : [])].join('\n'))
  return `${quiz.title}, ${date}\n\n${parts.length ? parts.join('\n\n') : words('meeting-nothing')}\n`
}

/** @param {Meeting} meeting @returns {Node[]} */
export function endPage(meeting) {
  const { words, quiz } = meeting
  const all = entries(meeting)
  const shown = element('div', {})
  const list = all.map(({ text, counts, note }) =>
    element('li', {}, element('p', { class: 'label' }, text), element('ul', {}, ...counts.map((count) => element('li', {}, count))), ...(note ? [element('p', { class: 'own-words' }, note)] : [])))
  const page = element('div', { class: 'minutes' }, ...(list.length ? [element('ol', {}, ...list)] : [element('p', { class: 'empty' }, words('meeting-nothing'))]))
  const clear = button(words('meeting-clear'), () => {
    meeting.store.clear()
    meeting.go(meeting.place)
    meeting.status.textContent = words('meeting-cleared')
  })
  return [
    element('h2', { class: 'meeting-stem', tabindex: '-1' }, `${words('meeting-end')}: ${quiz.title}`),
    element('p', {}, words('meeting-end-intro')),
    page,
    element('div', { class: 'tool-row' },
      button(words('meeting-copy'), () => copyText(meeting.text(), shown, words, (text) => (meeting.status.textContent = text)), 'button'),
      button(words('print-result'), () => printSheet(quiz.title, page.cloneNode(true))),
      ...(all.length ? [clear] : []),
    ),
    shown,
  ]
}
