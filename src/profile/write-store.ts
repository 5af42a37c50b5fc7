import type { RecordId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Visibility } from '../kernel/visibility.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import { STATUS, type EntryStatus } from './model.ts'
import type { NewEntry } from './store.ts'
import { confirmedSql, VISIBLE_PARAMETERS, visibleSql, visibleValues } from './visible.ts'

const p = (index: number): string => `$${index}`
const own = (index: number): string => p(index + VISIBLE_PARAMETERS)

/** False and nothing: this client id was used, or the same is there already, as far as its writer sees. */
export const insertEntry = async (tx: Queries, reached: Visibility, e: NewEntry): Promise<boolean> =>
  (
    await tx.rows({
      name: 'profile:insert',
      text: `insert into profile_entry (record_id, entry_id, version, current, status, rubric_tag, class_tag, author_tag, client_tag, content_tag, once_tag,
        by_care, hidden_from_representatives, written_at, sealed, links)
      select ${own(1)}::uuid, ${own(2)}::uuid, 1, true, ${own(3)}::smallint, ${own(4)}::bigint, ${own(5)}::bigint, ${own(6)}::bigint, ${own(7)}::bigint,
        ${own(8)}::bigint, ${own(9)}::bigint, ${own(10)}::boolean, ${own(11)}::boolean, ${own(12)}::timestamptz, ${own(13)}::bytea, ${own(14)}::bytea
      where ${own(9)}::bigint is null or not exists (select 1 from profile_entry e where e.record_id = ${own(1)}::uuid and e.current
        and e.once_tag = ${own(9)}::bigint and e.status in (${STATUS.active}, ${STATUS.ended}) and ${visibleSql(p)})
      on conflict do nothing returning entry_id`,
      values: [
        ...visibleValues(reached),
        e.recordId,
        e.entryId,
        STATUS[e.status],
        e.rubricTag,
        e.classTag,
        e.authorTag,
        e.clientTag,
        e.contentTag,
        e.onceTag,
        e.byCare,
        e.hiddenFromRepresentatives,
        timestamp(e.writtenAt),
        e.sealed,
        e.links,
      ],
    })
  ).length === 1

export type FirstRow = { readonly entry_id: string; readonly content_tag: Tag; readonly version: number }

/** What its writer filed under this client id, and how far it has come. */
export const selectOwnFirst = async (tx: Queries, recordId: RecordId, author: Tag, client: Tag): Promise<FirstRow | undefined> =>
  (
    await tx.rows<FirstRow>({
      name: 'profile:own-first',
      text: `select e.entry_id, e.content_tag, c.version from profile_entry e join profile_entry c on c.record_id = e.record_id and c.entry_id = e.entry_id
        and c.current where e.record_id = $1 and e.author_tag = $2 and e.client_tag = $3 and e.version = 1`,
      values: [recordId, author, client],
    })
  )[0]

/** What stands alone gives way to what was just said: another of its kind, and « I have none ». */
export const supersede = (
  tx: Queries,
  at: {
    readonly recordId: RecordId
    readonly entryId: string
    readonly rubricTag: Tag
    readonly byCare: boolean
    readonly single: boolean
  },
): Promise<unknown> =>
  tx.rows({
    name: 'profile:supersede',
    text: `update profile_entry set status = case when status = ${STATUS.active} then ${STATUS.replaced} else ${STATUS.removed} end
      where record_id = $1 and rubric_tag = $3 and current and entry_id <> $2::uuid
        and (status = ${STATUS.none} or (status = ${STATUS.active} and $5::boolean and by_care = $4::boolean))`,
    values: [at.recordId, at.entryId, at.rubricTag, at.byCare, at.single],
  })

/** A draft gives way to another draft of the same rubric: one at a time. */
export const dropDrafts = (tx: Queries, recordId: RecordId, rubricTag: Tag, but: string): Promise<unknown> =>
  tx.rows({
    name: 'profile:drop-drafts',
    text: `update profile_entry set status = ${STATUS.removed} where record_id = $1 and rubric_tag = $2 and current and status = ${STATUS.draft} and entry_id <> $3::uuid`,
    values: [recordId, rubricTag, but],
  })

/** What she sees in this rubric, of these statuses. */
export const countVisible = async (
  tx: Queries,
  reached: Visibility,
  recordId: RecordId,
  rubricTag: Tag,
  status: EntryStatus,
): Promise<readonly string[]> =>
  (
    await tx.rows<{ entry_id: string }>({
      name: 'profile:count',
      text: `select e.entry_id from profile_entry e where e.record_id = ${own(1)} and e.rubric_tag = ${own(2)} and e.current and e.status = ${own(3)}::smallint
        and ${visibleSql(p)} limit 1`,
      values: [...visibleValues(reached), recordId, rubricTag, STATUS[status]],
    })
  ).map(row => row.entry_id)

