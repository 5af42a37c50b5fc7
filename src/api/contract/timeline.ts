import { z } from 'zod'
import { categorySchema, idSchema, instantSchema } from './shared.ts'

/** As far as it is known: `2019`, `2019-03`, `2019-03-12`. */
const sinceSchema = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)

export const timelineKindSchema = z.enum([
  'document',
  'condition',
  'treatment',
  'prescription',
  'dispensation',
  'operation',
  'procedure',
  'stay',
  'vaccination',
  'measure',
  'result',
])
export type TimelineKind = z.infer<typeof timelineKindSchema>

export const timelineItemSchema = z
  .object({
    id: idSchema,
    kind: timelineKindSchema,
    /** Empty: a measure, named by `measure`. */
    title: z.string(),
    medical: z.string().exactOptional(),
    /** Absent: nobody said when. */
    date: sinceSchema.exactOptional(),
    end: sinceSchema.exactOptional(),
    /** Said to last, or to be over without a day; neither: its end is not known. */
    ongoing: z.literal(true).exactOptional(),
    ended: z.literal(true).exactOptional(),
    source: z.enum(['document', 'read', 'declared', 'confirmed', 'professional']),
    by: z.string().exactOptional(),
    place: z.string().exactOptional(),
    documentId: idSchema.exactOptional(),
    /** Title of the document that it was read in. */
    from: z.string().exactOptional(),
    category: categorySchema.exactOptional(),
    rubric: z.string().exactOptional(),
    measure: z.string().exactOptional(),
    details: z.array(z.object({ label: z.string(), value: z.string().exactOptional() })).exactOptional(),
    count: z.int().exactOptional(),
    /** Documents that name the very same condition. */
    alsoIn: z.array(z.object({ documentId: idSchema, from: z.string() })).exactOptional(),
    isNew: z.boolean(),
  })
  .meta({ id: 'TimelineItem' })
export type TimelineItem = z.infer<typeof timelineItemSchema>

export const threadReasonSchema = z.enum(['linked', 'same-code', 'names-it', 'treats-it', 'during-stay'])
export type ThreadReason = z.infer<typeof threadReasonSchema>

/** A life in time, latest first; what has no date at the end. */
export const timelineSchema = z
  .object({
    items: z.array(timelineItemSchema),
    /** Episodes: each thing is there for a reason that the page says. */
    threads: z.array(z.object({ about: idSchema, members: z.array(z.object({ item: idSchema, reason: threadReasonSchema })) })),
    /** More than a year without anything; told to her side. */
    gaps: z.array(z.object({ after: sinceSchema, before: sinceSchema })),
    lastVisit: instantSchema.nullable(),
  })
  .meta({ id: 'Timeline' })
export type Timeline = z.infer<typeof timelineSchema>
