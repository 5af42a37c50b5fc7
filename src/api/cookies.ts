import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  type CookieStyle,
  isWorthRenewing,
  type NoteKind,
  openNote,
  openSession,
  sealNote,
  sealSession,
  type Session,
} from '../accounts/index.ts'
import { after, SECOND } from '../kernel/instant.ts'
import type { Services } from './services.ts'

/** First cookie of that name; a client that sends two is given no choice. */
export const cookieNamed = (header: string | undefined, name: string): string | undefined => {
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

/**
 * The browser forgets the cookie, and everything it kept of us (security.md A23). `keepsCard`: but for the emergency card that she asked to keep on this
 * phone; her page then clears everything else itself (web/app/forget-here.ts).
 */
export const takeSession = (reply: FastifyReply, style: CookieStyle, keepsCard = false): void => {
  reply
    .header('set-cookie', `${style.name}=; ${style.attributes}; Max-Age=0`)
    .header('clear-site-data', keepsCard ? '"cache"' : '"cache", "storage"')
}

export const readSessionOf = (request: FastifyRequest, { keyring, clock }: Services, style: CookieStyle): Session | undefined => {
  const sealed = cookieNamed(request.headers.cookie, style.name)
  return sealed === undefined ? undefined : openSession(keyring, sealed, clock.now())
}

/** Sealed again when it has been a while: she is still here. */
export const renewSession = (reply: FastifyReply, services: Services, style: CookieStyle, session: Session): void => {
  const at = services.clock.now()
  if (isWorthRenewing(session, at)) giveSession(reply, services, style, { ...session, lastSeenAt: at })
}

const NOTE_SECONDS = 600

/** What a browser keeps for us between two pages of a sign-in. Lax, not Strict: it comes back from another site, by a link that is followed. */
const noteCookie = (note: NoteKind, isSecure: boolean): { readonly name: string; readonly attributes: string } => ({
  name: `${isSecure ? '__Host-' : ''}carnet-${note}`,
  attributes: `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
})

export const giveNote = (
  reply: FastifyReply,
  { keyring, clock, isSecure }: Services,
  note: NoteKind,
  value: unknown,
  seconds = NOTE_SECONDS,
): void => {
  const { name, attributes } = noteCookie(note, isSecure)
  const sealed = sealNote(keyring, note, after(clock.now(), seconds * SECOND), value)
  reply.header('set-cookie', `${name}=${sealed}; ${attributes}; Max-Age=${seconds}`)
}

export const takeNote = (reply: FastifyReply, { isSecure }: Services, note: NoteKind): void => {
  const { name, attributes } = noteCookie(note, isSecure)
  reply.header('set-cookie', `${name}=; ${attributes}; Max-Age=0`)
}

/** `undefined`: none, too old, or of another kind. */
export const readNote = <T>(request: FastifyRequest, { keyring, clock, isSecure }: Services, note: NoteKind): T | undefined => {
  const sealed = cookieNamed(request.headers.cookie, noteCookie(note, isSecure).name)
  return sealed === undefined ? undefined : openNote<T>(keyring, note, sealed, clock.now())
}
