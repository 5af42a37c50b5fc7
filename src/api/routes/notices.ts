import { z } from 'zod'
import { requireSession } from '../../accounts/index.ts'
import type { EventId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import { markNoticeRead, readNotices } from '../../notifications/index.ts'
import { idSchema, noticesSchema } from '../contract/index.ts'
import { type Route, route } from '../route.ts'

export const noticeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/notices',
    tag: 'notices',
    summary: 'What the caller was told, latest first',
    answer: noticesSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      return {
        items: (await readNotices(op)).map(({ id, at, template, text, recordId, isRead }) => ({
          id,
          at: toIso(at),
          template,
          text,
          recordId,
          read: isRead,
        })),
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/notices/:id/read',
    tag: 'notices',
    summary: 'Marks a notice as read',
    params: z.strictObject({ id: idSchema.transform(text => text as EventId) }),
    handle: async ({ op, params: { id } }) => {
      await requireSession(op)
      await markNoticeRead(op, id)
    },
  }),
]
