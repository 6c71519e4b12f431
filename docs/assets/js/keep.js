// @ts-check
/** The tools under every quiz and instrument: save to a file, fetch from a file, delete; and how answers are kept. */

import { button, element } from './dom.js'

const acts = () => import('./transfer.js')

/** Apps that show pages themselves drop files without a word. */
const byHand = /FBA[NV]|Instagram|; wv\)/.test(navigator.userAgent) ? import('./by-hand.js').catch(() => null) : null

/**
 * Offer text as a file.
 * @param {string} name
 * @param {string} text
 * @param {string} [type]
 */
export async function download(name, text, type = 'application/json') {
  if ((await byHand)?.offer(name, text)) return
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = element('a', { href: address, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/**
 * @param {object} parts
 * @param {import('./store.js').Store} parts.store
 * @param {(name: string, values?: Record<string, string | number>) => string} parts.words
 * @param {(text: string) => void} parts.announce
 * @param {() => void} parts.redraw called when the answers are other than before
 * @returns {{panel: HTMLElement, refresh: () => void}}
 */
export function keepTools({ store, words, announce, redraw }) {
  const status = element('p', { class: 'message' })
  const fault = element('p', { class: 'error-message', role: 'alert' })
  const panel = element('div', { class: 'keep-tools' })

  const refresh = () => {
    const astray = store.astray ? ` ${words('set-aside', { n: store.astray })}` : ''
    status.textContent = words(store.kept ? 'saved-here' : 'not-saved') + astray
    status.dataset.kind = store.kept ? 'info' : 'warning'
  }

  const save = button(words('save'), async () => download(`svar-${store.instrument}.json`, (await acts()).fileOf(store)))

  const input = /** @type {HTMLInputElement} */ (element('input', { type: 'file', accept: '.json', hidden: true }))
  input.addEventListener('change', async () => {
    const [file] = /** @type {FileList} */ (input.files)
    input.value = ''
    const refused = await (await acts()).takeIn(store, file)
    fault.textContent = refused ? words('load-wrong', { reason: words(`refused-${refused}`) }) : ''
    if (refused) return
    redraw()
    refresh()
    announce(words('load-done'))
  })
  const load = button(words('load'), () => input.click())

  const reset = button(words('reset'), async () =>
    (await acts()).askFirst(reset, words, () => {
      store.clear()
      redraw()
      refresh()
      announce(words('reset-done'))
    }),
  )

  panel.append(status, element('div', { class: 'tool-row' }, save, load, reset), input, fault)
  refresh()
  return { panel, refresh }
}
