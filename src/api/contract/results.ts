import { z } from 'zod'
import { documentSummarySchema } from './documents.ts'
import { idSchema, partialDateSchema } from './shared.ts'

const pointSchema = z.object({
  id: idSchema,
  /** As the report writes it: `< 1.0` is no number. */
  value: z.string(),
  date: partialDateSchema,
  by: z.string(),
  place: z.string().exactOptional(),
  document: z.object({ id: idSchema, title: z.string() }),
  interpretation: z.string().exactOptional(),
  /** Of that laboratory, in the unit of the row. */
  low: z.string().exactOptional(),
  high: z.string().exactOptional(),
  usual: z.string().exactOptional(),
  flag: z.object({ way: z.enum(['high', 'low', 'abnormal']), by: z.enum(['laboratory', 'bounds']) }).exactOptional(),
  others: z.int(),
  standing: z.enum(['declared', 'confirmed', 'professional', 'read', 'read-confirmed']),
})
export type ResultPoint = z.infer<typeof pointSchema>

export const resultRowSchema = z
  .object({
    id: idSchema,
    label: z.string(),
    material: z.string().exactOptional(),
    unit: z.string(),
    isNumber: z.boolean(),
    isKey: z.boolean(),
    points: z.array(pointSchema),
  })
  .meta({ id: 'ResultRow' })
export type ResultRow = z.infer<typeof resultRowSchema>

/** Rows join what has the same code, unit and material, and nothing else. */
export const resultsSchema = z.object({ rows: z.array(resultRowSchema), unread: z.array(documentSummarySchema) }).meta({ id: 'Results' })
export type Results = z.infer<typeof resultsSchema>

export const usefulTypesSchema = z
  .object({
    kind: z.enum(['specialty', 'profession', 'any']),
    /** In the order in which this reader's trade looks for them. */
    types: z.array(z.object({ code: z.string(), label: z.string() })),
  })
  .meta({ id: 'UsefulTypes' })
export type UsefulTypes = z.infer<typeof usefulTypesSchema>
