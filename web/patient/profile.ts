import { useSyncExternalStore } from 'react'
import type { Profile, Session } from '../api/types.ts'
import { useSession } from '../app/session.ts'
import { profileIn, rememberedProfile, rememberProfile } from './acting.ts'

const watchers = new Set<() => void>()

let chosen: string | null | undefined

const current = (): string | null => {
  if (chosen === undefined) chosen = rememberedProfile()
  return chosen
}

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export const goToProfile = (recordId: string | null): void => {
  chosen = recordId
  rememberProfile(recordId)
  for (const watcher of watchers) watcher()
}

/** The record on screen, for who asks before there is a screen. */
export const actingProfile = (session: Session): Profile | undefined => profileIn(session, current())

export type Acting = {
  readonly profile: Profile
  readonly recordId: string
  readonly profiles: readonly Profile[]
  /** First name to put in titles and buttons when the record is another person's; null in one's own. */
  readonly actingFor: string | null
  readonly fullName: string
}

const NOBODY: Profile = { recordId: '', firstName: '', lastName: '', birthDate: '', relation: 'self', rights: [] }

export const useActing = (): Acting => {
  const session = useSession()
  const recordId = useSyncExternalStore(watch, current)
  const profile = (session && profileIn(session, recordId)) ?? NOBODY
  return {
    profile,
    recordId: profile.recordId,
    profiles: session?.profiles ?? [],
    actingFor: profile.relation === 'self' ? null : profile.firstName,
    fullName: `${profile.firstName} ${profile.lastName.slice(0, 1)}.`,
  }
}
