// @ts-check
/** In the browser inside an app: says at once what it cannot do, and shows a file's text to be copied instead. */

import { style } from './quiz/style.js'

const words = /** @type {HTMLTemplateElement | null} */ (document.getElementById('uden-filer'))?.content

const warning = words?.querySelector('.message')
const place = document.querySelector('.quiz, .instrument, .round') ?? document.querySelector('.content')
if (warning) place?.prepend(document.importNode(warning, true))

/**
 * Show the text of a file.
 * @param {string} name
 * @param {string} text
 * @returns {boolean} whether the page has the words for it
 */
export function offer(name, text) {
  const made = words?.querySelector('dialog')
  if (!made) return false
  const box = document.importNode(made, true)
  const area = /** @type {HTMLTextAreaElement} */ (box.querySelector('textarea'))
  const status = /** @type {HTMLElement} */ (box.querySelector('[role=status]'))
  area.value = text
  box.querySelector('[data-name]')?.append(name)
  box.querySelector('[data-do="copy"]')?.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text)
      status.textContent = status.dataset.copied ?? ''
    } catch {
      area.select()
      status.textContent = status.dataset.failed ?? ''
    }
  })
  box.querySelector('[data-do="close"]')?.addEventListener('click', () => box.close())
  box.addEventListener('close', () => box.remove())
  document.body.append(box)
  style('by-hand')
  box.showModal()
  return true
}
