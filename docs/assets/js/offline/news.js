// @ts-check
/** Tells a reader whose pages come from a kept edition that there is another one. Nobody else fetches this. */

import { element } from '../dom.js'
import { latest, versionOf } from './edition.js'

try {
  const { version, news } = await latest()
  if (version !== versionOf(navigator.serviceWorker.controller)) {
    const link = element('a', { href: new URL('../../../vaerktoejer/offline/', import.meta.url).href }, news)
    document.querySelector('main')?.prepend(element('p', { class: 'message no-print', role: 'status' }, link))
  }
} catch {
  // Without the network the kept edition is the one there is.
}
