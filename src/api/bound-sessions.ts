import type { FastifyReply, FastifyRequest } from 'fastify'
import { type CookieStyle, isPublicKey, openNote, openWindow, sealNote, type Session } from '../accounts/index.ts'
import type { Authentication } from '../kernel/actors.ts'
import type { SessionId } from '../kernel/ids.ts'
import { after, MINUTE } from '../kernel/instant.ts'
import { RequestInvalid } from '../platform/http/index.ts'
import { browserFamily } from './browser-label.ts'
import { cookieNamed, giveSession } from './cookies.ts'
import type { Services } from './services.ts'

type Wire = { readonly services: Services; readonly request: FastifyRequest; readonly reply: FastifyReply }

const KEY = 'x-carnet-key'

/** The public key of the browser that signs in; a program gives none. Errors: a request that cannot be read. */
export const keyOf = ({ headers: { [KEY]: key } }: FastifyRequest): string | undefined => {
  if (key === undefined || (typeof key === 'string' && isPublicKey(key))) return key
  throw new RequestInvalid([KEY])
}

/** A session that starts is bound to the browser that gave its key: here or, when a provider sends it back, as it began. */
export const giveNewSession = (wire: Wire, style: CookieStyle, session: Session, publicKey = keyOf(wire.request)): void => {
  const family = browserFamily(wire.request.headers['user-agent'])
  const authentication: Authentication = {
    ...session.authentication,
    ...(publicKey === undefined ? {} : { bound: { publicKey, family } }),
  }
  giveSession(wire.reply, wire.services, style, { ...session, authentication })
  giveWindow(wire, style, authentication)
}

/** Its window: a cookie for us, and what its page comes to the key with. Errors: a key that is no point of the curve. */
export const giveWindow = ({ services, reply }: Wire, style: CookieStyle, authentication: Authentication): void => {
  const opened = opening(services, authentication)
  if (opened === undefined) return
  const { name, attributes } = windowCookie(style)
  reply.header('set-cookie', `${name}=${opened.sealed}; ${attributes}`).header('x-carnet-window', opened.told)
}

const opening = (services: Services, authentication: Authentication): ReturnType<typeof openWindow> => {
  try {
    return openWindow(services, authentication, services.clock.now())
  } catch {
    throw new RequestInvalid([KEY])
  }
}

export const windowCookie = ({ name, attributes }: CookieStyle): CookieStyle => ({ name: `${name}-window`, attributes })

const DOWNLOAD = 'carnet-download'
/** A large copy, taken up again after a cut. */
const DOWNLOAD_MS = 10 * MINUTE

type Download = { readonly sessionId: SessionId; readonly path: string }

/** What the browser asks for itself (a file to save) bears no proof: its page, which does, lets it ask for this one address. */
export const giveDownload = (reply: FastifyReply, { keyring, clock, isSecure }: Services, sessionId: SessionId, path: string): void => {
  const sealed = sealNote(keyring, 'download', after(clock.now(), DOWNLOAD_MS), { sessionId, path } satisfies Download)
  const [pathname] = path.split('?')
  reply.header(
    'set-cookie',
    `${DOWNLOAD}=${sealed}; Path=${pathname}; Max-Age=${DOWNLOAD_MS / 1_000}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`,
  )
}

export const mayDownload = (request: FastifyRequest, { keyring, clock }: Services, sessionId: SessionId): boolean => {
  const sealed = cookieNamed(request.headers.cookie, DOWNLOAD)
  const download = sealed === undefined ? undefined : openNote<Download>(keyring, 'download', sealed, clock.now())
  return download?.sessionId === sessionId && download.path === request.raw.url
}
