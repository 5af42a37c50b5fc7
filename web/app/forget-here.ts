/** The card that she asked to keep on this phone: where it stands (patient/card/kept.ts). */
export const CARD_KEY = 'carnet.card'
export const CARD_STORE = 'carnet-card'
/** What says that there is no network; nothing of anybody (static/sw.js). */
const SHELL_STORE = 'carnet-shell'

export const hasKeptCard = (): boolean => {
  try {
    return localStorage.getItem(CARD_KEY) !== null
  } catch {
    return false
  }
}

const forgetDatabases = async (): Promise<void> => {
  for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name)
}

const forgetStores = async (): Promise<void> => {
  for (const name of await caches.keys()) if (name !== CARD_STORE && name !== SHELL_STORE) await caches.delete(name)
}

/** A phone that she left is told nothing more. */
const forgetMessages = async (): Promise<void> => {
  const worker = await navigator.serviceWorker.getRegistration()
  await (await worker?.pushManager.getSubscription())?.unsubscribe()
}

/**
 * As `Clear-Site-Data` does at every other sign-out, but for the card she asked to keep (ui.md C10). What one browser lacks or refuses does not keep the rest.
 */
export const forgetAllButCard = async (): Promise<void> => {
  for (const key of Object.keys(localStorage)) if (key !== CARD_KEY) localStorage.removeItem(key)
  sessionStorage.clear()
  await Promise.allSettled([forgetStores(), forgetDatabases(), forgetMessages()])
}
