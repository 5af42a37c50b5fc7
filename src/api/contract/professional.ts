import { z } from 'zod'
import { basisSchema, idSchema, instantSchema, modeSchema } from './shared.ts'
import { insText, oidText } from './session.ts'

/** Who the record is about, for a professional who may know it (the banner of every page). */
export const personTraitsSchema = z
  .object({
    recordId: idSchema,
    lastName: z.string(),
    birthName: z.string(),
    firstNames: z.string(),
    usedFirstName: z.string().exactOptional(),
    sex: z.enum(['F', 'M', 'U']),
    birthDate: z.string(),
    birthPlace: z.string().exactOptional(),
    ins: z.string(),
    identityStatus: z.enum(['qualified', 'to-verify']),
    minor: z.boolean(),
    access: z.object({ basis: basisSchema, mode: modeSchema, until: instantSchema.exactOptional() }),
  })
  .meta({ id: 'PersonTraits' })
export type PersonTraits = z.infer<typeof personTraitsSchema>

export const findSchema = z.union([
  z.strictObject({ ins: insText, oid: oidText.exactOptional() }),
  z.strictObject({ code: z.string().min(4).max(64) }),
])
/** Always the same shape, whoever is asked for: it never tells that a record exists. */
export const foundSchema = z
  .object({
    handle: idSchema,
    person: personTraitsSchema.nullable(),
    recordId: idSchema.exactOptional(),
    openUntil: instantSchema.exactOptional(),
  })
  .meta({ id: 'Found' })
export type Found = z.infer<typeof foundSchema>

export const accessOpeningSchema = z.strictObject({
  handle: idSchema,
  basis: z.enum(['declared-agreement', 'care-team']),
  /** National identifier of the professional of her structure for whom a secretary declares; nobody else names one. */
  professional: z.string().max(20).exactOptional(),
})
/** `mustName`: the caller is a secretary, who declares for one of these professionals of her structure. */
export const colleaguesSchema = z
  .object({ mustName: z.boolean(), items: z.array(z.object({ nationalId: z.string(), name: z.string(), role: z.string() })) })
  .meta({ id: 'Colleagues' })
export type Colleagues = z.infer<typeof colleaguesSchema>
/** Two attestations, each said by itself, and a motive that is typed (L.1111-17 I al. 1). */
export const breakGlassSchema = z.strictObject({
  handle: idSchema,
  unableToConsent: z.boolean(),
  immediateDanger: z.boolean(),
  motive: z.string().trim().min(10).max(500),
})
/** A call about the person: no incapacity, the number of its mission (L.1111-17 I al. 2). */
export const regulationSchema = z.strictObject({ handle: idSchema, mission: z.string().trim().min(1).max(64) })
export const accessOpenedSchema = z.object({ recordId: idSchema, until: instantSchema }).meta({ id: 'AccessOpened' })
export type Opened = z.infer<typeof accessOpenedSchema>

/** The same words whatever becomes of the record. */
export const receiptSchema = z.object({ receipt: idSchema }).meta({ id: 'Receipt' })

export const recentRecordSchema = z
  .object({
    handle: idSchema,
    recordId: idSchema,
    name: z.string(),
    lastOpenedAt: instantSchema,
  })
  .meta({ id: 'RecentRecord' })
export type RecentRecord = z.infer<typeof recentRecordSchema>
export const recentRecordsSchema = z.object({ items: z.array(recentRecordSchema) })
