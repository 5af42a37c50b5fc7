import { z } from 'zod'
import { idSchema, partialDateSchema } from './shared.ts'
import { treatmentRiskSchema, standingSchema } from './synthesis.ts'

const documentSchema = z.object({ id: idSchema, title: z.string() })
const saidSchema = z.object({
  id: idSchema,
  source: z.enum(['prescribed', 'delivered', 'declared']),
  text: z.string(),
  dose: z.string(),
  since: partialDateSchema.exactOptional(),
  until: partialDateSchema.exactOptional(),
  date: partialDateSchema,
  isCurrent: z.boolean(),
  standing: standingSchema,
  by: z.string(),
  /** Where to read it. */
  document: documentSchema.exactOptional(),
})
export type TreatmentSaid = z.infer<typeof saidSchema>

const againstSchema = z.object({ text: z.string(), date: z.string(), by: z.string(), document: documentSchema.exactOptional() })
const ruleSchema = z.enum(['duplicate', 'allergy', 'kidney', 'pregnancy'])
export type TreatmentRule = z.infer<typeof ruleSchema>

const flagSchema = z.object({
  rule: ruleSchema,
  degree: z.enum(['same-substance', 'same-family', 'to-avoid', 'contraindicated', 'contraindicated-late']),
  against: againstSchema,
  threshold: z.number().exactOptional(),
  /** In French, as the rule's source is named. */
  ruleSource: z.string(),
})
export type TreatmentFlag = z.infer<typeof flagSchema>

export const treatedSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    /** The substance that its lines share, and how it is known. */
    substance: z.object({ atc: z.string(), inn: z.string().exactOptional(), by: z.enum(['code', 'name']) }).exactOptional(),
    risk: treatmentRiskSchema.exactOptional(),
    /** Why its lines are one treatment; empty: one line. */
    joins: z.array(z.enum(['cis', 'cip', 'atc', 'inn', 'words'])),
    said: z.array(saidSchema),
    flags: z.array(flagSchema),
  })
  .meta({ id: 'Treated' })
export type Treated = z.infer<typeof treatedSchema>

const checkSchema = z.object({
  rule: ruleSchema,
  state: z.enum(['found', 'nothing-seen', 'old-data', 'no-data', 'closed']),
  unread: z.int(),
  concerned: z.array(z.string()),
  against: againstSchema.exactOptional(),
  incomparable: z.int(),
})
export type TreatmentCheck = z.infer<typeof checkSchema>

export const treatmentsSchema = z
  .object({
    current: z.array(treatedSchema),
    past: z.array(treatedSchema),
    checks: z.array(checkSchema),
    denied: z.object({ by: z.string(), date: z.string() }).nullable(),
    isDeclaredClosed: z.boolean(),
  })
  .meta({ id: 'Treatments' })
export type Treatments = z.infer<typeof treatmentsSchema>
