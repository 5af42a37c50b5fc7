import { useQuery } from '@tanstack/react-query'
import { readSession, signOut as leave } from '../api/client.ts'
import { forgetModes } from '../api/access-mode.ts'
import { forgetEarly } from '../api/early.ts'
import { forgetProof } from '../api/proof.ts'
import { isProblem } from '../api/problem.ts'
import type { Session } from '../api/types.ts'
import { currentLanguage, speak } from '../ui/i18n/language.ts'
import { prefer } from '../ui/preferences.ts'
import { forgetAllButCard, hasKeptCard } from './forget-here.ts'
import { forgetDrafts } from './kept-drafts.ts'
import { queries } from './queries.ts'

const KEY = ['session'] as const

/** Null: nobody is signed in. */
const ask = async (): Promise<Session | null> => {
  try {
    // 204 or 401: nobody is signed in, which is no trouble.
    return (await readSession()) ?? null
  } catch (error) {
    if (isProblem(error) && error.status === 401) return null
    throw error
  }
}

const QUERY = { queryKey: KEY, queryFn: ask, staleTime: 60_000 }

export const currentSession = (): Promise<Session | null> => queries.ensureQueryData(QUERY)

export const useSession = (): Session | null => useQuery(QUERY).data ?? null

/** Nothing of the former person stays in memory. */
const become = (session: Session | null): void => {
  queries.clear()
  forgetModes()
  forgetEarly()
  queries.setQueryData(KEY, session)
}

export const enterAs = (session: Session): void => become(session)

/** The session has ended by itself: nothing of hers stays in sight; what she was writing waits for her. */
export const endHere = (): void => become(null)

export const signOut = async (): Promise<void> => {
  const keepsCard = hasKeptCard()
  const { location } = await leave(keepsCard)
  forgetProof()
  if (keepsCard) await forgetAllButCard()
  forgetDrafts()
  become(null)
  // The server asked the browser to forget all it kept: how Carnet looks and speaks is not the person’s data.
  await speak(currentLanguage())
  prefer({})
  if (location !== null) window.location.assign(location)
}

/** Where a session starts. */
export const homeOf = ({ kind, exercise }: Session): '/accueil' | '/pro' | '/urgence' | '/guichet' => {
  switch (kind) {
    case 'person':
      return '/accueil'
    case 'agent':
      return '/guichet'
    case 'professional':
      return exercise?.emergency ? '/urgence' : '/pro'
  }
}
