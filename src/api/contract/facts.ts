import { z } from 'zod'
import { categorySchema, idSchema, partialDateSchema } from './shared.ts'

/** What was read in the coded entries of deposited documents, as proposals (documents/facts). Values are text, as written: nothing is rounded. */
export const FACT_KINDS = [
  'result',
  'vital',
  'vaccination',
  'prescription',
  'dispensation',
  'treatment',
  'condition',
  'allergy',
  'procedure',
] as const
export const factKindSchema = z.enum(FACT_KINDS)
export type FactKind = z.infer<typeof factKindSchema>

const codeSchema = z.object({ code: z.string(), system: z.string(), label: z.string().exactOptional() })
const quantity = { value: z.string(), unit: z.string().exactOptional() }
const quantitySchema = z.object(quantity)
const boundSchema = z.object({ ...quantity, inclusive: z.boolean().exactOptional() })

export const measuredSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('quantity'), ...quantity }),
  z.object({ kind: z.literal('interval'), low: boundSchema.exactOptional(), high: boundSchema.exactOptional() }),
  z.object({ kind: z.literal('coded'), code: codeSchema.exactOptional(), text: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
])
export type Measured = z.infer<typeof measuredSchema>

const rangeSchema = z.object({
  low: quantitySchema.exactOptional(),
  high: quantitySchema.exactOptional(),
  text: z.string().exactOptional(),
  meaning: z.string().exactOptional(),
})
export type FactRange = z.infer<typeof rangeSchema>

export const readFactSchema = z
  .object({
    id: idSchema,
    kind: factKindSchema,
    status: z.enum(['proposed', 'confirmed', 'dismissed']),
    label: z.string(),
    code: codeSchema.exactOptional(),
    value: measuredSchema.exactOptional(),
    ranges: z.array(rangeSchema),
    /** As precise as the document. */
    date: partialDateSchema.exactOptional(),
    until: partialDateSchema.exactOptional(),
    interpretation: z.string().exactOptional(),
    /** What is coded is what did not happen. */
    negated: z.boolean(),
    planned: z.boolean(),
    /** An older result that a report quotes. */
    earlier: z.boolean(),
    product: z
      .object({
        name: z.string(),
        cis: z.string().exactOptional(),
        cip: z.string().exactOptional(),
        atc: z.string().exactOptional(),
        lot: z.string().exactOptional(),
      })
      .exactOptional(),
    rank: z.string().exactOptional(),
    dose: z.string().exactOptional(),
    by: z.string().exactOptional(),
    /** Where it was read: one click away. */
    document: z.object({
      id: idSchema,
      title: z.string(),
      date: partialDateSchema,
      author: z.string(),
      place: z.string().exactOptional(),
      category: categorySchema,
    }),
  })
  .meta({ id: 'ReadFact' })
export type ReadFact = z.infer<typeof readFactSchema>

export const factsSchema = z
  .object({
    items: z.array(readFactSchema),
    /** Her answer to « may Carnet read what is coded in your documents? »; null: not asked yet, or not the reader's to know. */
    consents: z.boolean().nullable(),
    /** The reader may confirm and dismiss; give or withdraw the consent. */
    may: z.object({ decide: z.boolean(), consent: z.boolean() }),
  })
  .meta({ id: 'Facts' })
export type Facts = z.infer<typeof factsSchema>

export const readingSchema = z.strictObject({ consents: z.boolean() })
export const factDecisionSchema = z.strictObject({ decision: z.enum(['confirmed', 'dismissed', 'proposed']) })
export type FactDecision = z.infer<typeof factDecisionSchema>['decision']
