import { z } from 'zod'
import { requireSession } from '../../accounts/index.ts'
import type { EventId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import { markNoticeRead, NOTICE_EVENTS, preferencesOf, readNotices, setPreference } from '../../notifications/index.ts'
import { idSchema, noticePreferencesSchema, noticesSchema } from '../contract/index.ts'
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
    method: 'GET',
    path: '/api/notices/preferences',
    tag: 'notices',
    summary: 'What the caller is told of by e-mail; what protects the account is always told',
    answer: noticePreferencesSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      const items = await preferencesOf(op.db, op.caller.subject.id)
      return { items: items.map(({ event, email, isLocked }) => ({ event, email, locked: isLocked })) }
    },
  }),
  route({
    method: 'PUT',
    path: '/api/notices/preferences/:event',
    tag: 'notices',
    summary: 'Chooses whether such notices also come by e-mail',
    params: z.strictObject({ event: z.enum(NOTICE_EVENTS) }),
    body: z.strictObject({ email: z.boolean() }),
    handle: async ({ op, params: { event }, body: { email } }) => {
      await requireSession(op)
      await setPreference(op, event, email)
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
