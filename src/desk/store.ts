import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type CheckRow = {
  readonly check_id: string
  readonly agent_id: ActorId
  readonly at: Instant
  readonly expires_at: Instant
  readonly result: 'verified' | 'doubt'
  readonly sealed: Buffer
}

export const insertCheck = (tx: Queries, personId: ActorId, row: CheckRow): Promise<unknown> =>
  tx.rows({
    name: 'desk:check',
    text: `insert into desk_check (actor_id, check_id, agent_id, at, expires_at, result, sealed) values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [personId, row.check_id, row.agent_id, timestamp(row.at), timestamp(row.expires_at), row.result, row.sealed],
  })

/** Those that still count, latest first: a doubt of anybody among them. */
export const selectChecks = (db: Queries, personId: ActorId, at: Instant): Promise<readonly CheckRow[]> =>
  db.rows<CheckRow>({
    name: 'desk:checks',
    text: `select check_id, agent_id, at, expires_at, result, sealed from desk_check
      where actor_id = $1 and expires_at > $2 order by at desc, check_id`,
    values: [personId, timestamp(at)],
  })

export type ActRow = { readonly act_id: string; readonly at: Instant; readonly sealed: Buffer }

export const insertAct = (tx: Queries, personId: ActorId, row: ActRow): Promise<unknown> =>
  tx.rows({
    name: 'desk:act',
    text: 'insert into desk_act (actor_id, act_id, at, sealed) values ($1, $2, $3, $4)',
    values: [personId, row.act_id, timestamp(row.at), row.sealed],
  })

export const selectActs = (db: Queries, personId: ActorId): Promise<readonly ActRow[]> =>
  db.rows<ActRow>({
    name: 'desk:acts',
    text: 'select act_id, at, sealed from desk_act where actor_id = $1 order by at desc, act_id limit 50',
    values: [personId],
  })

export type ChangeRow = {
  readonly actor_id: ActorId
  readonly change_id: string
  readonly kind: 'email' | 'phone' | 'address'
  readonly asked_at: Instant
  readonly due: Instant
  readonly sealed: Buffer
}

const CHANGE = 'actor_id, change_id, kind, asked_at, due, sealed'

/** One of a kind waits at a time: the last one asked. */
export const insertChange = (tx: Queries, row: ChangeRow): Promise<unknown> =>
  tx.rows({
    name: 'desk:change',
    text: `with old as (delete from contact_wait where actor_id = $1 and kind = $3)
      insert into contact_wait (actor_id, change_id, kind, asked_at, due, sealed) values ($1, $2, $3, $4, $5, $6)`,
    values: [row.actor_id, row.change_id, row.kind, timestamp(row.asked_at), timestamp(row.due), row.sealed],
  })

export const selectChanges = (db: Queries, personId: ActorId): Promise<readonly ChangeRow[]> =>
  db.rows<ChangeRow>({
    name: 'desk:changes',
    text: `select ${CHANGE} from contact_wait where actor_id = $1 order by asked_at, change_id`,
    values: [personId],
  })

export const deleteChange = async (tx: Queries, personId: ActorId, changeId: string): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'desk:drop-change',
    text: 'delete from contact_wait where actor_id = $1 and change_id = $2 returning change_id',
    values: [personId, changeId],
  })
  return rows.length === 1
}

/** The oldest that is due and that no other loop holds: gone when this transaction commits. */
export const takeDueChange = async (tx: Queries, at: Instant): Promise<ChangeRow | undefined> =>
  (
    await tx.rows<ChangeRow>({
      name: 'desk:take-change',
      text: `delete from contact_wait where (actor_id, change_id) in (
          select actor_id, change_id from contact_wait where due <= $1 order by due limit 1 for update skip locked)
        returning ${CHANGE}`,
      values: [timestamp(at)],
    })
  )[0]

/** Of somebody of whom nothing stays. */
export const deleteOfPerson = async (tx: Queries, personId: ActorId): Promise<void> => {
  const drop = (name: string, text: string) => tx.rows({ name: `desk:drop-${name}`, text, values: [personId] })
  await drop('checks', 'delete from desk_check where actor_id = $1')
  await drop('acts', 'delete from desk_act where actor_id = $1')
  await drop('changes', 'delete from contact_wait where actor_id = $1')
  await drop('steps', 'delete from desk_step where request_id in (select request_id from desk_request where person_id = $1)')
  await drop('requests', 'delete from desk_request where person_id = $1')
}
