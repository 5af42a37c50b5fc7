import { unmergeRecords } from '../access/index.ts'
import { refileDocuments, removeTakenBytes, takeBackDocuments } from '../documents/index.ts'
import type { ActorId, DocumentId, EventId, RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import type { EventReference, Outbox } from '../platform/outbox/index.ts'

/** Two records became one: what the second holds is to be filed in the first. */
export const RECORDS_MERGED = 'records.merged'
export const REFILE_DOCUMENTS = 'refile-documents'

const NOBODY = '00000000-0000-4000-8000-000000000006' as ActorId

/** `records.refile`: in the transaction of its clock, the job that does it. It opens keys, so each of its steps commits its trace by itself. */
export const askRefiling = (op: Operation, outbox: Outbox, recordId: RecordId): Promise<void> => {
  const id = op.draw.uuid() as EventId
  const sealedBody = op.keyring.sealForActor(NOBODY, `event|${id}`, Buffer.from('{}'))
  return outbox.emit(op.db, { recordId, id, name: RECORDS_MERGED, sealedBody, at: op.instant })
}

/** The job. Killed half-way it runs again, and goes on; of a merge that was undone it does nothing. */
export const refileMerged = async (op: Operation, { recordId }: EventReference): Promise<void> => {
  await refileDocuments(op, recordId)
}

/** Two agents undo a merge: what was filed again goes back in the same transaction; its bytes are removed after it. Errors: as `unmergeRecords`. */
export const undoMerge = async (op: Operation, outbox: Outbox, mergeId: string): Promise<void> => {
  const taken: DocumentId[] = []
  let kept: RecordId | undefined
  const takeBack = takeBackDocuments(documentId => taken.push(documentId))
  await unmergeRecords(op, outbox, mergeId, async (tx, merged) => {
    kept = merged.to
    await takeBack(tx, merged)
  })
  if (kept !== undefined) await removeTakenBytes(op.blobs, kept, taken)
}
