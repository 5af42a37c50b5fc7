// What answers without network, and what another application hands over. No answer of the API is ever kept here.
//
// 1. The emergency card, when she asked to keep a copy on this phone: its page and the files that page was made of
//    (web/patient/card/kept.ts fills and empties the store).
// 2. A page that says honestly that there is no network, for every other address.
// 3. Files that another application shares (`share_target` of the manifest): put aside for the page that takes them at once
//    (web/patient/add/shared.ts), then nothing of them stays.
// 4. Messages: one sentence, the same for everybody, and a number by which a message replaces itself (src/platform/push/README.md).
const CARD = 'carnet-card'
const CARD_PAGE = '/carte/hors-ligne'
const SHELL = 'carnet-shell'
const OFFLINE_PAGE = '/hors-connexion.html'
const OFFLINE_FILES = [OFFLINE_PAGE, '/hors-connexion.css', '/carnet.svg']
const SHARED = 'carnet-shared'
const SHARED_PAGE = '/documents/ajouter'

const keptIn = async (store, request) => (await caches.open(store)).match(request)

const pageOf = async (request, pathname) => {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = (pathname === CARD_PAGE ? await keptIn(CARD, CARD_PAGE) : undefined) ?? (await keptIn(SHELL, OFFLINE_PAGE))
    if (kept === undefined) throw error
    return kept
  }
}

// Names of files in /assets/ hold a hash of their content: what is kept is what would come.
const fileOf = async request => {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = (await keptIn(CARD, request)) ?? (await keptIn(SHELL, request))
    if (kept === undefined) throw error
    return kept
  }
}

// What was shared before and never taken goes away first.
const takeShared = async request => {
  const files = (await request.formData()).getAll('files').filter(file => file instanceof File)
  await caches.delete(SHARED)
  const store = await caches.open(SHARED)
  for (const [index, file] of files.entries()) {
    const headers = { 'content-type': file.type || 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) }
    await store.put(`/shared/${index}`, new Response(file, { headers }))
  }
  return Response.redirect(`${SHARED_PAGE}?partage`, 303)
}

self.addEventListener('install', event => {
  void self.skipWaiting()
  event.waitUntil(caches.open(SHELL).then(store => store.addAll(OFFLINE_FILES)))
})
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname, searchParams } = new URL(request.url)
  if (origin !== self.location.origin || pathname.startsWith('/api/')) return
  if (request.method === 'POST' && pathname === SHARED_PAGE && searchParams.has('partage')) {
    event.respondWith(takeShared(request))
    return
  }
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(pageOf(request, pathname))
  else if (pathname.startsWith('/assets/') || OFFLINE_FILES.includes(pathname)) event.respondWith(fileOf(request))
})

const NOTICES_PAGE = '/notifications'

self.addEventListener('push', event => {
  const { text, id } = event.data?.json() ?? {}
  if (typeof text === 'string') event.waitUntil(self.registration.showNotification(text, { tag: String(id), icon: '/carnet.svg' }))
})

// A page that is open is brought forward rather than doubled; who is not signed in finds the door first.
const openNotices = async () => {
  const [page] = await self.clients.matchAll({ type: 'window' })
  if (page === undefined) return self.clients.openWindow(NOTICES_PAGE)
  await page.focus()
  return page.navigate(NOTICES_PAGE)
}

self.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(openNotices())
})
