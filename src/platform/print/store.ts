import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../db/index.ts'

export const insertLetter = (tx: Queries, id: string, personId: ActorId, at: Instant, sealed: Buffer): Promise<unknown> =>
  tx.rows({
    name: 'print.queue',
    text: 'insert into letter (id, person_id, queued_at, sealed) values ($1, $2, $3, $4) on conflict (id) do nothing',
    values: [id, personId, timestamp(at), sealed],
  })

/** A batch that was begun and whose letters are not printed: a printer that died. */
export const selectBegun = async (db: Queries): Promise<string | undefined> =>
  (
    await db.rows<{ batch_id: string }>({
      name: 'print.begun',
      text: 'select batch_id from letter where printed_at is null and batch_id is not null order by queued_at, id limit 1',
    })
  )[0]?.batch_id

/** Puts up to `limit` waiting letters in this batch; answers how many. */
export const beginBatch = async (tx: Queries, batchId: string, limit: number): Promise<number> => {
  const rows = await tx.rows({
    name: 'print.begin',
    text: `update letter set batch_id = $1 where id in (
        select id from letter where printed_at is null and batch_id is null order by queued_at, id limit $2 for update skip locked)
      returning id`,
    values: [batchId, limit],
  })
  return rows.length
}

export type LetterRow = { readonly id: string; readonly person_id: ActorId; readonly sealed: Buffer }

/** In the order of the file. */
export const selectBatch = (db: Queries, batchId: string): Promise<readonly LetterRow[]> =>
  db.rows<LetterRow>({
    name: 'print.batch',
    text: 'select id, person_id, sealed from letter where batch_id = $1 and printed_at is null order by queued_at, id',
    values: [batchId],
  })

/** Whose letters they were. `keep`: a demonstration shows what it « printed ». */
export const endBatch = (tx: Queries, batchId: string, at: Instant, keep: boolean): Promise<readonly Omit<LetterRow, 'sealed'>[]> =>
  tx.rows({
    name: 'print.end',
    text: `update letter set printed_at = $2, sealed = case when $3 then sealed end where batch_id = $1 and printed_at is null
      returning id, person_id`,
    values: [batchId, timestamp(at), keep],
  })

export type KeptLetterRow = LetterRow & { readonly printed_at: Instant }

export const selectKeptLetters = (db: Queries, limit: number): Promise<readonly KeptLetterRow[]> =>
  db.rows<KeptLetterRow>({
    name: 'print.kept',
    text: `select id, person_id, printed_at, sealed from letter where printed_at is not null and sealed is not null
      order by printed_at desc, id limit $1`,
    values: [limit],
  })

export const selectKeptLetter = async (db: Queries, id: string): Promise<LetterRow | undefined> =>
  (
    await db.rows<LetterRow>({
      name: 'print.kept_one',
      text: 'select id, person_id, sealed from letter where id = $1 and sealed is not null',
      values: [id],
    })
  )[0]

export const countLetters = async (db: Queries): Promise<number> => {
  const [row] = await db.rows<{ waiting: number }>({
    name: 'print.waiting',
    text: 'select count(*)::int as waiting from letter where printed_at is null',
  })
  return row?.waiting ?? 0
}
