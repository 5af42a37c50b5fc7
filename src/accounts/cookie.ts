import { after, type Instant } from '../kernel/instant.ts'
import { MINUTE } from '../kernel/instant.ts'
import { parametersAt } from '../policy/index.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import type { Session } from './model.ts'
import { lastsUntil } from './start-session.ts'

/** How a session travels. `__Host-`: this host alone, https alone, whole site (RFC 6265bis). Plain http is for demonstrations on one machine. */
export type CookieStyle = { readonly name: string; readonly attributes: string }

export const cookieStyle = (isSecure: boolean): CookieStyle => ({
  name: isSecure ? '__Host-carnet' : 'carnet',
  attributes: `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`,
})

export const sealSession = (keyring: Keyring, session: Session): string =>
  keyring.sealCookie(Buffer.from(JSON.stringify(session))).toString('base64url')

/** Longer than any of ours: not opened. */
const LONGEST = 4_096

/** The session of a cookie, while it is neither older than its maximum nor idle for too long. `undefined`: nobody is signed in. */
export const openSession = (keyring: Keyring, sealed: string, at: Instant): Session | undefined => {
  const session = sealed.length > LONGEST ? undefined : unsealed(keyring, sealed)
  if (session === undefined) return undefined
  const isOver = at >= lastsUntil(session.authentication, at) || at >= after(session.lastSeenAt, parametersAt(at).sessionIdleMs)
  return isOver ? undefined : session
}

const unsealed = (keyring: Keyring, sealed: string): Session | undefined => {
  try {
    const opened = JSON.parse(keyring.openCookie(Buffer.from(sealed, 'base64url')).toString('utf8')) as Partial<Session>
    // Notes and tickets of a sign-in are sealed under the same key: none of them is a session.
    const { authentication, lastSeenAt } = opened
    return authentication === undefined || lastSeenAt === undefined ? undefined : { authentication, lastSeenAt }
  } catch {
    return undefined
  }
}

/** Sealed again at most once a minute: activity moves the idle limit. */
export const isWorthRenewing = ({ lastSeenAt }: Session, at: Instant): boolean => at - lastSeenAt >= MINUTE
