// @ts-check
/** Styles that few pages need, fetched once. */

/** @type {Map<string, Promise<void>>} */
const loaded = new Map()

/**
 * Wait until a style sheet of assets/css/ is in use.
 * @param {string} name
 * @returns {Promise<void>}
 */
export function style(name) {
  const href = new URL(`../../css/${name}.css`, import.meta.url).href
  const there = [...document.querySelectorAll('link[rel="stylesheet"]')].some((link) => /** @type {HTMLLinkElement} */ (link).href === href)
  if (there) return Promise.resolve()
  const known = loaded.get(name)
  if (known) return known
  const wait = new Promise((/** @type {(value: void) => void} */ resolve) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    // Without its style everything still works, so a failure is no reason to stop.
    link.onload = link.onerror = () => resolve()
    document.head.append(link)
  })
  loaded.set(name, wait)
  return wait
}
