import type { CardFace } from '../../api/types.ts'
import { CARD_KEY as KEY, CARD_STORE as STORE } from '../../app/forget-here.ts'
import { registerServiceWorker } from '../../ui/viewer/trusted.ts'
import type { Squares } from './squares.ts'
import { cardWords } from './words/index.ts'

// The copy on this phone. It must open without network and without password, whoever holds the phone: so it is not encrypted, and the screen says it.
export const OFFLINE_PAGE = '/carte/hors-ligne'

export type KeptCard = { readonly recordId: string; readonly at: string; readonly face: CardFace; readonly squares: Squares | null }

const read = (): readonly KeptCard[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? (kept as readonly KeptCard[]) : []
  } catch {
    return []
  }
}

export const keptCards = (): readonly KeptCard[] => read()
export const keptCardOf = (recordId: string): KeptCard | undefined => read().find(card => card.recordId === recordId)

export const canKeep = (): boolean => 'serviceWorker' in navigator && 'caches' in window

/** Files that the page without network is made of: it is loaded once here, so that they are all known. */
const filesOfPage = async (): Promise<readonly string[]> => {
  await Promise.all([import('./offline.tsx'), cardWords.ready()])
  const html = await (await fetch(OFFLINE_PAGE, { headers: { accept: 'text/html' } })).text()
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path)
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  const ours = loaded.filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname)
  return [...new Set([OFFLINE_PAGE, ...[...named, ...ours].filter(path => /^\/assets\/|^\/carnet\.svg$/.test(path))])]
}

/** Her copy, and what opens it. The files are fetched again from the browser's own store: they stay for ever under their names. */
export const keepCard = async (card: KeptCard): Promise<void> => {
  const files = await filesOfPage()
  await registerServiceWorker('/sw.js')
  const store = await caches.open(STORE)
  await store.addAll([...files])
  localStorage.setItem(KEY, JSON.stringify([...read().filter(({ recordId }) => recordId !== card.recordId), card]))
}

/** The last copy gone, the files that opened it go too. */
export const forgetCard = async (recordId: string): Promise<void> => {
  const left = read().filter(card => card.recordId !== recordId)
  if (left.length > 0) {
    localStorage.setItem(KEY, JSON.stringify(left))
    return
  }
  localStorage.removeItem(KEY)
  await caches.delete(STORE)
}
