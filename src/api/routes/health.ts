import { z } from 'zod'
import { NO_SUCH_PAGE } from '../../platform/http/index.ts'
import { refuse } from '../../kernel/refusal.ts'
import { bytesRoute, openRoute, type Route } from '../route.ts'

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

export const healthRoutes: readonly Route[] = [
  openRoute({
    method: 'GET',
    path: '/healthz',
    tag: 'operation',
    summary: 'Answers when the server and its database do',
    answer: z.object({ status: z.string() }),
    handle: async ({ services }) => {
      await services.db.rows({ name: 'health', text: 'select 1 as alive' })
      return { status: 'ok' }
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
