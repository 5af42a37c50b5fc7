import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type MergeRow = {
  readonly merge_id: string
  readonly kept_id: ActorId
  readonly kept_record: RecordId
  readonly second_id: ActorId
  readonly second_record: RecordId
  readonly state: 'asked' | 'merged' | 'undone'
  readonly asked_at: Instant
  readonly merged_at: Instant | null
  readonly undone_at: Instant | null
  readonly second_state: string | null
  readonly archive_due: Instant | null
  readonly opening_due: Instant | null
}

const COLUMNS =
  'merge_id, kept_id, kept_record, second_id, second_record, state, asked_at, merged_at, undone_at, second_state, archive_due, opening_due'

type Asked = Pick<MergeRow, 'merge_id' | 'kept_id' | 'kept_record' | 'second_id' | 'second_record' | 'asked_at'>

export const insertMerge = (tx: Queries, row: Asked): Promise<unknown> =>
  tx.rows({
    name: 'access:ask-merge',
    text: `insert into record_merge (merge_id, kept_id, kept_record, second_id, second_record, state, asked_at)
      values ($1, $2, $3, $4, $5, 'asked', $6)`,
    values: [row.merge_id, row.kept_id, row.kept_record, row.second_id, row.second_record, timestamp(row.asked_at)],
  })

export const selectMerge = async (db: Queries, mergeId: string): Promise<MergeRow | undefined> =>
  (await db.rows<MergeRow>({ name: 'access:merge', text: `select ${COLUMNS} from record_merge where merge_id = $1`, values: [mergeId] }))[0]

export const selectMerges = (db: Queries, personId: ActorId): Promise<readonly MergeRow[]> =>
  db.rows<MergeRow>({
    name: 'access:merges',
    text: `select ${COLUMNS} from record_merge where kept_id = $1 or second_id = $1 order by asked_at desc, merge_id`,
    values: [personId],
  })

export type Before = { readonly state: string | null; readonly archive: Instant | null; readonly opening: Instant | null }

/** False: it was not waiting any more. */
export const markMerged = async (tx: Queries, mergeId: string, at: Instant, { state, archive, opening }: Before): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'access:merged',
    text: `update record_merge set state = 'merged', merged_at = $2, second_state = $3, archive_due = $4, opening_due = $5
      where merge_id = $1 and state = 'asked' returning merge_id`,
    values: [mergeId, timestamp(at), state, archive === null ? null : timestamp(archive), opening === null ? null : timestamp(opening)],
  })
  return rows.length === 1
}

export const markUndone = async (tx: Queries, mergeId: string, at: Instant): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'access:unmerged',
    text: `update record_merge set state = 'undone', undone_at = $2 where merge_id = $1 and state = 'merged' returning merge_id`,
    values: [mergeId, timestamp(at)],
  })
  return rows.length === 1
}

/** Either side stands in a merge: neither takes part in another. */
export const isInMerge = async (tx: Queries, personIds: readonly ActorId[]): Promise<boolean> => {
  const [row] = await tx.rows<{ found: boolean }>({
    name: 'access:in-merge',
    text: `select exists (select 1 from record_merge where state = 'merged' and second_id = any($1)) as found`,
    values: [personIds],
  })
  return row?.found === true
}

export const isMergedAway = async (tx: Queries, recordId: RecordId): Promise<boolean> => {
  const [row] = await tx.rows<{ found: boolean }>({
    name: 'access:merged-away',
    text: `select exists (select 1 from record_merge where second_record = $1 and state = 'merged') as found`,
    values: [recordId],
  })
  return row?.found === true
}

/** Rows of a record are pinned to it: from here on, to this one. */
export const pin = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({ name: 'access:pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values: [recordId] })

const MERGED = `state = 'merged'`

/** The merge that stands, of a record that went into another. */
export const selectStandingMerge = async (db: Queries, secondRecord: RecordId): Promise<MergeRow | undefined> =>
  (
    await db.rows<MergeRow>({
      name: 'access:standing-merge',
      text: `select ${COLUMNS} from record_merge where second_record = $1 and ${MERGED}`,
      values: [secondRecord],
    })
  )[0]

export const isMergedInto = async (tx: Queries, secondRecord: RecordId, keptRecord: RecordId): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'access:merged-into',
    text: `select merge_id from record_merge where second_record = $1 and kept_record = $2 and ${MERGED}`,
    values: [secondRecord, keptRecord],
  })
  return rows.length > 0
}

export const selectMergedInto = async (db: Queries, keptRecord: RecordId): Promise<readonly RecordId[]> =>
  (
    await db.rows<{ second_record: RecordId }>({
      name: 'access:merged-with',
      text: `select second_record from record_merge where kept_record = $1 and ${MERGED} order by merged_at, merge_id`,
      values: [keptRecord],
    })
  ).map(row => row.second_record)
