import type { SliceSelect } from '../audit/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type CardRow = { readonly sealed: Buffer; readonly code_since: Instant | null; readonly sealed_code: Buffer | null }

export const SELECT_CARD: SliceSelect = {
  name: 'access:card',
  sql: () => 'select c.sealed, c.code_since, c.sealed_code from own_card c where c.record_id = pin.record_id',
  values: [],
}

/** As it stands, kept from others until this change is done: `append_trace` holds the record's lock. */
export const selectSealedCard = async (tx: Queries, recordId: RecordId): Promise<Buffer | undefined> =>
  (
    await tx.rows<{ readonly sealed: Buffer }>({
      name: 'access:card-now',
      text: 'select sealed from own_card where record_id = $1',
      values: [recordId],
    })
  )[0]?.sealed

export const upsertCard = (tx: Queries, recordId: RecordId, at: Instant, sealed: Buffer): Promise<unknown> =>
  tx.rows({
    name: 'access:card-write',
    text: `insert into own_card (record_id, changed_at, sealed) values ($1, $2, $3)
      on conflict (record_id) do update set changed_at = excluded.changed_at, sealed = excluded.sealed`,
    values: [recordId, timestamp(at), sealed],
  })

export type CardCode = { readonly tag: Buffer; readonly sealed: Buffer }

/** The code before is forgotten in the same statement: two never open. `null`: none any more. */
export const replaceCode = (tx: Queries, recordId: RecordId, at: Instant, choices: Buffer, code: CardCode | null): Promise<unknown> =>
  tx.rows({
    name: 'access:card-code',
    text: `with old as (delete from card_code where tag = (select code_tag from own_card where record_id = $1)),
      new as (insert into card_code (tag, record_id) select $4::bytea, $1 where $4::bytea is not null)
      insert into own_card (record_id, changed_at, sealed, code_tag, code_since, sealed_code)
      values ($1, $2, $3, $4::bytea, case when $4::bytea is not null then $2::timestamptz end, $5::bytea)
      on conflict (record_id) do update set changed_at = excluded.changed_at, code_tag = excluded.code_tag, code_since = excluded.code_since,
        sealed_code = excluded.sealed_code`,
    values: [recordId, timestamp(at), choices, code?.tag ?? null, code?.sealed ?? null],
  })

export const selectCardPlace = async (db: Queries, tag: Buffer): Promise<RecordId | undefined> =>
  (
    await db.rows<{ readonly record_id: RecordId }>({
      name: 'access:card-place',
      text: 'select record_id from card_code where tag = $1',
      values: [tag],
    })
  )[0]?.record_id
