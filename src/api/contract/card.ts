import { z } from 'zod'
import { idSchema, instantSchema } from './shared.ts'

const language = z.enum(['fr', 'en'])
const rowSchema = z.object({ kind: z.enum(['title', 'line', 'more']), text: z.string(), isStrong: z.literal(true).exactOptional() })

export const cardItemSchema = z
  .object({
    key: idSchema,
    block: z.enum(['danger', 'treatments', 'conditions', 'contacts', 'wishes']),
    /** As it is called on the card. */
    text: z.string(),
    shown: z.boolean(),
    source: z.enum(['declared', 'confirmed', 'professional', 'read']),
    since: z.string(),
  })
  .meta({ id: 'CardItem' })
export type CardItem = z.infer<typeof cardItemSchema>

/** What is printed, to the letter, in the language of the card. `blocks`: all of it; `front`, `back`: what fits on a card of a bank's size. */
export const cardFaceSchema = z
  .object({
    lang: z.enum(['fr-FR', 'en-GB']),
    title: z.string(),
    name: z.string(),
    about: z.string(),
    blocks: z.array(
      z.object({
        title: z.string(),
        isStrong: z.literal(true).exactOptional(),
        lines: z.array(z.object({ text: z.string(), isStrong: z.literal(true).exactOptional() })),
      }),
    ),
    front: z.array(rowSchema),
    back: z.array(rowSchema),
    left: z.int(),
    foot: z.string(),
    code: z.object({ label: z.string(), text: z.string() }).nullable(),
  })
  .meta({ id: 'CardFace' })
export type CardFace = z.infer<typeof cardFaceSchema>

export const ownCardSchema = z
  .object({
    language,
    items: z.array(cardItemSchema),
    codeSince: instantSchema.nullable(),
    /** Whether pregnancy is one of the questions to this holder: she is of an age to be, and nothing here tells of one. */
    asksPregnancy: z.boolean(),
    readAt: instantSchema,
    face: cardFaceSchema,
  })
  .meta({ id: 'OwnCard' })
export type OwnCard = z.infer<typeof ownCardSchema>

const MOST_SWITCHES = 500
export const cardChangeSchema = z.strictObject({
  language: language.exactOptional(),
  shown: z
    .record(idSchema, z.boolean())
    .refine(switches => Object.keys(switches).length <= MOST_SWITCHES)
    .exactOptional(),
})
export type CardChange = z.infer<typeof cardChangeSchema>

export const cardPaperSchema = z.strictObject({ format: z.enum(['card', 'a4']) })
