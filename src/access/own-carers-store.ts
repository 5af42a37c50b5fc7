import type { SliceSelect } from '../audit/index.ts'
import type { RecordId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type CarerRow = { readonly carer_tag: Tag; readonly sealed: Buffer }

export const SELECT_CARERS: SliceSelect = {
  name: 'access:carers',
  sql: () => 'select c.carer_tag, c.sealed from own_carer c where c.record_id = pin.record_id order by c.changed_at, c.carer_tag',
  values: [],
}

type Kept = { readonly recordId: RecordId; readonly tag: Tag; readonly at: Instant; readonly sealed: Buffer; readonly most: number }

/** False: her list is full. */
export const upsertCarer = async (tx: Queries, { recordId, tag, at, sealed, most }: Kept): Promise<boolean> =>
  (
    await tx.rows({
      name: 'access:carer',
      text: `insert into own_carer (record_id, carer_tag, changed_at, sealed)
        select $1, $2, $3, $4 where (select count(*) from own_carer where record_id = $1 and carer_tag <> $2) < $5::integer
        on conflict (record_id, carer_tag) do update set changed_at = excluded.changed_at, sealed = excluded.sealed returning carer_tag`,
      values: [recordId, tag, timestamp(at), sealed, most],
    })
  ).length > 0
