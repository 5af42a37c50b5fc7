import { z } from 'zod'

/** The words all shapes are made of. Nothing of Node here: the browser imports these types. */

/** Random identifiers in lower case: the only thing of a record that ever stands in a URL. */
export const idSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  .meta({ format: 'uuid' })

/** ISO 8601 in UTC, e.g. `2026-11-21T08:42:00.000Z`. */
export const instantSchema = z.iso.datetime()

/** What a document says of its date: `2026`, `2026-03`, `2026-03-12`, or an instant with its offset. */
export const partialDateSchema = z.string().max(40)

/** A day of the calendar, `2026-03-12`. */
export const daySchema = z.iso.date()

export const CATEGORIES = [
  'consultation',
  'biology',
  'imaging',
  'medication',
  'hospital',
  'vaccine',
  'measure',
  'prevention',
  'wishes',
  'certificate',
  'reimbursement',
  'other',
] as const
/** Families of documents as people see them. */
export const categorySchema = z.enum(CATEGORIES)
export type Category = z.infer<typeof categorySchema>

export const modeSchema = z.enum(['normal', 'regulation', 'break-glass'])
export type AccessMode = z.infer<typeof modeSchema>

/** Why somebody may look, in the journal's words. */
export const basisSchema = z.enum([
  'agreement-declared',
  'agreement-given',
  'share',
  'care-team',
  'attending',
  'author',
  'emergency',
  'holder',
  'representative',
  'helper',
  'none',
])
export type JournalBasis = z.infer<typeof basisSchema>

export const cursorSchema = z.string().min(1).max(200)

/** A page of a list; `next` is given back as `cursor`, and means nothing else. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null }

/** RFC 9457, with a stable code for programs and a French sentence for people. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    message: z.string(),
    correlationId: idSchema,
    /** Fields that a request got wrong, by their path. Names only, never what was sent. */
    fields: z.array(z.string()).exactOptional(),
    /** Why a document was put aside: codes, without any trait. */
    reasons: z.array(z.string()).exactOptional(),
    /** What was read in the document that was put aside, for its depositor. */
    metadata: z.looseObject({}).exactOptional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problemSchema>

/** Whom somebody acts for or under, in her own name: « remplace Dr X », « interne, sous Dr X ». */
export const actingUnderSchema = z.object({ kind: z.enum(['substitute', 'student']), name: z.string() })
