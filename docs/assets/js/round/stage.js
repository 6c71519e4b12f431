// @ts-check
/** The report on the meeting's screen: all tasks at a glance, then one at a time, by buttons or by keys. */

import { style } from '../quiz/style.js'
import { part } from './catalogue.js'
import { unfold } from './report.js'

/** How far a key goes. @type {Record<string, number>} */
const KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }

/**
 * @param {HTMLElement} root the element with the page's parts
 * @param {HTMLElement} report that fills the screen
 * @param {import('./report.js').Words} words
 */
export async function stage(root, report, words) {
  await style('round-stage')
  const folded = unfold().filter((details) => !details.hasAttribute('open'))
  const bar = part(root, 'stage')
  const over = new AbortController()
  const { signal } = over
  let at = 0
  /** @param {string} name @returns {HTMLButtonElement} */
  const button = (name) => /** @type {HTMLButtonElement} */ (bar.querySelector(`[data-do="${name}"]`))
  const entries = () => {
    // Another section may have been chosen since.
    for (const details of unfold()) details.setAttribute('open', '')
    return [...report.querySelectorAll('.result-entry')]
  }
  /** @param {number} to the place of a task, from 1; 0 shows all */
  const go = (to) => {
    const all = entries()
    at = Math.min(Math.max(to, 0), all.length)
    const shown = all[at - 1]
    for (const one of all) one.classList.toggle('on-stage', one === shown)
    report.dataset.stage = shown ? 'task' : 'all'
    ;/** @type {HTMLElement} */ (bar.querySelector('[data-slot="place"]')).textContent = shown ? words('stage-place', { n: at, total: all.length }) : words('stage-first')
    ;/** @type {HTMLElement | null} */ ((shown ?? report).querySelector('h4, h2'))?.focus({ preventScroll: true })
    button('previous').disabled = !at
    button('next').disabled = at === all.length
    report.scrollTop = 0
  }
  button('previous').addEventListener('click', () => go(at - 1))
  button('next').addEventListener('click', () => go(at + 1))
  button('leave').addEventListener('click', () => document.exitFullscreen())
  report.addEventListener('click', ({ target }) => {
    const tile = /** @type {Element} */ (target).closest('.tile')
    if (tile) go(entries().findIndex((one) => `#${one.id}` === tile.getAttribute('href')) + 1)
  }, { signal })
  document.addEventListener('keydown', (event) => {
    const by = KEYS[event.key]
    if (!by || /** @type {Element} */ (event.target).matches('input, select, textarea')) return
    event.preventDefault()
    go(at + by)
  }, { signal })
  document.addEventListener('fullscreenchange', () => {
    over.abort()
    bar.remove()
    delete report.dataset.stage
    for (const details of folded) details.removeAttribute('open')
    ;/** @type {HTMLElement | null} */ (report.querySelector('[data-do="full"]'))?.focus()
  }, { signal })
  report.prepend(bar)
  go(0)
}
