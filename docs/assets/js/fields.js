// @ts-check
/** The institution's name, written once by the reader, stands in every place of a template that asks for it. */

const KEY = 'bestyrelse1:felter'

/** @returns {Record<string, string>} what was written before in this browser */
function kept() {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  } catch {
    return {}
  }
}

/** @param {string} name @param {string} value */
function keep(name, value) {
  const values = kept()
  if (value) values[name] = value
  else delete values[name]
  try {
    if (Object.keys(values).length) localStorage.setItem(KEY, JSON.stringify(values))
    else localStorage.removeItem(KEY)
  } catch {
    // The name holds for this page.
  }
}

for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('[data-fills]'))) {
  const name = input.dataset.fills ?? ''
  const places = [...document.querySelectorAll('.felt')].filter((place) => place.textContent === name)
  const paint = () => {
    const value = input.value.trim()
    for (const place of places) {
      place.textContent = value || name
      place.classList.toggle('filled', Boolean(value))
    }
  }
  // What is being written when this script arrives stays; what the browser itself puts back does not.
  const early = document.activeElement === input ? input.value.trim() : ''
  if (early) keep(name, early)
  const before = kept()[name]
  input.value = early || (typeof before === 'string' ? before.slice(0, input.maxLength) : '')
  input.addEventListener('input', () => {
    paint()
    keep(name, input.value.trim())
  })
  addEventListener('storage', (event) => {
    if (event.key !== KEY && event.key !== null) return
    const other = kept()[name]
    input.value = typeof other === 'string' ? other.slice(0, input.maxLength) : ''
    paint()
  })
  paint()
}
