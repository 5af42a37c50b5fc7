import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  type CookieStyle,
  type KnownDevice,
  LOOP,
  openDevice,
  type PasskeySite,
  sealDevice,
  type SeenBrowser,
  type SignedIn,
  type SignInDesk,
} from '../accounts/index.ts'
import { refuse } from '../kernel/refusal.ts'
import { FOREIGN_ORIGIN } from '../platform/http/index.ts'
import { giveNewSession } from './bound-sessions.ts'
import { browserLabel } from './browser-label.ts'
import { cookieNamed } from './cookies.ts'
import { operationFor } from './operation.ts'
import type { Services } from './services.ts'
import { sessionPage } from './views/session-page.ts'
import type { Session } from './contract/index.ts'

/** Nobody is the caller yet: the loop is, and what it may do here is in `accounts/`. */
export const deskOf = (services: Services, correlationId: string): SignInDesk => ({
  op: operationFor(services, LOOP, correlationId),
  mode: services.mode,
  hasher: services.signIn.hasher,
  outbox: services.outbox,
  sms: services.signIn.sms,
})

/** The site a browser says it is on: `platform/http` has checked it is one of ours (security.md, CSRF). A passkey asks it to be said. */
export const siteOf = ({ headers: { origin } }: FastifyRequest): PasskeySite =>
  origin === undefined ? refuse(FOREIGN_ORIGIN, 'a passkey without an origin') : { id: new URL(origin).hostname, origin }

/** How a browser is known again after its session: beside it, for longer, and worth nothing without a password. */
const deviceCookie = ({ name, attributes }: CookieStyle): { readonly name: string; readonly attributes: string } => ({
  name: `${name}-device`,
  attributes: `${attributes}; Max-Age=31536000`,
})

export const browserOf = (services: Services, request: FastifyRequest, style: CookieStyle): SeenBrowser => {
  const device = deviceOf(services, request, style)
  return { label: browserLabel(request.headers['user-agent']), ...(device === undefined ? {} : { device }) }
}

export const deviceOf = (services: Services, { headers }: FastifyRequest, style: CookieStyle): KnownDevice | undefined => {
  const sealed = cookieNamed(headers.cookie, deviceCookie(style).name)
  return sealed === undefined ? undefined : openDevice(services, sealed)
}

/** Both cookies, and the page of who has come in. */
export const letIn = async (
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  style: CookieStyle,
  { session, device }: SignedIn,
): Promise<Session> => {
  giveNewSession({ services, request, reply }, style, session)
  const { name, attributes } = deviceCookie(style)
  reply.header('set-cookie', `${name}=${sealDevice(services, device)}; ${attributes}`)
  return sessionPage(operationFor(services, session.authentication, request.id), services.mode)
}
