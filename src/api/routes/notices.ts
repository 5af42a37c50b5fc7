import { z } from 'zod'
import { requireSession } from '../../accounts/index.ts'
import { contactsOf } from '../../identity/index.ts'
import type { EventId } from '../../kernel/ids.ts'
import { fromIso } from '../../kernel/instant.ts'
import {
  type AddressOf,
  choicesOf,
  chooseNotice,
  countUnread,
  markNoticeRead,
  markNoticesRead,
  markNoticeUnread,
  readNotices,
  sendTrial,
  setTiming,
  settingsOf,
} from '../../notifications/index.ts'
import { forgetPushDevice, keepDevice } from '../../platform/push/index.ts'
import {
  idSchema,
  instantSchema,
  noticeChoiceSchema,
  noticeEventSchema,
  noticePreferencesSchema,
  noticeSettingsSchema,
  noticesSchema,
  pushDeviceSchema,
  pushSubscriptionSchema,
  timingSchema,
} from '../contract/index.ts'
import { toRecordId } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { browserLabel } from '../browser-label.ts'
import { deviceOf, noticeOf, noticeSettingsPage, ownRecordOf } from '../views/notices-page.ts'

const TAG = 'notices'
const ofNotice = z.strictObject({ id: idSchema.transform(text => text as EventId) })
const addressOf: AddressOf = async (op, actorId) => (await contactsOf(op, actorId)).email?.value

const listRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/notices',
    tag: TAG,
    summary: 'What the caller was told, latest first; `after`: what came before that one',
    query: z.strictObject({ after: idSchema.transform(text => text as EventId).exactOptional() }),
    answer: noticesSchema,
    handle: async ({ op, query: { after = null } }) => {
      await requireSession(op)
      const own = await ownRecordOf(op)
      const [{ items, next }, unread] = await Promise.all([readNotices(op, own, after), countUnread(op, own)])
      return { items: items.map(noticeOf), unread, ...(next === null ? {} : { next }) }
    },
  }),
  route({
    method: 'GET',
    path: '/api/notices/unread',
    tag: TAG,
    summary: 'How many she has not read, up to a hundred',
    answer: z.object({ count: z.int() }),
    handle: async ({ op }) => {
      await requireSession(op)
      return { count: await countUnread(op, await ownRecordOf(op)) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/notices/read',
    tag: TAG,
    summary: 'Marks all as read, up to what she had before her eyes',
    body: z.strictObject({ until: instantSchema }),
    handle: async ({ op, body: { until } }) => {
      await requireSession(op)
      await markNoticesRead(op, fromIso(until))
    },
  }),
  route({
    method: 'POST',
    path: '/api/notices/:id/read',
    tag: TAG,
    summary: 'Marks a notice as read',
    params: ofNotice,
    handle: async ({ op, params: { id } }) => {
      await requireSession(op)
      await markNoticeRead(op, id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/notices/:id/unread',
    tag: TAG,
    summary: 'Marks a notice as not read',
    params: ofNotice,
    handle: async ({ op, params: { id } }) => {
      await requireSession(op)
      await markNoticeUnread(op, id)
    },
  }),
]

const settingsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/notices/settings',
    tag: TAG,
    summary: 'What the caller is told of, by which way, when; and whether the ways lead anywhere',
    answer: noticeSettingsSchema,
    handle: async ({ op, services }) => {
      await requireSession(op)
      return noticeSettingsPage(op, services)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/notices/settings/timing',
    tag: TAG,
    summary: 'At once, once a day or once a week; hours that stay quiet; in which language',
    body: timingSchema,
    handle: async ({ op, body }) => {
      await requireSession(op)
      await setTiming(op, body)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/notices/settings/choices',
    tag: TAG,
    summary: 'Chooses whether such notices come by that way; what protects the account, or the law imposes, always does',
    body: noticeChoiceSchema,
    handle: async ({ op, body: { recordId, wanted, ...choice } }) => {
      await requireSession(op)
      await chooseNotice(op, { ...choice, isWanted: wanted, recordId: recordId === undefined ? null : toRecordId(recordId) })
    },
  }),
  route({
    method: 'POST',
    path: '/api/notices/trial',
    tag: TAG,
    summary: 'Sends a trial by every way the caller has: at most one a minute',
    handle: async ({ op }) => {
      await requireSession(op)
      await sendTrial(op, addressOf)
    },
  }),
  route({
    method: 'POST',
    path: '/api/notices/devices',
    tag: TAG,
    summary: 'Tells the caller on this browser from now on',
    body: pushSubscriptionSchema,
    answer: pushDeviceSchema,
    status: 201,
    handle: async ({ op, services, request, body }) => {
      await requireSession(op)
      return deviceOf(await keepDevice(op, services.push, { ...body, label: browserLabel(request.headers['user-agent']) }))
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/notices/devices/:id',
    tag: TAG,
    summary: 'Tells the caller on that browser no more',
    params: z.strictObject({ id: idSchema }),
    handle: async ({ op, params: { id } }) => {
      await requireSession(op)
      await forgetPushDevice(op, id)
    },
  }),
]

/** The choices of the first sign-in: e-mail alone. */
const preferenceRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/notices/preferences',
    tag: TAG,
    summary: 'What the caller is told of by e-mail; what protects the account, or the law imposes, is always told',
    answer: noticePreferencesSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      const choices = choicesOf(await settingsOf(op.db, op.keyring, op.caller.subject.id), null)
      return { items: choices.map(({ event, email, lock }) => ({ event, email, locked: lock !== null })) }
    },
  }),
  route({
    method: 'PUT',
    path: '/api/notices/preferences/:event',
    tag: TAG,
    summary: 'Chooses whether such notices also come by e-mail',
    params: z.strictObject({ event: noticeEventSchema }),
    body: z.strictObject({ email: z.boolean() }),
    handle: async ({ op, params: { event }, body: { email } }) => {
      await requireSession(op)
      await chooseNotice(op, { recordId: null, event, channel: 'email', isWanted: email })
    },
  }),
]

export const noticeRoutes: readonly Route[] = [...listRoutes, ...settingsRoutes, ...preferenceRoutes]
