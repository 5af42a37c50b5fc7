import { z } from 'zod'
import { idSchema, instantSchema } from './shared.ts'

const MOST_FACTS = 100

/** `warned`: she read that nobody may ask for it (CSP L.1111-18). */
export const newCardLinkSchema = z.strictObject({
  keys: z.array(idSchema).min(1).max(MOST_FACTS),
  days: z.union([z.literal(1), z.literal(30), z.literal(365)]),
  warned: z.literal(true),
})
export type NewCardLink = z.infer<typeof newCardLinkSchema>

/** `link` (`shlink:/…`) and `passcode` are said here and nowhere else. */
export const createdCardLinkSchema = z
  .object({ id: idSchema, link: z.string(), passcode: z.string(), until: instantSchema })
  .meta({ id: 'CreatedCardLink' })
export type CreatedCardLink = z.infer<typeof createdCardLinkSchema>

export const cardLinkSchema = z
  .object({
    id: idSchema,
    createdAt: instantSchema,
    until: instantSchema,
    state: z.enum(['live', 'over', 'guessed']),
    opened: z.int(),
    openedAt: instantSchema.nullable(),
  })
  .meta({ id: 'CardLink' })
export type CardLink = z.infer<typeof cardLinkSchema>
export const cardLinksSchema = z.object({ items: z.array(cardLinkSchema) })

/** SMART Health Links 1.0, in its own words: what others add is left aside. */
const MOST_SAID = 200
export const manifestRequestSchema = z.object({
  recipient: z.string().trim().min(1).max(MOST_SAID),
  passcode: z.string().max(MOST_SAID).exactOptional(),
  embeddedLengthMax: z.int().min(0).exactOptional(),
})
const manifestFileSchema = z.object({
  contentType: z.string(),
  embedded: z.string().exactOptional(),
  location: z.string().exactOptional(),
})
export const manifestSchema = z.object({ status: z.literal('finalized'), files: z.array(manifestFileSchema) }).meta({ id: 'LinkManifest' })
