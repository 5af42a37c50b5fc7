import type { Grant } from '../kernel/grant.ts'
import type { DocumentId, RecordId, SubmissionId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { type Action, type Act, writeUnderTrace } from '../audit/index.ts'
import { underGrant } from '../access/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { CdaEngine } from './format/engine.ts'
import type { InitialVisibility, Receipt } from './model.ts'
import { type PreparedDeposit, prepareDeposit } from './prepare-deposit.ts'
import { NOT_REPLACEABLE, OTHER_CONTENT } from './refusals.ts'
import { copyAudience, deprecate, insertDocument, insertSubmission, type ParentRow, selectDeposit, selectParent, selectReplacement } from './store.ts'
import { blobKey } from './read-content.ts'

export type Deposit = {
  readonly stream: AsyncIterable<Uint8Array>
  readonly declaredMediaType?: string
  readonly fileName?: string
  /** For a loose file; the header of a CDA wins. */
  readonly title?: string
  readonly typeCode?: string
  readonly date?: string
  readonly visibility: InitialVisibility
  /** The version it replaces, among the depositor's or her structure's own. */
  readonly replaces?: DocumentId
  readonly submissionId?: SubmissionId
  /** Made by the client for a loose file, so that a retry finds its first attempt. */
  readonly uniqueId?: string
}

/**
 * Files one document: door, bytes, door again. The bytes are sealed and, when large, stored before any row exists; the row, its trace
 * and the deprecation of what it replaces are one transaction. Retrying is harmless; nothing is left when anything fails.
 */
export const deposit = async (op: Operation, engine: CdaEngine, recordId: RecordId, request: Deposit): Promise<Receipt> => {
  const right = request.replaces === undefined ? 'deposit' : 'delete'
  const act: Act = { action: request.replaces === undefined ? 'documents.submit' : 'documents.replace' }
  const prepared = await underGrant(op, recordId, right, act, grant => prepareDeposit(op, engine, grant, request))
  try {
    return await underGrant(op, recordId, right, { ...act, documents: [prepared.documentId] }, grant => submit(op, grant, prepared, request))
  } catch (error) {
    if (!prepared.inRow) await op.blobs.remove(blobKey(recordId, prepared.documentId))
    throw error
  }
}

const submit = async (op: Operation, grant: Grant<'deposit' | 'delete'>, prepared: PreparedDeposit, request: Deposit): Promise<Receipt> => {
  const action: Action = request.replaces === undefined && prepared.parents.length === 0 ? 'documents.submit' : 'documents.replace'
  const stream = prepared.heldUntil !== null ? 'held' : prepared.hiddenFromRepresentatives ? 'holder' : 'open'
  const { value } = await writeUnderTrace(op, grant, { action, documents: [prepared.documentId], stream }, tx => fileUnder(tx, op, grant, prepared, request))
  if (value.known && !prepared.inRow) await op.blobs.remove(blobKey(grant.recordId, prepared.documentId))
  return value
}

const fileUnder = async (tx: Queries, op: Operation, grant: Grant, prepared: PreparedDeposit, request: Deposit): Promise<Receipt> => {
  const submissionId = request.submissionId ?? (op.draw.uuid() as SubmissionId)
  const parent = await parentOf(tx, grant, prepared, request)
  const later = await selectReplacement(tx, grant.recordId, ownersOf(grant), prepared.uniqueTag)
  const inserted = await insertDocument(tx, {
    ...prepared.row,
    ...inherited(parent, prepared),
    submissionId,
    seriesId: parent?.series_id ?? later?.series_id ?? prepared.documentId,
    version: parent === undefined ? 1 : parent.version + 1,
    status: later === undefined ? 'approved' : 'deprecated',
  })
  if (!inserted) return knownReceipt(tx, grant, prepared)
  await insertSubmission(tx, grant.recordId, submissionId, op.instant, prepared.sealedSubmission)
  if (parent !== undefined) await supersede(tx, grant, parent, prepared.documentId)
  if (later !== undefined) await deprecate(tx, grant.recordId, prepared.documentId, later.document_id)
  return {
    documentId: prepared.documentId,
    submissionId,
    known: false,
    replaced: parent?.document_id ?? null,
    parentMissing: prepared.parents.length > 0 && parent === undefined,
    identityToVerify: prepared.identityToVerify,
  }
}

/** Only one of the authors, or the same structure, replaces (CNDA EX_2.1-1140). */
const ownersOf = (grant: Grant) => (grant.structureTag === null ? [grant.actorTag] : [grant.actorTag, grant.structureTag])

const parentOf = async (tx: Queries, grant: Grant, prepared: PreparedDeposit, request: Deposit): Promise<ParentRow | undefined> => {
  const owners = [...ownersOf(grant), prepared.row.authorTag]
  if (request.replaces !== undefined) {
    return (await selectParent(tx, grant.recordId, owners, { documentId: request.replaces })) ?? refuse(NOT_REPLACEABLE)
  }
  for (const uniqueTag of prepared.parents) {
    const parent = await selectParent(tx, grant.recordId, owners, { uniqueTag })
    if (parent !== undefined) return parent
  }
  return undefined
}

/** Her masks and choices pass to the new version; what was once visible is never hidden again by a replacement (domain.md §5.4 rule 2). */
const inherited = (parent: ParentRow | undefined, prepared: PreparedDeposit) => parent === undefined ? {} : {
  masked: parent.holder_from === null ? parent.masked || prepared.row.masked : parent.masked,
  holderFrom: parent.holder_from,
  hiddenFromRepresentatives: parent.hidden_from_representatives,
  audience: parent.audience,
}

const supersede = async (tx: Queries, grant: Grant, parent: ParentRow, documentId: DocumentId): Promise<void> => {
  await deprecate(tx, grant.recordId, parent.document_id, documentId)
  if (parent.audience === 1) await copyAudience(tx, grant.recordId, parent.document_id, documentId)
}

/** The depositor's own namespace: same content, same answer; another content is refused. */
const knownReceipt = async (tx: Queries, grant: Grant, prepared: PreparedDeposit): Promise<Receipt> => {
  const known = await selectDeposit(tx, grant.recordId, grant.actorTag, prepared.uniqueTag)
  if (known === undefined || known.content_tag !== prepared.row.contentTag) return refuse(OTHER_CONTENT)
  return {
    documentId: known.document_id, submissionId: known.submission_id, known: true, replaced: null, parentMissing: false,
    identityToVerify: prepared.identityToVerify,
  }
}
