// @ts-check
/**
 * Answers from the edition that the reader keeps on this device. The build puts this file at the top of the site. Its
 * address names the edition, which never changes: another edition is another worker, and no page meets two of them.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))
const PREFIX = 'bestyrelse1-udgave:'
const NAME = PREFIX + new URL(worker.location.href).searchParams.get('udgave')
const NOT_KEPT = 'vaerktoejer/offline/#ikke-gemt'

/** @param {string} address */
const kept = (address) => caches.match(address, { cacheName: NAME, ignoreSearch: true, ignoreVary: true })

/** What is kept is squeezed. @param {Response} response */
const unpacked = ({ body, headers }) => new Response(body && body.pipeThrough(new DecompressionStream('gzip')), { headers })

/** @param {string} address */
const below = (address) => new URL(address, worker.registration.scope).href

/** @param {Request} request */
async function page(request) {
  const found = await kept(request.url)
  if (found) return unpacked(found)
  const folder = request.url.replace(/[?#].*/, '') + '/'
  if (await kept(folder)) return Response.redirect(folder)
  return fetch(request).catch(() => Response.redirect(below(NOT_KEPT)))
}

/**
 * A page from the network gets its parts from there too, and a kept page the parts that were kept with it.
 * @param {Request} request
 * @param {string} client
 */
async function part(request, client) {
  const asking = await worker.clients.get(client)
  const found = asking && (await kept(asking.url)) && (await kept(request.url))
  return found ? unpacked(found) : fetch(request)
}

worker.addEventListener('fetch', (event) => {
  const { request, clientId } = event
  // What is asked for with its hash is being fetched to be kept.
  if (request.method !== 'GET' || request.integrity || !request.url.startsWith(worker.registration.scope)) return
  event.respondWith(request.mode === 'navigate' ? page(request) : part(request, clientId))
})

worker.addEventListener('install', (event) => {
  const whole = async () => {
    if (!(await kept(below('offline/gemt')))) throw new Error('the edition is not whole')
  }
  event.waitUntil(whole())
})

worker.addEventListener('activate', (event) => {
  const others = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME)
    await Promise.all(names.map((name) => caches.delete(name)))
  }
  event.waitUntil(others())
})

// The edition is changed under the page that asks for it, and never under another: that would get parts of two.
worker.addEventListener('message', (event) => {
  const change = async () => {
    const open = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
    if (open.length <= 1) await worker.skipWaiting()
    event.ports[0].postMessage(open.length <= 1)
  }
  event.waitUntil(change())
})
