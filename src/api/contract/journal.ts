import { z } from 'zod'
import { actingUnderSchema, basisSchema, categorySchema, idSchema, instantSchema, modeSchema } from './shared.ts'

export const actSchema = z.enum([
  'open-record',
  'close-emergency',
  'list',
  'read',
  'download',
  'deposit',
  'replace',
  'mask',
  'unmask',
  'choose-audience',
  'reveal',
  'delete',
  'archive',
  'change-access',
  'block',
  'emergency-choices',
  'read-journal',
  'read-profile',
  'read-timeline',
  'read-synthesis',
  'write-profile',
  'sign-in',
  'refusals',
  'contest',
  'other',
])
export type Act = z.infer<typeof actSchema>

export const journalEventSchema = z
  .object({
    /** Stream and number in it, e.g. `open.41`. */
    id: z.string(),
    at: instantSchema,
    outcome: z.enum(['allowed', 'refused']),
    /** So many refusals in one minute, told as one. */
    times: z.int().exactOptional(),
    who: z.object({
      actorId: idSchema.exactOptional(),
      name: z.string(),
      kind: z.enum(['professional', 'self', 'representative', 'helper', 'structure', 'agent', 'system']),
      role: z.string().exactOptional(),
      under: actingUnderSchema.exactOptional(),
    }),
    where: z.object({ structure: z.string(), town: z.string().exactOptional() }).exactOptional(),
    act: actSchema,
    documents: z.array(z.object({ id: idSchema.exactOptional(), title: z.string(), category: categorySchema })),
    more: z.int().exactOptional(),
    /** Rubrics of the health profile that were asked for, or written in. */
    sections: z.array(z.string()).exactOptional(),
    mode: modeSchema,
    basis: basisSchema,
    /** The motive as it was typed. */
    reason: z.string().exactOptional(),
    verdict: z.enum(['expected', 'to-check', 'own', 'not-analysed']),
    verdictReason: z
      .enum([
        'declared-doctor',
        'you-authorised',
        'care-team',
        'deposited',
        'opened',
        'no-known-link',
        'exceptional',
        'refused',
        'no-health-data',
        'night',
        'same-name',
        'volume',
      ])
      .exactOptional(),
    answered: z.enum(['recognised', 'not-recognised']).exactOptional(),
    /** What its author was asked to explain, since it is not recognised. */
    explanation: z
      .object({ state: z.enum(['asked', 'explained', 'withdrawn']), due: instantSchema, text: z.string().exactOptional() })
      .exactOptional(),
  })
  .meta({ id: 'JournalEvent' })
export type JournalEvent = z.infer<typeof journalEventSchema>

export const journalSummarySchema = z
  .object({
    people: z.int(),
    expected: z.int(),
    toCheck: z.int(),
    refused: z.int(),
    since: instantSchema,
  })
  .meta({ id: 'JournalSummary' })
export type JournalSummary = z.infer<typeof journalSummarySchema>

export const answerSchema = z.strictObject({ answer: z.enum(['recognised', 'not-recognised']) })

/** A letter a year that says who looked, in large print; `next`: when the next one is written, or none was asked for. */
export const yearlyLetterSchema = z.object({ next: instantSchema.nullable() }).meta({ id: 'YearlyLetter' })
export type YearlyLetter = z.infer<typeof yearlyLetterSchema>
export const letterWantedSchema = z.strictObject({ wanted: z.boolean() })

/** What the caller is asked to explain of her own accesses. */
export const explanationsSchema = z
  .object({
    items: z.array(
      z.object({
        id: idSchema,
        state: z.enum(['asked', 'explained', 'withdrawn']),
        askedAt: instantSchema,
        due: instantSchema,
        at: instantSchema,
        act: actSchema,
        mode: modeSchema,
        basis: basisSchema,
        initials: z.string(),
        text: z.string().exactOptional(),
      }),
    ),
  })
  .meta({ id: 'Explanations' })
export type Explanations = z.infer<typeof explanationsSchema>
export const explainSchema = z.strictObject({ text: z.string().trim().min(10).max(2_000) })

/** `summary: null`: the analysis is not available, and the screen reassures about nothing. */
export const journalPageSchema = z
  .object({
    summary: journalSummarySchema.nullable(),
    items: z.array(journalEventSchema),
    next: z.string().nullable(),
  })
  .meta({ id: 'JournalPage' })
export type JournalPage = z.infer<typeof journalPageSchema>

/** Verbatim input of `verifier/verify-trace.mjs`: passed on, never read by a screen. */
export const proofSchema = z.looseObject({}).meta({ id: 'Proof' })

export const ownEventSchema = z
  .object({
    id: z.string(),
    at: instantSchema,
    act: actSchema,
    outcome: z.enum(['allowed', 'refused']),
    patient: z.object({ initials: z.string(), birthYear: z.int().exactOptional() }),
    recordId: idSchema.exactOptional(),
    documents: z.int(),
    mode: modeSchema,
    basis: basisSchema,
    reason: z.string().exactOptional(),
    under: actingUnderSchema.exactOptional(),
  })
  .meta({ id: 'OwnEvent' })
export type OwnEvent = z.infer<typeof ownEventSchema>
export const ownPageSchema = z.object({ items: z.array(ownEventSchema), next: z.string().nullable() }).meta({ id: 'OwnPage' })
export type OwnPage = z.infer<typeof ownPageSchema>
