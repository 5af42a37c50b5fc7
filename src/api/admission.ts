import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  type CookieStyle,
  endStolen,
  judge,
  LOOP,
  NOT_SIGNED_IN,
  openSpentProofs,
  SESSION_ENDED,
  SESSION_UNBOUND,
  SESSION_UNPROVED,
  type Session,
  type Verdict,
} from '../accounts/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import { mayDownload, windowCookie } from './bound-sessions.ts'
import { browserFamily } from './browser-label.ts'
import { cookieNamed, readSessionOf, renewSession } from './cookies.ts'
import { operationFor } from './operation.ts'
import type { Route } from './route.ts'
import type { Services } from './services.ts'

export type Done = (error?: Error) => void
export type Admit = (route: Route, request: FastifyRequest, reply: FastifyReply, done: Done) => void

const PROOF = 'x-carnet-proof'

/** Who asks, before her body is read: whoever is not signed in, or bears the session of another browser, sends nothing. */
export const admission = (services: Services, style: CookieStyle): Admit => {
  const spent = openSpentProofs()
  const { name: window } = windowCookie(style)
  const verdictOn = ({ authentication }: Session, request: FastifyRequest): Verdict => {
    const shown = {
      proof: textOf(request.headers[PROOF]),
      window: cookieNamed(request.headers.cookie, window),
      method: request.method,
      url: request.raw.url ?? '',
      family: browserFamily(request.headers['user-agent']),
    }
    return judge(services.keyring, spent, authentication, shown, services.clock.now())
  }
  return (route, request, reply, done) => {
    const session = readSessionOf(request, services, style)
    if (session === undefined) return done(route.isOpen ? undefined : new Refusal(NOT_SIGNED_IN))
    const verdict = verdictOn(session, request)
    if (verdict === 'stolen') return end(services, session, request, done)
    const answer = decide(services, route, request, session, verdict)
    if (answer === 'enters') request.carnetSession = session
    if (answer === 'enters' && verdict !== 'unproved') renewSession(reply, services, style, session)
    return done(answer instanceof Refusal ? answer : undefined)
  }
}

type Answer = 'enters' | 'nobody' | Refusal

/** On a page for anybody, a cookie that proves nothing is nobody’s: she may sign in. One that proves wrongly is told so. */
const decide = (services: Services, route: Route, request: FastifyRequest, { authentication }: Session, verdict: Verdict): Answer => {
  if (verdict === 'proved' || route.needsNoProof === true) return 'enters'
  if (verdict === 'unbound') return services.unboundSessions ? 'enters' : route.isOpen ? 'nobody' : new Refusal(SESSION_UNBOUND)
  if (route.kind === 'bytes' && request.method === 'GET' && mayDownload(request, services, authentication.sessionId)) return 'enters'
  return route.isOpen && request.headers[PROOF] === undefined ? 'nobody' : new Refusal(SESSION_UNPROVED)
}

/** It ends for whoever bears it; she whose it is signs in again, and is told. */
const end = (services: Services, { authentication }: Session, request: FastifyRequest, done: Done): void => {
  services.log.warn('a session was borne by another browser: it is ended', { correlationId: request.id, refusal: SESSION_ENDED.code })
  endStolen({ op: operationFor(services, LOOP, request.id), outbox: services.outbox }, authentication).then(
    () => done(new Refusal(SESSION_ENDED)),
    (fault: unknown) => done(fault instanceof Error ? fault : new Error('a stolen session was not ended')),
  )
}

const textOf = (header: string | readonly string[] | undefined): string | undefined => (typeof header === 'string' ? header : undefined)
