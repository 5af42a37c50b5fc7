import type { SliceSelect } from '../audit/index.ts'
import type { RecordId, Tag } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

export type HiddenRow = { readonly class_tag: Tag }

export const SELECT_HIDDEN: SliceSelect = {
  name: 'access:hidden',
  sql: () => `select h.class_tag from hidden_class h where h.record_id = pin.record_id`,
  values: [],
}

export const deleteHidden = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({ name: 'access:show_classes', text: 'delete from hidden_class where record_id = $1', values: [recordId] })

export const insertHidden = (tx: Queries, recordId: RecordId, tags: readonly Tag[], own: Tag): Promise<unknown> =>
  tx.rows({
    name: 'access:hide_classes',
    text: 'insert into hidden_class (record_id, class_tag, own_tag) select $1, t, $3 from unnest($2::bigint[]) as t',
    values: [recordId, tags, own],
  })
