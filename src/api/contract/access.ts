import { z } from 'zod'
import { categorySchema, idSchema, instantSchema } from './shared.ts'

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)

/** How far one professional sees. Months, bounds included; a bound left out is open. */
export const scopeSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all') }),
    z.strictObject({ kind: z.literal('categories'), categories: z.array(categorySchema).min(1).max(12) }),
    z.strictObject({ kind: z.literal('documents'), documentIds: z.array(idSchema).min(1).max(200) }),
    z.strictObject({ kind: z.literal('period'), from: month.exactOptional(), to: month.exactOptional() }),
  ])
  .meta({ id: 'Scope' })
export type Scope = z.infer<typeof scopeSchema>

/** What somebody would find who asked now: an answer of the decision, never a second telling of the rules. */
const lookSchema = z.object({
  opens: z.boolean(),
  /** What is hidden from professionals too. */
  masked: z.boolean(),
  /** Within what the person chose for this one. */
  limited: z.boolean(),
})
export type Look = z.infer<typeof lookSchema>

/** The facts of the paragraph « qui peut voir », each asked of the decision. */
export const accessSaidSchema = z
  .object({
    professionals: z.int(),
    teams: z.int(),
    shares: z.int(),
    seeHidden: z.int(),
    limited: z.int(),
    /** A professional of whom nothing is said, in ordinary care. */
    stranger: lookSchema,
    samu: lookSchema,
    breakGlass: lookSchema,
    representatives: z.int(),
    helpers: z.int(),
    blocked: z.int(),
    blockedInEmergency: z.int(),
    waitingCodes: z.int(),
  })
  .meta({ id: 'AccessSaid' })
export type AccessSaid = z.infer<typeof accessSaidSchema>

const ruledShape = {
  actorId: idSchema,
  name: z.string(),
  role: z.string(),
  structure: z.string().exactOptional(),
  town: z.string().exactOptional(),
  relation: z.enum(['attending', 'administrator', 'authorised', 'team', 'none']),
  /** Declared by the professional, given by the person, or a fact (insurer's declaration, stay). */
  basis: z.enum(['declared', 'given', 'fact']),
  since: instantSchema,
  until: instantSchema.exactOptional(),
  scope: scopeSchema,
  lastActAt: instantSchema.exactOptional(),
  /** The person refuses new deposits of this one (R.1111-47). */
  depositsOpposed: z.boolean(),
  look: lookSchema,
  /** Without her agreement, in a vital emergency. */
  inEmergency: z.boolean(),
}
export const ruledSchema = z.object(ruledShape).meta({ id: 'Ruled' })
export type Ruled = z.infer<typeof ruledSchema>
export const blockedSchema = z
  .object({ ...ruledShape, evenInEmergency: z.boolean(), blockedAt: instantSchema.exactOptional() })
  .meta({ id: 'Blocked' })
export type Blocked = z.infer<typeof blockedSchema>

/** `chosen: false`: what the law gives until she decides. */
const choiceSchema = z.object({ value: z.boolean(), chosen: z.boolean() })

export const accessPageSchema = z
  .object({
    attendingDoctor: ruledSchema.nullable(),
    authorised: z.array(ruledSchema),
    blocked: z.array(blockedSchema),
    emergency: z.object({ samu: choiceSchema, breakGlass: choiceSchema, masked: choiceSchema }),
    said: accessSaidSchema,
    hideAll: z.object({ active: z.boolean(), since: instantSchema.exactOptional() }),
    maskedCount: z.int(),
    documentCount: z.int(),
    representatives: z.array(z.object({ actorId: idSchema, name: z.string(), relation: z.string() })),
    categories: z.array(z.object({ category: categorySchema, count: z.int() })),
  })
  .meta({ id: 'AccessPage' })
export type AccessPage = z.infer<typeof accessPageSchema>

export const hideAllSchema = z.strictObject({ active: z.boolean() })
export const hideAllResultSchema = z.object({ page: accessPageSchema, changed: z.int(), failed: z.int() }).meta({ id: 'HideAllResult' })
export type HideAllResult = z.infer<typeof hideAllResultSchema>

export const emergencyChoicesSchema = z.strictObject({ samu: z.boolean(), breakGlass: z.boolean(), masked: z.boolean() })
export type EmergencyChoices = z.infer<typeof emergencyChoicesSchema>

export const accessRuleSchema = z.strictObject({ until: instantSchema, scope: scopeSchema })
/** Nothing said: as the parameters have it. */
export const blockingSchema = z.strictObject({ evenInEmergency: z.boolean().exactOptional() })
export const administratorSchema = z.strictObject({ named: z.boolean() })
export const oppositionSchema = z.strictObject({ opposed: z.boolean() })

export const directoryEntrySchema = z
  .object({
    actorId: idSchema,
    name: z.string(),
    role: z.string(),
    structure: z.string().exactOptional(),
    town: z.string().exactOptional(),
  })
  .meta({ id: 'DirectoryEntry' })
export type DirectoryEntry = z.infer<typeof directoryEntrySchema>
export const directoryEntriesSchema = z.object({ items: z.array(directoryEntrySchema) })
