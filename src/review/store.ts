import type { SliceSelect } from '../audit/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { CaseKind, CaseState } from './model.ts'

export type CaseRow = {
  readonly case_id: string
  readonly person_id: ActorId
  readonly record_id: RecordId
  readonly kind: CaseKind
  readonly state: CaseState
  readonly opened_at: Instant
  readonly due: Instant
  readonly is_extended: boolean
  readonly hers_alone: boolean
  readonly sheltered: boolean
  readonly sealed: Buffer
}

const COLUMNS = 'case_id, person_id, record_id, kind, state, opened_at, due, is_extended, hers_alone, sheltered, sealed'

/** False: it is there already, and stays as it is. */
export const insertCase = async (tx: Queries, row: CaseRow): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'review:open',
    text: `insert into review_case (${COLUMNS}, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $6)
      on conflict (case_id) do nothing returning case_id`,
    values: [
      row.case_id,
      row.person_id,
      row.record_id,
      row.kind,
      row.state,
      timestamp(row.opened_at),
      timestamp(row.due),
      row.is_extended,
      row.hers_alone,
      row.sheltered,
      row.sealed,
    ],
  })
  return rows.length === 1
}

/** Until the transaction ends nobody else takes a step. */
export const lockCase = async (tx: Queries, caseId: string): Promise<CaseRow | undefined> =>
  (
    await tx.rows<CaseRow>({
      name: 'review:lock',
      text: `select ${COLUMNS} from review_case where case_id = $1 for update`,
      values: [caseId],
    })
  )[0]

export const selectCase = async (db: Queries, caseId: string): Promise<CaseRow | undefined> =>
  (await db.rows<CaseRow>({ name: 'review:case', text: `select ${COLUMNS} from review_case where case_id = $1`, values: [caseId] }))[0]

export const updateCase = (
  tx: Queries,
  row: Omit<CaseRow, 'kind' | 'opened_at' | 'person_id' | 'record_id' | 'hers_alone' | 'sheltered'>,
  at: Instant,
): Promise<unknown> =>
  tx.rows({
    name: 'review:move',
    text: 'update review_case set state = $2, due = $3, is_extended = $4, sealed = $5, changed_at = $6 where case_id = $1',
    values: [row.case_id, row.state, timestamp(row.due), row.is_extended, row.sealed, timestamp(at)],
  })

/** Of a record, under the trace of who reads them; the newest first. */
export const casesOfRecord = (isHolder: boolean, isOutside: boolean): SliceSelect => ({
  name: 'review:cases',
  sql: value => `select c.case_id, c.person_id, c.record_id, c.kind, c.state, c.opened_at, c.due, c.is_extended, c.hers_alone, c.sheltered, c.sealed from review_case c
    where c.record_id = pin.record_id and (${value(1)}::boolean or not c.hers_alone) and not (${value(2)}::boolean and c.sheltered) order by c.opened_at desc, c.case_id limit 200`,
  values: [isHolder, isOutside],
})

/** What nobody has closed, the nearest deadline first; what was closed last comes after it. */
export const selectQueue = (db: Queries): Promise<readonly CaseRow[]> =>
  db.rows<CaseRow>({
    name: 'review:queue',
    text: `select ${COLUMNS} from review_case order by state = 'closed', state <> 'with-dpo',
      case when state = 'closed' then null else due end, changed_at desc, case_id limit 200`,
  })

/** Who was asked follows: she is asked nothing any more. */
export const deleteCases = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({ name: 'review:purge', text: 'delete from review_case where record_id = $1', values: [recordId] })

export const deleteAskings = (tx: Queries, actorId: ActorId): Promise<unknown> =>
  tx.rows({ name: 'review:purge-asked', text: 'delete from review_asked where actor_id = $1', values: [actorId] })

export type AskedRow = {
  readonly case_id: string
  readonly state: 'asked' | 'answered' | 'over'
  readonly due: Instant
  readonly sealed: Buffer
}

export const insertAsked = (tx: Queries, actorId: ActorId, { case_id, due, sealed }: Omit<AskedRow, 'state'>): Promise<unknown> =>
  tx.rows({
    name: 'review:ask',
    text: `insert into review_asked (actor_id, case_id, state, due, sealed) values ($1, $2, 'asked', $3, $4)`,
    values: [actorId, case_id, timestamp(due), sealed],
  })

/** False: it waits for no answer of hers any more. */
export const moveAsked = async (tx: Queries, actorId: ActorId, caseId: string, state: 'answered' | 'over'): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'review:move-asked',
    text: `update review_asked set state = $3 where actor_id = $1 and case_id = $2 and state = 'asked' returning case_id`,
    values: [actorId, caseId, state],
  })
  return rows.length === 1
}

export const selectAsked = (db: Queries, actorId: ActorId): Promise<readonly AskedRow[]> =>
  db.rows<AskedRow>({
    name: 'review:asked',
    text: `select case_id, state, due, sealed from review_asked where actor_id = $1 and state <> 'over'
      order by (state = 'asked') desc, due, case_id limit 100`,
    values: [actorId],
  })

export const insertSearch = (
  db: Queries,
  row: { readonly actorId: ActorId; readonly id: string; readonly at: Instant; readonly sealed: Buffer },
) =>
  db.rows({
    name: 'review:note-search',
    text: 'insert into proof_search (actor_id, search_id, at, sealed) values ($1, $2, $3, $4)',
    values: [row.actorId, row.id, timestamp(row.at), row.sealed],
  })

export type SearchRow = { readonly search_id: string; readonly actor_id: ActorId; readonly at: Instant; readonly sealed: Buffer }

/** Of everybody who may search: each sees what the others looked for. */
export const selectSearches = (db: Queries): Promise<readonly SearchRow[]> =>
  db.rows<SearchRow>({
    name: 'review:searches',
    text: 'select search_id, actor_id, at, sealed from proof_search order by at desc, search_id limit 50',
  })
