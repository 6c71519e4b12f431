// @ts-check
/** Keep the whole site on this device: fetched when the reader asks for it, shown, renewed, removed. */

import { announcer, button, element, wordsOf } from './dom.js'
import { fetchAll, kept, latest, remove, supported, takeIntoUse } from './offline/edition.js'

/** @typedef {import('./offline/edition.js').Edition} Edition */

/** @param {HTMLElement} root */
async function start(root) {
  const words = wordsOf(root)
  const announce = announcer(root)
  const status = element('p', { class: 'message', tabindex: '-1' })
  const fault = element('p', { class: 'error-message', role: 'alert' })
  const tools = element('div', { class: 'tool-row' })
  const lost = location.hash === '#ikke-gemt' ? [element('p', { class: 'message', 'data-kind': 'warning', role: 'status' }, words('not-kept'))] : []
  root.append(...lost, status, tools, fault)

  const facts = (/** @type {Edition} */ { pages, bytes, date }) => ({
    pages,
    mb: (bytes / 1e6).toLocaleString('da', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    date: new Date(date).toLocaleDateString('da', { dateStyle: 'long' }),
  })

  const draw = async () => {
    const [here, waiting] = [await kept(), await kept('waiting')]
    const there = await latest().catch(() => undefined)
    const isNew = there && there.version !== here?.version
    const lines = [here ? words('kept', facts(here)) : words('none')]
    if (here && isNew) lines.push(words('news', facts(there)))
    if (!there) lines.push(words('no-network'))
    status.textContent = lines.join(' ')
    const fresh = isNew && waiting?.version !== there.version
    tools.replaceChildren(
      ...(fresh ? [button(words(here ? 'renew' : 'keep', facts(there)), () => save(there), 'button')] : []),
      ...(isNew && !fresh ? [button(words('use'), () => act(() => use(there)), 'button')] : []),
      ...(here ? [button(words('remove'), () => act(drop))] : []),
    )
    root.dataset.ready = ''
  }

  /** Do what a button asks for; what went wrong is said. @param {() => Promise<void>} job */
  const act = async (job) => {
    fault.textContent = ''
    status.focus() // the button that was pressed goes away
    for (const one of tools.querySelectorAll('button')) one.disabled = true
    try {
      await job()
    } catch (error) {
      fault.textContent = words(/** @type {Error} */ (error).name === 'QuotaExceededError' ? 'full' : 'failed')
    }
    await draw()
    status.focus()
  }

  const save = (/** @type {Edition} */ edition) =>
    act(async () => {
      const bar = /** @type {HTMLProgressElement} */ (element('progress', { 'aria-label': words('fetching') }))
      tools.replaceChildren(bar)
      status.textContent = words('fetching')
      announce(words('fetching'))
      await fetchAll(edition, (done, of) => Object.assign(bar, { max: of, value: done }))
      // Asked for after the fetching: without it the browser may remove what is kept when it lacks room.
      await navigator.storage?.persist?.().catch(() => false)
      await use(edition)
    })

  const use = async (/** @type {Edition} */ { version }) => {
    const changed = navigator.serviceWorker.controller
    if (!(await takeIntoUse(version))) fault.textContent = words('others')
    else if (changed) location.reload() // this page belongs to the edition before
    else announce(words('done'))
  }

  const drop = async () => {
    await remove()
    announce(words('removed'))
  }

  if (supported()) await draw()
  else status.textContent = words('unsupported')
}

for (const root of document.querySelectorAll('[data-offline]')) start(/** @type {HTMLElement} */ (root))
