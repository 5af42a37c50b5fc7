import { z } from 'zod'
import { categorySchema, daySchema, idSchema, instantSchema, partialDateSchema } from './shared.ts'

/** What the reader may do with this document: the server decides again when it is done. */
const canSchema = z.object({
  mask: z.boolean(),
  unmask: z.boolean(),
  choose: z.boolean(),
  delete: z.boolean(),
  archive: z.boolean(),
  replace: z.boolean(),
  reveal: z.boolean(),
})

const summaryShape = {
  id: idSchema,
  title: z.string(),
  type: z.object({ code: z.string(), label: z.string() }),
  category: categorySchema,
  date: partialDateSchema,
  depositedAt: instantSchema,
  author: z.object({ name: z.string(), role: z.string().exactOptional(), structure: z.string().exactOptional(), self: z.boolean() }),
  mime: z.string(),
  size: z.int(),
  format: z.enum(['cda', 'pdf', 'image', 'text', 'rtf', 'tiff', 'heic', 'docx', 'dicom']),
  version: z.int(),
  /** `deleted`: a tombstone, for its author alone; its content is gone. */
  status: z.enum(['current', 'superseded', 'archived', 'deleted']),
  isNew: z.boolean(),
  identityToVerify: z.boolean(),
  masked: z.boolean(),
  audience: z.enum(['all', 'chosen']),
  hiddenFromRepresentatives: z.boolean(),
  /** R.1111-53: never sent to somebody whom it is held from. */
  heldUntil: instantSchema.exactOptional(),
  /** In the list of a professional: he has not opened this version, and neither wrote nor deposited it. Nobody else is told. */
  unread: z.boolean().exactOptional(),
  can: canSchema,
}
export const documentSummarySchema = z.object(summaryShape).meta({ id: 'DocumentSummary' })
export type DocumentSummary = z.infer<typeof documentSummarySchema>

export const documentPageSchema = z
  .object({ items: z.array(documentSummarySchema), next: z.string().nullable() })
  .meta({ id: 'DocumentPage' })
export type DocumentPage = z.infer<typeof documentPageSchema>

export const whoCanSeeSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('allowed'), count: z.int() }),
    z.object({ kind: z.literal('masked'), emergency: z.boolean() }),
    z.object({ kind: z.literal('chosen'), names: z.array(z.string()), emergency: z.boolean() }),
    z.object({ kind: z.literal('hidden-all'), emergency: z.boolean() }),
  ])
  .meta({ id: 'WhoCanSee' })
export type WhoCanSee = z.infer<typeof whoCanSeeSchema>

export const partSchema = z.object({ id: z.string(), label: z.string(), mime: z.string(), size: z.int() })

export const documentDetailSchema = z
  .object({
    ...summaryShape,
    versions: z.array(z.object({ id: idSchema, version: z.int(), date: partialDateSchema, authorName: z.string(), current: z.boolean() })),
    /** For the person's side only. */
    whoCanSee: whoCanSeeSchema.exactOptional(),
    /** Actors chosen for this document, for the person's side only. */
    audienceIds: z.array(idSchema),
    openedBy: z.array(z.object({ name: z.string(), role: z.string().exactOptional(), at: instantSchema })),
    parts: z.array(partSchema),
    fileName: z.string().exactOptional(),
    /** What can be asked beside the content: `…/renditions/:kind`, and `…/dicom` for images. */
    renditions: z.array(z.enum(['pdf', 'preview', 'thumbnail', 'text', 'dicom'])),
    /** Why there is none, in plain words. */
    notice: z.string().exactOptional(),
    /** What the person organised, for her side only. `unread`: before this reading. */
    shelf: z
      .object({
        unread: z.boolean(),
        pinned: z.boolean(),
        folderId: idSchema.exactOptional(),
        toFile: z.boolean(),
        hasNote: z.boolean(),
        note: z.object({ text: z.string(), at: instantSchema }).exactOptional(),
      })
      .exactOptional(),
    metadata: z.object({
      /** `root^extension` of its own identifier. */
      uniqueId: z.string(),
      /** Of the bytes that `content` serves: SHA-1 in hexadecimal (XDS's identifier of content), length, type. */
      hash: z.string(),
      size: z.int(),
      mimeType: z.string(),
      depositor: z.object({ kind: z.string(), name: z.string(), structure: z.string().exactOptional() }),
      /** Identifiers of the versions it says it replaces, in the record or not. */
      replaces: z.array(z.string()),
      /** A parent is named that is not in the record: the relation is kept. */
      parentMissing: z.boolean(),
      /** The whole XDS entry as its own header gives it (XdsMetadata); absent for a file kept as it came. */
      xds: z.looseObject({}).exactOptional(),
    }),
  })
  .meta({ id: 'DocumentDetail' })
export type DocumentDetail = z.infer<typeof documentDetailSchema>

/** Written by the server from an allow-list: headings from h2 on, ids under `cda-`, links to parts are `#part-N`; no script, style or image. */
export const documentHtmlSchema = z.object({ title: z.string(), html: z.string(), lang: z.string() }).meta({ id: 'DocumentHtml' })
export type DocumentHtml = z.infer<typeof documentHtmlSchema>

export const visibilityChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('masked') }),
  z.strictObject({ kind: z.literal('chosen'), actorIds: z.array(idSchema).min(1).max(50) }),
])
export type VisibilityChange = z.infer<typeof visibilityChangeSchema>

