import type { SliceSelect } from '../../audit/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../../platform/db/index.ts'

export type LetterRow = { readonly told_to: Instant; readonly next_at: Instant }

const PIN = `with pin as materialized (select set_config('carnet.record_id', $1::uuid::text, true)::uuid as record_id)`

/** Beside a reading under its trace. */
export const SELECT_LETTER: SliceSelect = {
  name: 'journal:letter',
  sql: () => 'select l.told_to, l.next_at from yearly_letter l where l.record_id = pin.record_id',
  values: [],
}

export const selectLetter = async (db: Queries, recordId: RecordId): Promise<LetterRow | undefined> =>
  (
    await db.rows<LetterRow>({
      name: 'journal:letter-of',
      text: `${PIN} select s.* from pin cross join lateral (select l.told_to, l.next_at from yearly_letter l where l.record_id = pin.record_id offset 0) s`,
      values: [recordId],
    })
  )[0]

/** Asked again, it goes on as it was. */
export const insertLetter = (tx: Queries, recordId: RecordId, at: Instant, next: Instant): Promise<unknown> =>
  tx.rows({
    name: 'journal:ask-letter',
    text: `${PIN} insert into yearly_letter (record_id, asked_at, told_to, next_at) select pin.record_id, $2, $2, $3 from pin on conflict do nothing`,
    values: [recordId, timestamp(at), timestamp(next)],
  })

/** What changes a row that stands needs its record pinned before: row security shows none else. */
export const pinRecord = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({ name: 'journal:pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values: [recordId] })

export const updateLetter = (tx: Queries, recordId: RecordId, { told_to, next_at }: LetterRow): Promise<unknown> =>
  tx.rows({
    name: 'journal:move-letter',
    text: 'update yearly_letter set told_to = $2, next_at = $3 where record_id = $1',
    values: [recordId, timestamp(told_to), timestamp(next_at)],
  })

export const deleteLetter = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({
    name: 'journal:end-letter',
    text: 'delete from yearly_letter where record_id = $1',
    values: [recordId],
  })
