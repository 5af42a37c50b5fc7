import { SHARED_CACHE } from '../patient/add/shared.ts'
import { registerServiceWorker } from '../ui/viewer/trusted.ts'

/** What was shared and never taken does not wait in this browser: whoever comes next finds nothing of it. */
const forgetShared = async (): Promise<void> => {
  if ('caches' in window && !new URLSearchParams(location.search).has('partage')) await caches.delete(SHARED_CACHE)
}

/** The worker of the installed application (web/static/sw.js): it answers when there is no network, and takes what is shared. */
export const startWorking = async (): Promise<void> => {
  await forgetShared()
  if ('serviceWorker' in navigator) await registerServiceWorker('/sw.js')
}
