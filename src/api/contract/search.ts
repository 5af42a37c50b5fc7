import { z } from 'zod'
import { documentSummarySchema } from './documents.ts'
import { CATEGORIES, categorySchema, daySchema, idSchema } from './shared.ts'

/** What is asked travels in the body: never in an address, never in a log. */
export const searchAskedSchema = z.strictObject({
  text: z.string().trim().min(1).max(200),
  /** Also what means the same (default) or only these words. */
  synonyms: z.boolean().exactOptional(),
  /** Also what is nearly written so (default), or only as it is written. */
  corrections: z.boolean().exactOptional(),
  category: z.enum(CATEGORIES).exactOptional(),
  from: z.int().min(0).max(10_000).exactOptional(),
  limit: z.int().min(1).max(50).exactOptional(),
})
export type SearchAsked = z.infer<typeof searchAskedSchema>

/** A text in pieces; what was found is `marked`. */
const piecesSchema = z.array(z.object({ text: z.string(), marked: z.boolean() }))

export const everythingFoundSchema = z
  .object({
    documents: z.array(z.object({ document: documentSummarySchema, title: piecesSchema, extract: piecesSchema })),
    /** Of all documents found, whatever the page. */
    total: z.int(),
    categories: z.array(z.object({ id: categorySchema, count: z.int() })),
    people: z.array(
      z.object({ name: z.string(), role: z.string().exactOptional(), place: z.string().exactOptional(), documents: z.int() }),
    ),
    health: z.array(
      z.object({
        id: z.string(),
        /** A rubric of the profile, or the kind of what was read in a document. */
        rubric: z.string(),
        label: piecesSchema,
        date: z.string().exactOptional(),
        documentId: idSchema.exactOptional(),
      }),
    ),
    /** Other words that were looked for, and found. */
    alsoFor: z.array(z.string()),
    corrections: z.array(z.object({ asked: z.string(), used: z.string() })),
    period: z.object({ from: daySchema.exactOptional(), to: daySchema.exactOptional() }).exactOptional(),
    /** Documents whose text is still being read. */
    unread: z.int(),
  })
  .meta({ id: 'EverythingFound' })
export type EverythingFound = z.infer<typeof everythingFoundSchema>

export const searchWordsSchema = z
  .object({ titles: z.array(z.string()), types: z.array(z.string()), people: z.array(z.string()) })
  .meta({ id: 'SearchWords' })
export type SearchWords = z.infer<typeof searchWordsSchema>
