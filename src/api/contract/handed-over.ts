import { z } from 'zod'
import { instantSchema } from './shared.ts'

/** What the bearer of a letter types: its code, and who the record is of. */
export const handedOverSchema = z.strictObject({
  code: z.string().max(40),
  birthName: z.string().trim().min(1).max(100),
  birthDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
})
export type HandedOverProof = z.infer<typeof handedOverSchema>

/** The copy may be downloaded by this browser until then. */
export const handedOverOpenedSchema = z.object({ until: instantSchema }).meta({ id: 'HandedOver' })
export type HandedOver = z.infer<typeof handedOverOpenedSchema>
