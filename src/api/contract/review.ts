import { z } from 'zod'
import { idSchema, instantSchema } from './shared.ts'

export const caseKindSchema = z.enum(['access', 'document', 'professional', 'correction'])
export const outcomeSchema = z.enum(['settled', 'justified', 'not-justified', 'restored', 'withdrawn', 'corrected', 'refused'])
export type CaseOutcome = z.infer<typeof outcomeSchema>
const stepSchema = z.object({
  kind: z.enum(['opened', 'asked', 'answered', 'late', 'passed-on', 'extended', 'overdue', 'ended', 'decided']),
  at: instantSchema,
  by: z.string(),
  text: z.string(),
})

const words = z.string().trim().min(10).max(2_000)

/** A request of a person, and how far it is: for her, and for who answers. Nothing that a document says. */
export const reviewCaseSchema = z
  .object({
    caseId: idSchema,
    kind: caseKindSchema,
    state: z.enum(['asked', 'answered', 'with-dpo', 'closed']),
    openedAt: instantSchema,
    due: instantSchema,
    isExtended: z.boolean(),
    words: z.string(),
    /** Whom it is about, and when that was. */
    name: z.string().exactOptional(),
    at: instantSchema.exactOptional(),
    line: z.string().exactOptional(),
    documentId: idSchema.exactOptional(),
    steps: z.array(stepSchema),
    outcome: outcomeSchema.exactOptional(),
  })
  .meta({ id: 'ReviewCase' })
export type ReviewCase = z.infer<typeof reviewCaseSchema>
export const reviewCasesSchema = z.object({ items: z.array(reviewCaseSchema) }).meta({ id: 'ReviewCases' })

export const newReviewSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('correction'), documentId: idSchema, words }),
  z.strictObject({ kind: z.literal('professional'), name: z.string().trim().min(1).max(200), words }),
])
export type NewReview = z.infer<typeof newReviewSchema>
export const notMineSchema = z.strictObject({ words: z.string().trim().max(2_000) })
export const endReviewSchema = z.strictObject({ as: z.enum(['settled', 'not-satisfied']) })

/** What a professional is asked about what she wrote: initials and an instant. */
export const askingsSchema = z
  .object({
    items: z.array(
      z.object({
        caseId: idSchema,
        kind: z.enum(['document', 'correction']),
        state: z.enum(['asked', 'answered']),
        due: instantSchema,
        at: instantSchema.exactOptional(),
        initials: z.string(),
        words: z.string(),
      }),
    ),
  })
  .meta({ id: 'Askings' })
export type Asking = z.infer<typeof askingsSchema>['items'][number]
export const answerAskingSchema = z.strictObject({ choice: z.enum(['withdraw', 'maintain', 'corrected']), text: words })
export type AskingAnswer = z.infer<typeof answerAskingSchema>

/** The queue of who protects the data: with the name of who asks. */
export const queueSchema = z.object({ items: z.array(reviewCaseSchema.extend({ holderName: z.string() })) }).meta({ id: 'ReviewQueue' })
export type QueuedCase = z.infer<typeof queueSchema>['items'][number]
export const caseDecisionSchema = z.strictObject({ outcome: outcomeSchema, text: words })
export const extensionSchema = z.strictObject({ why: words })

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** Whose acts: her number in the directory, or her national identifier. */
export const proofSearchSchema = z.strictObject({
  actor: z.string().trim().min(3).max(60),
  from: day,
  to: day,
  relation: z.string().max(40).exactOptional(),
  outcome: z.enum(['granted', 'absent', 'refused']).exactOptional(),
  record: idSchema.exactOptional(),
  reason: words,
})
export type ProofSearch = z.infer<typeof proofSearchSchema>
const chainSchema = z.object({ record: idSchema, entries: z.int(), isIntact: z.boolean() })
export const proofFoundSchema = z
  .object({
    actor: z.string(),
    lines: z.array(
      z.object({
        at: instantSchema,
        action: z.string(),
        record: idSchema,
        documents: z.int(),
        outcome: z.string(),
        mode: z.string(),
        relation: z.string(),
      }),
    ),
    /** There is more than was looked at: a shorter period says all. */
    isCut: z.boolean(),
    counts: z.array(z.object({ outcome: z.string(), n: z.int() })),
    records: z.int(),
    chains: z.array(chainSchema),
  })
  .meta({ id: 'ProofFound' })
export type ProofFound = z.infer<typeof proofFoundSchema>
/** A text that the log's key signed; its first part is the JSON it is about. */
export const proofExportSchema = z.object({ body: z.string(), note: z.string() }).meta({ id: 'ProofExport' })
export type ProofExport = z.infer<typeof proofExportSchema>
export const searchesSchema = z
  .object({ items: z.array(z.object({ at: instantSchema, by: z.string(), what: z.string(), reason: z.string(), found: z.int() })) })
  .meta({ id: 'ProofSearches' })
export type PastSearch = z.infer<typeof searchesSchema>['items'][number]
export const revealSchemaOfProof = z.strictObject({ reason: words })
export const revealedSchema = z.object({ name: z.string(), birthDate: z.string() }).meta({ id: 'RevealedIdentity' })
export type Revealed = z.infer<typeof revealedSchema>
