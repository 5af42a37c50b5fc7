import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

/** In order; each is one transaction, and may be done twice. */
export const STEPS = ['key', 'bytes', 'rows', 'trace', 'person', 'certificate', 'done'] as const
export type Step = (typeof STEPS)[number]

export type PurgeReason = 'ten-years' | 'asked'

export type PurgeRow = {
  readonly id: string
  readonly record_id: RecordId | null
  readonly person_id: ActorId | null
  readonly keeps_person: boolean
  readonly reason: PurgeReason
  readonly step: Step
  readonly begun_at: Instant
  readonly key_destroyed_at: Instant | null
  readonly done_at: Instant | null
  readonly completed_at: Instant | null
  readonly certificate: Buffer | null
}

export type NewPurge = {
  readonly id: string
  readonly recordId: RecordId
  readonly personId: ActorId
  readonly keepsPerson: boolean
  readonly reason: PurgeReason
  readonly at: Instant
}

export const insertPurge = (tx: Queries, { id, recordId, personId, keepsPerson, reason, at }: NewPurge): Promise<unknown> =>
  tx.rows({
    name: 'retention.begin_purge',
    text: `insert into purge (id, record_id, person_id, keeps_person, reason, step, begun_at) values ($1, $2, $3, $4, $5, 'key', $6)`,
    values: [id, recordId, personId, keepsPerson, reason, timestamp(at)],
  })

const COLUMNS = 'id, record_id, person_id, keeps_person, reason, step, begun_at, key_destroyed_at, done_at, completed_at, certificate'

export const lockPurge = async (tx: Queries, id: string): Promise<PurgeRow | undefined> => {
  const [row] = await tx.rows<PurgeRow>({
    name: 'retention.lock_purge',
    text: `select ${COLUMNS} from purge where id = $1 for update`,
    values: [id],
  })
  return row
}

export const moveStep = (tx: Queries, id: string, step: Step): Promise<unknown> =>
  tx.rows({ name: 'retention.move_purge', text: 'update purge set step = $2 where id = $1', values: [id, step] })

export const markKeyDestroyed = (tx: Queries, id: string, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'retention.key_destroyed',
    text: 'update purge set key_destroyed_at = coalesce(key_destroyed_at, $2) where id = $1',
    values: [id, timestamp(at)],
  })

/** What stays names no record, and nobody of whom nothing stays. */
export const markDone = (tx: Queries, id: string, at: Instant, certificate: Buffer): Promise<unknown> =>
  tx.rows({
    name: 'retention.purge_done',
    text: `update purge set step = 'done', done_at = $2, certificate = $3, record_id = null,
      person_id = case when keeps_person then person_id end where id = $1`,
    values: [id, timestamp(at), certificate],
  })

export const markCompleted = (tx: Queries, ids: readonly string[], at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'retention.purge_complete',
    text: 'update purge set completed_at = $2 where id = any($1::uuid[])',
    values: [`{${ids.join(',')}}`, timestamp(at)],
  })

export const selectPurges = (db: Queries, personId: ActorId): Promise<readonly PurgeRow[]> =>
  db.rows({
    name: 'retention.purges_of',
    text: `select ${COLUMNS} from purge where person_id = $1 and step = 'done' order by done_at, id`,
    values: [personId],
  })

export const selectPurge = async (db: Queries, id: string): Promise<PurgeRow | undefined> => {
  const [row] = await db.rows<PurgeRow>({ name: 'retention.purge', text: `select ${COLUMNS} from purge where id = $1`, values: [id] })
  return row
}
