import { z } from 'zod'
import { documentSummarySchema } from './documents.ts'
import { personTraitsSchema } from './professional.ts'
import { idSchema, instantSchema, modeSchema, partialDateSchema } from './shared.ts'

export const factSchema = z
  .object({
    label: z.string(),
    detail: z.string().exactOptional(),
    source: z.string(),
    date: partialDateSchema,
    documentId: idSchema.exactOptional(),
    phone: z.string().exactOptional(),
  })
  .meta({ id: 'Fact' })
export type Fact = z.infer<typeof factSchema>

/** Three states that are never confused: nothing is known, somebody said there is none, or a list. */
export const blockSchema = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('unknown') }),
    z.object({ state: z.literal('none'), by: z.string(), at: instantSchema }),
    z.object({ state: z.literal('list'), items: z.array(factSchema), more: z.int().exactOptional() }),
  ])
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
