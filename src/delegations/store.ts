import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { DelegationId, DelegationState } from './model.ts'

export type DelegationRow = {
  readonly delegation_id: DelegationId
  readonly side: 'given' | 'received'
  readonly state: DelegationState
  readonly changed_at: Instant
  readonly sealed: Buffer
}

export type NewRow = {
  readonly actorId: ActorId
  readonly id: DelegationId
  readonly side: 'given' | 'received'
  readonly state: DelegationState
  readonly at: Instant
  readonly sealed: Buffer
}

export const upsertDelegation = (tx: Queries, { actorId, id, side, state, at, sealed }: NewRow): Promise<unknown> =>
  tx.rows({
    name: 'delegations:write',
    text: `insert into delegation (actor_id, delegation_id, side, state, changed_at, sealed) values ($1, $2, $3, $4, $5, $6)
      on conflict (actor_id, delegation_id) do update set state = excluded.state, changed_at = excluded.changed_at, sealed = excluded.sealed`,
    values: [actorId, id, side, state, timestamp(at), sealed],
  })

/** Whoever looks for a delegation by its id alone (a clock) finds whose list it stands in. */
export const insertTag = (tx: Queries, tag: Buffer, sealed: Buffer): Promise<unknown> =>
  tx.rows({
    name: 'delegations:tag',
    text: 'insert into delegation_tag (tag, sealed) values ($1, $2) on conflict do nothing',
    values: [tag, sealed],
  })

export const selectTag = async (db: Queries, tag: Buffer): Promise<Buffer | undefined> =>
  (
    await db.rows<{ sealed: Buffer }>({ name: 'delegations:find', text: 'select sealed from delegation_tag where tag = $1', values: [tag] })
  )[0]?.sealed

export const selectDelegations = (db: Queries, actorId: ActorId): Promise<readonly DelegationRow[]> =>
  db.rows<DelegationRow>({
    name: 'delegations:list',
    text: 'select delegation_id, side, state, changed_at, sealed from delegation where actor_id = $1 order by changed_at desc, delegation_id',
    values: [actorId],
  })

export const deleteDelegation = async (tx: Queries, actorId: ActorId, id: DelegationId, tag: Buffer): Promise<void> => {
  await tx.rows({
    name: 'delegations:forget',
    text: 'delete from delegation where actor_id = $1 and delegation_id = $2',
    values: [actorId, id],
  })
  await tx.rows({ name: 'delegations:forget-tag', text: 'delete from delegation_tag where tag = $1', values: [tag] })
}

/** Two acceptances of one helper at once count each other (migrations/0141): held until the transaction ends. */
export const lockActor = (tx: Queries, actorId: ActorId): Promise<unknown> =>
  tx.rows({ name: 'delegations:lock', text: 'select pg_advisory_xact_lock(hashtextextended($1::text, 2611))', values: [actorId] })
