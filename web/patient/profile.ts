import { useSyncExternalStore } from 'react'
import type { Profile, Session } from '../api/types.ts'
import { useSession } from '../app/session.ts'

// Whose record is on screen. Kept for this tab only, so that two tabs may show a mother and her child side by side.
const KEY = 'carnet.profile'
const watchers = new Set<() => void>()

const remembered = (): string | null => {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}

let chosen: string | null | undefined

const current = (): string | null => {
  if (chosen === undefined) chosen = remembered()
  return chosen
}

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export const goToProfile = (recordId: string | null): void => {
  chosen = recordId
  try {
    if (recordId === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, recordId)
  } catch {
    // Refused storage: the choice holds until the page is loaded again.
  }
  for (const watcher of watchers) watcher()
}

/** The profile in use among those of the session: her own unless she went to another one. */
export const profileIn = (session: Session, recordId: string | null): Profile | undefined =>
  session.profiles.find(profile => profile.recordId === recordId) ?? session.profiles[0]

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
