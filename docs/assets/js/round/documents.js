// @ts-check
/** From decisions to the board's papers: the texts are the templates of the page, filled in. */

import { element } from '../dom.js'
import { fixedAnswer, isDecided } from './decide.js'
import { danishDate } from './definition.js'

/**
 * @typedef {import('./state.js').Saved} Saved
 * @typedef {import('./state.js').View} View
 * @typedef {import('./aggregate.js').Row} Row
 * @typedef {(name: string, values?: Record<string, string | number>) => string} Words
 */

const BLANK = '____________'
const AGENDA = 5

/** The names and titles of the documents. @param {HTMLElement} root */
export const documentNames = (root) =>
  [...root.querySelectorAll('template[data-document]')].map((one) => ({ name: one.getAttribute('data-document') ?? '', title: one.getAttribute('data-title') ?? '' }))

/**
 * @param {HTMLElement} root
 * @param {string} name
 * @param {Saved} saved
 * @param {View} view
 * @param {Words} words
 * @param {string[]} headings of the plan
 * @returns {Node[]}
 */
export function fillIn(root, name, saved, view, words, headings) {
  const source = /** @type {HTMLTemplateElement} */ (root.querySelector(`template[data-document="${name}"]`))
  const made = /** @type {HTMLElement} */ (document.importNode(source.content, true).firstElementChild)
  const slots = slotsOf(saved, view, words, headings)
  const walker = document.createTreeWalker(made, NodeFilter.SHOW_TEXT)
  /** @type {Text[]} */
  const texts = []
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode))
  for (const text of texts) {
    const whole = text.data.trim().match(/^\[\[([\w-]+)\]\]$/)
    const value = whole && slots[whole[1]]
    if (value instanceof Node) text.parentElement?.replaceWith(value)
    else text.data = text.data.replace(/\[\[([\w-]+)\]\]/g, (all, slot) => String(slots[slot] ?? all))
  }
  return [...made.childNodes]
}

/** @param {Saved} saved @param {View} view @param {Words} words @param {string[]} headings @returns {Record<string, string | Node>} */
function slotsOf(saved, view, words, headings) {
  const { twoTier } = saved.round
  /** @param {string} id */
  const label = (id) => view.instrument.answers.find((answer) => answer.id === id)?.label ?? id
  /** @param {Row} row */
  const decider = ({ task }) => fixedAnswer(task, twoTier) || saved.decisions[task.id]?.decides || ''
  const decided = view.rows.filter((row) => isDecided(saved.decisions[row.task.id]))
  /** @param {(string | Node)[][]} items */
  const list = (items) => (items.length ? element('ul', {}, ...items.map((item) => element('li', {}, ...item))) : element('p', {}, words('no-decisions')))
  /** @param {Row} row */
  const facts = ({ task }) => {
    const { heard = [], limit, from, who, note } = saved.decisions[task.id] ?? {}
    return [
      heard.length && words('heard-first', { list: heard.map(label).join(words('and')) }),
      limit && words('limit', { amount: limit }),
      from && words('from', { date: danishDate(from) }),
      who && words('follow', { who }),
      note,
    ].filter(Boolean)
  }
  /** @param {Row} row */
  const who = (row) => {
    const id = decider(row)
    const name = { '': '', 'hver-enkelt': 'each', 'flere-sammen': 'decides-plural', 'ikke-aftalt': 'undecided', 'ikke-relevant': 'irrelevant' }[id] ?? 'decides'
    return name && words(name, { answer: label(id) })
  }
  /** @param {Row[]} rows @param {boolean} [withWho] */
  const tasks = (rows, withWho = true) => list(rows.map((row) => [element('strong', {}, `${row.task.title}.`), ` ${[withWho && who(row), ...facts(row)].filter(Boolean).join(' ')}`]))
  const open = view.rows.filter((row) => ['against', 'disagree', 'unsure'].includes(row.category))
  const order = ['against', 'disagree', 'unsure']
  open.sort((a, b) => order.indexOf(a.category) - order.indexOf(b.category) || b.score - a.score)
  const actions = saved.actions.filter((action) => action.what)
  const { board, leader } = view.people
  return {
    instrument: view.instrument.title,
    people: [words('report-people', { board }), leader ? words('report-leader') : ''].filter(Boolean).join(' ') + '.',
    agenda: open.length ? element('ol', {}, ...open.slice(0, AGENDA).map((row) => element('li', {}, element('strong', {}, row.task.title), ' – ', words('tile-' + row.category), '.'))) : element('p', {}, words('none-at-all')),
    decisions: tasks(decided),
    actions: actions.length
      ? element('ul', {}, ...actions.map(({ what, who: name, date }) => element('li', {}, [`${what} – ${name || words('nobody-named')}`, danishDate(date)].filter(Boolean).join(', '))))
      : element('p', {}, words('none-at-all')),
    next: danishDate(saved.next) || BLANK,
    'leader-decides': tasks(decided.filter((row) => decider(row) === 'lederen'), false),
    'leader-heard': tasks(decided.filter((row) => decider(row) !== 'lederen' && saved.decisions[row.task.id].heard.includes('lederen'))),
    others: tasks(decided.filter((row) => decider(row) !== 'lederen' && !saved.decisions[row.task.id].heard.includes('lederen'))),
    plan: plan(decided, saved, decider, label, headings, words),
  }
}

