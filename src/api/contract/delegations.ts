import { z } from 'zod'
import { insText, oidText } from './session.ts'
import { daySchema, idSchema, instantSchema } from './shared.ts'

const rightsSchema = z.array(z.enum(['read', 'add', 'write'])).max(3)
const nameSchema = z.string().trim().min(1).max(100)

/** Somebody who acts for another, or is asked to, as a screen shows it. */
export const delegationSchema = z
  .object({
    id: idSchema,
    /** `given`: for the holder of this list; `received`: by its reader. */
    side: z.enum(['given', 'received']),
    kind: z.enum(['legal-representation', 'protection', 'caregiving']),
    state: z.enum(['pending', 'accepted', 'refused', 'expired', 'ended']),
    person: z.object({
      /** Once the right stands. */
      recordId: idSchema.exactOptional(),
      firstName: z.string(),
      lastName: z.string(),
      birthDate: z.string(),
      sex: z.enum(['F', 'M']).exactOptional(),
    }),
    delegate: z.object({ actorId: idSchema, firstName: z.string(), lastName: z.string() }),
    rights: rightsSchema,
    measure: z.enum(['representation', 'assistance']).exactOptional(),
    invitedAt: instantSchema,
    answerBy: instantSchema.exactOptional(),
    since: instantSchema.exactOptional(),
    until: instantSchema.exactOptional(),
    endedAt: instantSchema.exactOptional(),
    /** An authority ends at the desk, on a judge's decision. */
    endsOnline: z.boolean(),
  })
  .meta({ id: 'Delegation' })
export type Delegation = z.infer<typeof delegationSchema>

export const delegationsSchema = z.object({
  items: z.array(delegationSchema),
  helpersPerPerson: z.int(),
  personsPerHelper: z.int(),
})
export type Delegations = z.infer<typeof delegationsSchema>

const invitedShape = {
  ins: insText,
  oid: oidText.exactOptional(),
  firstName: nameSchema,
  lastName: nameSchema,
  birthDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
}

/** Whom one invites, by number and traits; nothing in the answer says whether that person exists. */
export const invitationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('caregiving'), ...invitedShape, rights: rightsSchema, until: instantSchema.exactOptional() }),
  z.strictObject({ kind: z.literal('legal-representation'), ...invitedShape }),
])
export type Invitation = z.infer<typeof invitationSchema>

export const invitedSchema = z.object({ id: idSchema })
export type InvitationSent = z.infer<typeof invitedSchema>

/** A judge's decision, as the desk reads it. */
export const decisionSchema = z.strictObject({ court: nameSchema, decidedOn: daySchema, reference: nameSchema })

export const authorityEndSchema = z.strictObject({ delegateId: idSchema, on: instantSchema.exactOptional(), decision: decisionSchema })
export type AuthorityEnd = z.infer<typeof authorityEndSchema>

export const protectorSchema = z.strictObject({
  protectorId: idSchema,
  measure: z.enum(['representation', 'assistance']),
  until: instantSchema.exactOptional(),
  decision: decisionSchema,
})
export type ProtectorNamed = z.infer<typeof protectorSchema>

/** Days on which she was cared for by the professional who asks: their reimbursement is not told to her record (R.1111-33). */
export const opposedReimbursementSchema = z.strictObject({ from: daySchema, to: daySchema })
export type OpposedReimbursement = z.infer<typeof opposedReimbursementSchema>

/** The end of a helper's access, without telling him. */
export const endingSchema = z.strictObject({ silent: z.literal('1').exactOptional() })
