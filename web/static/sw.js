// The emergency card without network: this worker answers for its page and the files that page was made of, when she asked to keep a copy on this
// phone (web/patient/card/kept.ts fills and empties the store). Everything else goes to the network as if there were no worker; no answer of the API is kept.
const STORE = 'carnet-card'
const PAGE = '/carte/hors-ligne'

const keptOf = async request => (await caches.open(STORE)).match(request)

const pageOf = async request => {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await keptOf(PAGE)
    if (kept === undefined) throw error
    return kept
  }
}

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (pathname === PAGE) event.respondWith(pageOf(request))
    return
  }
  // Names of these files hold a hash of their content: what is kept is what would come.
  if (pathname.startsWith('/assets/') || pathname === '/carnet.svg')
    event.respondWith(fetch(request).catch(async error => (await keptOf(request)) ?? Promise.reject(error)))
})
