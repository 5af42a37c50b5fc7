import type { SignedIn } from '../population/sessions.ts'

const RENEW_SECONDS = 30

/** Cookies are sealed anew before they are a minute old: an older one would be renewed at each request. */
export const freshCookies = (cookies: () => SignedIn): (() => SignedIn) => {
  let [kept, since] = [cookies(), performance.now()]
  return () => {
    if (performance.now() - since > RENEW_SECONDS * 1_000) [kept, since] = [cookies(), performance.now()]
    return kept
  }
}
