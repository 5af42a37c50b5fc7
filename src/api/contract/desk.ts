import { z } from 'zod'
import { idSchema, instantSchema } from './shared.ts'

/** The agents' desk: administrative facts alone. No schema here has a place for a document, a professional or a rule of access. */
const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const wordsSchema = z.string().trim().min(1).max(2_000)

const soughtByNumberSchema = z.strictObject({ ins: z.string().trim().max(40), oid: z.string().max(100).exactOptional() })
const soughtByTraitsSchema = z.strictObject({
  birthName: z.string().trim().min(1).max(100),
  birthFirstNames: z.array(z.string().trim().min(1).max(100)).min(1).max(10),
  sex: z.enum(['F', 'M', 'U']),
  birthDate: daySchema,
  birthPlaceInsee: z.string().max(5).exactOptional(),
})
export const soughtSchema = z.union([soughtByNumberSchema, soughtByTraitsSchema])
export type DeskSought = z.infer<typeof soughtSchema>

const deskSexSchema = z.enum(['F', 'M', 'U'])
const deskNamedSchema = z.object({ personId: idSchema, name: z.string(), birthDate: z.string() })
export const deskFoundSchema = z.object({ items: z.array(deskNamedSchema) }).meta({ id: 'DeskFound' })
export type DeskNamed = z.infer<typeof deskNamedSchema>

export const deskPieceSchema = z.enum([
  'identity-card',
  'passport',
  'residence-permit',
  'vitale-card',
  'family-book',
  'court-decision',
  'questions',
])
export type DeskPiece = z.infer<typeof deskPieceSchema>
const checkLevelSchema = z.enum(['desk', 'phone'])
const contactKindSchema = z.enum(['email', 'phone', 'address'])

/** `none`: nobody was told; then what comes before a record, then the record's own states, in the words of G2. */
export const deskStateSchema = z.enum(['none', 'announced', 'refused', 'open', 'active', 'closed', 'suspended', 'deceased'])
export type DeskState = z.infer<typeof deskStateSchema>

const deskActSchema = z.object({
  actId: idSchema,
  kind: z.string(),
  at: instantSchema,
  agent: z.string(),
  colleague: z.string().exactOptional(),
  detail: z.string().exactOptional(),
  reference: z.string(),
})
export type DeskActLine = z.infer<typeof deskActSchema>

const requestStateSchema = z.enum(['open', 'with-dpo', 'closed'])
export const requestSubjectSchema = z.enum(['access', 'correction', 'erasure', 'closing', 'identity', 'representation', 'heirs', 'other'])
export type DeskRequestSubject = z.infer<typeof requestSubjectSchema>
const requestLineSchema = z.object({
  requestId: idSchema,
  personId: idSchema,
  personName: z.string(),
  subject: requestSubjectSchema,
  state: requestStateSchema,
  isMine: z.boolean(),
  isTaken: z.boolean(),
  openedAt: instantSchema,
  due: instantSchema,
})
export type DeskRequestLine = z.infer<typeof requestLineSchema>

export const deskPageSchema = z
  .object({
    personId: idSchema,
    recordId: idSchema,
    name: z.string(),
    birthDate: z.string(),
    sex: deskSexSchema,
    isMinor: z.boolean(),
    /** A waiting number: it opens nothing. */
    isWaiting: z.boolean(),
    state: deskStateSchema,
    since: instantSchema.exactOptional(),
    opensAt: instantSchema.exactOptional(),
    archivedUntil: instantSchema.exactOptional(),
    eraseOn: instantSchema.exactOptional(),
    closesOn: instantSchema.exactOptional(),
    hasAccount: z.boolean(),
    check: z.object({ level: checkLevelSchema, until: instantSchema }).nullable(),
    /** Ways a code may go by today. */
    ways: z.array(z.enum(['email', 'sms', 'post'])),
    codes: z.array(
      z.object({
        purpose: z.enum(['activation', 'recovery']),
        reason: z.string(),
        at: instantSchema,
        until: instantSchema,
        isOver: z.boolean(),
      }),
    ),
    sendings: z.array(z.object({ channel: z.enum(['email', 'post']), at: instantSchema, sent: z.boolean(), returned: z.boolean() })),
    contacts: z.array(z.object({ kind: contactKindSchema, hint: z.string(), source: z.enum(['insurer', 'self']) })),
    changes: z.array(z.object({ changeId: idSchema, kind: contactKindSchema, due: instantSchema })),
    children: z.array(deskNamedSchema),
    representatives: z.array(deskNamedSchema),
    /** Helpers, protectors and representatives in her own list; invited ones too. */
    acting: z.array(
      z.object({
        personId: idSchema,
        name: z.string(),
        kind: z.enum(['legal-representation', 'protection', 'caregiving']),
        measure: z.enum(['representation', 'assistance']).exactOptional(),
        isInvited: z.boolean(),
        since: instantSchema.exactOptional(),
        until: instantSchema.exactOptional(),
      }),
    ),
    requests: z.array(requestLineSchema),
    handovers: z.array(
      z.object({
        requestId: idSchema,
        kind: z.enum(['heirs', 'holder']),
        state: z.string(),
        askedAt: instantSchema,
        requester: z.string(),
        quality: z.string().exactOptional(),
        reason: z.string().exactOptional(),
        /** Days of the acts of care that the reason covers. */
        from: z.string().exactOptional(),
        to: z.string().exactOptional(),
        /** Until when its bearer may open it. */
        until: instantSchema.exactOptional(),
        isMine: z.boolean(),
        /** Ready or to send again, and this agent did not decide. */
        mayDeliver: z.boolean(),
      }),
    ),
    merges: z.array(
      z.object({
        mergeId: idSchema,
        state: z.enum(['asked', 'merged', 'undone']),
        isKept: z.boolean(),
        otherId: idSchema,
        at: instantSchema,
      }),
    ),
    acts: z.array(deskActSchema),
  })
  .meta({ id: 'DeskPage' })
