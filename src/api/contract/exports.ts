import { z } from 'zod'
import { categorySchema, daySchema, idSchema, instantSchema } from './shared.ts'

/** What she takes with her: everything she may see, what is of a period, or some families of documents. */
export const exportScopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('period'), from: daySchema.exactOptional(), to: daySchema.exactOptional() }),
  z.strictObject({ kind: z.literal('categories'), categories: z.array(categorySchema).min(1).max(20) }),
])
export type ExportScope = z.infer<typeof exportScopeSchema>

export const askExportSchema = z.strictObject({ scope: exportScopeSchema })

export const exportSchema = z
  .object({
    id: idSchema,
    state: z.enum(['asked', 'running', 'ready', 'failed', 'cancelled', 'expired']),
    scope: exportScopeSchema,
    askedAt: instantSchema,
    /** The last instant at which it can be downloaded, once it is ready. */
    expiresAt: instantSchema.exactOptional(),
    bytes: z.int().exactOptional(),
    done: z.int(),
    total: z.int(),
    /** Documents that could not be copied. */
    missing: z.array(idSchema),
  })
  .meta({ id: 'Export' })
export type Export = z.infer<typeof exportSchema>

export const exportsSchema = z.object({ items: z.array(exportSchema) })
export const exportAskedSchema = z.object({ id: idSchema })
