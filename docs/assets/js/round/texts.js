// @ts-check
/** The step with the board's papers: edit on the page, copy, print, download. */

import { element } from '../dom.js'
import { calendar } from '../ics.js'
import { download } from '../keep.js'
import { style } from '../quiz/style.js'
import { part } from './catalogue.js'
import { tidy } from './definition.js'
import { slotsOf } from './documents.js'
import { fillIn, grow, markdown, paperOf, trees } from './paper-tree.js'
import { printOnly } from './print.js'

/**
 * @param {HTMLElement} root
 * @param {import('./state.js').Saved} saved
 * @param {import('./state.js').View} view
 * @param {{words: (name: string, values?: Record<string, string | number>) => string, announce: (text: string) => void, changed: () => void}} tools
 */
export async function texts(root, saved, view, { words, announce, changed }) {
  const made = part(root, 'texts')
  const form = /** @type {HTMLFormElement} */ (made.querySelector('form'))
  const fieldsets = [...form.querySelectorAll('fieldset')]
  /** @param {Element} fieldset @param {string} name @returns {HTMLInputElement} */
  const field = (fieldset, name) => /** @type {HTMLInputElement} */ (fieldset.querySelector(`[name="${name}"]`))
  fieldsets.forEach((fieldset, index) => {
    for (const name of /** @type {const} */ (['what', 'who', 'date'])) field(fieldset, name).value = saved.actions[index]?.[name] ?? ''
  })
  field(form, 'next').value = saved.next
  const boxes = /** @type {NodeListOf<HTMLElement>} */ (made.querySelectorAll('[data-paper]'))
  await style('round-papers')
  const papers = await Promise.all([...boxes].map(async (box) => {
    // The paper is the template as it stands on its own page: there is no other wording of it.
    const source = await paperOf(/** @type {HTMLAnchorElement} */ (box.querySelector('a')).href).catch(() => null)
    if (source) return paper(box, source)
    box.replaceChildren(element('p', { class: 'error-message' }, words('no-template')))
    return { draw: () => {} }
  }))
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('input', () => {
    saved.actions = fieldsets.map((fieldset) => ({ what: tidy(field(fieldset, 'what').value, 200), who: tidy(field(fieldset, 'who').value, 60), date: field(fieldset, 'date').value }))
    saved.next = field(form, 'next').value
    changed()
    for (const one of papers) one.draw()
  })
  form.querySelector('[data-do="ics"]')?.addEventListener('click', () => {
    const id = saved.round.round.toString(16)
    const events = saved.actions.flatMap(({ what, who, date }, index) => (what && date ? [{ id: `${id}-${index}-${date}`, date, summary: who ? words('ics-summary', { what, who }) : what }] : []))
    if (saved.next) events.push({ id: `${id}-tjek-${saved.next}`, date: saved.next, summary: words('ics-next') })
    if (!events.length) return announce(words('no-dates'))
    download('handlinger.ics', calendar(events), 'text/calendar')
  })
  return made

  /** @param {HTMLElement} box @param {Element} source */
  function paper(box, source) {
    const name = box.dataset.paper ?? ''
    const title = source.querySelector('h1')?.textContent ?? ''
    const body = /** @type {HTMLElement} */ (box.querySelector('.paper'))
    const note = /** @type {HTMLElement} */ (box.querySelector('[data-slot="edited"]'))
    body.setAttribute('aria-label', title)
    const draw = () => {
      const own = saved.texts[name]
      note.textContent = own === undefined ? '' : words('edited')
      restore.hidden = own === undefined
      if (own === undefined) body.replaceChildren(...shifted(fillIn(source, slotsOf(saved, view, words)), 3))
    }
    const restore = /** @type {HTMLButtonElement} */ (box.querySelector('[data-do="restore"]'))
    if (saved.texts[name] !== undefined) body.replaceChildren(...saved.texts[name].flatMap((tree) => grow(tree)))
    draw()
    body.addEventListener('input', () => {
      saved.texts[name] = [...body.childNodes].flatMap(trees)
      note.textContent = words('edited')
      restore.hidden = false
      changed()
    })
    body.addEventListener('paste', (event) => {
      // Only plain text comes in: what is pasted from elsewhere may carry anything.
      event.preventDefault()
      document.execCommand('insertText', false, event.clipboardData?.getData('text/plain') ?? '')
    })
    const clean = () => shifted([...body.childNodes].flatMap(trees).flatMap((tree) => grow(tree)), -3)
    const html = () => `<!doctype html>\n${element('html', { lang: 'da' }, element('head', {}, element('meta', { charset: 'utf-8' }), element('title', {}, title)), element('body', {}, .../** @type {any} */ (clean()))).outerHTML}\n`
    const text = () => `${clean().map((node) => (typeof node === 'string' ? node : markdown(node))).join('').trim()}\n`
    /** @type {Record<string, () => void>} */
    const does = {
      copy: async () => announce(words((await copyRich(body, html(), text())) ? 'copied-text' : 'not-copied')),
      md: () => download(`${name}.md`, text(), 'text/markdown'),
      html: () => download(`${name}.html`, html(), 'text/html'),
      print: () => printOnly(box),
      restore: () => {
        delete saved.texts[name]
        draw()
        changed()
        announce(words('restored'))
        body.focus()
      },
    }
    for (const button of box.querySelectorAll('[data-do]')) button.addEventListener('click', () => does[button.getAttribute('data-do') ?? '']?.())
    return { draw }
  }
}

/** A paper's headings stand below the page's own while it is shown there. @param {(Node | string)[]} nodes @param {number} by */
function shifted(nodes, by) {
  return nodes.map((node) => {
    const level = node instanceof Element ? Number(node.nodeName.match(/^H([1-6])$/)?.[1]) : 0
    return level ? element(`h${Math.min(Math.max(level + by, 1), 6)}`, {}, ... /** @type {Element} */ (node).childNodes) : node
  })
}

/** @param {HTMLElement} body @param {string} html @param {string} text */
async function copyRich(body, html, text) {
  try {
    const kinds = { 'text/html': html, 'text/plain': text }
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(Object.entries(kinds).map(([type, data]) => [type, new Blob([data], { type })])))])
    return true
  } catch {
    getSelection()?.selectAllChildren(body)
    return document.execCommand('copy')
  }
}
