// @ts-check
/** The parts of the dialog that change: answers, results, and what helps when there are none. */

import { element } from '../dom.js'

const SHORTCUT = 'bestyrelse1:genvej'

/**
 * The words of the dialog, from assets/search/texts.json.
 * @typedef {Record<string, string> & { example: string[], 'none-tips': string[], kinds: Record<string, string>, links: { text: string, address: string }[] }} Texts
 * @typedef {import('./engine.js').Answer} Answer
 * @typedef {import('./engine.js').Task} Task
 */

/**
 * What is shown before anything is asked.
 * @param {Texts} texts
 * @param {(example: string) => void} ask
 */
export function beginView(texts, ask) {
  const buttons = texts.example.map((example) => element('li', {}, element('button', { type: 'button', class: 'search-example', onclick: () => ask(example) }, example)))
  return element('div', {}, element('h3', { class: 'search-heading' }, texts.examples), element('ul', { class: 'search-examples' }, ...buttons))
}

/**
 * The word that is asked for, the tasks that answer the question, and what was made of words the site does not have.
 * @param {Texts} texts
 * @param {URL} root
 * @param {Answer} found
 * @returns {Node[]}
 */
export function answerView(texts, root, found) {
  const notes = [...remarks(texts, found), ...termView(texts, root, found), ...faqView(texts, root, found)]
  if (!found.tasks.length) return notes
  const answers = found.tasks.map((task) => answer(texts, root, task))
  return [...notes, element('section', { class: 'search-answers', 'aria-labelledby': 'search-answer' }, element('h3', { id: 'search-answer', class: 'search-heading' }, texts.answer), ...answers)]
}

/**
 * @param {Texts} texts
 * @param {URL} root
 * @param {Answer} found
 * @returns {Node[]}
 */
function termView(texts, root, { term }) {
  if (!term) return []
  const link = element('a', { href: new URL(term.address, root).href }, term.title)
  const made = element('article', { class: 'search-answer' }, element('h4', {}, link), element('p', {}, term.text))
  return [element('section', { class: 'search-answers', 'aria-labelledby': 'search-term' }, element('h3', { id: 'search-term', class: 'search-heading' }, texts.term), made)]
}

/**
 * @param {Texts} texts
 * @param {URL} root
 * @param {Answer} found
 * @returns {Node[]}
 */
function faqView(texts, root, { faqs, alike }) {
  if (alike.length) {
    const links = alike.map((faq) => element('li', {}, element('a', { href: new URL(faq.address, root).href }, faq.title)))
    return [element('section', { class: 'search-alike', 'aria-labelledby': 'search-alike' }, element('h3', { id: 'search-alike', class: 'search-heading' }, texts.alike), element('ul', {}, ...links))]
  }
  if (!faqs.length) return []
  const made = faqs.map((faq) =>
    element(
      'article',
      { class: 'search-answer' },
      element('h4', {}, element('a', { href: new URL(faq.address, root).href }, faq.title)),
      element('p', {}, faq.text),
      ...faq.marks.map(([basis, label]) => element('p', { class: `basis basis-${basis}` }, label)),
    ),
  )
  return [element('section', { class: 'search-answers', 'aria-labelledby': 'search-faq' }, element('h3', { id: 'search-faq', class: 'search-heading' }, texts.faq), ...made)]
}

/**
 * @param {Texts} texts
 * @param {URL} root
 * @param {Task} task
 */
function answer(texts, root, task) {
  const put = (/** @type {string} */ name, /** @type {string} */ who) =>
    fill(texts[name], { who, Who: who.charAt(0).toLocaleUpperCase('da') + who.slice(1) })
  const said = [task.personal ? texts.personal : put(task.together ? `${task.basis}-together` : task.basis, task.who)]
  if (task.twoTier) said.push(put('two-tier', task.twoTier))
  if (task.approves) said.push(put('approves', task.approves))
  const made = element(
    'article',
    { class: 'search-answer' },
    element('h4', {}, element('a', { href: new URL(task.address, root).href }, task.title)),
    element('p', { class: `basis basis-${task.basis}` }, task.label),
    element('p', {}, said.join(' ')),
  )
  const doubt = task.seen === false ? 'unseen' : task.verified === false ? 'unchecked' : ''
  if (doubt) made.append(element('p', { class: doubt }, `${texts[doubt]}. `, element('a', { href: new URL(texts['doubt-address'], root).href }, texts.doubt)))
  return made
}

