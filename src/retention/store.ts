import type { RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

const PIN = `pin as materialized (select set_config('carnet.record_id', $1::uuid::text, true)::uuid as record_id)`

/** Half a second for a lock, less than the database takes to see a deadlock; then the transaction fails, and is tried again later. */
export const waitBriefly = (tx: Queries): Promise<unknown> =>
  tx.rows({ name: 'retention.wait_briefly', text: `select set_config('lock_timeout', '500ms', true)` })

/** Did she oppose in her life that heirs be given anything? No row: she did not. */
export const selectWish = async (db: Queries, recordId: RecordId): Promise<boolean> => {
  const [row] = await db.rows<{ heirs_opposed: boolean }>({
    name: 'retention.wish',
    text: `with ${PIN} select w.heirs_opposed from pin join record_wish w on w.record_id = pin.record_id`,
    values: [recordId],
  })
  return row?.heirs_opposed ?? false
}

export const writeWish = (tx: Queries, recordId: RecordId, opposed: boolean): Promise<unknown> =>
  tx.rows({
    name: 'retention.write_wish',
    text: `insert into record_wish (record_id, heirs_opposed) values ($1, $2)
      on conflict (record_id) do update set heirs_opposed = excluded.heirs_opposed`,
    values: [recordId, opposed],
  })

export type HandoverState = 'asked' | 'refused' | 'accepted' | 'ready' | 'handed-over'

export type HandoverRow = {
  readonly request_id: string
  readonly kind: 'heirs' | 'holder'
  readonly state: HandoverState
  readonly asked_at: Instant
  readonly changed_at: Instant
  readonly sealed: Buffer
}

export type NewHandover = {
  readonly recordId: RecordId
  readonly requestId: string
  readonly kind: 'heirs' | 'holder'
  readonly at: Instant
  readonly sealed: Buffer
}

export const insertHandover = (tx: Queries, { recordId, requestId, kind, at, sealed }: NewHandover): Promise<unknown> =>
  tx.rows({
    name: 'retention.ask_handover',
    text: `insert into handover (record_id, request_id, kind, state, asked_at, changed_at, sealed) values ($1, $2, $3, 'asked', $4, $4, $5)`,
    values: [recordId, requestId, kind, timestamp(at), sealed],
  })

const HANDOVER = 'request_id, kind, state, asked_at, changed_at, sealed'

export const lockHandover = async (tx: Queries, recordId: RecordId, requestId: string): Promise<HandoverRow | undefined> => {
  const [row] = await tx.rows<HandoverRow>({
    name: 'retention.lock_handover',
    text: `select ${HANDOVER} from handover where record_id = $1 and request_id = $2 for update`,
    values: [recordId, requestId],
  })
  return row
}

export const moveHandover = (tx: Queries, recordId: RecordId, requestId: string, state: HandoverState, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'retention.move_handover',
    text: 'update handover set state = $3, changed_at = $4 where record_id = $1 and request_id = $2',
    values: [recordId, requestId, state, timestamp(at)],
  })

export const selectHandovers = (db: Queries, recordId: RecordId): Promise<readonly HandoverRow[]> =>
  db.rows({
    name: 'retention.handovers',
    text: `with ${PIN} select ${HANDOVER} from pin join handover h on h.record_id = pin.record_id order by asked_at, request_id`,
    values: [recordId],
  })

export const deleteRetention = async (tx: Queries, recordId: RecordId): Promise<void> => {
  const values = [recordId]
  await Promise.all([
    tx.rows({ name: 'retention.purge_pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values }),
    tx.rows({ name: 'retention.purge_wish', text: 'delete from record_wish where record_id = $1', values }),
    tx.rows({ name: 'retention.purge_handovers', text: 'delete from handover where record_id = $1', values }),
  ])
}
