import { z } from 'zod'
import { documentSummarySchema } from './documents.ts'
import { categorySchema, idSchema, instantSchema, partialDateSchema } from './shared.ts'

/** What the person organises in a record: hers, and never told to a professional. */
export const marksSchema = z
  .object({
    /** Filed by somebody else, and not opened by this very person. */
    unread: z.boolean(),
    pinned: z.boolean(),
    folderId: idSchema.exactOptional(),
    /** In the inbox « à classer ». */
    toFile: z.boolean(),
    hasNote: z.boolean(),
  })
  .meta({ id: 'Marks' })
export type Marks = z.infer<typeof marksSchema>

export const shelfLineSchema = documentSummarySchema.extend({ shelf: marksSchema }).meta({ id: 'ShelfLine' })
export type ShelfLine = z.infer<typeof shelfLineSchema>

const folderNameSchema = z.string().trim().min(1).max(60)
export const folderSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    /** Documents that its reader sees in it. */
    count: z.int(),
  })
  .meta({ id: 'Folder' })
export type Folder = z.infer<typeof folderSchema>
export const nameFolderSchema = z.strictObject({ name: folderNameSchema })

export const CHIPS = ['all', 'unread', 'pinned', 'to-file', 'masked', 'mine'] as const
export const chipSchema = z.enum(CHIPS)
export type Chip = z.infer<typeof chipSchema>

/** What narrows the list; kept sealed when a view is saved. */
export const facetsSchema = z.strictObject({
  chip: chipSchema.exactOptional(),
  categories: z.array(categorySchema).max(20).exactOptional(),
  folderId: idSchema.exactOptional(),
  from: partialDateSchema.exactOptional(),
  to: partialDateSchema.exactOptional(),
  author: z.string().max(200).exactOptional(),
  place: z.string().max(200).exactOptional(),
  words: z.string().max(200).exactOptional(),
  layout: z.enum(['list', 'cards', 'years']).exactOptional(),
})
export type Facets = z.infer<typeof facetsSchema>

const viewNameSchema = z.string().trim().min(1).max(60)
export const saveViewSchema = z.strictObject({ name: viewNameSchema, facets: facetsSchema })
export const savedViewSchema = z.object({ id: idSchema, name: z.string(), facets: facetsSchema }).meta({ id: 'SavedView' })
export type SavedView = z.infer<typeof savedViewSchema>

/** The whole shelf in one reading: every current document its reader sees (at most 10,000), latest deposit first. */
export const shelfSchema = z
  .object({
    items: z.array(shelfLineSchema),
    folders: z.array(folderSchema),
    views: z.array(savedViewSchema),
    /** Of what its reader sees, and of nothing else. */
    counts: z.object({
      all: z.int(),
      unread: z.int(),
      pinned: z.int(),
      toFile: z.int(),
      masked: z.int(),
      mine: z.int(),
    }),
    /** She may file, pin, note: false for a helper who only reads. */
    canOrganise: z.boolean(),
  })
  .meta({ id: 'Shelf' })
export type Shelf = z.infer<typeof shelfSchema>

/** `news`: of the documents only one whose identity is to be verified and those still to be read, fifty at most, the latest date first; the counts are of all. */
export const shelfQuery = z.strictObject({ only: z.literal('news').exactOptional() })

const severalSchema = z.array(idSchema).min(1)

/** Each field that stands is done to every document named; `folderId: null` takes it out of its folder. */
export const organiseSchema = z.strictObject({
  /** Absent: every document she sees (« Tout marquer comme lu »). */
  documentIds: severalSchema.max(500).exactOptional(),
  read: z.boolean().exactOptional(),
  pinned: z.boolean().exactOptional(),
  folderId: idSchema.nullable().exactOptional(),
  toFile: z.boolean().exactOptional(),
})
export type Organise = z.infer<typeof organiseSchema>

/** One act on several documents: each is traced, done or refused by itself. */
export const actOnSeveralSchema = z.strictObject({
  act: z.enum(['mask', 'unmask', 'archive', 'unarchive', 'delete']),
  documentIds: severalSchema.max(100),
})
export type ActOnSeveral = z.infer<typeof actOnSeveralSchema>

export const severalResultSchema = z
  .object({
    items: z.array(
      z.object({
        documentId: idSchema,
        done: z.boolean(),
        refused: z.object({ code: z.string(), message: z.string() }).exactOptional(),
      }),
    ),
  })
  .meta({ id: 'SeveralResult' })
export type SeveralResult = z.infer<typeof severalResultSchema>

/** Empty: the note goes. */
export const ownNoteSchema = z.strictObject({ text: z.string().trim().max(4_000) })
export const writtenNoteSchema = z.object({ text: z.string(), at: instantSchema })

/** Marks of one document with her own note, as its page shows them. */
export const documentMarksSchema = marksSchema.extend({ note: writtenNoteSchema.exactOptional() }).meta({ id: 'DocumentMarks' })
export type DocumentMarks = z.infer<typeof documentMarksSchema>

/** Documents in one ZIP at most, without a fresh proof; more is a copy of the record (`/exports`). */
export const ARCHIVE_DOCUMENTS = 50
