// @ts-check
/** The report as the chair has it at the meeting: with decisions below each task, and a way to share it. */

import { part } from './catalogue.js'
import { decision } from './decide.js'
import { report } from './report.js'
import { parseSaved, readFile, viewOf } from './state.js'

/** @param {import('./chair.js').Chair} chair */
export function meeting(chair) {
  const { root, open, words, view } = chair
  const [share, end] = [part(root, 'share'), part(root, 'onward')]
  const shared = /** @type {HTMLElement} */ (share.querySelector('[data-slot="shared"]'))
  const promise = () => shared.after(...(share.querySelector('.husk') ? [] : [part(root, 'promise')]))
  /** @param {string} name @param {() => void} does */
  const on = (name, does) => [share, end].map((one) => one.querySelector(`[data-do="${name}"]`)?.addEventListener('click', does))
  on('share-link', async () => {
    const { reportFragment } = await import('./share.js')
    const link = `${new URL(root.dataset.reportPage ?? '', location.href)}#${reportFragment(view)}`
    promise()
    try {
      await navigator.clipboard.writeText(link)
      shared.textContent = words('shared-report')
    } catch {
      shared.textContent = link
    }
  })
  on('share-file', async () => {
    promise()
    const [{ reportFile }, { download }] = await Promise.all([import('./share.js'), import('../keep.js')])
    download(`rapport-${open.round.round.toString(16)}.json`, reportFile(view))
  })
  on('earlier', () =>
    chair.choose(async ([file]) => {
      const read = await readFile(file)
      const earlier = 'text' in read ? await earlierView(chair, read.text) : null
      if (!earlier) return (/** @type {HTMLElement} */ (end.querySelector('[role=alert]')).textContent = words('text' in read ? 'refused-not-a-round' : 'refused-too-large'))
      open.earlier = { name: earlier.round.name, categories: Object.fromEntries(earlier.rows.map((row) => [row.task.id, row.category])) }
      chair.go('report')
    }),
  )
  const isMatrix = view.instrument.kind === 'matrix'
  const made = report(root, view, words, {
    earlier: open.earlier,
    below: (row) => (isMatrix ? decision(root, row, open, view.instrument, words, () => chair.changed()) : null),
    top: [...(open.sample ? [part(root, 'sample')] : []), share],
    end: [end],
  })
  return made
}

/** An earlier round, from its own file or from a report. @param {import('./chair.js').Chair} chair @param {string} text */
async function earlierView({ catalogue, words, instrument }, text) {
  const { readReportFile } = await import('./share.js')
  const saved = parseSaved(text, catalogue)
  const view = typeof saved === 'string' ? readReportFile(text, catalogue, words('own-tasks')) : viewOf(saved, catalogue, words('own-tasks'))
  return view?.instrument.id === instrument.id ? view : null
}
