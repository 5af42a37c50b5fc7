import { z } from 'zod'
import { idSchema, instantSchema } from './shared.ts'

/** What a notice is about, as people choose by it. */
export const noticeEventSchema = z.enum(['security', 'emergency', 'legal', 'accesses', 'documents', 'requests', 'relatives', 'record'])
export type NoticeEvent = z.infer<typeof noticeEventSchema>

/** Ways it reaches her. The page has it always; there she chooses whether it is counted. */
export const noticeChannelSchema = z.enum(['page', 'email', 'push'])
export type NoticeChannel = z.infer<typeof noticeChannelSchema>

const hourSchema = z.int().min(0).max(23)

/** When she is told of what does not press; Monday is 1. */
export const rhythmSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at-once') }),
  z.strictObject({ kind: z.literal('daily'), hour: hourSchema }),
  z.strictObject({ kind: z.literal('weekly'), weekday: z.int().min(1).max(7), hour: hourSchema }),
])
export type Rhythm = z.infer<typeof rhythmSchema>

/** Hours of the wall clock where she lives. */
export const timingSchema = z.strictObject({
  language: z.enum(['fr', 'en']),
  zone: z.string().min(1).max(64),
  rhythm: rhythmSchema,
  quiet: z.strictObject({ from: hourSchema, to: hourSchema }).nullable(),
})
export type NoticeTiming = z.infer<typeof timingSchema>

/** `recordId`: of a record she acts for; absent: for herself, and wherever she chose nothing else. */
export const noticeChoiceSchema = z.strictObject({
  recordId: idSchema.exactOptional(),
  event: noticeEventSchema,
  channel: noticeChannelSchema,
  wanted: z.boolean(),
})
export type NoticeChoice = z.infer<typeof noticeChoiceSchema>

/** `lock`: why it cannot be switched off. */
const eventChoiceSchema = z.object({
  event: noticeEventSchema,
  lock: z.enum(['account', 'law']).nullable(),
  page: z.boolean(),
  email: z.boolean(),
  push: z.boolean(),
})
export type EventChoice = z.infer<typeof eventChoiceSchema>

/** A browser that she asked to be told on. */
export const pushDeviceSchema = z.object({ id: idSchema, label: z.string(), since: instantSchema }).meta({ id: 'PushDevice' })
export type PushDevice = z.infer<typeof pushDeviceSchema>

export const noticeSettingsSchema = z
  .object({
    ...timingSchema.shape,
    own: z.array(eventChoiceSchema),
    /** Of each record she acts for. */
    others: z.array(z.object({ recordId: idSchema, events: z.array(eventChoiceSchema) })),
    /** `returned`: what was last sent there came back. */
    email: z.enum(['none', 'not-verified', 'works', 'returned']),
    /** Words of the mail she gets, whatever it is about. */
    preview: z.object({ subject: z.string(), text: z.string() }),
    /** The key a browser subscribes with; absent: not offered here. */
    pushKey: z.string().exactOptional(),
    devices: z.array(pushDeviceSchema),
  })
  .meta({ id: 'NoticeSettings' })
export type NoticeSettings = z.infer<typeof noticeSettingsSchema>

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/)

/** A PushSubscription, as the browser gives it. */
export const pushSubscriptionSchema = z.strictObject({
  endpoint: z.string().min(1).max(1_024),
  p256dh: base64url(128),
  auth: base64url(64),
  language: z.enum(['fr', 'en']),
})
export type PushSubscriptionGiven = z.infer<typeof pushSubscriptionSchema>

/** What she is told of by e-mail, beside the application. `locked`: what protects her account, or the law imposes. */
export const noticePreferencesSchema = z
  .object({ items: z.array(z.object({ event: noticeEventSchema, email: z.boolean(), locked: z.boolean() })) })
  .meta({ id: 'NoticePreferences' })
export type NoticePreferences = z.infer<typeof noticePreferencesSchema>
