// @ts-check
/** Print one part of the page. */

/** @param {HTMLElement} part */
export function printOnly(part) {
  document.documentElement.classList.add('print-part')
  part.classList.add('printed')
  addEventListener('afterprint', () => {
    document.documentElement.classList.remove('print-part')
    part.classList.remove('printed')
  }, { once: true })
  print()
}
