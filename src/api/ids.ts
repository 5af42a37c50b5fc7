import { z } from 'zod'
import type { ActorId, DocumentId, RecordId, SubmissionId } from '../kernel/ids.ts'
import { idSchema } from './contract/index.ts'

/** Identifiers of a URL or body, as the verbs want them: the parsers that leave plain text. */
export const recordId = idSchema.transform(text => text as RecordId)
export const documentId = idSchema.transform(text => text as DocumentId)
export const actorId = idSchema.transform(text => text as ActorId)
export const toDocumentId = (text: string): DocumentId => text as DocumentId
export const toSubmissionId = (text: string): SubmissionId => text as SubmissionId
export const toActorId = (text: string): ActorId => text as ActorId
export const toRecordId = (text: string): RecordId => text as RecordId

export const ofRecord = z.strictObject({ recordId })
export const ofDocument = z.strictObject({ recordId, documentId })
export const ofProfessional = z.strictObject({ recordId, actorId })
