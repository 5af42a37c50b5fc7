import type { RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { deleteFacts } from './facts/store.ts'
import { deleteRenditions } from './renditions/store.ts'
import { deleteShelves } from './shelf/store.ts'

export const deleteDocuments = async (tx: Queries, recordId: RecordId): Promise<void> => {
  const values = [recordId]
  await Promise.all([
    tx.rows({ name: 'documents:purge-pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values }),
    deleteShelves(tx, recordId),
    deleteRenditions(tx, recordId),
    tx.rows({ name: 'documents:purge-bodies', text: 'delete from document_body where record_id = $1', values }),
    ...deleteFacts(tx, recordId),
    tx.rows({ name: 'documents:purge-text', text: 'delete from document_text where record_id = $1', values }),
    tx.rows({ name: 'documents:purge-text-waiting', text: 'delete from document_text_waiting where record_id = $1', values }),
    tx.rows({ name: 'documents:purge-audience', text: 'delete from document_audience where record_id = $1', values }),
    tx.rows({ name: 'documents:purge', text: 'delete from document where record_id = $1', values }),
    tx.rows({ name: 'documents:purge-refiled', text: 'delete from refiled_document where record_id = $1', values }),
    tx.rows({ name: 'documents:purge-submissions', text: 'delete from submission where record_id = $1', values }),
  ])
}
