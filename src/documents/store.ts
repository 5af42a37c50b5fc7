import type { DocumentId, RecordId, SubmissionId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Visibility } from '../kernel/visibility.ts'
import type { SliceSelect } from '../audit/index.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import { STATUS, type Status } from './model.ts'
import type { TextAtDeposit } from './text/at-deposit.ts'
import { tagList, VISIBLE_PARAMETERS, visibleShape, visibleSql, visibleValues, writtenBy } from './visible.ts'

export type LineRow = {
  readonly document_id: DocumentId
  readonly series_id: string
  readonly version: number
  readonly status: number
  readonly masked: boolean
  readonly holder_from: Instant | null
  readonly hidden_from_representatives: boolean
  readonly audience: number
  readonly submitted_at: Instant
  readonly bytes: string
  readonly replaced_by: DocumentId | null
  readonly own: boolean
  readonly facts: Buffer
}
/** `unread` where a page asks for it. */
export type ListedRow = LineRow & { readonly unread?: boolean }

/** A day of announcement that has passed says nothing any more. */
const HELD_UNTIL = (at: string): string => `case when d.holder_from > ${at}::timestamptz then d.holder_from end as holder_from`

export const LINE = (
  own: string,
  at: string,
): string => `d.document_id, d.series_id, d.version, d.status, d.masked, ${HELD_UNTIL(at)}, d.hidden_from_representatives, d.audience,
  d.submitted_at, d.bytes, d.replaced_by, coalesce(${own}::bigint in (d.author_tag, d.depositor_tag, d.structure_tag), false) as own, d.facts`

/** The placeholders that come after those of the visibility. */
export const afterVisible =
  (value: (index: number) => string) =>
  (index: number): string =>
    value(index + VISIBLE_PARAMETERS)

export type Page = {
  readonly statuses: readonly Status[]
  readonly before: { readonly at: Instant; readonly id: DocumentId } | null
  readonly limit: number
  /** Whether each is still to be read by who lists. */
  readonly tellsUnread?: boolean
}

/** Of who lists: she did not write it nor deposit it, and has not opened this version. */
const UNREAD = (own: string): string => `, not coalesce(${own}::bigint in (d.author_tag, d.depositor_tag), false)
  and not exists (select 1 from shelf_read r where r.record_id = d.record_id and r.reader_tag = ${own}::bigint and r.document_id = d.document_id) as unread`

/** The visible documents of one record, latest deposit first. */
export const selectLines = (visibility: Visibility, own: Tag, page: Page): SliceSelect => ({
  name: `documents:list${page.tellsUnread ? '.unread' : ''}${visibleShape(visibility)}`,
  sql: value => {
    const p = afterVisible(value)
    const unread = page.tellsUnread ? UNREAD(p(1)) : ''
    return `select ${LINE(p(1), value(5))}${unread} from document d where d.record_id = pin.record_id and d.status = any(${p(2)}::smallint[]) and ${visibleSql(value, visibility)}
      and (${p(3)}::timestamptz is null or (d.submitted_at, d.document_id) < (${p(3)}::timestamptz, ${p(4)}::uuid))
      order by d.submitted_at desc, d.document_id desc limit ${p(5)}::integer`
  },
  values: [
    ...visibleValues(visibility),
    own,
    `{${page.statuses.map(status => STATUS[status]).join(',')}}`,
    page.before === null ? null : timestamp(page.before.at),
    page.before?.id ?? null,
    page.limit,
  ],
})

/** The visible documents that came as these very bytes, current ones first. */
export const selectSameContent = (visibility: Visibility, own: Tag, content: Tag): SliceSelect => ({
  name: `documents:same${visibleShape(visibility)}`,
  sql: value => {
    const p = afterVisible(value)
    return `select ${LINE(p(1), value(5))} from document d where d.record_id = pin.record_id and d.content_tag = ${p(2)}::bigint
      and d.status <> ${STATUS.deleted} and ${visibleSql(value, visibility)} order by d.status, d.submitted_at desc limit 1`
  },
  values: [...visibleValues(visibility), own, content],
})

