// @ts-check
/** Small helpers for building elements and for the words that a fragment's template carries. */

/**
 * Make an element. Children are text or nodes, never HTML.
 * @param {string} name
 * @param {Record<string, string | boolean | ((event: Event) => void)>} [attributes] listeners begin with "on"
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value)
    else if (value === true) made.setAttribute(key, '')
    else if (value !== false) made.setAttribute(key, value)
  }
  made.append(...children)
  return made
}

/**
 * Read the words of a fragment from its template.
 * @param {Element} root
 * @returns {(name: string, values?: Record<string, string | number>) => string}
 */
export function wordsOf(root) {
  /** @type {Map<string, string>} */
  const words = new Map()
  for (const span of template(root).querySelectorAll('[data-text]')) {
    words.set(span.getAttribute('data-text') ?? '', span.textContent ?? '')
  }
  return (name, values = {}) =>
    (words.get(name) ?? name).replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole))
}

/**
 * @param {Element} root
 * @returns {DocumentFragment}
 */
export function template(root) {
  const found = root.querySelector('template[data-ui]')
  if (!(found instanceof HTMLTemplateElement)) throw new Error('template[data-ui] is missing')
  return found.content
}

/**
 * A live region that reads out what is put into it, politely.
 * @param {Element} root
 * @returns {(text: string) => void}
 */
export function announcer(root) {
  const region = element('p', { role: 'status', class: 'visually-hidden' })
  root.append(region)
  return (text) => {
    region.textContent = ''
    // A change in the next frame is announced even when the words are the same as last time.
    requestAnimationFrame(() => (region.textContent = text))
  }
}

/** What the address points at on the page; an address may be anything. */
export function targeted() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)))
  } catch {
    return null
  }
}

/**
 * A plain button.
 * @param {string} label
 * @param {(event: Event) => void} onclick
 * @param {string} [kind] class names
 */
export function button(label, onclick, kind = 'button button-secondary') {
  return element('button', { type: 'button', class: kind, onclick }, label)
}
