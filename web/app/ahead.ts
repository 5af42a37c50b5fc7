import { isHidden } from '../patient/hide/hidden.ts'
import { fetchAccess, fetchHome, fetchShelf, fetchTimeline } from '../patient/queries.ts'

const AHEAD: ReadonlyMap<string, () => Promise<void>> = new Map([
  ['/accueil', fetchHome],
  ['/documents', fetchShelf],
  ['/temps', fetchTimeline],
  ['/acces', fetchAccess],
])

/** What the first page will ask for, asked as soon as one knows who is there: before anything is drawn, and of nobody whose screen is hidden. The page tells its trouble. */
export const askAhead = (address: string): void => {
  if (!isHidden()) AHEAD.get(address)?.().catch(() => undefined)
}
