import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type PasskeyRow = {
  readonly actor_id: ActorId
  readonly passkey_id: string
  readonly sealed: Buffer
  readonly created_at: Instant
  readonly last_used_at: Instant | null
}

const COLUMNS = 'p.actor_id, p.passkey_id, p.sealed, p.created_at, p.last_used_at'

export const selectPasskeys = (db: Queries, actorId: ActorId): Promise<readonly PasskeyRow[]> =>
  db.rows({
    name: 'accounts.passkeys',
    text: `select ${COLUMNS} from passkey p where p.actor_id = $1 order by p.created_at, p.passkey_id`,
    values: [actorId],
  })

export const selectPasskeyByTag = async (db: Queries, tag: Buffer): Promise<PasskeyRow | undefined> =>
  (
    await db.rows<PasskeyRow>({
      name: 'accounts.passkey_by_id',
      text: `select ${COLUMNS} from passkey_tag t join passkey p on p.actor_id = t.actor_id and p.passkey_id = t.passkey_id where t.tag = $1`,
      values: [tag],
    })
  )[0]

/** Says whether it was not there yet. */
export const insertPasskey = async (
  tx: Queries,
  row: {
    readonly actorId: ActorId
    readonly passkeyId: string
    readonly tag: Buffer
    readonly sealed: Buffer
    readonly at: Instant
  },
): Promise<boolean> => {
  const rows = await tx.rows({
    name: 'accounts.add_passkey',
    text: `with tagged as (insert into passkey_tag (tag, actor_id, passkey_id) values ($3, $1, $2) on conflict (tag) do nothing returning actor_id, passkey_id)
      insert into passkey (actor_id, passkey_id, sealed, created_at) select actor_id, passkey_id, $4, $5 from tagged returning passkey_id`,
    values: [row.actorId, row.passkeyId, row.tag, row.sealed, timestamp(row.at)],
  })
  return rows.length === 1
}

export const updatePasskey = (tx: Queries, actorId: ActorId, passkeyId: string, sealed: Buffer, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'accounts.use_passkey',
    text: 'update passkey set sealed = $3, last_used_at = $4 where actor_id = $1 and passkey_id = $2',
    values: [actorId, passkeyId, sealed, timestamp(at)],
  })

/** `passkeyId` null: all of them. Says how many went. */
export const deletePasskeys = async (tx: Queries, actorId: ActorId, passkeyId: string | null): Promise<number> => {
  const rows = await tx.rows({
    name: 'accounts.remove_passkeys',
    text: `with gone as (delete from passkey where actor_id = $1 and ($2::uuid is null or passkey_id = $2) returning passkey_id),
      untagged as (delete from passkey_tag t using gone where t.passkey_id = gone.passkey_id)
      select passkey_id from gone`,
    values: [actorId, passkeyId],
  })
  return rows.length
}
