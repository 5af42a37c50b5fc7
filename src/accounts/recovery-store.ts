import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export const upsertRecovery = (
  tx: Queries,
  row: { readonly actorId: ActorId; readonly recoveryId: string; readonly sealed: Buffer; readonly at: Instant; readonly due: Instant },
): Promise<unknown> =>
  tx.rows({
    name: 'accounts.begin_recovery',
    text: `insert into recovery (actor_id, recovery_id, sealed, asked_at, due_at) values ($1, $2, $3, $4, $5)
      on conflict (actor_id) do update set recovery_id = excluded.recovery_id, sealed = excluded.sealed, asked_at = excluded.asked_at, due_at = excluded.due_at`,
    values: [row.actorId, row.recoveryId, row.sealed, timestamp(row.at), timestamp(row.due)],
  })

export type RecoveryRow = { readonly recovery_id: string; readonly sealed: Buffer; readonly due_at: Instant }

export const selectRecovery = async (db: Queries, actorId: ActorId): Promise<RecoveryRow | undefined> =>
  (
    await db.rows<RecoveryRow>({
      name: 'accounts.recovery',
      text: 'select recovery_id, sealed, due_at from recovery where actor_id = $1',
      values: [actorId],
    })
  )[0]

export const deleteRecovery = (tx: Queries, actorId: ActorId): Promise<unknown> =>
  tx.rows({ name: 'accounts.end_recovery', text: 'delete from recovery where actor_id = $1', values: [actorId] })
