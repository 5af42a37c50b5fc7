import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type AccountRow = {
  readonly actor_id: ActorId
  readonly sealed: Buffer
  readonly password: Buffer
  readonly password_at: Instant
  readonly totp: Buffer | null
  readonly totp_step: string | null
}

const COLUMNS = 'a.actor_id, a.sealed, a.password, a.password_at, a.totp, a.totp_step::text as totp_step'

export const insertAccount = (
  tx: Queries,
  row: { readonly actorId: ActorId; readonly tag: Buffer; readonly sealed: Buffer; readonly password: Buffer; readonly at: Instant },
): Promise<unknown> =>
  tx.rows({
    name: 'accounts.create',
    text: `with tagged as (insert into account_tag (tag, actor_id) values ($2, $1))
      insert into account (actor_id, sealed, password, created_at, password_at) values ($1, $3, $4, $5, $5)`,
    values: [row.actorId, row.tag, row.sealed, row.password, timestamp(row.at)],
  })

/** The account of this identifier, else that of nobody: one row is fetched, sent and opened either way. */
export const selectAccountByTag = async (db: Queries, tag: Buffer, nobody: ActorId): Promise<AccountRow | undefined> =>
  (
    await db.rows<AccountRow>({
      name: 'accounts.by_identifier',
      text: `select ${COLUMNS} from account a where a.actor_id = coalesce((select t.actor_id from account_tag t where t.tag = $1), $2)`,
      values: [tag, nobody],
    })
  )[0]

/** The account of nobody: no identifier leads to it, and its password is nobody's. Written anew at each start, at the cost of the day. */
export const upsertNobody = (db: Queries, actorId: ActorId, sealed: Buffer, password: Buffer, at: Instant): Promise<unknown> =>
  db.rows({
    name: 'accounts.nobody',
    text: `insert into account (actor_id, sealed, password, created_at, password_at) values ($1, $2, $3, $4, $4)
      on conflict (actor_id) do update set sealed = excluded.sealed, password = excluded.password, password_at = excluded.password_at`,
    values: [actorId, sealed, password, timestamp(at)],
  })

export const selectAccount = async (db: Queries, actorId: ActorId): Promise<AccountRow | undefined> =>
  (
    await db.rows<AccountRow>({
      name: 'accounts.read',
      text: `select ${COLUMNS} from account a where a.actor_id = $1`,
      values: [actorId],
    })
  )[0]

export const selectIsTaken = async (db: Queries, tag: Buffer): Promise<boolean> =>
  (
    await db.rows<{ taken: boolean }>({
      name: 'accounts.is_taken',
      text: 'select exists (select 1 from account_tag where tag = $1) as taken',
      values: [tag],
    })
  )[0]?.taken ?? false

export const updatePassword = (tx: Queries, actorId: ActorId, password: Buffer, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'accounts.set_password',
    text: 'update account set password = $2, password_at = $3 where actor_id = $1',
    values: [actorId, password, timestamp(at)],
  })

/** `totp` null: the authenticator app is taken away. */
export const updateTotp = (tx: Queries, actorId: ActorId, totp: Buffer | null): Promise<unknown> =>
  tx.rows({
    name: 'accounts.set_totp',
    text: 'update account set totp = $2, totp_step = null where actor_id = $1',
    values: [actorId, totp],
  })

/** A step of the app's clock works once (RFC 6238 §5.2). Says whether this was the first time. */
export const spendTotpStep = async (tx: Queries, actorId: ActorId, step: number): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'accounts.spend_totp',
    text: 'update account set totp_step = $2 where actor_id = $1 and (totp_step is null or totp_step < $2) returning actor_id',
    values: [actorId, step],
  })
  return rows.length === 1
}

export const insertSpent = async (tx: Queries, tag: Buffer, until: Instant): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'accounts.spend_ticket',
    text: 'insert into spent_ticket (tag, until) values ($1, $2) on conflict (tag) do nothing returning tag',
    values: [tag, timestamp(until)],
  })
  return rows.length === 1
}

export const deleteOldTickets = (db: Queries, at: Instant): Promise<unknown> =>
  db.rows({ name: 'accounts.drop_old_tickets', text: 'delete from spent_ticket where until < $1', values: [timestamp(at)] })
