import { z } from 'zod'
import { NO_SUCH_PAGE } from '../../platform/http/index.ts'
import { refuse } from '../../kernel/refusal.ts'
import { bytesRoute, openRoute, type Route } from '../route.ts'
import type { Services } from '../services.ts'

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Said as it is: without one, files are checked for what they are and not for viruses. */
export const antivirusOf = async ({ engine: { antivirus } }: Services): Promise<'active' | 'absent' | 'unreachable'> => {
  if (antivirus === undefined) return 'absent'
  return (await antivirus.answers()) ? 'active' : 'unreachable'
}

export const healthRoutes: readonly Route[] = [
  openRoute({
    method: 'GET',
    path: '/healthz',
    tag: 'operation',
    summary: 'Answers when the server and its database do',
    answer: z.object({ status: z.string(), antivirus: z.enum(['active', 'absent', 'unreachable']) }),
    handle: async ({ services }) => {
      await services.db.rows({ name: 'health', text: 'select 1 as alive' })
      return { status: 'ok', antivirus: await antivirusOf(services) }
    },
  }),
  bytesRoute({
    method: 'GET',
    path: '/metrics',
    tag: 'operation',
    summary: 'Prometheus figures, for this machine alone',
    isOpen: true,
    handle: async ({ services, request, reply }) => {
      const isHere =
        LOOPBACK.has(request.socket.remoteAddress ?? '') &&
        request.headers['x-forwarded-for'] === undefined &&
        request.headers.forwarded === undefined
      if (!isHere) refuse(NO_SUCH_PAGE)
      const { contentType, body } = await services.metrics.text()
      return reply.header('content-type', contentType).send(body)
    },
  }),
]
