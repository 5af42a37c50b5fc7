/**
 * The first script of the page, and the smallest: what the address will want is asked of the server while the page itself is on its way. On a slow line
 * the pages are a second of bytes, and answers that begin only after them are a second late. It draws nothing and decides nothing.
 */
import { askEarly } from './api/early.ts'
import { accessPath, DELEGATIONS, journalPath, LOOKS_DAYS, newsPath, SESSION, shelfPath, timelinePath } from './api/paths.ts'
import type { Profile, Session } from './api/types.ts'
import { profileIn, rememberedProfile } from './patient/acting.ts'
import { isHidden } from './patient/hide/hidden.ts'

const homeOf = (recordId: string): readonly string[] => [accessPath(recordId), DELEGATIONS, journalPath(recordId, LOOKS_DAYS)]
const ofHerSide = ({ relation }: Profile, paths: readonly string[]): readonly string[] => (relation === 'helped' ? [] : paths)

/** The same as `app/ahead.ts` asks, for who is there. */
const WANTED: ReadonlyMap<string, (profile: Profile) => readonly string[]> = new Map([
  ['/accueil', profile => [newsPath(profile.recordId), ...ofHerSide(profile, homeOf(profile.recordId))]],
  ['/documents', ({ recordId }) => [shelfPath(recordId)]],
  ['/temps', ({ recordId }) => [timelinePath(recordId)]],
  ['/acces', profile => ofHerSide(profile, [accessPath(profile.recordId)])],
])

const leadsTo = async (answer: Response): Promise<readonly string[]> => {
  const wanted = WANTED.get(location.pathname)
  if (wanted === undefined || answer.status !== 200 || isHidden()) return []
  const profile = profileIn((await answer.json()) as Session, rememberedProfile())
  return profile === undefined ? [] : wanted(profile)
}

/** What the page is made of comes behind its questions: on one line what is asked first comes first. Once. */
const askForTheRest = (): void => {
  for (const later of document.querySelectorAll<HTMLLinkElement>('link[rel=carnet-later]')) {
    const { href, as } = later
    const kind = as === 'font' ? { rel: 'preload', as, type: 'font/woff2' } : { rel: 'modulepreload' }
    later.replaceWith(Object.assign(document.createElement('link'), { ...kind, crossOrigin: 'anonymous', href }))
  }
}

/** So long at most for an answer about who is there: the page itself waits no more. */
const PATIENCE = 500

/** The first date that is written costs a telephone a tenth of a second, the first words that are sorted half of it: paid while the line is waited for. */
const makeReady = (): void => {
  new Intl.DateTimeFormat('fr-FR').format(0)
  'é'.localeCompare('e', 'fr')
}

const WHEN_THE_QUESTION_HAS_LEFT = 60

const asked = askEarly(SESSION, leadsTo)
const isWorthWaiting = WANTED.has(location.pathname)
void (isWorthWaiting ? asked : Promise.resolve()).finally(askForTheRest)
setTimeout(makeReady, WHEN_THE_QUESTION_HAS_LEFT)
setTimeout(askForTheRest, PATIENCE)
