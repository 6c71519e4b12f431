// @ts-check
/** The report: what seems against the law, where people differ, what is not known, what is agreed. Never a total. */

import { element } from '../dom.js'
import { part } from './catalogue.js'
import { chart } from './chart.js'

/**
 * @typedef {import('./aggregate.js').Row} Row
 * @typedef {import('./aggregate.js').Category} Category
 * @typedef {import('./state.js').View} View
 * @typedef {(name: string, values?: Record<string, string | number>) => string} Words
 */

/** @type {Category[]} */
const ORDER = ['against', 'disagree', 'unsure', 'low', 'agree', 'none']
/** The signs of the map; the same sign means the same in every report. @type {Record<Category, string>} */
const SIGNS = { against: '§', disagree: '≠', unsure: '?', low: '↓', agree: '=', none: '–' }
/** @type {Category[]} */
const SUMMARY = ['agree', 'low', 'disagree', 'unsure', 'against', 'none']
const TOP = 5
const OPEN = 12

/**
 * @param {HTMLElement} root the element with the page's parts
 * @param {View} view
 * @param {Words} words
 * @param {object} [more]
 * @param {(row: Row) => HTMLElement | null} [more.below] what stands below a task
 * @param {{name: string, categories: Record<string, string>}} [more.earlier]
 * @param {Node[]} [more.top] what is to be seen first
 * @param {Node[]} [more.end]
 */
export function report(root, view, words, { below, earlier, top = [], end = [] } = {}) {
  const name = view.round.name ? `: ${view.round.name}` : ''
  const made = part(root, 'report', { name, people: peopleLine(view, words), notes: [...top, ...notes(view, words)], date: new Date().toLocaleDateString('da-DK', { dateStyle: 'long' }) })
  made.classList.toggle('few', view.hidden && view.people.board > 0)
  /** @param {string} slot @returns {HTMLElement} */
  const at = (slot) => /** @type {HTMLElement} */ (made.querySelector(`[data-slot="${slot}"]`))
  const filter = /** @type {HTMLSelectElement} */ (made.querySelector('[data-do="filter"]'))
  const sections = [...new Set(view.rows.map((row) => row.task.section))]
  filter.append(...['', ...sections].map((section) => element('option', { value: section }, section || words('all-sections'))))

  const draw = () => {
    const rows = view.rows.filter((row) => !filter.value || row.task.section === filter.value)
    at('summary').textContent = view.people.board + view.people.leader ? summary(rows, words) : ''
    at('map').replaceChildren(...map(rows, words))
    at('groups').replaceChildren(...groups(root, rows, view, words, below))
  }
  filter.addEventListener('change', draw)
  draw()
  made.querySelector('[data-do="print"]')?.addEventListener('click', () => print())
  const full = /** @type {HTMLElement} */ (made.querySelector('[data-do="full"]'))
  full.hidden = !document.fullscreenEnabled
  full.addEventListener('click', () => made.requestFullscreen().then(async () => (await import('./stage.js')).stage(root, made, words), () => {}))
  if (earlier) import('./clearer.js').then(({ clearer }) => at('compare').replaceChildren(...clearer(view.rows, earlier, words)))
  if (view.words.length) {
    const list = view.words.flatMap(([question, text], index, all) => [...(all[index - 1]?.[0] === question ? [] : [element('dt', {}, question)]), element('dd', {}, text)])
    at('words').append(part(root, 'words', { words: list }))
  }
  made.append(...end)
  return made
}

/** @param {View} view @param {Words} words */
function peopleLine({ round, people: { board, leader } }, words) {
  if (!board && !leader) return words('nobody')
  return words('report-people', { board }) + (leader ? ` ${words('report-leader')}.` : `. ${words(round.leader ? 'report-no-leader' : 'report-without-leader')}`)
}

/** @param {View} view @param {Words} words */
function notes(view, words) {
  const { board, leader } = view.people
  const names = []
  if (leader && !board) names.push('only-leader')
  else if (board && view.hidden) names.push('few')
  if (view.round.twoTier) names.push('both-boards')
  if (view.blank) names.push('blank-sets')
  if (board && view.rows.every((row) => row.category === 'agree' || row.category === 'none')) names.push('all-agree')
  return names.map((name) => element('p', { class: 'message', 'data-kind': 'info' }, words(name, { n: view.blank ?? 0 })))
}

/** How many tasks of each kind, in words: never a score. @param {Row[]} rows @param {Words} words */
const summary = (rows, words) =>
  SUMMARY.map((category) => [category, rows.filter((row) => row.category === category).length])
    .flatMap(([category, n]) => (n ? [words(`sum-${category}`, { n })] : []))
    .join(' · ')

/** What there is most to talk about stands first. @param {Row[]} rows */
const sorted = (rows) => ORDER.flatMap((category) => rows.filter((row) => row.category === category).sort((a, b) => b.score - a.score))

/** All tasks at a glance, each a link to its place. @param {Row[]} rows @param {Words} words */
function map(rows, words) {
  return sorted(rows).map(({ task, category }) =>
    element(
      'li',
      {},
      element('a', { href: `#rapport-${task.id}`, class: `tile tile-${category}`, onclick: (event) => show(event, task.id) }, element('b', { 'aria-hidden': 'true' }, SIGNS[category]), ` ${task.title} `, element('i', {}, words(`tile-${category}`))),
    ),
  )
}

