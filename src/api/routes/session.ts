import { type CookieStyle, endSession, requireSession } from '../../accounts/index.ts'
import { sessionSchema } from '../contract/index.ts'
import { takeSession } from '../cookies.ts'
import { operationOf } from '../operation.ts'
import { openRoute, type Route, route } from '../route.ts'
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
]