export const revealSchema = z.strictObject({ to: z.enum(['holder', 'representatives']) })

const visibilityWord = z.enum(['all', 'masked', 'after-announcement', 'hidden-from-representatives'])
/** What its depositor says of a file. For a CDA the header wins, and the first three may be absent. */
export const depositMetadataSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(128).exactOptional(),
    typeCode: z.string().min(1).max(32).exactOptional(),
    date: daySchema.exactOptional(),
    visibility: visibilityWord.exactOptional(),
    replaces: idSchema.exactOptional(),
    submissionId: idSchema.exactOptional(),
    /** Made by the client once for this document: sending again under it adds nothing. */
    uniqueId: idSchema.exactOptional(),
    /** Of a loose file that a secretary sends: the national number of who wrote it, in her structure (TD2.2). Nobody else names one. */
    author: z.string().max(20).exactOptional(),
    /** Of the insurer’s feed: who did, or prescribed, what it paid for, and when; an act under secrecy is refused (R.1111-33). */
    acts: z
      .array(z.strictObject({ by: z.string().regex(/^[0-9A-Za-z/.-]{1,64}$/), on: daySchema }))
      .max(500)
      .exactOptional(),
  })
  .meta({ id: 'DepositMetadata' })
export type DepositMetadata = z.infer<typeof depositMetadataSchema>

/** Why she takes back what she deposited: a short list, so that no health data is typed; it stands in the trace that the person reads. */
export const WITHDRAWAL_REASONS = ['other-person', 'other-file', 'mistake-in-it', 'asked-by-the-person'] as const
export const withdrawalSchema = z.strictObject({ reason: z.enum(WITHDRAWAL_REASONS) })
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number]

/** What a dropped file tells of itself before it is deposited. Nothing of it is kept. */
export const depositProposalSchema = z
  .object({
    file: z.object({ name: z.string(), mime: z.string(), format: z.string(), size: z.int() }),
    title: z.object({ value: z.string(), from: z.enum(['header', 'text', 'file-name']) }).exactOptional(),
    date: z.object({ value: partialDateSchema, from: z.enum(['header', 'text', 'picture']) }).exactOptional(),
    /** `profession`: nothing was read; it is what one of her profession most often files. */
    type: z.object({ value: z.string(), from: z.enum(['header', 'title', 'text', 'profession']) }),
    /** Types that other professions file and hers does not: writing them is allowed, and warned of. */
    unusual: z.array(z.string()),
    /** Types that would be refused of her: the Code keeps them for other professions. */
    refused: z.array(z.string()),
    /** `other`: another person is named in it; the deposit stops there. */
    person: z.object({ name: z.string(), birthDate: daySchema.exactOptional(), verdict: z.enum(['same', 'other']) }).exactOptional(),
  })
  .meta({ id: 'DepositProposal' })
export type DepositProposal = z.infer<typeof depositProposalSchema>

export const depositedSchema = z
  .object({
    documentId: idSchema,
    submissionId: idSchema,
    /** This very deposit had been made before: nothing was added. */
    duplicateOf: idSchema.exactOptional(),
    replaced: idSchema.exactOptional(),
    parentMissing: z.boolean(),
    identityToVerify: z.boolean(),
    /** It was to wait or to be hidden, and the version it replaces had been seen: it is visible like that one. */
    shownAtOnce: z.literal(true).exactOptional(),
  })
  .meta({ id: 'Deposited' })
export type Deposited = z.infer<typeof depositedSchema>

/** Several files in one request: as many entries as `file` parts, in their order. */
export const submissionMetadataSchema = z.strictObject({
  submissionId: idSchema.exactOptional(),
  documents: z
    .array(depositMetadataSchema.omit({ submissionId: true }))
    .min(1)
    .max(50),
})
export const submissionResultSchema = z
  .object({
    submissionId: idSchema,
    items: z.array(
      z.object({
        deposited: depositedSchema.exactOptional(),
        refused: z.object({ code: z.string(), message: z.string(), status: z.int() }).exactOptional(),
      }),
    ),
  })
  .meta({ id: 'SubmissionResult' })
export type SubmissionResult = z.infer<typeof submissionResultSchema>

export const noteSchema = z.strictObject({
  title: z.string().trim().min(1).max(128),
  typeCode: z.string().min(1).max(32),
  date: daySchema,
  text: z.string().trim().min(1).max(20_000),
  masked: z.boolean(),
  uniqueId: idSchema.exactOptional(),
  /** Under headings, after the text. */
  sections: z
    .array(z.strictObject({ heading: z.string().trim().min(1).max(128), text: z.string().trim().min(1).max(20_000) }))
    .max(20)
    .exactOptional(),
  /** `pdf`: a PDF/A that holds its own text beside. Default: plain text. */
  as: z.enum(['text', 'pdf']).exactOptional(),
})
export type Note = z.infer<typeof noteSchema>

export const documentTypeSchema = z
  .object({ code: z.string(), system: z.string(), label: z.string(), category: categorySchema })
  .meta({ id: 'DocumentType' })
export type DocumentType = z.infer<typeof documentTypeSchema>
export const documentTypesSchema = z.object({ items: z.array(documentTypeSchema) })

export const searchSchema = z.strictObject({ text: z.string().trim().min(1).max(200) })
export const searchResultSchema = z.object({ items: z.array(documentSummarySchema) })
