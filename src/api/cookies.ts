import type { FastifyReply, FastifyRequest } from 'fastify'
import { type CookieStyle, isWorthRenewing, openSession, sealSession, type Session } from '../accounts/index.ts'
import type { Services } from './services.ts'

/** First cookie of that name; a client that sends two is given no choice. */
const cookieNamed = (header: string | undefined, name: string): string | undefined => {
  if (header === undefined) return undefined
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

export const giveSession = (reply: FastifyReply, { keyring }: Services, style: CookieStyle, session: Session): void => {
  reply.header('set-cookie', `${style.name}=${sealSession(keyring, session)}; ${style.attributes}`)
}

/** The browser forgets the cookie, and everything it kept of us (security.md A23). */
export const takeSession = (reply: FastifyReply, style: CookieStyle): void => {
  reply.header('set-cookie', `${style.name}=; ${style.attributes}; Max-Age=0`).header('clear-site-data', '"cache", "storage"')
}

/** Reads the session of the request, and seals it again when it has been a while. */
export const readSessionOf = (
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  style: CookieStyle,
): Session | undefined => {
  const sealed = cookieNamed(request.headers.cookie, style.name)
  if (sealed === undefined) return undefined
  const at = services.clock.now()
  const session = openSession(services.keyring, sealed, at)
  if (session !== undefined && isWorthRenewing(session, at)) giveSession(reply, services, style, { ...session, lastSeenAt: at })
  return session
}
