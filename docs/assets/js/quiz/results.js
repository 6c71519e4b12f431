// @ts-check
/** What went well and what to read again: in words first, then as a small picture. No total, no grade for a person. */

import { button, element } from '../dom.js'
import { download } from '../keep.js'
import { historyPanel } from './history.js'
import { decimal } from './question.js'
import { asCsv, asJson, asText, rows, themesOf } from './report.js'
import { copyText, printSheet } from './sheet.js'
import { style } from './style.js'
import { credit, isMissed, isRight } from './verdict.js'

/** @typedef {import('../quiz.js').Quiz} Quiz */
/** @typedef {{question: import('./question.js').Question, entry: import('../store.js').Entry, verdict: string}} Judged */

await style('quiz')

const EFFORT = 5
const SEGMENTS = /** @type {const} */ (['right', 'partly', 'wrong', 'local', 'left'])

/** @param {Quiz} quiz */
export function draw(quiz) {
  leadOn(quiz)
  const counted = judged(quiz)
  const focused = quiz.result.contains(document.activeElement) ? document.activeElement?.getAttribute('data-name') : null
  const open = quiz.result.querySelector('details.history')?.hasAttribute('open') ?? false
  quiz.result.replaceChildren(
    ...sureAndWrong(quiz, counted),
    ...summary(quiz, counted),
    ...readAgain(counted, quiz),
    ...byTheme(quiz, counted),
    ...takeAlong(quiz),
    ...historyPanel(quiz, open),
  )
  if (focused) /** @type {HTMLElement | null} */ (quiz.result.querySelector(`[data-name="${focused}"]`))?.focus()
}

/** @param {Quiz} quiz @returns {Judged[]} */
const judged = (quiz) =>
  quiz.answered.filter(({ changed }) => !changed).map(({ question, entry }) => ({ question, entry, verdict: question.judge(entry.value) }))

/** Let every answer lead on to the question that then comes next on the page. @param {Quiz} quiz */
function leadOn({ questions, words }) {
  questions.forEach(({ form, feedback }, index) => {
    const later = questions.slice(index + 1)
    if (!later.length || !form.dataset.verdict || feedback.querySelector('.onward')) return
    const go = () => {
      const next = later.find((question) => question.form.checkVisibility())?.form
      const legend = next?.querySelector('legend')
      legend?.setAttribute('tabindex', '-1')
      legend?.focus()
      next?.scrollIntoView()
    }
    feedback.append(button(words('next'), go, 'button onward'))
  })
}

/** The lines of the result, in words. @param {Quiz} quiz @param {Judged[]} counted @returns {string[]} */
export function lines(quiz, counted = judged(quiz)) {
  const { words } = quiz
  /** @param {...string} verdicts */
  const count = (...verdicts) => counted.filter(({ verdict }) => verdicts.includes(verdict)).length
  const partly = counted.filter(({ verdict }) => verdict.endsWith('partly'))
  const worth = partly.reduce((sum, { question, entry }) => sum + credit(question.field.judge(entry.value)), 0)
  /** @param {string} name @param {number} n @param {Record<string, string | number>} [values] */
  const line = (name, n, values = {}) => (n ? [words(name, { n, ...values })] : [])
  return [
    ...line('result-law', count('right', 'partly', 'wrong'), { right: count('right') }),
    ...line('result-practice', count('practice-right', 'practice-partly', 'practice-wrong'), { right: count('practice-right') }),
    ...line('result-partly', partly.length, { credit: decimal(worth) }),
    ...line('result-local', count('local', 'local-best')),
    ...line('result-open', count('open')),
    ...line('result-unscored', count('unscored')),
    ...line('result-unsure', counted.filter(({ entry }) => entry.sure === 'gaet').length),
    ...line('result-changed', quiz.answered.length - counted.length),
  ]
}

/** @param {Quiz} quiz @param {Judged[]} counted */
function summary(quiz, counted) {
  const all = lines(quiz, counted)
  return all.length ? [element('ul', {}, ...all.map((text) => element('li', {}, text)))] : []
}

/** @param {Quiz} quiz @param {Judged[]} counted */
function sureAndWrong(quiz, counted) {
  const found = counted.filter(({ entry, verdict }) => entry.sure === 'sikker' && isMissed(verdict))
  if (!found.length) return []
  const list = found.map(({ question }) => element('li', {}, element('a', { href: `#${question.form.id}` }, question.text)))
  return [element('div', { class: 'sure-wrong' }, element('p', { class: 'label' }, quiz.words('result-sure-wrong')), element('ul', {}, ...list))]
}