/** Where the trace of reading this document goes: its readers' streams, never another's (architecture §4.11). */
export const TRACE_TO = (at: string, sheltered: string): string =>
  `case when d.holder_from > ${at}::timestamptz then 3 when d.hidden_from_representatives then 2 when ${writtenBy('d', sheltered)} then 4 else null end::smallint as trace_to`

const AUDIENCE = `(select string_agg(a.actor_tag::text, ',') from document_audience a
  where a.record_id = d.record_id and a.document_id = d.document_id) as audience_tags`

export type EntryRow = LineRow & { readonly metadata: Buffer; readonly audience_tags: string | null }

/** One document with its whole metadata; a deleted one is a tombstone for its author only. */
export const selectEntry = (visibility: Visibility, own: Tag, documentId: DocumentId): SliceSelect => ({
  name: `documents:entry${visibleShape(visibility)}`,
  sql: value => {
    const p = afterVisible(value)
    return `select ${LINE(p(1), value(5))}, d.metadata, ${AUDIENCE}, ${TRACE_TO(value(5), p(3))} from document d
      where d.record_id = pin.record_id and d.document_id = ${p(2)}::uuid and ${visibleSql(value, visibility)}
        and (d.status <> ${STATUS.deleted} or ${p(1)}::bigint in (d.author_tag, d.depositor_tag, d.structure_tag))`
  },
  values: [...visibleValues(visibility), own, documentId, tagList(visibility.shelteredPlaces)],
})

/** Every visible version of one document, latest first, deleted ones apart. */
export const selectVersions = (visibility: Visibility, own: Tag, seriesId: string): SliceSelect => ({
  name: `documents:versions${visibleShape(visibility)}`,
  sql: value => {
    const p = afterVisible(value)
    return `select ${LINE(p(1), value(5))} from document d where d.record_id = pin.record_id and d.series_id = ${p(2)}::uuid
      and d.status <> ${STATUS.deleted} and ${visibleSql(value, visibility)} order by d.version desc, d.submitted_at desc limit 100`
  },
  values: [...visibleValues(visibility), own, seriesId],
})

export type BodyRow = {
  readonly version: number
  readonly wrapped_key: Buffer
  readonly metadata: Buffer
  readonly facts: Buffer
  readonly body_in_row: boolean
  readonly sealed: Buffer | null
}

/** One document's bytes, when they live in a row, with what opens them. Content of a deleted document is never served again. */
export const selectBody = (visibility: Visibility, documentId: DocumentId): SliceSelect => ({
  name: `documents:body${visibleShape(visibility)}`,
  sql: value => {
    const p = afterVisible(value)
    return `select d.version, d.wrapped_key, d.metadata, d.facts, d.body_in_row, b.sealed, ${TRACE_TO(value(5), p(2))}
      from document d left join document_body b on b.record_id = d.record_id and b.document_id = d.document_id
      where d.record_id = pin.record_id and d.document_id = ${p(1)}::uuid and d.status <> ${STATUS.deleted} and ${visibleSql(value, visibility)}`
  },
  values: [...visibleValues(visibility), documentId, tagList(visibility.shelteredPlaces)],
})

export type NewDocument = {
  readonly recordId: RecordId
  readonly documentId: DocumentId
  readonly seriesId: string
  readonly version: number
  readonly status: Status
  readonly masked: boolean
  readonly holderFrom: Instant | null
  readonly hiddenFromRepresentatives: boolean
  readonly audience: number
  readonly classTag: Tag
  readonly monthTag: Tag
  readonly authorTag: Tag
  readonly depositorTag: Tag
  readonly structureTag: Tag | null
  readonly uniqueTag: Tag
  readonly replacesTag: Tag | null
  readonly contentTag: Tag
  readonly submissionId: SubmissionId
  readonly submittedAt: Instant
  readonly bytes: number
  readonly wrappedKey: Buffer
  readonly facts: Buffer
  readonly metadata: Buffer
  /** `null`: the body was put in the blob store before. */
  readonly body: Buffer | null
  /** What it says, and what of it is still to be read (text/README.md). */
  readonly text: TextAtDeposit
}

