import type { PlaceId, RecordId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type NewPlace = {
  readonly recordId: RecordId
  readonly id: PlaceId
  readonly hiddenFrom: Tag
  readonly targets: readonly Tag[]
  readonly from: Instant
  readonly until: Instant
  readonly sealed: Buffer
}

export const insertPlace = (tx: Queries, { recordId, id, hiddenFrom, targets, from, until, sealed }: NewPlace): Promise<unknown> =>
  tx.rows({
    name: 'access:protect-place',
    text: `insert into protected_place (record_id, place_id, hidden_from, targets, valid_from, valid_until, sealed)
      values ($1, $2, $3, $4::bigint[], $5, $6, $7)`,
    values: [recordId, id, hiddenFrom, `{${targets.join(',')}}`, timestamp(from), timestamp(until), sealed],
  })

/** Ends at this instant; nothing when it had ended. One of the very instant it began is over a millisecond later. */
export const endPlaceAt = (tx: Queries, recordId: RecordId, id: PlaceId, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'access:end-place',
    text: `update protected_place set valid_until = greatest($3::timestamptz, valid_from + interval '1 millisecond')
      where record_id = $1 and place_id = $2 and valid_until > $3::timestamptz`,
    values: [recordId, id, timestamp(at)],
  })