/** @param {Row[]} rows @param {Saved} saved @param {(row: Row) => string} decider @param {(id: string) => string} label @param {string[]} headings @param {Words} words */
function plan(rows, saved, decider, label, headings, words) {
  if (!rows.length) return element('p', {}, words('no-decisions'))
  const body = rows.map((row) => {
    const { heard, limit, from, who } = saved.decisions[row.task.id]
    const basis = row.task.basis ? words(`basis-${row.task.basis}`) : ''
    const cells = [row.task.title, label(decider(row)), heard.map(label).join(', '), limit, danishDate(from), who, basis]
    return element('tr', {}, ...cells.map((cell) => element('td', {}, cell || '–')))
  })
  return element('table', {}, element('thead', {}, element('tr', {}, ...headings.map((heading) => element('th', { scope: 'col' }, heading)))), element('tbody', {}, ...body))
}

/** What a document may hold; everything else becomes its text. */
const ALLOWED = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'P', 'UL', 'OL', 'LI', 'STRONG', 'B', 'EM', 'I', 'BR', 'TABLE', 'THEAD', 'TBODY', 'TR', 'TH', 'TD', 'DIV'])

/** @typedef {string | unknown[]} Tree a text, or a tag with what is in it: how an edited paper is saved */

/** What a paper holds, without attributes and foreign elements. @param {Node} node @returns {Tree[]} */
export function trees(node) {
  if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? '']
  if (!(node instanceof Element)) return []
  const inner = [...node.childNodes].flatMap(trees)
  return ALLOWED.has(node.tagName) ? [[node.tagName.toLowerCase(), ...inner]] : inner
}

/** Elements from what was saved, which may come from anywhere. @param {unknown} tree @param {number} [depth] @returns {(Node | string)[]} */
export function grow(tree, depth = 0) {
  if (typeof tree === 'string') return [tree]
  if (!Array.isArray(tree) || depth > 12 || !ALLOWED.has(String(tree[0]).toUpperCase())) return []
  return [element(tree[0], {}, ...tree.slice(1).flatMap((one) => grow(one, depth + 1)))]
}

/** @param {Node} node @returns {string} Markdown */
export function markdown(node) {
  const inner = () => [...node.childNodes].map(markdown).join('')
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/\s+/g, ' ').replace(/([\\*_[\]<>|`])/g, '\\$1')
  if (!(node instanceof HTMLElement)) return inner()
  /** @param {string} mark */
  const around = (mark) => (inner().trim() ? `${mark}${inner()}${mark}` : '')
  /** @param {Element} row */
  const cells = (row) => `| ${[...row.children].map((cell) => markdown(cell).trim()).join(' | ')} |\n`
  switch (node.tagName) {
    case 'H1': case 'H2': case 'H3': case 'H4': case 'H5': case 'H6': return `${'#'.repeat(Number(node.tagName[1]))} ${inner().trim()}\n\n`
    case 'P': case 'DIV': return inner().trim() ? `${inner().trim()}\n\n` : ''
    case 'STRONG': case 'B': return around('**')
    case 'EM': case 'I': return around('*')
    case 'BR': return '  \n'
    case 'UL': case 'OL': return [...node.children].map((item, index) => (node.tagName === 'UL' ? '- ' : index + 1 + '. ') + markdown(item).trim()).join('\n') + '\n\n'
    case 'TABLE': {
      const [head, ...rows] = [...node.querySelectorAll('tr')]
      return head ? `${cells(head)}${'| --- '.repeat(head.children.length)}|\n${rows.map(cells).join('')}\n` : ''
    }
    default: return inner()
  }
}
