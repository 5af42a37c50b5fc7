import { z } from 'zod'
import { colleagueHere, underGrant } from '../../access/index.ts'
import { deposit, type Deposit, type InitialVisibility, proposeDeposit, type Receipt, writeNote } from '../../documents/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { toldOfDocument } from '../../notifications/index.ts'
import { parametersAt } from '../../policy/index.ts'
import { type Form, parseRequest, readForm, STATUS_OF, type UploadedFile, UPLOAD_SHAPE } from '../../platform/http/index.ts'
import { askNotice } from '../../platform/outbox/index.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  type Deposited,
  type DepositMetadata,
  depositedSchema,
  depositMetadataSchema,
  depositProposalSchema,
  noteSchema,
  submissionMetadataSchema,
  submissionResultSchema,
} from '../contract/index.ts'
import { ofRecord, toDocumentId, toSubmissionId } from '../ids.ts'
import { FILES_MISSING } from '../refusals.ts'
import { formRoute, type Route, route } from '../route.ts'
import type { Services } from '../services.ts'

const TAG = 'documents'
const MOST_FILES = 50

const SUBMIT = { action: 'documents.submit' } as const
const NOTHING_SAID = z.strictObject({})

export const depositRoutes: readonly Route[] = [
  formRoute({
    method: 'POST',
    path: '/api/records/:recordId/documents',
    tag: TAG,
    summary: 'Deposits one file: part `metadata` (JSON) first, then part `file`. Sending again under the same uniqueId is harmless',
    params: ofRecord,
    metadata: depositMetadataSchema,
    answer: depositedSchema,
    status: 201,
    handle: async ({ op, services, request, params: { recordId } }) => {
      const { metadata, files } = await openForm(op, request, depositMetadataSchema, 1)
      const { value: file } = await files(1).next()
      if (file === undefined) return refuse(UPLOAD_SHAPE, 'no file')
      return depositedOf(await fileOne(op, services, recordId, metadata, file))
    },
  }),
  formRoute({
    method: 'POST',
    path: '/api/records/:recordId/documents/proposal',
    tag: TAG,
    summary: 'Reads a file that a professional dropped: title, day, type, whose it is. Nothing of it is kept, and nothing is filed',
    params: ofRecord,
    metadata: NOTHING_SAID,
    answer: depositProposalSchema,
    handle: async ({ op, services, request, params: { recordId } }) => {
      const { files } = await openForm(op, request, NOTHING_SAID, 1)
      const { value: file } = await files(1).next()
      if (file === undefined) return refuse(UPLOAD_SHAPE, 'no file')
      const told = await underGrant(op, recordId, 'deposit', SUBMIT, grant => proposeDeposit(op, services.engine, grant, file))
      const { name, mediaType, format, size } = told.file
      return { ...told, file: { name, mime: mediaType, format, size }, unusual: [...told.unusual], refused: [...told.refused] }
    },
  }),
  formRoute({
    method: 'POST',
    path: '/api/records/:recordId/submissions',
    tag: TAG,
    summary:
      'Deposits several files in one submission: part `metadata` first, then as many parts `file` as it announces. Each is filed or refused by itself',
    params: ofRecord,
    metadata: submissionMetadataSchema,
    answer: submissionResultSchema,
    status: 201,
    handle: async ({ op, services, request, params: { recordId } }) => {
      const { metadata, files } = await openForm(op, request, submissionMetadataSchema, MOST_FILES)
      const submissionId = toSubmissionId(metadata.submissionId ?? op.draw.uuid())
      const items: z.output<typeof submissionResultSchema>['items'] = []
      for await (const file of files(metadata.documents.length)) {
        const said = metadata.documents[items.length] ?? refuse(FILES_MISSING)
        items.push(await fileOne(op, services, recordId, { ...said, submissionId }, file).then(toItem, asRefused))
      }
      return items.length === metadata.documents.length ? { submissionId, items } : refuse(FILES_MISSING)
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/documents/written',
    tag: TAG,
    summary: 'Files a document written on the spot',
    params: ofRecord,
    body: noteSchema,
    answer: depositedSchema,
    status: 201,
    handle: async ({ op, services, params: { recordId }, body }) =>
      depositedOf(await writeNote(op, services.engine, recordId, { ...body, ...tellingOf(op, services.outbox) })),
  }),
]

type Opened<T extends z.ZodType> = { readonly metadata: z.output<T>; readonly files: Form['files'] }

export const openForm = async <T extends z.ZodType>(
  op: Operation,
  request: Parameters<typeof readForm>[0],
  schema: T,
  files: number,
): Promise<Opened<T>> => {
  const form = await readForm(request, { files, fileBytes: parametersAt(op.instant).depositMaxBytes })
  return { metadata: parseRequest(schema, form.metadata), files: form.files }
}

export const fileOne = (
  op: Operation,
  { engine, outbox }: Services,
  recordId: RecordId,
  metadata: DepositMetadata,
  file: UploadedFile,
): Promise<Receipt> =>
  writerOf(op, outbox, metadata).then(author =>
    deposit(op, engine, recordId, { ...depositOf(metadata, file), ...author, ...tellingOf(op, outbox) }),
  )

/** Only a secretary sends what somebody else wrote; he is told of it. */
const writerOf = async (
  op: Operation,
  outbox: Services['outbox'],
  { author: named }: DepositMetadata,
): Promise<Pick<Deposit, 'author' | 'filed'>> => {
  if (named === undefined || op.caller.subject.kind !== 'secretary') return {}
  const author = await colleagueHere(op, named)
  return { author, filed: (tx, recordId) => askNotice(tx, op, outbox, { recordId, to: [author.id], template: 'filed-in-your-name' }) }
}

/** The insurer’s feed brings a line for each payment: its notices are none. */
export const tellingOf = (op: Operation, outbox: Services['outbox']): Pick<Deposit, 'told'> =>
  op.caller.subject.kind === 'insurer-feed' ? {} : { told: toldOfDocument(op, outbox) }

export const VISIBILITY: Readonly<Record<NonNullable<DepositMetadata['visibility']>, InitialVisibility>> = {
  all: { masked: false, held: false, hiddenFromRepresentatives: false },
  masked: { masked: true, held: false, hiddenFromRepresentatives: false },
  'after-announcement': { masked: false, held: true, hiddenFromRepresentatives: false },
  'hidden-from-representatives': { masked: false, held: false, hiddenFromRepresentatives: true },
}

const depositOf = (said: DepositMetadata, { fileName, mediaType, stream }: UploadedFile): Deposit => ({
  stream,
  declaredMediaType: mediaType,
  fileName,
  visibility: VISIBILITY[said.visibility ?? 'all'],
  ...(said.title === undefined ? {} : { title: said.title }),
  ...(said.typeCode === undefined ? {} : { typeCode: said.typeCode }),
  ...(said.date === undefined ? {} : { date: said.date }),
  ...(said.replaces === undefined ? {} : { replaces: toDocumentId(said.replaces) }),
  ...(said.submissionId === undefined ? {} : { submissionId: toSubmissionId(said.submissionId) }),
  ...(said.uniqueId === undefined ? {} : { uniqueId: said.uniqueId }),
  ...(said.acts === undefined ? {} : { acts: said.acts }),
})

export const depositedOf = (receipt: Receipt): Deposited => ({
  documentId: receipt.documentId,
  submissionId: receipt.submissionId,
  ...(receipt.known ? { duplicateOf: receipt.documentId } : {}),
  ...(receipt.replaced === null ? {} : { replaced: receipt.replaced }),
  parentMissing: receipt.parentMissing,
  identityToVerify: receipt.identityToVerify,
  ...(receipt.shownAtOnce ? { shownAtOnce: true } : {}),
})

type Item = z.output<typeof submissionResultSchema>['items'][number]

const toItem = (receipt: Receipt): Item => ({ deposited: depositedOf(receipt) })

/** One file refused does not undo the others; a fault ends the request. */
const asRefused = (error: unknown): Item => {
  if (!(error instanceof Refusal)) throw error
  return { refused: { code: error.code, message: error.message, status: STATUS_OF[error.category] } }
}
