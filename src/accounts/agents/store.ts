import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../../platform/db/index.ts'
import type { AgentRole } from './model.ts'

export type AgentRow = {
  readonly actor_id: ActorId
  readonly sealed: Buffer
  readonly disabled_at: Instant | null
  readonly role: AgentRole
}

export const insertAgent = (
  tx: Queries,
  row: { readonly actorId: ActorId; readonly sealed: Buffer; readonly createdBy: ActorId | null; readonly at: Instant },
): Promise<unknown> =>
  tx.rows({
    name: 'accounts.add_agent',
    text: `insert into agent_account (actor_id, sealed, created_by, created_at) values ($1, $2, $3, $4)
      on conflict (actor_id) do nothing`,
    values: [row.actorId, row.sealed, row.createdBy, timestamp(row.at)],
  })

export const selectAgent = async (db: Queries, actorId: ActorId): Promise<AgentRow | undefined> =>
  (
    await db.rows<AgentRow>({
      name: 'accounts.agent',
      text: 'select actor_id, sealed, disabled_at, role from agent_account where actor_id = $1',
      values: [actorId],
    })
  )[0]

export const updateRole = async (tx: Queries, actorId: ActorId, role: AgentRole): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'accounts.give_role',
    text: 'update agent_account set role = $2 where actor_id = $1 and disabled_at is null returning actor_id',
    values: [actorId, role],
  })
  return rows.length === 1
}

/** Those who can act: an account that stands, and a key. */
export const countActive = async (db: Queries): Promise<number> => {
  const [row] = await db.rows<{ n: number }>({
    name: 'accounts.count_agents',
    text: `select count(*)::int as n from agent_account a
      where a.disabled_at is null and exists (select 1 from passkey p where p.actor_id = a.actor_id)`,
  })
  return row?.n ?? 0
}

export const disableAgentRow = async (tx: Queries, actorId: ActorId, at: Instant): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'accounts.disable_agent',
    text: 'update agent_account set disabled_at = $2 where actor_id = $1 and disabled_at is null returning actor_id',
    values: [actorId, timestamp(at)],
  })
  return rows.length === 1
}

export const endSessionsOf = (tx: Queries, actorId: ActorId, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'accounts.end_agent_sessions',
    text: 'update session set ended_at = $2 where actor_id = $1 and ended_at is null',
    values: [actorId, timestamp(at)],
  })

export const insertInvitation = (tx: Queries, tag: Buffer, actorId: ActorId, until: Instant): Promise<unknown> =>
  tx.rows({
    name: 'accounts.invite_agent',
    text: 'insert into agent_invitation (tag, actor_id, expires_at) values ($1, $2, $3)',
    values: [tag, actorId, timestamp(until)],
  })

export const selectInvited = async (db: Queries, tag: Buffer, at: Instant): Promise<ActorId | undefined> =>
  (
    await db.rows<{ actor_id: ActorId }>({
      name: 'accounts.invited_agent',
      text: 'select actor_id from agent_invitation where tag = $1 and used_at is null and expires_at > $2',
      values: [tag, timestamp(at)],
    })
  )[0]?.actor_id

/** False: another request used it first. */
export const spendInvitation = async (tx: Queries, tag: Buffer, at: Instant): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'accounts.use_agent_invitation',
    text: 'update agent_invitation set used_at = $2 where tag = $1 and used_at is null and expires_at > $2 returning tag',
    values: [tag, timestamp(at)],
  })
  return rows.length === 1
}

export type ActRow = {
  readonly act_id: string
  readonly kind: string
  readonly subject: string
  readonly asked_by: ActorId
  readonly asked_at: Instant
  readonly expires_at: Instant
  readonly answered_by: ActorId | null
  readonly is_approved: boolean | null
  readonly done_at: Instant | null
}

const COLUMNS = 'act_id, kind, subject, asked_by, asked_at, expires_at, answered_by, is_approved, done_at'

export const insertAct = (
  db: Queries,
  act: {
    readonly actId: string
    readonly kind: string
    readonly subject: string
    readonly askedBy: ActorId
    readonly at: Instant
    readonly until: Instant
  },
): Promise<unknown> =>
  db.rows({
    name: 'accounts.ask_colleague',
    text: 'insert into agent_act (act_id, kind, subject, asked_by, asked_at, expires_at) values ($1, $2, $3, $4, $5, $6)',
    values: [act.actId, act.kind, act.subject, act.askedBy, timestamp(act.at), timestamp(act.until)],
  })

export const selectOpenActs = (db: Queries, at: Instant): Promise<readonly ActRow[]> =>
  db.rows<ActRow>({
    name: 'accounts.open_acts',
    text: `select ${COLUMNS} from agent_act where done_at is null and expires_at > $1 order by asked_at, act_id limit 200`,
    values: [timestamp(at)],
  })

export const selectAct = async (db: Queries, actId: string): Promise<ActRow | undefined> =>
  (
    await db.rows<ActRow>({
      name: 'accounts.act_of_two',
      text: `select ${COLUMNS} from agent_act where act_id = $1`,
      values: [actId],
    })
  )[0]

/** False: answered already, over, or her own. */
export const answerAct = async (db: Queries, actId: string, by: ActorId, isApproved: boolean, at: Instant): Promise<boolean> => {
  const rows = await db.rows({
    name: 'accounts.answer_colleague',
    text: `update agent_act set answered_by = $2, is_approved = $3, answered_at = $4
      where act_id = $1 and answered_by is null and asked_by <> $2 and expires_at > $4 returning act_id`,
    values: [actId, by, isApproved, timestamp(at)],
  })
  return rows.length === 1
}

/** Who approved it, while it has not served: the trace names both before the act is taken. */
export const selectApproved = async (
  db: Queries,
  act: { readonly kind: string; readonly subject: string; readonly askedBy: ActorId; readonly at: Instant },
): Promise<ActorId | undefined> =>
  (
    await db.rows<{ answered_by: ActorId }>({
      name: 'accounts.approved_act',
      text: `select answered_by from agent_act where kind = $1 and subject = $2 and asked_by = $3 and is_approved and done_at is null and expires_at > $4
        order by asked_at, act_id limit 1`,
      values: [act.kind, act.subject, act.askedBy, timestamp(act.at)],
    })
  )[0]?.answered_by

/** Takes one approved act of this agent on this subject, so that it serves once: who approved it. */
export const takeApproved = async (
  tx: Queries,
  act: { readonly kind: string; readonly subject: string; readonly askedBy: ActorId; readonly at: Instant },
): Promise<ActorId | undefined> =>
  (
    await tx.rows<{ answered_by: ActorId }>({
      name: 'accounts.do_act_of_two',
      text: `update agent_act set done_at = $4 where act_id = (
          select act_id from agent_act where kind = $1 and subject = $2 and asked_by = $3 and is_approved and done_at is null and expires_at > $4
          order by asked_at, act_id limit 1 for update skip locked)
        and done_at is null returning answered_by`,
      values: [act.kind, act.subject, act.askedBy, timestamp(act.at)],
    })
  )[0]?.answered_by
