import { z } from 'zod'
import { nationalIdSchema } from './session.ts'
import { actingUnderSchema, idSchema } from './shared.ts'

const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const attachmentKindSchema = z.enum(['substitute', 'student'])

/** A substitute, or a student in training: who, under whom, where, from which day to which, both included. */
export const attachmentSchema = z
  .object({
    id: idSchema,
    kind: attachmentKindSchema,
    name: z.string(),
    role: z.string(),
    under: actingUnderSchema,
    structure: z.string(),
    from: dayText,
    until: dayText,
    /** `ended`: by one of them, or because the place is no longer hers; or its last day is past. */
    state: z.enum(['coming', 'open', 'ended']),
  })
  .meta({ id: 'Attachment' })
export type Attachment = z.infer<typeof attachmentSchema>

export const attachmentsSchema = z
  .object({
    /** Whom the caller named. */
    named: z.array(attachmentSchema),
    /** What she is herself for somebody else. */
    held: z.array(attachmentSchema),
    /** Where she may name somebody; none: she names nobody. */
    places: z.array(z.object({ id: nationalIdSchema, name: z.string(), isHere: z.boolean() })),
    kinds: z.array(attachmentKindSchema),
    today: dayText,
    /** The last day that may be asked for, from today on. */
    lastDay: z.object({ substitute: dayText, student: dayText }),
  })
  .meta({ id: 'Attachments' })
export type Attachments = z.infer<typeof attachmentsSchema>

export const attachSchema = z.strictObject({
  kind: attachmentKindSchema,
  professional: idSchema,
  place: nationalIdSchema.exactOptional(),
  /** Absent: at once. */
  from: dayText.exactOptional(),
  until: dayText,
})
export type Attach = z.infer<typeof attachSchema>
