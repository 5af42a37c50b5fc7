import type { RecordId } from '../kernel/ids.ts'
import type { BlobStore } from '../platform/blobs/index.ts'
import type { Queries } from '../platform/db/index.ts'
import { deleteDocuments } from './purge-store.ts'

/** Every version, body, audience and submission of a record. */
export const purgeDocuments = (tx: Queries, recordId: RecordId): Promise<void> => deleteDocuments(tx, recordId)

/** Every body in the store of bytes, those that no row names too. */
export const purgeBytes = async (blobs: BlobStore, recordId: RecordId): Promise<void> => {
  for await (const { key } of blobs.list(`${recordId}/`)) await blobs.remove(key)
}
