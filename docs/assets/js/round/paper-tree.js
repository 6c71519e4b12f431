// @ts-check
/** A paper: the template as it stands on its own page, filled in, edited by hand, and written as Markdown. */

import { element } from '../dom.js'

/** The template of a page: its title, then what stands under "Skabelon". @param {string} address @returns {Promise<Element>} */
export async function paperOf(address) {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html')
  const made = element('div', {}, element('h1', {}, page.querySelector('main h1')?.firstChild?.textContent?.trim() ?? ''))
  for (let next = page.querySelector('#skabelon')?.nextElementSibling; next && next.tagName !== 'H2'; next = next.nextElementSibling) made.append(next.cloneNode(true))
  if (made.childElementCount < 2) throw new Error(`no template at ${address}`)
  for (const one of made.querySelectorAll('.headerlink')) one.remove()
  for (const one of made.querySelectorAll('.unchecked')) one.prepend(', ')
  for (const one of made.querySelectorAll('.admonition-title')) one.replaceChildren(element('strong', {}, ...one.childNodes))
  for (const one of made.querySelectorAll('h3, h4')) one.replaceWith(renamed(one, one.tagName === 'H3' ? 'h2' : 'h3'))
  for (const one of made.querySelectorAll('dl')) one.replaceWith(...[...one.children].map((item) => (item.tagName === 'DT' ? element('p', {}, ...item.childNodes) : element('ul', {}, element('li', {}, ...item.childNodes)))))
  return made
}

/** @param {Element} one @param {string} name */
function renamed(one, name) {
  const made = element(name, {}, ...one.childNodes)
  if (one instanceof HTMLElement && one.dataset.runde) made.dataset.runde = one.dataset.runde
  return made
}

/**
 * Fill a copy of a template: a field takes a text; the table below a heading takes rows in place of those left open.
 * What nothing is known about stays as a field in brackets.
 * @param {Element} source
 * @param {Record<string, string | string[][]>} slots
 * @returns {(Node | string)[]}
 */
export function fillIn(source, slots) {
  const made = /** @type {Element} */ (source.cloneNode(true))
  for (const heading of /** @type {NodeListOf<HTMLElement>} */ (made.querySelectorAll(':is(h2, h3)[data-runde]'))) {
    const rows = slots[heading.dataset.runde ?? '']
    let table = heading.nextElementSibling
    while (table && table.tagName !== 'TABLE') table = table.nextElementSibling
    const body = table?.querySelector('tbody')
    if (!body || !Array.isArray(rows) || !rows.length) continue
    for (const row of [...body.rows]) if (!row.cells[0].textContent?.trim() || row.cells[0].querySelector('.felt:only-child')) row.remove()
    body.append(...rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell)))))
  }
  for (const field of /** @type {NodeListOf<HTMLElement>} */ (made.querySelectorAll('.felt'))) {
    const value = slots[field.dataset.runde ?? '']
    field.replaceWith(typeof value === 'string' && value ? value : `[${field.textContent}]`)
  }
  return [...made.childNodes].flatMap(trees).flatMap((tree) => grow(tree))
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
