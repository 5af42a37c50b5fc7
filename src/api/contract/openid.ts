import { z } from 'zod'
import { insText, oidText } from './session.ts'
import { actingUnderSchema } from './shared.ts'

export const providerSchema = z.enum(['professional', 'person'])

/** Outside providers one may sign in with here. */
export const providersSchema = z.object({ professional: z.boolean(), person: z.boolean() })
export type Providers = z.infer<typeof providersSchema>

/** `activate` and `link` bring back a proof of identity that another act uses. */
export const attemptSchema = z.strictObject({
  provider: providerSchema,
  purpose: z.enum(['sign-in', 'activate', 'link']).exactOptional(),
})
/** Where the browser goes now; null: nowhere, it is over. */
export const leavingSchema = z.object({ location: z.string() })
export type Leaving = z.infer<typeof leavingSchema>
export const goodbyeSchema = z.object({ location: z.string().nullable() })
export type Goodbye = z.infer<typeof goodbyeSchema>

/** One of her situations of practice; `key` names it in the answer. */
export const placeSchema = z
  .object({
    key: z.string(),
    structureName: z.string(),
    professionLabel: z.string(),
    specialtyLabel: z.string().exactOptional(),
    occupational: z.boolean(),
    regulation: z.boolean(),
    /** She is there for a time: whom she replaces, or who answers for her training. */
    under: actingUnderSchema.exactOptional(),
    /** Of the session; when there is none yet, where she said she worked the last time. */
    isProposed: z.boolean(),
  })
  .meta({ id: 'Place' })
export type Place = z.infer<typeof placeSchema>
export const placesSchema = z.object({ name: z.string(), signedIn: z.boolean(), items: z.array(placeSchema) })
export type Places = z.infer<typeof placesSchema>
export const chosenPlaceSchema = z.strictObject({ place: z.string().min(1).max(300) })

/** A proof of identity that came back and is waiting to be used; names only, for the person to check. */
export const provenSchema = z.object({ firstNames: z.string(), birthName: z.string() })
export type Proven = z.infer<typeof provenSchema>

/** With the proof that waits: her number and her card; the provider said the rest. */
export const identityActivationSchema = z.strictObject({
  ins: insText,
  oid: oidText.exactOptional(),
  vitaleSerial: z.string().min(1).max(40),
})
export type IdentityActivation = z.infer<typeof identityActivationSchema>
