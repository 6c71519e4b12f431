// @ts-check
/** "Hvem beslutter?": type a few letters and see the tasks that they could mean, with who decides. */

import { announcer, button, element, targeted, template, wordsOf } from './dom.js'

const FOLDED = { æ: 'ae', ø: 'oe', å: 'aa', é: 'e', ö: 'oe', ä: 'ae' }

/**
 * Write a text as someone without Danish letters would type it.
 * @param {string} text
 */
export const fold = (text) => text.toLowerCase().replace(/[æøåéöä]/g, (letter) => FOLDED[/** @type {keyof typeof FOLDED} */ (letter)])

/**
 * Tell whether every word typed begins a word of the text, or stands inside one when it has four letters or more.
 * @param {string} typed folded
 * @param {string} text folded
 */
export const matches = (typed, text) => hits(typed, text) === parts(typed).length

/** @param {string} text */
const parts = (text) => text.split(/[^a-z0-9]+/).filter(Boolean)

/**
 * Count the words typed that the text has.
 * @param {string} typed folded
 * @param {string} text folded
 */
function hits(typed, text) {
  const words = parts(text)
  return parts(typed).filter((part) => words.some((word) => word.startsWith(part) || (part.length > 3 && word.includes(part)))).length
}

/** @param {HTMLElement} root */
function searchable(root) {
  const words = wordsOf(root)
  const announce = announcer(root)
  const entries = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.lookup-entry')]).map((node) => ({
    node,
    named: fold(`${node.querySelector('h3')?.textContent} ${node.dataset.words}`),
    told: fold(node.textContent ?? ''),
  }))
  const input = /** @type {HTMLInputElement} */ (element('input', { type: 'search', id: 'opslag', autocomplete: 'off', spellcheck: 'false' }))
  const count = element('p', { class: 'progress' })
  const clear = button(words('clear'), () => {
    input.value = ''
    show()
    input.focus()
  })
  const whole = button(words('whole'), async () => (await import('./search.js')).open({ query: input.value.trim() }))
  const suggested = [...template(root).querySelectorAll('[data-suggested]')].map((span) =>
    button(span.textContent ?? '', () => {
      input.value = span.textContent ?? ''
      show()
      announce(count.textContent ?? '')
    }, 'chip'),
  )
  const suggestions = element('div', { class: 'suggestions', role: 'group', 'aria-label': words('try') }, element('span', {}, words('try')), ...suggested)
  const sections = /** @type {HTMLDetailsElement[]} */ ([...root.querySelectorAll('.lookup-section')])
  let folded = true
  let timer = 0

  function show() {
    const typed = fold(input.value.trim())
    const named = entries.filter((entry) => matches(typed, entry.named))
    // Only when no title or everyday word fits are the explanations looked through, and then what fits in part.
    const told = named.length ? named : entries.filter((entry) => matches(typed, entry.told))
    const most = told.length ? 0 : Math.max(...entries.map((entry) => hits(typed, entry.named)))
    const found = most ? entries.filter((entry) => hits(typed, entry.named) === most) : told
    for (const entry of entries) entry.node.hidden = !found.includes(entry)
    for (const section of sections) {
      section.hidden = !section.querySelector('.lookup-entry:not([hidden])')
      // What the reader folded out before typing stays so.
      if (typed || !folded) section.open = typed !== ''
    }
    folded = !typed
    suggestions.hidden = typed !== ''
    clear.hidden = !typed
    whole.hidden = found.length > 0 && !most
    const some = most ? 'near' : found.length === 1 ? 'one' : 'count'
    count.textContent = words(found.length ? (typed ? some : 'all') : 'none', { n: found.length, word: input.value.trim() })
    const address = new URL(location.href)
    if (typed) address.searchParams.set('q', input.value.trim())
    else address.searchParams.delete('q')
    history.replaceState(history.state, '', address)
  }

  input.addEventListener('input', () => {
    show()
    clearTimeout(timer)
    timer = setTimeout(() => announce(count.textContent ?? ''), 600)
  })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') clear.click()
  })
  root.prepend(element('div', { class: 'lookup-field' }, element('label', { for: 'opslag' }, words('label')), element('div', { class: 'tool-row' }, input, clear)), suggestions, count, whole)
  input.value = new URL(location.href).searchParams.get('q') ?? ''
  show()
  const target = targeted()
  if (target) target.scrollIntoView()
  root.dataset.ready = ''
}

for (const root of document.querySelectorAll('.lookup')) searchable(/** @type {HTMLElement} */ (root))
