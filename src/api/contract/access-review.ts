import { z } from 'zod'
import { idSchema, instantSchema } from './shared.ts'

const words = z.string().trim().min(10).max(2_000)

/** An access to look at after the fact: pseudonyms, a role, a place, a rule in words; nothing medical. */
export const reviewedAccessSchema = z
  .object({
    itemId: idSchema,
    kind: z.enum(['emergency', 'odd']),
    state: z.enum(['to-review', 'asked', 'explained', 'closed']),
    risk: z.int(),
    openedAt: instantSchema,
    due: instantSchema,
    isLate: z.boolean(),
    /** Pseudonyms: the same professional is the same word in every item. */
    actor: z.string(),
    record: z.string().nullable(),
    profession: z.string(),
    place: z.string(),
    at: instantSchema,
    mode: z.enum(['normal', 'regulation', 'break-glass']),
    relation: z.string(),
    rules: z.array(
      z.enum([
        'break-glass',
        'regulation',
        'no-relation',
        'same-name',
        'colleague',
        'night',
        'volume',
        'many-records',
        'many-refusals',
        'sweep',
        'sweep-place',
        'drip',
      ]),
    ),
    documents: z.int(),
    records: z.int(),
    outcome: z.enum(['justified', 'incident']).exactOptional(),
    steps: z.array(
      z.object({
        kind: z.enum(['queued', 'asked', 'explained', 'unanswered', 'late', 'decided', 'revealed']),
        at: instantSchema,
        by: z.string(),
        text: z.string(),
      }),
    ),
  })
  .meta({ id: 'ReviewedAccess' })
export type ReviewedAccess = z.infer<typeof reviewedAccessSchema>
export const accessReviewSchema = z
  .object({
    items: z.array(reviewedAccessSchema),
    counts: z.array(
      z.object({ kind: z.enum(['emergency', 'odd']), state: z.enum(['to-review', 'asked', 'explained', 'closed']), n: z.int() }),
    ),
  })
  .meta({ id: 'AccessReview' })
export type AccessReview = z.infer<typeof accessReviewSchema>

export const accessQuestionSchema = z.strictObject({ words })
export const accessDecisionSchema = z.strictObject({ outcome: z.enum(['justified', 'incident']), text: words })
export type AccessDecision = z.infer<typeof accessDecisionSchema>
export const accessRevealSchema = z.strictObject({ reason: words })
export const revealedAccessSchema = z
  .object({
    actorName: z.string(),
    nationalId: z.string(),
    person: z.object({ name: z.string(), birthDate: z.string() }).nullable(),
  })
  .meta({ id: 'RevealedAccess' })
export type RevealedAccess = z.infer<typeof revealedAccessSchema>
