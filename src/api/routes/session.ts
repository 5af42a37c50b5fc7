import { type CookieStyle, endSession, requireSession } from '../../accounts/index.ts'
import { sessionSchema } from '../contract/index.ts'
import { takeSession } from '../cookies.ts'
import { type Route, route } from '../route.ts'
import { sessionPage } from '../views/session-page.ts'

export const sessionRoutes = (style: CookieStyle): readonly Route[] => [
  route({
    method: 'GET', path: '/api/session', tag: 'session', summary: 'Who is signed in', answer: sessionSchema,
    handle: async ({ op, services }) => {
      await requireSession(op)
      return sessionPage(op, services.mode)
    },
  }),
  route({
    method: 'DELETE', path: '/api/session', tag: 'session', summary: 'Signs out: every later request of this session is refused',
    handle: async ({ op, reply }) => {
      await endSession(op)
      takeSession(reply, style)
    },
  }),
]
