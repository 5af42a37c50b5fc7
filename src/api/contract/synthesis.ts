import { z } from 'zod'
import { documentSummarySchema } from './documents.ts'
import { personTraitsSchema } from './professional.ts'
import { rubricSchema } from './profile.ts'
import { idSchema, instantSchema, partialDateSchema } from './shared.ts'

export const standingSchema = z.enum(['declared', 'confirmed', 'professional', 'read', 'read-confirmed'])
export type SynthesisStanding = z.infer<typeof standingSchema>

const sourceSchema = z.object({ id: idSchema, title: z.string() })

const originSchema = z.enum([
  'declared',
  'prescription',
  'dispensation',
  'treatment',
  'condition',
  'past-condition',
  'operation',
  'stay',
  'family',
  'allergy',
  'trusted-person',
  'directives',
  'organ-donation',
  'contact',
])

export const treatmentRiskSchema = z.enum([
  'anticoagulant',
  'insulin',
  'opioid',
  'methotrexate',
  'cytotoxic',
  'immunosuppressant',
  'antiarrhythmic',
  'lithium',
  'antiepileptic',
  'hypoglycaemic',
  'antiplatelet',
  'corticosteroid',
])
export type TreatmentRisk = z.infer<typeof treatmentRiskSchema>

export const synthesisItemSchema = z
  .object({
    id: idSchema,
    origin: originSchema,
    text: z.string(),
    detail: z.string(),
    risk: treatmentRiskSchema.exactOptional(),
    severe: z.literal(true).exactOptional(),
    date: partialDateSchema,
    standing: standingSchema,
    by: z.string(),
    /** Declared by her side: what this reader may confirm, as it was read. */
    unconfirmed: z.object({ rubric: rubricSchema, version: z.int() }).exactOptional(),
    /** Where to read it. */
    document: sourceSchema.exactOptional(),
    /** Other current documents that say the same, and what they are when they are of another kind. */
    others: z.int(),
    also: z.array(originSchema),
  })
  .meta({ id: 'SynthesisItem' })
export type SynthesisItem = z.infer<typeof synthesisItemSchema>

/** Four states that are never confused: not for this profession, nothing said, said that there is none, a list. */
export const synthesisBlockSchema = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('closed') }),
    z.object({ state: z.literal('unknown') }),
    z.object({ state: z.literal('none'), by: z.string(), date: z.string() }),
    z.object({
      state: z.literal('list'),
      items: z.array(synthesisItemSchema),
      denied: z.object({ by: z.string(), date: z.string() }).exactOptional(),
    }),
  ])
  .meta({ id: 'SynthesisBlock' })
export type SynthesisBlock = z.infer<typeof synthesisBlockSchema>

const pointSchema = z.object({
  id: idSchema,
  value: z.string(),
  date: partialDateSchema,
  by: z.string(),
  document: sourceSchema,
  interpretation: z.string().exactOptional(),
  low: z.string().exactOptional(),
  high: z.string().exactOptional(),
  standing: standingSchema,
})

export const synthesisResultSchema = z
  .object({
    label: z.string(),
    /** What was looked at (a germ, urine), where the report says it. */
    material: z.string().exactOptional(),
    unit: z.string(),
    isKey: z.boolean(),
    latest: pointSchema,
    earlier: z.array(pointSchema),
    trend: z.enum(['up', 'down', 'same']).nullable(),
  })
  .meta({ id: 'SynthesisResult' })
export type SynthesisResult = z.infer<typeof synthesisResultSchema>

export const synthesisSchema = z
  .object({
    person: personTraitsSchema,
    blocks: z.object({
      allergies: synthesisBlockSchema,
      treatments: synthesisBlockSchema,
      conditions: synthesisBlockSchema,
      history: synthesisBlockSchema,
      wishes: synthesisBlockSchema,
    }),
    results: z.array(synthesisResultSchema),
    delta: z.object({
      /** Null: no earlier visit of this reader is known. */
      since: instantSchema.nullable(),
      documents: z.array(documentSummarySchema),
      documentCount: z.int(),
      changes: z.array(
        z.object({ id: idSchema, rubric: z.string(), text: z.string(), what: z.enum(['said', 'ended']), at: instantSchema }),
      ),
    }),
    useful: z.object({
      rule: z.object({
        kind: z.enum(['specialty', 'profession', 'any']),
        /** Labels of the types, in the order in which they are looked for. */
        types: z.array(z.string()),
      }),
      documents: z.array(documentSummarySchema),
    }),
    lastSummary: documentSummarySchema.nullable(),
    documentCount: z.int(),
    updatedAt: instantSchema.nullable(),
    may: z.object({ publish: z.boolean(), take: z.boolean(), deposit: z.boolean() }),
  })
  .meta({ id: 'Synthesis' })
export type Synthesis = z.infer<typeof synthesisSchema>

/** What a « volet de synthèse médicale » would be made of now. */
export const synthesisDraftSchema = z
  .object({
    person: personTraitsSchema,
    blocks: z.object({
      allergies: synthesisBlockSchema,
      treatments: synthesisBlockSchema,
      conditions: synthesisBlockSchema,
      history: synthesisBlockSchema,
    }),
    /** Points of attention: results, a line each. */
    attention: z.array(z.string()),
    /** Of the one that this doctor published before. */
    lastDate: partialDateSchema.nullable(),
  })
  .meta({ id: 'SynthesisDraft' })
export type SynthesisDraft = z.infer<typeof synthesisDraftSchema>

const linesSchema = z.array(idSchema).max(2_000)
/** What its writer makes of the lines she was shown; a line she was not shown stops it. */
export const synthesisEditsSchema = z.strictObject({
  kept: linesSchema,
  left: linesSchema,
  added: z
    .array(
      z.strictObject({
        to: z.enum(['allergies', 'treatments', 'conditions', 'history', 'attention']),
        text: z.string().trim().min(1).max(300),
      }),
    )
    .max(50),
})
export type SynthesisEdits = z.infer<typeof synthesisEditsSchema>

/** What is taken away: a VSM (CDA R2) or an IPS (FHIR R4). */
export const synthesisFormatSchema = z.enum(['vsm', 'ips'])
