import { z } from 'zod'
import { readCheckpoint, readTile } from '../../audit/index.ts'
import { refuse } from '../../kernel/refusal.ts'
import { NO_CHECKPOINT } from '../refusals.ts'
import { bytesRoute, type Route } from '../route.ts'

/** The public tree of commitments (C2SP tlog-tiles): it holds nothing that could be read, and anybody may check it. */
export const tlogRoutes: readonly Route[] = [
  bytesRoute({
    method: 'GET',
    path: '/tlog/checkpoint',
    tag: 'tlog',
    summary: 'The newest published checkpoint, signed',
    isOpen: true,
    handle: async ({ services, reply }) => {
      const note = (await readCheckpoint(services.db)) ?? refuse(NO_CHECKPOINT)
      return reply.header('content-type', 'text/plain; charset=utf-8').header('cache-control', 'no-cache').send(note)
    },
  }),
  bytesRoute({
    method: 'GET',
    path: '/tlog/tile/*',
    tag: 'tlog',
    summary: 'A tile or an entry bundle by its path',
    isOpen: true,
    params: z.strictObject({ '*': z.string().max(100) }),
    handle: async ({ services, params, reply }) => {
      const bytes = (await readTile(services.db, `tile/${params['*']}`)) ?? refuse(NO_CHECKPOINT)
      return reply
        .header('content-type', 'application/octet-stream')
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(Buffer.from(bytes))
    },
  }),
]
