import type { ActorId } from '../kernel/ids.ts'
import { dropDue } from '../platform/due/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { folderOfSender } from './uploads/pieces.ts'
import { deleteSentBy } from './uploads/store.ts'
import { folderOfInbox } from './quarantine.ts'
import { deleteInbox } from './quarantine-store.ts'

/**
 * Of somebody of whom nothing stays: files she sent and never filed, documents of others that were put aside for her, without waiting for their
 * days. Bytes before rows: killed between, it is done again.
 */
export const forgetSender = async (tx: Queries, { blobs }: Pick<Operation, 'blobs'>, personId: ActorId): Promise<void> => {
  for (const folder of [folderOfSender(personId), folderOfInbox(personId)])
    for await (const { key } of blobs.list(folder)) await blobs.remove(key)
  await deleteSentBy(tx, personId)
  await deleteInbox(tx, personId)
  for (const kind of ['documents.expire-uploads', 'documents.empty-quarantine']) await dropDue(tx, kind, personId)
}
