import { z } from 'zod'
import { decisionSchema } from './delegations.ts'
import { idSchema, instantSchema } from './shared.ts'

export const protectedPlaceKinds = ['professional', 'structure', 'town'] as const

/** A place by who works there: `actorId` of the directory. */
const placeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('professional'), actorId: idSchema }),
  z.strictObject({ kind: z.literal('structure'), actorId: idSchema }),
  z.strictObject({ kind: z.literal('town'), town: z.string().trim().min(2).max(80) }),
])

export const newProtectionSchema = z.strictObject({
  place: placeSchema,
  hiddenFrom: idSchema,
  /** Not said: as long as may be without a judge. */
  until: instantSchema.exactOptional(),
})
export type NewProtection = z.infer<typeof newProtectionSchema>

export const protectionSchema = z
  .object({
    placeId: idSchema,
    kind: z.enum(protectedPlaceKinds),
    name: z.string(),
    hiddenFrom: z.string(),
    by: z.string(),
    from: instantSchema,
    until: instantSchema,
    running: z.boolean(),
    /** A judge’s: it ends at the desk. */
    decision: decisionSchema.exactOptional(),
  })
  .meta({ id: 'Protection' })
export type Protection = z.infer<typeof protectionSchema>

export const protectionsSchema = z
  .object({ items: z.array(protectionSchema), acting: z.array(z.object({ actorId: idSchema, name: z.string() })) })
  .meta({ id: 'Protections' })
export type Protections = z.infer<typeof protectionsSchema>

export const protectedSchema = z.object({ placeId: idSchema })

/** At the desk: on a judge’s order, until the day it says. */
export const deskProtectionSchema = z.strictObject({
  place: placeSchema,
  hiddenFrom: idSchema,
  until: instantSchema,
  decision: decisionSchema,
})
/** The decision that protected, as its end names it. */
export const deskProtectionEndSchema = z.strictObject({ decision: decisionSchema })
export type DeskProtectionEnd = z.infer<typeof deskProtectionEndSchema>
export type DeskProtection = z.infer<typeof deskProtectionSchema>