/** @param {Judged[]} counted @param {Quiz} quiz */
function readAgain(counted, quiz) {
  /** @type {Map<string, Node>} */
  const links = new Map()
  for (const { question, entry, verdict } of counted) {
    const link = question.form.querySelector('.read a')
    const missed = isMissed(verdict) || (verdict === 'local' && question.field.judge(entry.value).right > 0)
    if (link && missed) links.set(link.getAttribute('href') ?? '', element('li', {}, link.cloneNode(true), ` (${question.text})`))
  }
  if (!links.size) return []
  return [element('p', { class: 'label' }, quiz.words('read-again')), element('ul', {}, ...links.values())]
}

/** One bar for each theme; its parts differ by sign and pattern, and its text says the same. @param {Quiz} quiz @param {Judged[]} counted */
function byTheme(quiz, counted) {
  const themes = [...themesOf(quiz)]
  if (!themes.length || !counted.length) return []
  const bars = [...themes, ['', quiz.words('theme-none')]].flatMap(([id, title]) => {
    const mine = quiz.questions.filter(({ active, form }) => active && (form.dataset.theme ?? '') === id)
    if (!mine.length) return []
    /** @param {(verdict: string) => boolean} wanted */
    const count = (wanted) => counted.filter(({ question, verdict }) => mine.includes(question) && wanted(verdict)).length
    const n = {
      right: count(isRight),
      partly: count((verdict) => verdict.endsWith('partly')),
      wrong: count((verdict) => verdict.endsWith('wrong')),
      local: count((verdict) => ['local', 'local-best', 'open', 'unscored'].includes(verdict)),
      left: 0,
    }
    n.left = mine.length - n.right - n.partly - n.wrong - n.local
    const parts = SEGMENTS.filter((name) => n[name]).map((name) => {
      const part = element('span', { class: 'part', 'data-part': name }, String(n[name]))
      part.style.flexGrow = String(n[name])
      return part
    })
    return [element('li', {}, element('span', { class: 'bar-title' }, title), element('span', { class: 'bar', role: 'img', 'aria-label': quiz.words('bar', { theme: title, ...n }) }, ...parts))]
  })
  const legend = SEGMENTS.map((name) => element('span', {}, element('span', { class: 'part', 'data-part': name }), quiz.words(`bar-${name}`)))
  return [element('p', { class: 'label' }, quiz.words('themes')), element('ul', { class: 'bars' }, ...bars), element('p', { class: 'bar-legend', 'aria-hidden': 'true' }, ...legend)]
}

/** @param {Quiz} quiz */
function takeAlong(quiz) {
  const { words, title, id } = quiz
  if (!quiz.answered.length) return []
  const shown = element('div', {})
  const result = () => ({ quiz: id, title, lines: lines(quiz), rows: rows(quiz), words })
  const paper = () => {
    const text = element('div', { class: 'sheet-text' })
    text.textContent = asText(result())
    printSheet(`${words('result-title')}: ${title}`, text)
  }
  /** @param {string} name @param {() => void} act */
  const tool = (name, act) => {
    const made = button(words(name), act)
    made.dataset.name = name
    return made
  }
  return [
    element('details', { class: 'take-along' },
      element('summary', {}, words('take-along')),
      element('div', { class: 'tool-row' },
        tool('print-result', paper),
        tool('copy-result', () => copyText(asText(result()), shown, words, quiz.announce)),
        tool('result-csv', () => download(`resultat-${id}.csv`, asCsv(rows(quiz)), 'text/csv')),
        tool('result-json', () => download(`resultat-${id}.json`, asJson(result()))),
        tool('print-questions', () => printQuestions(quiz)),
        tool('print-key', () => printKey(quiz)),
      ),
      shown,
    ),
    ...(quiz.answered.length >= EFFORT ? [element('p', { class: 'hint' }, words('effort'))] : []),
  ]
}

/** @param {Quiz} quiz */
const printQuestions = (quiz) => printSheet(quiz.title, /** @type {Node} */ (quiz.root.querySelector('.items')).cloneNode(true))

/** @param {Quiz} quiz */
function printKey(quiz) {
  const key = /** @type {HTMLElement} */ (quiz.root.querySelector('.answer-key')?.cloneNode(true))
  key.querySelector('.answer-key-title')?.remove()
  printSheet(key.getAttribute('aria-label') ?? '', key)
}
