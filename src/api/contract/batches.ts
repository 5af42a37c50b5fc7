import { z } from 'zod'
import { documentSummarySchema } from './documents.ts'
import { daySchema, idSchema, instantSchema } from './shared.ts'
import { insText, oidText } from './session.ts'

/**
 * A batch is sent as `application/x-carnet-frames`: a first line of JSON, of the batch; then, for each document, a line of JSON and as many bytes as its `length`
 * says. It may be sent again whole: what is there is passed over.
 */
export const BATCH_DOCUMENTS = 5_000
export const batchHeadSchema = z.strictObject({
  name: z.string().trim().min(1).max(128),
  documents: z.int().min(1).max(BATCH_DOCUMENTS),
})

/** Whose a document is, as the sender knows her: strict traits of the identity. */
export const claimedSchema = z.strictObject({
  birthName: z.string().trim().min(1).max(128),
  firstNames: z.array(z.string().trim().min(1).max(128)).min(1).max(20),
  sex: z.enum(['F', 'M', 'U']),
  birthDate: daySchema,
})

export const framedSchema = z.looseObject({ id: idSchema, length: z.int().min(0) })
export const itemSaidSchema = z.strictObject({
  /** Made once by the sender for this document. */
  id: idSchema,
  length: z.int().min(0),
  ins: insText,
  oid: oidText.exactOptional(),
  /** Asked of a loose file; a CDA says it itself. */
  person: claimedSchema.exactOptional(),
  title: z.string().trim().min(1).max(128).exactOptional(),
  typeCode: z.string().min(1).max(32).exactOptional(),
  date: daySchema.exactOptional(),
  visibility: z.enum(['all', 'masked', 'after-announcement', 'hidden-from-representatives']).exactOptional(),
  fileName: z.string().max(255).exactOptional(),
  mediaType: z.string().max(128).exactOptional(),
})
export type ItemSaid = z.infer<typeof itemSaidSchema>

const groupSchema = z.object({
  cause: z.string(),
  message: z.string(),
  count: z.int(),
  /** Of these, whose file is here: tried again without being sent. */
  kept: z.int(),
})
export const batchSchema = z
  .object({
    batchId: idSchema,
    name: z.string(),
    senderName: z.string(),
    begunAt: instantSchema,
    announced: z.int(),
    answered: z.int(),
    deposited: z.int(),
    refused: z.int(),
    /** Deposited, and the person does not see them yet (R.1111-53). */
    held: z.int(),
    groups: z.array(groupSchema),
  })
  .meta({ id: 'Batch' })
export type Batch = z.infer<typeof batchSchema>
export const batchesSchema = z.object({ items: z.array(batchSchema) })

export const batchItemSchema = z
  .object({
    itemId: idSchema,
    /** Its place in what was sent, from 1. */
    line: z.int().min(1).exactOptional(),
    title: z.string(),
    fileName: z.string(),
    /** The figures and the ending of the file’s name: nobody’s name, no number of identity. For a list that leaves. */
    namelessFile: z.string(),
    ins: z.string(),
    type: documentSummarySchema.shape.type.exactOptional(),
    size: z.int(),
    answeredAt: instantSchema,
    state: z.enum(['deposited', 'refused']),
    cause: z.string().exactOptional(),
    message: z.string().exactOptional(),
    documentId: idSchema.exactOptional(),
    heldUntil: instantSchema.exactOptional(),
    kept: z.boolean(),
  })
  .meta({ id: 'BatchItem' })
export type BatchItem = z.infer<typeof batchItemSchema>
export const batchItemsSchema = z.object({ items: z.array(batchItemSchema), next: idSchema.nullable() })
export type BatchItems = z.infer<typeof batchItemsSchema>

export const itemsAskedSchema = z.strictObject({
  /** `held`: deposited, and the person does not see it yet. */
  state: z.enum(['deposited', 'refused', 'held']).exactOptional(),
  cause: z.string().max(64).exactOptional(),
  after: idSchema.exactOptional(),
})
export const retrySchema = z.strictObject({ cause: z.string().min(1).max(64) })
export const identitySchema = z.strictObject({ ins: insText, oid: oidText.exactOptional(), person: claimedSchema.exactOptional() })