/** Which of these were written or filed by one of these, or in one of these. */
export const selectSheltered = async (
  db: Queries,
  recordId: RecordId,
  tags: readonly Tag[],
  documents: readonly DocumentId[],
): Promise<readonly DocumentId[]> =>
  (
    await db.rows<{ document_id: DocumentId }>({
      name: 'documents:sheltered',
      text: `with pin as materialized (select set_config('carnet.record_id', $1::uuid::text, true)::uuid as record_id)
        select s.document_id from pin cross join lateral (select d.document_id from document d
          where d.record_id = pin.record_id and d.document_id = any($2::uuid[]) and ${writtenBy('d', '$3')} offset 0) s`,
      values: [recordId, `{${documents.join(',')}}`, tagList(tags)],
    })
  ).map(row => row.document_id)

/** Written or deposited by one of these, or in her structure. */
export const ownedBy = (alias: string, owners: string): string =>
  `(${alias}.author_tag = any(${owners}::bigint[]) or ${alias}.depositor_tag = any(${owners}::bigint[]) or ${alias}.structure_tag = any(${owners}::bigint[]))`

/**
 * Row, small body and submission in one statement; false and nothing when the depositor has already used this uniqueId, or when `unlessReplacedBy`
 * is given and one of these owners filed its replacement before it.
 */
export const insertDocument = async (
  tx: Queries,
  d: NewDocument,
  sealedSubmission: Buffer,
  unlessReplacedBy: readonly Tag[] | null,
): Promise<boolean> =>
  (
    await tx.rows({
      name: 'documents:insert',
      text: `with pin as materialized (select set_config('carnet.record_id', $1::uuid::text, true)),
      d as (insert into document (record_id, document_id, series_id, version, status, masked, holder_from, hidden_from_representatives, audience,
        class_tag, month_tag, author_tag, depositor_tag, structure_tag, unique_tag, replaces_tag, content_tag, submission_id, submitted_at, bytes, body_in_row, wrapped_key, facts, metadata)
      select $1::uuid, $2::uuid, $3::uuid, $4::integer, $5::smallint, $6::boolean, $7::timestamptz, $8::boolean, $9::smallint, $10::bigint, $11::bigint, $12::bigint, $13::bigint, $14::bigint,
        $15::bigint, $24::bigint, $16::bigint, $17::uuid, $18::timestamptz, $19::bigint, $23::bytea is not null, $20::bytea, $21::bytea, $22::bytea from pin
      where $26::bigint[] is null or not exists (select 1 from document r
        where r.record_id = $1::uuid and r.replaces_tag = $15::bigint and r.status <> ${STATUS.deleted} and ${ownedBy('r', '$26')})
      on conflict (record_id, depositor_tag, unique_tag) do nothing returning record_id, document_id),
      b as (insert into document_body (record_id, document_id, sealed) select record_id, document_id, $23::bytea from d where $23::bytea is not null),
      s as (insert into submission (record_id, submission_id, submitted_at, sealed) select record_id, $17::uuid, $18::timestamptz, $25::bytea from d
        on conflict do nothing),
      t as (insert into document_text (record_id, document_id, part, words, sealed) select record_id, document_id, 0, $27::bytea, $28::bytea from d
        where $27::bytea is not null),
      w as (insert into document_text_waiting (record_id, document_id, next_at, next_part, wrapped_key, sealed)
        select record_id, document_id, $18::timestamptz, $29::smallint, $30::bytea, $31::bytea from d where $30::bytea is not null)
      select document_id from d`,
      values: [
        d.recordId,
        d.documentId,
        d.seriesId,
        d.version,
        STATUS[d.status],
        d.masked,
        d.holderFrom === null ? null : timestamp(d.holderFrom),
        d.hiddenFromRepresentatives,
        d.audience,
        d.classTag,
        d.monthTag,
        d.authorTag,
        d.depositorTag,
        d.structureTag,
        d.uniqueTag,
        d.contentTag,
        d.submissionId,
        timestamp(d.submittedAt),
        d.bytes,
        d.wrappedKey,
        d.facts,
        d.metadata,
        d.body,
        d.replacesTag,
        sealedSubmission,
        unlessReplacedBy === null ? null : `{${unlessReplacedBy.join(',')}}`,
        d.text.segment?.words ?? null,
        d.text.segment?.sealed ?? null,
        d.text.waiting?.nextPart ?? 0,
        d.text.waiting?.wrappedKey ?? null,
        d.text.waiting?.sealed ?? null,
      ],
    })
  ).length === 1
