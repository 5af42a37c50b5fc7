import { z } from 'zod'
import { depositedSchema, depositMetadataSchema } from './documents.ts'
import { daySchema, idSchema, instantSchema, partialDateSchema } from './shared.ts'

/**
 * Sending a file in pieces (tus 1.0: creation, HEAD, PATCH, termination, expiration) to `/api/records/:recordId/uploads`. `Upload-Metadata` holds
 * `filename` and `filetype`. Once all is there: `…/proposal` reads it, `…/document` files it.
 */
export const UPLOAD_PIECE_BYTES = 4 * 1024 * 1024

/** What the server takes in, as it is set up today: the settings page says it, and « Ajouter » too. */
export const intakeSchema = z
  .object({
    /** `absent`: no antivirus is set up. `unreachable`: one is, and it does not answer: nothing can be added meanwhile. */
    antivirus: z.enum(['active', 'absent', 'unreachable']),
    /** Whether these become a PDF beside the original; otherwise they are kept as they came. */
    converts: z.object({ heic: z.boolean(), docx: z.boolean() }),
    formats: z.array(z.object({ format: z.string(), mimes: z.array(z.string()), extensions: z.array(z.string()) })),
    maxBytes: z.int(),
    /** Of a ZIP of DICOM images. */
    maxImagingBytes: z.int(),
  })
  .meta({ id: 'Intake' })
export type Intake = z.infer<typeof intakeSchema>

export const proposalSchema = z
  .object({
    file: z.object({ name: z.string(), mime: z.string(), format: z.string(), size: z.int() }),
    /** What was read in it; absent: nothing certain. She confirms or changes each. */
    title: z.object({ value: z.string(), from: z.enum(['header', 'text', 'file-name']) }).exactOptional(),
    date: z.object({ value: partialDateSchema, from: z.enum(['header', 'text', 'picture']) }).exactOptional(),
    typeCode: z.object({ value: z.string(), from: z.enum(['header', 'text']) }).exactOptional(),
    /** `other`: « Le nom lu est … Est-ce bien pour … ? » */
    person: z.object({ name: z.string(), birthDate: daySchema.exactOptional(), verdict: z.enum(['same', 'other']) }).exactOptional(),
    /** « Vous avez déjà ce document, ajouté le… »: among those she sees. */
    duplicate: z.object({ documentId: idSchema, title: z.string(), addedAt: instantSchema }).exactOptional(),
    /** Something to know before it is saved, e.g. that it is kept as it came. */
    notices: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ id: 'Proposal' })
export type Proposal = z.infer<typeof proposalSchema>

export const saveUploadSchema = depositMetadataSchema
  .omit({ acts: true, uniqueId: true, submissionId: true })
  .extend({
    folderId: idSchema.exactOptional(),
    /** « À classer plus tard ». */
    toFile: z.boolean().exactOptional(),
  })
  .meta({ id: 'SaveUpload' })
export type SaveUpload = z.infer<typeof saveUploadSchema>

export const savedUploadSchema = depositedSchema
  .extend({ notices: z.array(z.object({ code: z.string(), message: z.string() })) })
  .meta({ id: 'SavedUpload' })
export type SavedUpload = z.infer<typeof savedUploadSchema>

/** What was made of a document to show it; the original stays what it is. */
export const RENDITIONS = ['pdf', 'preview', 'thumbnail', 'text'] as const
export const renditionSchema = z.enum(RENDITIONS)
export type Rendition = z.infer<typeof renditionSchema>

const instanceSchema = z.object({
  /** Its number in the study, for `…/dicom/:instance`. */
  id: z.int(),
  number: z.int().exactOptional(),
  frames: z.int(),
  rows: z.int(),
  columns: z.int(),
  size: z.int(),
  transferSyntax: z.string(),
  /** One to look at first. */
  key: z.boolean(),
  /** By a key object selection of the examination. */
  marked: z.literal(true).exactOptional(),
})
/** A DICOM file, or a ZIP of them, as its headers tell it. */
export const dicomStudySchema = z
  .object({
    date: partialDateSchema.exactOptional(),
    description: z.string().exactOptional(),
    place: z.string().exactOptional(),
    patientName: z.string().exactOptional(),
    series: z.array(
      z.object({
        id: z.int(),
        modality: z.string(),
        description: z.string().exactOptional(),
        number: z.int().exactOptional(),
        instances: z.array(instanceSchema),
      }),
    ),
  })
  .meta({ id: 'DicomStudy' })
export type DicomStudy = z.infer<typeof dicomStudySchema>