/** How the tasks in a closed group are drawn: sixty-eight at once would keep everybody waiting. @type {WeakMap<Element, () => void>} */
const waiting = new WeakMap()

/** @returns {Element[]} the groups that can be folded, now with their tasks */
export function unfold() {
  const all = [...document.querySelectorAll('.result-group > details')]
  for (const details of all) drawn(details)
  return all
}

/** @param {Element} details */
function drawn(details) {
  waiting.get(details)?.()
  waiting.delete(details)
}

/** Go to a task, also one that is folded away, without touching the address. @param {Event} event @param {string} id */
function show(event, id) {
  event.preventDefault()
  unfold()
  const entry = document.getElementById(`rapport-${id}`)
  for (let up = entry?.closest('details'); up; up = up.parentElement?.closest('details')) up.open = true
  const heading = /** @type {HTMLElement | null | undefined} */ (entry?.querySelector('h4'))
  heading?.focus({ preventScroll: true })
  entry?.scrollIntoView({ block: 'start' })
}

/** @param {HTMLElement} root @param {Row[]} rows @param {View} view @param {Words} words @param {((row: Row) => HTMLElement | null) | undefined} below */
function groups(root, rows, view, words, below) {
  return ORDER.flatMap((category) => {
    const found = sorted(rows).filter((row) => row.category === category)
    if (!found.length && (category === 'low' || category === 'none' || (category === 'against' && view.instrument.kind !== 'matrix'))) return []
    const made = part(root, 'group', { title: `${words(category)} (${found.length})`, intro: words(found.length ? `${category}-intro` : 'none-at-all') })
    made.dataset.group = category
    const list = /** @type {HTMLElement} */ (made.querySelector('[data-slot="entries"]'))
    const isLong = category === 'disagree' ? found.length > TOP : category === 'agree' || category === 'none' || found.length > OPEN
    const first = isLong ? (category === 'disagree' ? TOP : category === 'unsure' || category === 'against' ? OPEN : 0) : found.length
    list.append(...found.slice(0, first).map((row) => entry(root, row, view, words, below)))
    if (first < found.length) {
      const rest = found.slice(first)
      const name = first ? 'more-disagree' : 'show-group'
      const folded = element('ul', { class: 'result-list' })
      const details = element('details', {}, element('summary', {}, words(name, { n: rest.length })), folded)
      waiting.set(details, () => folded.append(...rest.map((row) => entry(root, row, view, words, below))))
      details.addEventListener('toggle', () => drawn(details))
      made.append(details)
    }
    return [made]
  })
}

/** @param {HTMLElement} root @param {Row} row @param {View} view @param {Words} words @param {((row: Row) => HTMLElement | null) | undefined} below */
function entry(root, row, view, words, below) {
  const { task } = row
  const side = view.round.twoTier ? 1 : 0
  const marks = task.fixed?.[side]?.length ? words(task.seen ? 'law' : 'law-unseen') : words('proposed')
  const lines = view.instrument.answers
    .map(({ id, label, step }, index) => ({ label, step, mark: task.proposed?.[side]?.includes(id) && id !== 'flere-sammen' ? marks : '', board: row.board[index + 1], leader: row.leader[index + 1] }))
    .filter((line) => line.board || line.leader || line.mark || line.step)
  // With few from the board not even the leader's answer is shown: beside a hidden board it would stand alone.
  const few = view.hidden && view.people.board > 0
  const picture = few ? [element('p', { class: 'hint-text' }, words(`tile-${row.category}`))] : [chart(lines, words)]
  const said = few ? [] : [row.gap && words('gap'), row.board[0] && words('blank', { n: row.board[0] }), heardLine(row, view, words)].filter(Boolean)
  const made = part(root, 'entry', { title: task.title, chart: picture, lines: said.map((line) => element('p', {}, String(line))) })
  made.id = `rapport-${task.id}`
  const details = /** @type {HTMLDetailsElement} */ (made.querySelector('.more'))
  if (task.note || task.scenario) {
    // Filled when it is opened: sixty-eight tasks are drawn at once.
    details.addEventListener('toggle', async () => details.append(...(await import('./grounds.js')).grounds(row, view, words, marks)), { once: true })
  } else details.remove()
  if (few) details.querySelector('summary')?.replaceChildren(words('few-more'))
  const extra = below?.(row)
  if (extra) made.append(extra)
  return made
}

/** @param {Row} row @param {View} view @param {Words} words */
function heardLine({ heard }, view, words) {
  const roles = view.instrument.answers.filter((answer) => answer.role)
  const list = roles.flatMap((role, index) => (heard[index] ? [words('heard-one', { role: role.label, n: heard[index] })] : []))
  return list.length ? words('heard-count', { list: list.join(', ') }) : ''
}

// What is folded away would not be printed.
addEventListener('beforeprint', () => {
  for (const details of unfold()) details.setAttribute('open', '')
})
