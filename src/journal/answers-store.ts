import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { SliceSelect } from '../audit/index.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { Answer, ExplanationState } from './model.ts'
import { dropDue } from '../platform/due/index.ts'
import { WRITE_LETTER } from './letter/ask.ts'
import { deleteLetter, pinRecord } from './letter/store.ts'

export type AnswerRow = { readonly stream: number; readonly n: string; readonly answer: Answer; readonly sealed: Buffer }

export const answersOfRecord: SliceSelect = {
  name: 'journal:answers',
  sql: () => 'select a.stream, a.n, a.answer, a.sealed from access_answer a where a.record_id = pin.record_id',
  values: [],
}

/** One line of a page of the trace, by its number. */
export const lineOf = (page: SliceSelect, n: string): SliceSelect => ({
  name: 'journal:line',
  sql: value => `select p.* from (${page.sql(value)}) p where p.n = ${value(page.values.length + 1)}::bigint`,
  values: [...page.values, n],
})

type Place = { readonly recordId: RecordId; readonly stream: number; readonly n: string }

export const upsertAnswer = (tx: Queries, { recordId, stream, n }: Place, answer: Answer, at: Instant, sealed: Buffer): Promise<unknown> =>
  tx.rows({
    name: 'journal:answer',
    text: `insert into access_answer (record_id, stream, n, answer, answered_at, sealed) values ($1, $2, $3, $4, $5, $6)
      on conflict (record_id, stream, n) do update set answer = excluded.answer, answered_at = excluded.answered_at, sealed = excluded.sealed`,
    values: [recordId, stream, n, answer, timestamp(at), sealed],
  })

export const deleteAnswers = async (tx: Queries, recordId: RecordId): Promise<unknown> => {
  await pinRecord(tx, recordId)
  await deleteLetter(tx, recordId)
  await dropDue(tx, WRITE_LETTER, recordId)
  return tx.rows({ name: 'journal:purge-answers', text: 'delete from access_answer where record_id = $1', values: [recordId] })
}

/** What somebody of whom nothing stays was asked to explain. */
export const deleteExplanations = (tx: Queries, actorId: ActorId): Promise<unknown> =>
  tx.rows({ name: 'journal:purge-explanations', text: 'delete from explanation where actor_id = $1', values: [actorId] })

export type ExplanationRow = {
  readonly id: string
  readonly state: ExplanationState
  readonly asked_at: Instant
  readonly due_at: Instant
  readonly sealed: Buffer
}

/** Asked once a line: asking again asks the same, and a withdrawn one comes back. */
export const upsertExplanation = (
  tx: Queries,
  actorId: ActorId,
  id: string,
  { at, due, sealed }: { readonly at: Instant; readonly due: Instant; readonly sealed: Buffer },
): Promise<unknown> =>
  tx.rows({
    name: 'journal:ask',
    text: `insert into explanation (actor_id, id, state, asked_at, due_at, changed_at, sealed) values ($1, $2, 'asked', $3, $4, $3, $5)
      on conflict (actor_id, id) do update set state = 'asked', due_at = excluded.due_at, changed_at = excluded.changed_at
        where explanation.state = 'withdrawn'`,
    values: [actorId, id, timestamp(at), timestamp(due), sealed],
  })

export const withdrawExplanation = (tx: Queries, actorId: ActorId, id: string, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'journal:withdraw',
    text: `update explanation set state = 'withdrawn', changed_at = $3 where actor_id = $1 and id = $2 and state = 'asked'`,
    values: [actorId, id, timestamp(at)],
  })

export const updateExplained = async (tx: Queries, actorId: ActorId, id: string, at: Instant, sealed: Buffer): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'journal:explain',
    text: `update explanation set state = 'explained', changed_at = $3, sealed = $4 where actor_id = $1 and id = $2 and state = 'asked' returning id`,
    values: [actorId, id, timestamp(at), sealed],
  })
  return rows.length > 0
}

export const selectExplanation = async (db: Queries, actorId: ActorId, id: string): Promise<ExplanationRow | undefined> => {
  const [row] = await db.rows<ExplanationRow>({
    name: 'journal:explanation',
    text: 'select id, state, asked_at, due_at, sealed from explanation where actor_id = $1 and id = $2',
    values: [actorId, id],
  })
  return row
}

export const selectExplanations = (db: Queries, actorId: ActorId, limit: number): Promise<readonly ExplanationRow[]> =>
  db.rows<ExplanationRow>({
    name: 'journal:explanations',
    text: `select id, state, asked_at, due_at, sealed from explanation where actor_id = $1 and state <> 'withdrawn'
      order by (state = 'asked') desc, due_at, id limit $2`,
    values: [actorId, limit],
  })
