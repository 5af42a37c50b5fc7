import { z } from 'zod'
import { basisSchema, idSchema, instantSchema } from './shared.ts'

/** A record that authorises the caller: whose, by what, until when, and how much is new. No title, no type of document. */
export const authorisedRecordSchema = z
  .object({
    recordId: idSchema,
    name: z.string(),
    birthDate: z.string(),
    basis: basisSchema,
    until: instantSchema.nullable(),
    since: instantSchema.nullable(),
    newDocuments: z.int(),
    /** Which of the two one may end oneself. */
    ends: z.enum(['authorisation', 'attendance']).nullable(),
  })
  .meta({ id: 'AuthorisedRecord' })
export type AuthorisedRecord = z.infer<typeof authorisedRecordSchema>
export const authorisedRecordsSchema = z.object({ items: z.array(authorisedRecordSchema) }).meta({ id: 'AuthorisedRecords' })

const namedSchema = z.object({ name: z.string(), place: z.string() }).nullable()
/** One midwife and one pharmacist that the person names; it opens nothing. */
export const referringSchema = z.object({ midwife: namedSchema, pharmacist: namedSchema }).meta({ id: 'Referring' })
export type Referring = z.infer<typeof referringSchema>
export const referringRoleSchema = z.enum(['midwife', 'pharmacist'])
export const nameReferringSchema = z.strictObject({ actorId: idSchema.nullable() })
