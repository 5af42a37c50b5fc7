import type { SliceSelect } from '../audit/index.ts'
import type { ActorId, RecordId, ShareId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type ShareRow = {
  readonly share_id: ShareId
  readonly created_at: Instant
  readonly valid_until: Instant
  readonly extended: boolean
  readonly opened_at: Instant | null
  readonly ended_at: Instant | null
  readonly sealed: Buffer
}

/** The latest first; what is older stands in the journal. None that was opened by somebody who is protected from the reader. */
export const selectShares = (limit: number, hidden: readonly Tag[] | null): SliceSelect => ({
  name: 'access:shares',
  sql: value => `select s.share_id, s.created_at, s.valid_until, s.extended, s.opened_at, s.ended_at, s.sealed from record_share s
    where s.record_id = pin.record_id and not coalesce(s.actor_tag = any(${value(2)}::bigint[]), false) order by s.created_at desc, s.share_id limit ${value(1)}::integer`,
  values: [limit, `{${(hidden ?? []).join(',')}}`],
})

export type NewShare = {
  readonly recordId: RecordId
  readonly shareId: ShareId
  readonly codeTag: Buffer
  readonly at: Instant
  readonly until: Instant
  readonly sealed: Buffer
}

export const insertShare = async (tx: Queries, { recordId, shareId, codeTag, at, until, sealed }: NewShare): Promise<void> => {
  await tx.rows({
    name: 'access:share',
    text: 'insert into record_share (record_id, share_id, code_tag, created_at, valid_until, sealed) values ($1, $2, $3, $4, $5, $6)',
    values: [recordId, shareId, codeTag, timestamp(at), timestamp(until), sealed],
  })
  await tx.rows({
    name: 'access:share-code',
    text: 'insert into share_code (tag, record_id, share_id) values ($1, $2, $3)',
    values: [codeTag, recordId, shareId],
  })
}

/** Those whose time is over are over for the snapshot too, and their codes are forgotten. */
export const endOverShares = (tx: Queries, recordId: RecordId, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'access:shares-over',
    text: `with over as (update record_share set ended_at = valid_until where record_id = $1 and ended_at is null and valid_until <= $2 returning code_tag)
      delete from share_code where tag in (select code_tag from over)`,
    values: [recordId, timestamp(at)],
  })

export const endShareAt = (tx: Queries, recordId: RecordId, shareId: ShareId, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'access:end-share',
    text: `with over as (update record_share set ended_at = $3 where record_id = $1 and share_id = $2 and ended_at is null returning code_tag)
      delete from share_code where tag in (select code_tag from over)`,
    values: [recordId, shareId, timestamp(at)],
  })

/** Once: a second prolonging changes no row. */
export const prolongShare = async (tx: Queries, recordId: RecordId, shareId: ShareId, until: Instant): Promise<boolean> =>
  (
    await tx.rows({
      name: 'access:prolong-share',
      text: `update record_share set valid_until = $3, extended = true
        where record_id = $1 and share_id = $2 and ended_at is null and not extended returning share_id`,
      values: [recordId, shareId, timestamp(until)],
    })
  ).length > 0

export type Opening = { readonly shareId: ShareId; readonly actorTag: Tag; readonly at: Instant; readonly sealed: Buffer }

export const bindShare = (tx: Queries, recordId: RecordId, { shareId, actorTag, at, sealed }: Opening): Promise<unknown> =>
  tx.rows({
    name: 'access:bind-share',
    text: `update record_share set actor_tag = $3, opened_at = $4, sealed = $5
      where record_id = $1 and share_id = $2 and ended_at is null and actor_tag is null`,
    values: [recordId, shareId, actorTag, timestamp(at), sealed],
  })

export type CodePlace = { readonly record_id: RecordId; readonly share_id: ShareId }

export const selectCode = async (db: Queries, codeTag: Buffer): Promise<CodePlace | undefined> =>
  (
    await db.rows<CodePlace>({ name: 'access:code', text: 'select record_id, share_id from share_code where tag = $1', values: [codeTag] })
  )[0]

/** Counts this try; true while those of the last hour stay within the limit. */
export const tryWithin = async (db: Queries, actorId: ActorId, at: Instant, limit: number): Promise<boolean> =>
  (
    await db.rows<{ readonly within: boolean }>({
      name: 'access:share-try',
      text: 'select share_try_within($1::uuid, $2::timestamptz, $3::integer) as within',
      values: [actorId, timestamp(at), limit],
    })
  )[0]?.within === true
