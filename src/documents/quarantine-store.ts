import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type QuarantineRow = {
  readonly inbox: ActorId
  readonly id: string
  readonly keptUntil: Instant
  readonly reason: string
  readonly sealed: Buffer
  readonly session: { readonly actorId: string; readonly sessionId: string | null; readonly at: Instant }
}

/** False, and nothing: her session has ended. It is asked in the same flight. */
export const insertQuarantine = async (db: Queries, row: QuarantineRow): Promise<boolean> => {
  const kept = await db.rows({
    name: 'documents:quarantine',
    text: `insert into quarantine (actor_id, id, kept_until, reason, sealed) select $1::uuid, $2::uuid, $3::timestamptz, $4::text, $5::bytea
      where session_is_live($6::uuid, $7::uuid, $8::timestamptz) returning id`,
    values: [
      row.inbox,
      row.id,
      timestamp(row.keptUntil),
      row.reason,
      row.sealed,
      row.session.actorId,
      row.session.sessionId,
      timestamp(row.session.at),
    ],
  })
  return kept.length === 1
}

/** When the first of this inbox ends; an empty one: `null`. */
export const nextEmptying = async (db: Queries, inbox: ActorId): Promise<Instant | null> => {
  const [row] = await db.rows<{ due: Instant | null }>({
    name: 'documents:quarantine-next',
    text: 'select min(kept_until) as due from quarantine where actor_id = $1',
    values: [inbox],
  })
  return row?.due ?? null
}

export const deleteInbox = async (tx: Queries, inbox: ActorId): Promise<void> => {
  await tx.rows({ name: 'documents:quarantine-of', text: 'delete from quarantine where actor_id = $1', values: [inbox] })
}

/** Those whose days are over, gone; gives their numbers. */
export const deleteEnded = async (tx: Queries, inbox: ActorId, at: Instant): Promise<readonly string[]> => {
  const rows = await tx.rows<{ id: string }>({
    name: 'documents:quarantine-end',
    text: 'delete from quarantine where actor_id = $1 and kept_until <= $2 returning id',
    values: [inbox, timestamp(at)],
  })
  return rows.map(({ id }) => id)
}
