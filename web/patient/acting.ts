import type { Profile, Session } from '../api/types.ts'

// Whose record is on screen. Kept for this tab only, so that two tabs may show a mother and her child side by side.
const KEY = 'carnet.profile'

export const rememberedProfile = (): string | null => {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}

/** Refused storage: the choice holds until the page is loaded again. */
export const rememberProfile = (recordId: string | null): void => {
  try {
    if (recordId === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, recordId)
  } catch {
    // Who asked keeps it in memory.
  }
}

/** The profile in use among those of the session: her own unless she went to another one. */
export const profileIn = (session: Session, recordId: string | null): Profile | undefined =>
  session.profiles.find(profile => profile.recordId === recordId) ?? session.profiles[0]
