// @ts-check
/** The edition kept on this device: what there is, fetching another one, taking it into use, removing it. */

/**
 * @typedef {{ version: string, date: string, pages: number, bytes: number, files: [string, string][], news: string }} Edition
 * `files` lists each address below the site with the SHA-256 of its content, and only where an edition is or will be kept
 */

const ROOT = new URL('../../../', import.meta.url)
const PREFIX = 'bestyrelse1-udgave:'
const AT_ONCE = 6
/** What a kept answer needs: its type, and the policies it was sent with. */
const DROPPED = ['content-encoding', 'content-length', 'vary', 'etag', 'last-modified', 'date']

/** Where the list of a whole edition is kept; no file of the site has this address. */
const MARK = new URL('offline/gemt', ROOT).href

export const supported = () => 'serviceWorker' in navigator && 'caches' in globalThis && 'CompressionStream' in globalThis

/** The edition that the site has now; throws when it cannot be reached. @returns {Promise<Edition>} */
export const latest = () => json('offline/udgave.json')

/** @param {ServiceWorker | null | undefined} worker */
export const versionOf = (worker) => (worker ? (new URL(worker.scriptURL).searchParams.get('udgave') ?? '') : '')

const registered = () => navigator.serviceWorker.getRegistration(ROOT)

/** The whole edition that a worker answers from, or waits to. @param {'active' | 'waiting'} state @returns {Promise<Edition | undefined>} */
export async function kept(state = 'active') {
  const worker = (await registered())?.[state]
  return (await caches.match(MARK, { cacheName: PREFIX + versionOf(worker) }))?.json()
}

/**
 * Fetch an edition, but not again what was fetched before. Throws when a part cannot be had or kept.
 * @param {Edition} edition
 * @param {(done: number, of: number) => void} tell
 */
export async function fetchAll({ version }, tell) {
  /** @type {Edition} */
  const edition = await json('offline/filer.json')
  if (edition.version !== version) throw new Error('another edition has come')
  const [cache, before] = [await caches.open(PREFIX + version), await kept()]
  const same = new Map(before?.files)
  /** @param {[string, string]} file */
  const take = async ([path, hash]) => {
    const address = new URL(path, ROOT).href
    if (await cache.match(address)) return
    const old = before && same.get(path) === hash && (await caches.match(address, { cacheName: PREFIX + before.version }))
    await cache.put(address, old || squeezed(await fetch(address, { integrity: `sha256-${hash}`, cache: 'no-cache' })))
  }
  const queue = [...edition.files]
  const work = async () => {
    for (let file = queue.pop(); file; file = queue.pop()) {
      await take(file)
      tell(edition.files.length - queue.length, edition.files.length)
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    await cache.put(MARK, new Response(JSON.stringify(edition)))
  } catch (error) {
    queue.length = 0
    if (/** @type {Error} */ (error).name === 'QuotaExceededError') await caches.delete(PREFIX + version)
    throw error
  }
}

/**
 * Let a fetched edition answer from now on. False when other pages are open that stand on the one before.
 * @param {string} version
 */
export async function takeIntoUse(version) {
  const address = new URL(`offline-worker.js?udgave=${version}`, ROOT)
  const registration = await navigator.serviceWorker.register(address, { scope: ROOT.pathname, updateViaCache: 'none' })
  const worker = registration.installing ?? registration.waiting ?? registration.active
  if (!worker) throw new Error('no worker')
  const reached = (/** @type {string[]} */ ...states) =>
    new Promise((done, failed) => {
      const look = () => (worker.state === 'redundant' ? failed(new Error('redundant')) : states.includes(worker.state) && done(true))
      worker.addEventListener('statechange', look)
      look()
    })
  await reached('installed', 'activating', 'activated')
  if (registration.active && registration.active !== worker && !(await mayChange(worker))) return false
  await reached('activated')
  return true
}

/** @param {ServiceWorker} worker @returns {Promise<boolean>} */
const mayChange = (worker) =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => done(data)
    worker.postMessage('tag-i-brug', [port2])
  })

/** Remove all that is kept; answers are kept elsewhere and stay. */
export async function remove() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name)
  await (await registered())?.unregister()
}

/** @param {Response} response */
function squeezed(response) {
  const headers = new Headers(response.headers)
  for (const name of DROPPED) headers.delete(name)
  return new Response(response.body && response.body.pipeThrough(new CompressionStream('gzip')), { headers })
}

/** @param {string} file */
async function json(file) {
  const response = await fetch(new URL(file, ROOT), { cache: 'no-store' })
  if (!response.ok) throw new Error(`${file}: ${response.status}`)
  return response.json()
}
