import { z } from 'zod'
import { ruledSchema, scopeSchema } from './access.ts'
import { documentSummarySchema } from './documents.ts'
import { journalEventSchema } from './journal.ts'
import { idSchema, instantSchema, modeSchema } from './shared.ts'

/** Her record shown to a professional for an hour at most: what, and for how many minutes. */
export const newShareSchema = z.strictObject({ scope: scopeSchema, minutes: z.int().min(10).max(60) })
/** `code` is said here and nowhere else. */
export const createdShareSchema = z.object({ id: idSchema, code: z.string(), until: instantSchema }).meta({ id: 'CreatedShare' })
export type CreatedShare = z.infer<typeof createdShareSchema>
export const shareSchema = z
  .object({
    id: idSchema,
    createdAt: instantSchema,
    until: instantSchema,
    minutes: z.int(),
    extended: z.boolean(),
    scope: scopeSchema,
    openedAt: instantSchema.exactOptional(),
    by: z.object({ actorId: idSchema, name: z.string(), role: z.string() }).exactOptional(),
  })
  .meta({ id: 'Share' })
export type Share = z.infer<typeof shareSchema>
export const sharesSchema = z.object({ items: z.array(shareSchema) })
export const prolongedSchema = z.object({ until: instantSchema })

/** As whom she looks: somebody, or anybody of a profession. */
export const previewAsSchema = z.union([
  z.strictObject({ actorId: idSchema }),
  z.strictObject({ relativeId: idSchema }),
  z.strictObject({
    profession: z.string().regex(/^[0-9A-Za-z]{1,8}$/),
    mode: modeSchema.exactOptional(),
  }),
])
export type PreviewAs = z.infer<typeof previewAsSchema>
/** `tells`: false for whom there is no record at all. `items`: the list as this one would be answered it, without what its reader may not see herself. */
export const previewSchema = z
  .object({ name: z.string(), tells: z.boolean(), items: z.array(documentSummarySchema), next: z.string().nullable() })
  .meta({ id: 'Preview' })
export type Preview = z.infer<typeof previewSchema>

/** Somebody who cares for her, and where this one stands. */
export const carerSchema = z
  .object({
    actorId: idSchema,
    name: z.string(),
    role: z.string(),
    structure: z.string().exactOptional(),
    town: z.string().exactOptional(),
    access: z.enum(['attending', 'administrator', 'authorised', 'team', 'share', 'blocked', 'ended', 'none']),
    /** The last thing done in the record. */
    last: z.object({ act: journalEventSchema.shape.act, at: instantSchema, title: z.string().exactOptional() }).exactOptional(),
    /** Still in the directory, with a place of work. */
    practising: z.boolean(),
    /** On her own list: added by her, or not taken off. */
    listed: z.boolean(),
  })
  .meta({ id: 'Carer' })
export type Carer = z.infer<typeof carerSchema>
export const careTeamSchema = z
  .object({
    attending: carerSchema.nullable(),
    carers: z.array(carerSchema),
    /** Authors of her documents who are in no list: as the documents name them. */
    suggestions: z.array(
      z.object({ name: z.string(), role: z.string().exactOptional(), place: z.string().exactOptional(), documents: z.int() }),
    ),
    /** What she wrote herself: somebody who is in no directory. */
    own: z.array(
      z.object({ id: idSchema, name: z.string(), role: z.string(), town: z.string().exactOptional(), phone: z.string().exactOptional() }),
    ),
  })
  .meta({ id: 'CareTeam' })
export type CareTeam = z.infer<typeof careTeamSchema>
export const ownCarerSchema = z.strictObject({
  name: z.string().trim().min(2).max(100),
  role: z.string().trim().max(100),
  town: z.string().trim().min(1).max(100).exactOptional(),
  phone: z.string().trim().min(4).max(24).exactOptional(),
})
export type OwnCarer = z.infer<typeof ownCarerSchema>
export const listedSchema = z.strictObject({ listed: z.boolean() })

/** Everything about one professional and her. */
export const carerPageSchema = z
  .object({
    carer: carerSchema,
    /** `null`: no rule names this one. */
    rule: ruledSchema.nullable(),
    blocked: z.object({ evenInEmergency: z.boolean() }).nullable(),
    opened: z.array(journalEventSchema),
    deposited: z.array(journalEventSchema),
  })
  .meta({ id: 'CarerPage' })
export type CarerPage = z.infer<typeof carerPageSchema>

/** When she answered the three questions, latest first, as the journal has it. */
export const emergencyHistorySchema = z
  .object({ items: z.array(z.object({ at: instantSchema, who: z.string(), choices: z.string() })) })
  .meta({ id: 'EmergencyHistory' })
export type EmergencyHistory = z.infer<typeof emergencyHistorySchema>

export const shareCodeSchema = z.strictObject({ code: z.string().trim().min(4).max(64) })
