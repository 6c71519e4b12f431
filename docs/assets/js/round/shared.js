// @ts-check
/** The page on which board and leader see a report, from a link or from a file. */

import { wordsOf, element } from '../dom.js'
import { Catalogue, part } from './catalogue.js'
import { report } from './report.js'
import { readReport, readReportFile } from './share.js'
import { readFile } from './state.js'

/** @param {HTMLElement} root */
function start(root) {
  const words = wordsOf(root)
  const catalogue = new Catalogue(root)
  const panel = /** @type {HTMLElement} */ (root.querySelector('.round-panel'))
  /** @param {import('./state.js').View | null} view @param {string} fault */
  const show = (view, fault) => {
    if (view) {
      panel.replaceChildren(report(root, view, words))
      ;/** @type {HTMLElement} */ (panel.querySelector('h2')).focus({ preventScroll: true })
      return
    }
    const made = part(root, 'start', { fault })
    made.querySelector('[data-do="open"]')?.addEventListener('click', () => {
      const input = /** @type {HTMLInputElement} */ (element('input', { type: 'file', accept: '.json' }))
      input.addEventListener('change', async () => {
        if (!input.files?.[0]) return
        const read = await readFile(input.files[0])
        if ('text' in read) show(readReportFile(read.text, catalogue, words('own-tasks')), words('refused-not-a-report'))
        else show(null, words('refused-too-large'))
      })
      input.click()
    })
    panel.replaceChildren(made)
  }
  const open = () => {
    const text = location.hash.slice(1, 50_000)
    if (!text || text.includes('p=') || !panel.childElementCount) show(text.includes('p=') ? readReport(text, catalogue, words('own-tasks')) : null, text.includes('p=') ? words('refused-not-a-report') : '')
  }
  addEventListener('hashchange', open)
  open()
  root.dataset.ready = ''
}

for (const root of document.querySelectorAll('.round')) start(/** @type {HTMLElement} */ (root))
