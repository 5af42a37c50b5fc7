import type { RecordId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { SliceSelect } from '../audit/index.ts'

export type StayRow = {
  readonly recordId: RecordId
  readonly numberTag: Tag
  readonly structureTag: Tag
  readonly admittedAt: Instant
  readonly until: Instant
  readonly sealed: Buffer
}

/** True when this stay was never told before. A stay that was ended is not opened again by its number. */
export const upsertStay = async (tx: Queries, stay: StayRow): Promise<'new' | 'known' | 'ended'> => {
  const [row] = await tx.rows<{ readonly is_new: boolean }>({
    name: 'access:stay',
    text: `insert into stay as s (record_id, number_tag, structure_tag, admitted_at, valid_until, sealed) values ($1, $2, $3, $4, $5, $6)
      on conflict (record_id, number_tag) do update set valid_until = excluded.valid_until, sealed = excluded.sealed where s.ended_at is null
      returning (xmax = 0) as is_new`,
    values: [stay.recordId, stay.numberTag, stay.structureTag, timestamp(stay.admittedAt), timestamp(stay.until), stay.sealed],
  })
  return row === undefined ? 'ended' : row.is_new ? 'new' : 'known'
}

/** Until when the other stays of this structure last: the latest, or null when this was the only one. */
export const endStayAt = async (
  tx: Queries,
  { recordId, numberTag, structureTag }: Pick<StayRow, 'recordId' | 'numberTag' | 'structureTag'>,
  at: Instant,
): Promise<{ readonly ended: boolean; readonly others: Instant | null }> => {
  const ended = await tx.rows({
    name: 'access:end-stay',
    text: 'update stay set ended_at = $3 where record_id = $1 and number_tag = $2 and ended_at is null returning number_tag',
    values: [recordId, numberTag, timestamp(at)],
  })
  const [row] = await tx.rows<{ readonly others: Instant | null }>({
    name: 'access:other-stays',
    text: 'select max(valid_until) as others from stay where record_id = $1 and structure_tag = $2 and ended_at is null and valid_until > $3',
    values: [recordId, structureTag, timestamp(at)],
  })
  return { ended: ended.length > 0, others: row?.others ?? null }
}

export type StayShown = {
  readonly admitted_at: Instant
  readonly valid_until: Instant
  readonly ended_at: Instant | null
  readonly number_tag: Tag
  readonly sealed: Buffer
}

/** The latest first; none of a place that is protected from the reader. */
export const selectStays = (limit: number, hidden: readonly Tag[] | null): SliceSelect => ({
  name: 'access:stays',
  sql: value => `select s.number_tag, s.admitted_at, s.valid_until, s.ended_at, s.sealed from stay s
    where s.record_id = pin.record_id and not (s.structure_tag = any(${value(2)}::bigint[])) order by s.admitted_at desc, s.number_tag limit ${value(1)}::integer`,
  values: [limit, `{${(hidden ?? []).join(',')}}`],
})