export type DeskPage = z.infer<typeof deskPageSchema>

export const deskCheckSchema = z.strictObject({
  pieces: z.array(deskPieceSchema).max(7),
  photoAgrees: z.boolean(),
  doubt: z.boolean(),
})
export const deskCheckedSchema = z.object({ check: z.object({ level: checkLevelSchema, until: instantSchema }).nullable() })

export const deskCodeSchema = z.strictObject({ way: z.enum(['email', 'sms', 'post', 'print']) })
/** `sheet`: what is printed, folded and sealed; PDF, base64. */
export const deskCodeSentSchema = z.object({ actId: idSchema, until: instantSchema, sheet: z.string().exactOptional() })
export type DeskCodeSent = z.infer<typeof deskCodeSentSchema>

const deskChoiceKindSchema = z.enum(['oppose', 'withdraw-opposition', 'close', 'reopen', 'ask-erasure', 'withdraw-erasure', 'object'])
export type DeskChoice = z.infer<typeof deskChoiceKindSchema>
export const deskChoiceSchema = z.strictObject({
  choice: deskChoiceKindSchema,
  channel: z.enum(['desk', 'phone', 'post']),
  /** With a closing. */
  erase: z.boolean().exactOptional(),
})
export const deskDoneSchema = z.object({ actId: idSchema }).meta({ id: 'DeskDone' })
export type DeskDone = z.infer<typeof deskDoneSchema>

const addressSchema = z.strictObject({
  line: z.string().trim().min(1).max(100),
  postalCode: z.string().regex(/^\d{5}$/),
  city: z.string().trim().min(1).max(60),
})
export const deskContactSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('email'), value: z.string().trim().max(254) }),
  z.strictObject({ kind: z.literal('phone'), value: z.string().trim().max(20) }),
  z.strictObject({ kind: z.literal('address'), value: addressSchema }),
])
export type DeskContact = z.infer<typeof deskContactSchema>
/** No `due`: there was nobody to tell, it is done. */
export const deskContactAskedSchema = z.object({ actId: idSchema, due: instantSchema.exactOptional() })
export type DeskContactAsked = z.infer<typeof deskContactAskedSchema>

const decisionSchema = z.strictObject({
  court: z.string().trim().min(1).max(120),
  decidedOn: daySchema,
  reference: z.string().trim().min(1).max(60),
})
export const deskProtectorSchema = z.strictObject({
  protectorId: idSchema,
  measure: z.enum(['representation', 'assistance']),
  until: daySchema.exactOptional(),
  decision: decisionSchema,
})
export type DeskProtector = z.infer<typeof deskProtectorSchema>
/** No `on`: at once. */
export const deskEndingSchema = z.strictObject({ on: daySchema.exactOptional(), decision: decisionSchema })
export type DeskEnding = z.infer<typeof deskEndingSchema>

export const deskSuspensionSchema = z.strictObject({ motive: z.enum(['fraud', 'malfunction']) })
export const deskHeirsSchema = z.strictObject({
  requester: z.string().trim().min(1).max(200),
  checked: z.string().trim().min(1).max(200),
  quality: z.enum(['heir', 'spouse', 'partner']),
  reason: z.enum(['cause-of-death', 'memory', 'rights']),
  /** Of the acts of care; the causes of a death need none. */
  from: daySchema.exactOptional(),
  to: daySchema.exactOptional(),
})
export type DeskHeirs = z.infer<typeof deskHeirsSchema>
export const deskDecisionSchema = z.strictObject({ accept: z.boolean() })
/** Before closing a space she never signed in to (R.1111-36): by which papers it was checked who asks. */
export const deskHolderCopySchema = z.strictObject({ checked: z.string().trim().min(1).max(200) })
export const deskDeliverySchema = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('desk') }),
  z.strictObject({ way: z.literal('post'), address: addressSchema }),
])
export type DeskDelivery = z.infer<typeof deskDeliverySchema>
/** `sheet`: PDF, base64, to be folded and sealed. */
export const deskDeliveredSchema = z.object({ actId: idSchema, until: instantSchema, sheet: z.string().exactOptional() })
export type DeskDelivered = z.infer<typeof deskDeliveredSchema>

export const returnedLetterSchema = z.strictObject({ letterId: idSchema })

export const deskRequestsSchema = z.object({ items: z.array(requestLineSchema) })
export const newDeskRequestSchema = z.strictObject({ personId: idSchema, subject: requestSubjectSchema, words: wordsSchema })
export const deskRequestMadeSchema = z.object({ requestId: idSchema, actId: idSchema })
const stepKindSchema = z.enum(['note', 'take', 'ask-piece', 'to-dpo', 'answer'])
export type DeskStepKind = z.infer<typeof stepKindSchema>
export const deskStepSchema = z.strictObject({ kind: stepKindSchema, text: z.string().trim().max(2_000) })
export const deskRequestSchema = requestLineSchema
  .extend({
    words: z.string(),
    steps: z.array(
      z.object({
        kind: z.enum(['opened', 'note', 'take', 'ask-piece', 'to-dpo', 'answer']),
        at: instantSchema,
        agent: z.string(),
        text: z.string(),
      }),
    ),
  })
  .meta({ id: 'DeskRequest' })
export type DeskRequest = z.infer<typeof deskRequestSchema>

export const newMergeSchema = z.strictObject({ keptId: idSchema, secondId: idSchema })
export const mergeAskedSchema = z.object({ mergeId: idSchema })
