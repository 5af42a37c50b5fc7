import { z } from 'zod'
import { foundSchema } from './professional.ts'
import { insText, nationalIdSchema, oidText, traitsSchema } from './session.ts'
import { idSchema, instantSchema } from './shared.ts'

const birthDateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const nameText = z.string().trim().min(1).max(100)

/** How far an identity stands (RNIV): what the person at the counter did, and what she doubts. */
export const identityCheckSchema = z.strictObject({
  /** The traits were compared with a paper of high trust: identity card, passport, residence permit. */
  verified: z.boolean(),
  doubtful: z.boolean().exactOptional(),
  fictitious: z.boolean().exactOptional(),
})
export const IDENTITY_MARKS = ['doubtful', 'fictitious'] as const
export const IDENTITY_STATUSES = ['provisional', 'recovered', 'validated', 'qualified'] as const

/** Strict traits, for the national teleservice of identities. */
export const identityAskedSchema = z.strictObject({
  birthName: nameText,
  birthFirstName: nameText,
  sex: z.enum(['F', 'M']),
  birthDate: birthDateText,
  birthPlaceInsee: z
    .string()
    .regex(/^[0-9AB]{5}$/)
    .exactOptional(),
  check: identityCheckSchema,
})
export const cardReadingSchema = z.strictObject({ reading: z.string().min(1).max(4000), check: identityCheckSchema })

/**
 * What the teleservice or the card says. `found` stands with a qualified identity only; `traits`, to be compared with the paper, whenever one person answers.
 * Nothing here tells whether there is a record.
 */
export const identityFoundSchema = z
  .object({
    outcome: z.enum(['found', 'none', 'several', 'waiting', 'unavailable']),
    status: z.enum(IDENTITY_STATUSES),
    traits: z
      .object({
        birthName: z.string(),
        firstNames: z.string(),
        usedName: z.string().exactOptional(),
        sex: z.enum(['F', 'M', 'U']),
        birthDate: z.string(),
        birthPlace: z.string().exactOptional(),
      })
      .nullable(),
    found: foundSchema.nullable(),
    /** What the caller’s structure keeps of this identity, and by what it is taken back. */
    marked: z.object({ handle: idSchema, mark: z.enum(IDENTITY_MARKS) }).exactOptional(),
  })
  .meta({ id: 'IdentityFound' })
export type IdentityFound = z.infer<typeof identityFoundSchema>

/** By the number that was typed, or by what a look-up gave. */
const whomSchema = z.union([z.strictObject({ ins: insText, oid: oidText.exactOptional() }), z.strictObject({ handle: idSchema })])
export const standingAskedSchema = z.strictObject({ whom: whomSchema })
/** `verified`: a paper of high trust was seen; `cleared`: the mark is taken back. */
export const IDENTITY_NOTES = ['verified', 'doubtful', 'fictitious', 'cleared'] as const
export const standingNotedSchema = z.strictObject({ whom: whomSchema, note: z.enum(IDENTITY_NOTES) })
const standingPart = { status: z.enum(IDENTITY_STATUSES), mark: z.enum(IDENTITY_MARKS).nullable() }
/** How an identity stands in the caller’s own structure, and who noted what. It tells nothing of a record. */
export const identityStandingSchema = z
  .object({ ...standingPart, changes: z.array(z.object({ ...standingPart, at: instantSchema, by: z.string() })) })
  .meta({ id: 'IdentityStanding' })
export type IdentityStanding = z.infer<typeof identityStandingSchema>

/** Regulation only: what a caller says of somebody. Two clues at least. */
export const peopleSearchSchema = z.strictObject({
  name: nameText.exactOptional(),
  firstName: nameText.exactOptional(),
  birth: z
    .string()
    .regex(/^\d{4}(-\d{2}-\d{2})?$/)
    .exactOptional(),
  sex: z.enum(['F', 'M']).exactOptional(),
})
/** Strict traits and no number; `alike`: another of the list is easily taken for this one. */
export const peopleFoundSchema = z
  .object({
    items: z.array(
      z.object({
        handle: idSchema,
        birthName: z.string(),
        usedName: z.string().exactOptional(),
        firstNames: z.string(),
        sex: z.enum(['F', 'M', 'U']),
        birthDate: z.string(),
        birthPlace: z.string().exactOptional(),
        alike: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'PeopleFound' })
export type PeopleFound = z.infer<typeof peopleFoundSchema>

/** Whom a member of the team brings in: by her national number, or as the directory found her by name. */
export const teamInvitationSchema = z.union([
  z.strictObject({ handle: idSchema, professional: nationalIdSchema }),
  z.strictObject({ handle: idSchema, actorId: idSchema }),
])
export const teamInvitedSchema = z.object({ until: instantSchema })

/** What the software of a structure says of a stay. Its answer is the same whatever becomes of it. */
export const stayToldSchema = z.strictObject({
  number: z.string().trim().min(1).max(64),
  service: z.string().trim().min(1).max(120).exactOptional(),
  admittedAt: instantSchema,
  until: instantSchema.exactOptional(),
  traits: traitsSchema,
  check: identityCheckSchema,
  /** A card that was read at admission. */
  reading: z.string().min(1).max(4000).exactOptional(),
})
export const stayEndedSchema = z.strictObject({ ins: insText, oid: oidText.exactOptional(), number: z.string().trim().min(1).max(64) })
/** Where she stays and stayed, the latest first: what her care team there reads from. */
export const staysSchema = z
  .object({
    items: z.array(
      z.object({
        structure: z.string(),
        service: z.string().exactOptional(),
        from: instantSchema,
        until: instantSchema,
        /** It goes on. */
        isOpen: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Stays' })
export type Stays = z.infer<typeof staysSchema>
export const stayReceivedSchema = z.object({ received: z.string() })

/** Demonstration only: an invented card laid on an invented reader. */
export const simulatedCardSchema = z.strictObject({ ins: insText, oid: oidText.exactOptional(), means: z.enum(['vitale', 'apcv']) })
export const simulatedReadingSchema = z.object({ reading: z.string() })
