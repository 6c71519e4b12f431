// @ts-check
/** Print one part of the page. */

import { style } from '../quiz/style.js'

/** @param {HTMLElement} part */
export async function printOnly(part) {
  await style('round-papers')
  document.documentElement.classList.add('print-part')
  part.classList.add('printed')
  addEventListener('afterprint', () => {
    document.documentElement.classList.remove('print-part')
    part.classList.remove('printed')
  }, { once: true })
  print()
}
