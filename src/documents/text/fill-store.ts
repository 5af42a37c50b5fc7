import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import type { Visibility } from '../../kernel/visibility.ts'
import type { SliceSelect } from '../../audit/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Queries } from '../../platform/db/index.ts'
import { STATUS } from '../model.ts'
import { afterVisible } from '../store.ts'
import { visibleShape, visibleSql, visibleValues } from '../visible.ts'
import { pinRecord } from './waiting-store.ts'

export type Unread = {
  readonly document_id: DocumentId
  readonly holder_from: Instant | null
  readonly hidden_from_representatives: boolean
}

/** Documents that nobody has read for the search, and that do not wait to be. */
export const selectUnread = async (tx: Queries, recordId: RecordId, limit: number): Promise<readonly Unread[]> => {
  void pinRecord(tx, recordId)
  return tx.rows<Unread>({
    name: 'documents:unread-texts',
    text: `select d.document_id, d.holder_from, d.hidden_from_representatives from document d where d.record_id = $1 and d.status <> ${STATUS.deleted}
      and not exists (select 1 from document_text t where t.record_id = d.record_id and t.document_id = d.document_id)
      and not exists (select 1 from document_text_waiting w where w.record_id = d.record_id and w.document_id = d.document_id)
      order by d.submitted_at desc limit $2`,
    values: [recordId, limit],
  })
}

export type Whole = {
  readonly document_id: DocumentId
  readonly wrapped_key: Buffer
  readonly metadata: Buffer
  readonly sealed: Buffer | null
}

/** Bodies and metadata of some documents, with their trace. */
export const selectWhole = (visibility: Visibility, documents: readonly DocumentId[]): SliceSelect => ({
  name: `documents:whole${visibleShape(visibility)}`,
  sql: value => {
    const p = afterVisible(value)
    return `select d.document_id, d.wrapped_key, d.metadata, b.sealed from document d
      left join document_body b on b.record_id = d.record_id and b.document_id = d.document_id
      where d.record_id = pin.record_id and d.document_id = any(${p(1)}::uuid[]) and d.status <> ${STATUS.deleted} and ${visibleSql(value, visibility)}`
  },
  values: [...visibleValues(visibility), `{${documents.join(',')}}`],
})
