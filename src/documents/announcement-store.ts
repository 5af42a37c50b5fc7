import type { DocumentId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import { STATUS } from './model.ts'

/** A document with a day before which its holder does not see it, passed or not; in clear bits only. */
export type Awaited = {
  readonly document_id: DocumentId
  readonly submitted_at: Instant
  readonly holder_from: Instant
  readonly hidden_from_representatives: boolean
  /** Nothing to tell of any more; its trace waits as before. */
  readonly is_deleted: boolean
}

export const selectAwaited = async (db: Queries, recordId: RecordId): Promise<readonly Awaited[]> => {
  const rows = await db.rows<Awaited>({
    name: 'documents:awaited',
    text: `with pin as materialized (select set_config('carnet.record_id', $1::uuid::text, true)::uuid as record_id)
      select d.document_id, d.submitted_at, d.holder_from, d.hidden_from_representatives, d.status = ${STATUS.deleted} as is_deleted from pin join document d on d.record_id = pin.record_id
      where d.holder_from is not null order by d.submitted_at`,
    values: [recordId],
  })
  return rows
}

/** The day has come: from here on it is a document like any other. */
export const clearDays = (tx: Queries, recordId: RecordId, documents: readonly DocumentId[]): Promise<unknown> =>
  tx.rows({
    name: 'documents:clear-days',
    text: 'update document set holder_from = null where record_id = $1 and document_id = any($2::uuid[])',
    values: [recordId, `{${documents.join(',')}}`],
  })
