import type { RecordId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../../platform/db/index.ts'
import type { ReviewedKind, ReviewedState } from './model.ts'

export type ItemRow = {
  readonly item_id: string
  readonly record_id: RecordId | null
  readonly kind: ReviewedKind
  readonly state: ReviewedState
  readonly risk: number
  readonly opened_at: Instant
  readonly due: Instant
  readonly is_late: boolean
  readonly sealed: Buffer
}

const COLUMNS = 'item_id, record_id, kind, state, risk, opened_at, due, is_late, sealed'

/** False: that day of hers on this record is in the queue already. */
export const insertItem = async (tx: Queries, tag: Buffer, row: ItemRow): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'review:queue-access',
    text: `insert into access_review (item_id, record_id, tag, kind, state, risk, opened_at, changed_at, due, is_late, sealed)
      values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10) on conflict (tag) do nothing returning item_id`,
    values: [
      row.item_id,
      row.record_id,
      tag,
      row.kind,
      row.state,
      row.risk,
      timestamp(row.opened_at),
      timestamp(row.due),
      row.is_late,
      row.sealed,
    ],
  })
  return rows.length === 1
}

export const lockItem = async (tx: Queries, itemId: string): Promise<ItemRow | undefined> =>
  (
    await tx.rows<ItemRow>({
      name: 'review:lock-access',
      text: `select ${COLUMNS} from access_review where item_id = $1 for update`,
      values: [itemId],
    })
  )[0]

export const updateItem = (tx: Queries, row: ItemRow, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'review:move-access',
    text: 'update access_review set state = $2, due = $3, is_late = $4, sealed = $5, changed_at = $6 where item_id = $1',
    values: [row.item_id, row.state, timestamp(row.due), row.is_late, row.sealed, timestamp(at)],
  })

/** What waits for a decision by risk, then what waits for an answer; what was closed last comes after. */
export const selectItems = (db: Queries): Promise<readonly ItemRow[]> =>
  db.rows<ItemRow>({
    name: 'review:accesses',
    text: `select ${COLUMNS} from access_review order by state = 'closed', state = 'asked', is_late desc,
      case when state = 'closed' then 0 else risk end desc, case when state = 'closed' then null else due end, changed_at desc, item_id limit 300`,
    values: [],
  })

/** All of them, whatever the list shows. */
export const countItems = (
  db: Queries,
): Promise<readonly { readonly kind: ReviewedKind; readonly state: ReviewedState; readonly n: number }[]> =>
  db.rows({
    name: 'review:count-accesses',
    text: 'select kind, state, count(*)::int as n from access_review group by 1, 2 order by 1, 2',
    values: [],
  })

export const deleteItems = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({ name: 'review:purge-accesses', text: 'delete from access_review where record_id = $1', values: [recordId] })
