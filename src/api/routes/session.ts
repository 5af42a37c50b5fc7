import { type CookieStyle, endSession, requireSession } from '../../accounts/index.ts'
import { giveDownload, giveWindow } from '../bound-sessions.ts'
import { downloadSchema, sessionSchema } from '../contract/index.ts'
import { takeSession } from '../cookies.ts'
import { operationOf } from '../operation.ts'
import { openRoute, type Route, route, withoutProof } from '../route.ts'
import { sessionPage } from '../views/session-page.ts'

export const sessionRoutes = (style: CookieStyle): readonly Route[] => [
  openRoute({
    method: 'GET',
    path: '/api/session',
    tag: 'session',
    summary: 'Who is signed in; 204 when nobody is',
    answer: sessionSchema.nullable(),
    orNothing: true,
    handle: async ({ services, request }) => {
      // Whoever has only proved a code is on her way to signing in, and nobody’s pages are hers yet.
      if (request.carnetSession === undefined || request.carnetSession.authentication.means === 'activation-code') return null
      const op = operationOf(services, request)
      await requireSession(op)
      return sessionPage(op, services.mode)
    },
  }),
  withoutProof(
    route({
      method: 'DELETE',
      path: '/api/session',
      tag: 'session',
      summary: 'Signs out: every later request of this session is refused',
      handle: async ({ op, reply }) => {
        await endSession(op)
        takeSession(reply, style)
      },
    }),
  ),
  withoutProof(
    openRoute({
      method: 'POST',
      path: '/api/session/windows',
      tag: 'session',
      summary:
        'A new key for the browser that this session is bound to, in X-Carnet-Window; none when it is bound to none, or nobody is signed in',
      handle: async ({ services, request, reply }) => {
        if (request.carnetSession === undefined) return
        const op = operationOf(services, request)
        await requireSession(op)
        giveWindow({ services, request, reply }, style, op.caller)
      },
    }),
  ),
  route({
    method: 'POST',
    path: '/api/session/downloads',
    tag: 'session',
    summary: 'Lets the browser itself ask for one address of bytes, for a few minutes: it proves nothing by itself',
    body: downloadSchema,
    handle: async ({ op, body: { path }, services, reply }) => {
      await requireSession(op)
      giveDownload(reply, services, op.caller.sessionId, path)
    },
  }),
]