export type StandingRow = {
  readonly version: number
  readonly status: number
  readonly rubric_tag: Tag
  readonly by_care: boolean
  readonly own: boolean
  readonly content_tag: Tag
  readonly is_confirmed: boolean
  readonly hidden_from_representatives: boolean
}

/** One entry as it stands, inside what the Grant reaches; none: absent for this actor, whatever the reason. */
export const selectStanding = async (
  tx: Queries,
  reached: Visibility,
  recordId: RecordId,
  entryId: string,
  author: Tag,
): Promise<StandingRow | undefined> =>
  (
    await tx.rows<StandingRow>({
      name: 'profile:standing',
      text: `select e.version, e.status, e.rubric_tag, e.by_care, e.author_tag = ${own(3)}::bigint as own, e.content_tag, (${confirmedSql(p)}) is not null as is_confirmed,
        e.hidden_from_representatives from profile_entry e where e.record_id = ${own(1)} and e.entry_id = ${own(2)}::uuid and e.current
        and e.status not in (${STATUS.removed}, ${STATUS.replaced}) and ${visibleSql(p)}`,
      values: [...visibleValues(reached), recordId, entryId, author],
    })
  )[0]

export type NextVersion = {
  readonly recordId: RecordId
  readonly entryId: string
  readonly version: number
  readonly status: EntryStatus
  readonly at: Instant
  /** `null`: as in the version before. */
  readonly contentTag: Tag | null
  readonly sealed: Buffer | null
  readonly links: { readonly sealed: Buffer | null } | null
  /** What is said until when is written anew each time. */
  readonly ended: Buffer | null
  /** Said otherwise, it is confirmed no more. */
  readonly keepsConfirmation: boolean
}

/** The version after this one; the version before stays. */
export const insertVersion = async (tx: Queries, v: NextVersion): Promise<void> => {
  await tx.rows({
    name: 'profile:version',
    text: `with old as (update profile_entry set current = false where record_id = $1 and entry_id = $2::uuid and version = $3 and current returning *)
      insert into profile_entry (record_id, entry_id, version, current, status, rubric_tag, class_tag, author_tag, client_tag, content_tag, once_tag, by_care,
        hidden_from_representatives, written_at, confirmed_tag, sealed, links, ended, confirmed)
      select o.record_id, o.entry_id, o.version + 1, true, $4::smallint, o.rubric_tag, o.class_tag, o.author_tag, o.client_tag, coalesce($6::bigint, o.content_tag),
        o.once_tag, o.by_care, o.hidden_from_representatives, $5::timestamptz, case when $11::boolean then o.confirmed_tag end, coalesce($7::bytea, o.sealed),
        case when $8::boolean then $9::bytea else o.links end, $10::bytea, case when $11::boolean then o.confirmed end from old o`,
    values: [
      v.recordId,
      v.entryId,
      v.version,
      STATUS[v.status],
      timestamp(v.at),
      v.contentTag,
      v.sealed,
      v.links !== null,
      v.links?.sealed ?? null,
      v.ended,
      v.keepsConfirmation,
    ],
  })
}

/** It is this version that is confirmed, and no other. */
export const setConfirmed = (
  tx: Queries,
  recordId: RecordId,
  entryId: string,
  version: number,
  by: Tag,
  sealed: Buffer,
): Promise<unknown> =>
  tx.rows({
    name: 'profile:confirm',
    text: 'update profile_entry set confirmed_tag = $4, confirmed = $5 where record_id = $1 and entry_id = $2::uuid and version = $3',
    values: [recordId, entryId, version, by, sealed],
  })

export const upsertRubric = (tx: Queries, recordId: RecordId, rubricTag: Tag, hidden: boolean, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'profile:rubric',
    text: `insert into profile_rubric (record_id, rubric_tag, hidden, changed_at) values ($1, $2, $3, $4::timestamptz)
      on conflict (record_id, rubric_tag) do update set hidden = excluded.hidden, changed_at = excluded.changed_at`,
    values: [recordId, rubricTag, hidden, timestamp(at)],
  })

export const insertCorrection = (
  tx: Queries,
  recordId: RecordId,
  id: string,
  entryId: string,
  at: Instant,
  sealed: Buffer,
): Promise<unknown> =>
  tx.rows({
    name: 'profile:correction',
    text: 'insert into profile_correction (record_id, correction_id, entry_id, asked_at, sealed) values ($1, $2::uuid, $3::uuid, $4::timestamptz, $5)',
    values: [recordId, id, entryId, timestamp(at), sealed],
  })
