import { z } from 'zod'
import { categorySchema, idSchema, instantSchema } from './shared.ts'

const contactSchema = z.object({
  value: z.string(),
  source: z.enum(['insurer', 'self']),
  verified: z.boolean(),
})

/** « Mon compte »: who she is here, how she is reached, how she signs in. */
export const accountPageSchema = z
  .object({
    identity: z
      .object({
        birthName: z.string(),
        birthFirstNames: z.array(z.string()),
        usedName: z.string().exactOptional(),
        usedFirstName: z.string().exactOptional(),
        sex: z.enum(['F', 'M', 'U']),
        birthDate: z.string(),
        birthPlaceInsee: z.string().exactOptional(),
        matricule: z.string(),
      })
      .exactOptional(),
    contacts: z.object({
      email: contactSchema.exactOptional(),
      phone: contactSchema.exactOptional(),
      address: contactSchema.exactOptional(),
    }),
    means: z.object({
      identifier: z.string().exactOptional(),
      app: z.boolean(),
      passkeys: z.array(
        z.object({
          passkeyId: idSchema,
          label: z.string(),
          createdAt: instantSchema,
          lastUsedAt: instantSchema.exactOptional(),
          boundToDevice: z.boolean(),
        }),
      ),
    }),
    sessions: z.array(
      z.object({
        sessionId: idSchema,
        means: z.string(),
        device: z.string().exactOptional(),
        startedAt: instantSchema,
        expiresAt: instantSchema,
        isThisOne: z.boolean(),
      }),
    ),
    devices: z.array(
      z.object({
        deviceId: idSchema,
        label: z.string(),
        firstSeenAt: instantSchema,
        lastSeenAt: instantSchema,
        trustedUntil: instantSchema.exactOptional(),
        isThisOne: z.boolean(),
      }),
    ),
    /** When a new password, asked for by whoever lost hers, will stand. */
    recoveryAt: instantSchema.exactOptional(),
  })
  .meta({ id: 'AccountPage' })
export type AccountPage = z.infer<typeof accountPageSchema>

export const newPasswordSchema = z.strictObject({ password: z.string().max(1_024) })
export const appOfferedSchema = z.object({ ticket: z.string(), secret: z.string(), uri: z.string() })
export type AppOffered = z.infer<typeof appOfferedSchema>
export const appTypedSchema = z.strictObject({ ticket: z.string().max(2_048), code: z.string().max(16) })

export const contactKindSchema = z.enum(['email', 'phone'])
export const contactChangeSchema = z.strictObject({ value: z.string().min(1).max(254) })
/** `old`: a second code went to the address or number that stood until now. */
export const contactAskedSchema = z.object({ old: z.boolean() })
export type ContactAsked = z.infer<typeof contactAskedSchema>
export const contactConfirmedSchema = z.strictObject({ newCode: z.string().max(16), oldCode: z.string().max(16).exactOptional() })

export const hiddenCategoriesSchema = z.strictObject({ categories: z.array(categorySchema).max(12) })
export type HiddenCategories = z.infer<typeof hiddenCategoriesSchema>
