import type { TakeBack } from '../../access/index.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import type { BlobStore } from '../../platform/blobs/index.ts'
import { blobKey } from '../read-content.ts'
import { takeBeside } from './carry-store.ts'
import { bringBack, takeRefiled } from './refile-store.ts'

/**
 * In the transaction that undoes a merge: what had been filed again is taken out, and the originals are as they were, except for what was shut meanwhile:
 * a mask, a choice of professionals, a deletion stand on them too. What was read in them, and how each keeps them, stands beside the originals as it did. `taken`: whose bytes may be removed once it is committed.
 */
export const takeBackDocuments =
  (taken: (documentId: DocumentId) => void): TakeBack =>
  async (tx, { from, to }) => {
    const rows = await takeRefiled(tx, to, from)
    for (const { document_id } of rows) taken(document_id)
    if (rows.length === 0) return
    const documents = rows.map(({ document_id }) => document_id)
    await takeBeside(
      tx,
      { from, to },
      documents,
      rows.map(({ series_id }) => series_id),
    )
    await bringBack(tx, from, rows)
  }

/** Nothing names them any more. */
export const removeTakenBytes = async (blobs: BlobStore, recordId: RecordId, taken: readonly DocumentId[]): Promise<void> => {
  for (const documentId of taken) await blobs.remove(blobKey(recordId, documentId))
}
