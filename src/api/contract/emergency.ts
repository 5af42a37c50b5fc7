import { z } from 'zod'
import { documentSummarySchema } from './documents.ts'
import { personTraitsSchema } from './professional.ts'
import { idSchema, instantSchema, modeSchema, partialDateSchema } from './shared.ts'
import { standingSchema } from './synthesis.ts'

/** What a line is, where its own words do not say it. */
export const EMERGENCY_TAGS = [
  'severe-allergy',
  'allergy',
  'anticoagulant',
  'implant',
  'pregnancy',
  'transplant',
  'rare-disease',
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
  'blood-group',
  'directives',
  'paper',
  'trusted-person',
  'contact',
  'attending-doctor',
  'stay',
  'ecg',
  'creatinine',
  'potassium',
  'haemoglobin',
  'inr',
] as const

export const factSchema = z
  .object({
    id: z.string(),
    tag: z.enum(EMERGENCY_TAGS).exactOptional(),
    label: z.string(),
    detail: z.string().exactOptional(),
    /** Who says it; absent: a register. */
    source: z.string().exactOptional(),
    standing: standingSchema.exactOptional(),
    date: partialDateSchema.exactOptional(),
    documentId: idSchema.exactOptional(),
    documentTitle: z.string().exactOptional(),
    phone: z.string().exactOptional(),
  })
  .meta({ id: 'Fact' })
export type Fact = z.infer<typeof factSchema>

export const EMERGENCY_TOPICS = [
  'allergies',
  'pregnancy',
  'treatments',
  'conditions',
  'directives',
  'trusted-person',
  'attending-doctor',
  'stay',
  'creatinine',
  'potassium',
  'haemoglobin',
  'inr',
] as const

/**
 * What is looked for and has no line: three answers that are never confused. `unknown`: nobody said anything; `none`: somebody said that there is none, which a
 * line beside may contradict; `closed`: this profession does not see it, of anybody.
 */
export const silenceSchema = z
  .discriminatedUnion('state', [
    z.object({ topic: z.enum(EMERGENCY_TOPICS), state: z.literal('unknown') }),
    z.object({ topic: z.enum(EMERGENCY_TOPICS), state: z.literal('closed') }),
    z.object({ topic: z.enum(EMERGENCY_TOPICS), state: z.literal('none'), by: z.string(), date: partialDateSchema }),
  ])
  .meta({ id: 'Silence' })
export type Silence = z.infer<typeof silenceSchema>

export const blockSchema = z
  .object({ items: z.array(factSchema), more: z.int().exactOptional(), silent: z.array(silenceSchema) })
  .meta({ id: 'Block' })
export type Block = z.infer<typeof blockSchema>

export const emergencyViewSchema = z
  .object({
    person: personTraitsSchema,
    mode: modeSchema,
    until: instantSchema.exactOptional(),
    updatedAt: instantSchema.exactOptional(),
    blocks: z.object({ danger: blockSchema, treatments: blockSchema, conditions: blockSchema, wishes: blockSchema, recent: blockSchema }),
    /** At most eight, the useful ones first. */
    useful: z.array(documentSummarySchema),
  })
  .meta({ id: 'EmergencyView' })
export type EmergencyView = z.infer<typeof emergencyViewSchema>