/**
 * The pages that were found.
 * @param {Texts} texts
 * @param {URL} root
 * @param {Answer} found
 * @param {() => void} more
 * @returns {Node[]}
 */
export function resultView(texts, root, found, more) {
  if (!found.hits.length) return []
  const items = found.hits.map((hit) => {
    const link = (/** @type {string} */ id, /** @type {(Node | string)[]} */ ...words) =>
      element('a', { href: new URL(`${hit.address}${id && '#'}${encodeURIComponent(id)}`, root).href }, ...words)
    const section = hit.section ? [element('span', { class: 'search-section' }, hit.section.title)] : []
    const item = element(
      'li',
      { class: 'search-result' },
      element('p', { class: 'search-kind' }, texts.kinds[hit.kind] ?? hit.kind),
      element('h4', {}, link(hit.section?.id ?? '', hit.title, ...(section.length ? [' ', ...section] : []))),
      element('p', { class: 'search-excerpt' }, ...hit.excerpt.map((piece) => (piece.marked ? element('mark', {}, piece.text) : piece.text))),
    )
    if (hit.others.length) {
      const others = hit.others.map((part) => element('li', {}, link(part.id, part.title)))
      item.append(element('div', { class: 'search-also' }, element('p', {}, texts.also), element('ul', {}, ...others)))
    }
    return item
  })
  const heading = element('h3', { id: 'search-results', class: 'search-heading' }, texts.results)
  const made = element('section', { 'aria-labelledby': 'search-results' }, heading, element('ol', { class: 'search-results' }, ...items))
  if (found.total > found.hits.length) made.append(element('button', { type: 'button', class: 'button button-secondary', onclick: more }, texts.more))
  return [made]
}

/**
 * @param {Texts} texts
 * @param {URL} root
 * @param {Answer} found
 */
export function noneView(texts, root, found) {
  const tips = texts['none-tips'].map((tip) => element('li', {}, tip))
  return element('div', { class: 'search-none' }, ...remarks(texts, found), element('p', {}, texts['none-intro']), element('ul', {}, ...tips), element('p', {}, texts['none-links']), ways(texts, root))
}

/**
 * @param {Texts} texts
 * @param {URL} root
 * @param {() => void} again
 */
export function failureView(texts, root, again) {
  return element('div', { class: 'search-none' }, element('p', {}, texts['failed-help']), ways(texts, root), element('button', { type: 'button', class: 'button button-secondary', onclick: again }, texts.again))
}

/**
 * @param {Texts} texts
 * @param {URL} root
 */
function ways(texts, root) {
  const links = texts.links.map(({ text, address }) => {
    // The list of all pages is on every page.
    const href = address.startsWith('#') ? address : new URL(address, root).href
    return element('li', {}, element('a', { href }, text))
  })
  return element('ul', { class: 'search-ways' }, ...links)
}

/**
 * @param {Texts} texts
 * @param {Answer} found
 */
function remarks(texts, found) {
  const meant = found.corrections.map(({ typed, meant }) => fill(texts.meant, { typed, meant }))
  const unknown = found.unknown.map((word) => fill(texts.unknown, { word }))
  return [...meant, ...unknown].map((text) => element('p', { class: 'search-remark' }, text))
}

/**
 * The switch of the shortcut; where nothing can be stored there is nothing to switch.
 * @param {string} label
 */
export function shortcut(label) {
  try {
    const box = /** @type {HTMLInputElement} */ (element('input', { type: 'checkbox', checked: localStorage.getItem(SHORTCUT) !== 'fra' }))
    box.addEventListener('change', () => (box.checked ? localStorage.removeItem(SHORTCUT) : localStorage.setItem(SHORTCUT, 'fra')))
    return element('label', {}, box, ` ${label}`)
  } catch {
    return ''
  }
}

/**
 * Put values into a text.
 * @param {string} text
 * @param {Record<string, string>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole)
}
