// @ts-check
/** The report as the chair has it at the meeting: with decisions below each task, and a way to share it. */

import { part } from './catalogue.js'
import { decision } from './decide.js'
import { report } from './report.js'

/** @param {import('./chair.js').Chair} chair */
export function meeting(chair) {
  const { root, open, words, view } = chair
  const [share, end] = [part(root, 'share'), part(root, 'onward')]
  const acts = () => import('./sharing.js')
  share.querySelector('[data-do="share-link"]')?.addEventListener('click', async () => (await acts()).shareLink(chair, share))
  share.querySelector('[data-do="share-file"]')?.addEventListener('click', async () => (await acts()).shareFile(chair, share))
  end.querySelector('[data-do="earlier"]')?.addEventListener('click', () => chair.choose(async ([file]) => (await acts()).earlier(chair, end, file)))
  const isMatrix = view.instrument.kind === 'matrix'
  return report(root, view, words, {
    earlier: open.earlier,
    below: (row) => (isMatrix ? decision(root, row, open, view.instrument, words, () => chair.changed()) : null),
    top: open.sample ? [part(root, 'sample')] : [],
    end: [share, end],
  })
}
