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

export type HandoverState = 'asked' | 'refused' | 'accepted' | 'ready' | 'delivered' | 'handed-over' | 'expired'

export type HandoverRow = {
  readonly request_id: string
  readonly kind: 'heirs' | 'holder'
  readonly state: HandoverState
  readonly asked_at: Instant
  readonly changed_at: Instant
  readonly sealed: Buffer
  readonly export_id: string | null
  readonly expires_at: Instant | null
  readonly code_tag: Buffer | null
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

const HANDOVER = 'request_id, kind, state, asked_at, changed_at, sealed, export_id, expires_at, code_tag'

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

/** Who decided is written beside who wrote it down. */
export const sealHandover = (tx: Queries, recordId: RecordId, requestId: string, sealed: Buffer): Promise<unknown> =>
  tx.rows({
    name: 'retention.seal_handover',
    text: 'update handover set sealed = $3 where record_id = $1 and request_id = $2',
    values: [recordId, requestId, sealed],
  })

export type ReadyCopy = { readonly exportId: string; readonly at: Instant; readonly expiresAt: Instant }

export const markHandoverReady = (
  tx: Queries,
  recordId: RecordId,
  requestId: string,
  { exportId, at, expiresAt }: ReadyCopy,
): Promise<unknown> =>
  tx.rows({
    name: 'retention.handover_ready',
    text: `update handover set state = 'ready', changed_at = $3, export_id = $4, expires_at = $5
      where record_id = $1 and request_id = $2 and state = 'accepted'`,
    values: [recordId, requestId, timestamp(at), exportId, timestamp(expiresAt)],
  })

export type NewCode = { readonly tag: Buffer; readonly sealed: Buffer; readonly expiresAt: Instant }

/** The code that was sent before serves no more. */
export const writeCode = async (tx: Queries, recordId: RecordId, requestId: string, { tag, sealed, expiresAt }: NewCode): Promise<void> => {
  await tx.rows({
    name: 'retention.drop_handover_code',
    text: 'delete from handover_code where tag = (select code_tag from handover where record_id = $1 and request_id = $2)',
    values: [recordId, requestId],
  })
  await tx.rows({
    name: 'retention.handover_code',
    text: 'insert into handover_code (tag, sealed, expires_at) values ($1, $2, $3)',
    values: [tag, sealed, timestamp(expiresAt)],
  })
  await tx.rows({
    name: 'retention.handover_code_tag',
    text: 'update handover set code_tag = $3 where record_id = $1 and request_id = $2',
    values: [recordId, requestId, tag],
  })
}

/** One try at a code, counted before it is judged. None: nobody's, over, or tried too often. */
export const tryCode = async (db: Queries, tag: Buffer, at: Instant, most: number): Promise<Buffer | undefined> => {
  const [row] = await db.rows<{ sealed: Buffer }>({
    name: 'retention.try_handover_code',
    text: 'update handover_code set tries = tries + 1 where tag = $1 and expires_at > $2 and tries < $3 returning sealed',
    values: [tag, timestamp(at), most],
  })
  return row?.sealed
}

/** True once: the code opens one time. */
export const takeCode = async (tx: Queries, tag: Buffer): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'retention.take_handover_code',
    text: 'delete from handover_code where tag = $1 returning tag',
    values: [tag],
  })
  return rows.length === 1
}

/** The copy is destroyed: its code with it. What was opened stays told as handed over. */
export const endHandover = async (tx: Queries, recordId: RecordId, exportId: string, at: Instant): Promise<void> => {
  await tx.rows({ name: 'retention.pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values: [recordId] })
  await tx.rows({
    name: 'retention.end_handover_code',
    text: 'delete from handover_code where tag = (select code_tag from handover where record_id = $1 and export_id = $2)',
    values: [recordId, exportId],
  })
  await tx.rows({
    name: 'retention.end_handover',
    text: `update handover set state = case when state = 'handed-over' then state else 'expired' end, changed_at = $3, code_tag = null
      where record_id = $1 and export_id = $2`,
    values: [recordId, exportId, timestamp(at)],
  })
}

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
    tx.rows({
      name: 'retention.purge_handover_codes',
      text: 'delete from handover_code where tag in (select code_tag from handover where record_id = $1)',
      values,
    }),
    tx.rows({ name: 'retention.purge_handovers', text: 'delete from handover where record_id = $1', values }),
  ])
}
