import type { SliceSelect } from '../../audit/index.ts'
import type { DocumentId, RecordId, SubmissionId, Tag } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../../platform/db/index.ts'
import { STATUS } from '../model.ts'
import { TRACE_TO } from '../store.ts'
import { tagList } from '../visible.ts'
import type { TextAtDeposit } from '../text/at-deposit.ts'

const PIN = `pin as materialized (select set_config('carnet.record_id', $1::uuid::text, true)::uuid as record_id)`
const list = (values: readonly string[]): string => `{${values.join(',')}}`

/** All that lives, the oldest first: a version comes after the one it replaces. */
export const selectNumbers = (): SliceSelect => ({
  name: 'documents:to-refile',
  sql: () => `select d.document_id from document d where d.record_id = pin.record_id and d.status <> ${STATUS.deleted} and not d.contested
    order by d.submitted_at, d.version, d.document_id`,
  values: [],
})

export type WholeRow = {
  readonly series_id: string
  readonly version: number
  readonly status: number
  readonly masked: boolean
  readonly holder_from: Instant | null
  readonly hidden_from_representatives: boolean
  readonly audience: number
  readonly author_tag: Tag
  readonly depositor_tag: Tag
  readonly structure_tag: Tag | null
  readonly content_tag: Tag
  readonly submission_id: SubmissionId
  readonly submitted_at: Instant
  readonly bytes: string
  readonly body_in_row: boolean
  readonly wrapped_key: Buffer
  readonly replaced_by: DocumentId | null
  readonly facts: Buffer
  readonly metadata: Buffer
  readonly sealed: Buffer | null
  /** What a CDA says, for the search of the record. */
  readonly narrative: Buffer | null
  readonly audience_tags: string | null
}

/** One document whole, with what opens it and to whom it is shown. */
export const selectWhole = (documentId: DocumentId, at: Instant, sheltered: readonly Tag[]): SliceSelect => ({
  name: 'documents:whole',
  sql: value => `select d.series_id, d.version, d.status, d.masked, d.holder_from, d.hidden_from_representatives, d.audience, d.author_tag, d.depositor_tag,
      d.structure_tag, d.content_tag, d.submission_id, d.submitted_at, d.bytes, d.body_in_row, d.wrapped_key, d.replaced_by, d.facts, d.metadata, b.sealed, t.sealed as narrative,
      (select string_agg(a.actor_tag::text, ',') from document_audience a
        where a.record_id = d.record_id and a.document_id = d.document_id) as audience_tags,
      ${TRACE_TO(value(2), value(3))}
    from document d left join document_body b on b.record_id = d.record_id and b.document_id = d.document_id
      left join document_text t on t.record_id = d.record_id and t.document_id = d.document_id and t.part = 0
    where d.record_id = pin.record_id and d.document_id = ${value(1)}::uuid and d.status <> ${STATUS.deleted}`,
  values: [documentId, timestamp(at), tagList(sheltered)],
})

/** Is it there already: of a job that was killed? */
export const isFiledAgain = async (db: Queries, recordId: RecordId, documentId: DocumentId): Promise<boolean> => {
  const rows = await db.rows({
    name: 'documents:is-refiled',
    text: `with ${PIN} select r.document_id from pin join refiled_document r on r.record_id = pin.record_id where r.document_id = $2`,
    values: [recordId, documentId],
  })
  return rows.length > 0
}

export type Refiled = Pick<
  WholeRow,
  | 'series_id'
  | 'version'
  | 'status'
  | 'masked'
  | 'holder_from'
  | 'hidden_from_representatives'
  | 'audience'
  | 'submission_id'
  | 'submitted_at'
> & {
  readonly recordId: RecordId
  readonly documentId: DocumentId
  readonly fromRecord: RecordId
  readonly classTag: Tag
  readonly monthTag: Tag
  readonly authorTag: Tag
  readonly depositorTag: Tag
  readonly structureTag: Tag | null
  readonly uniqueTag: Tag
  readonly replacesTag: Tag | null
  readonly contentTag: Tag
  readonly bytes: string
  readonly wrappedKey: Buffer
  readonly replacedBy: DocumentId | null
  readonly facts: Buffer
  readonly metadata: Buffer
  readonly body: Buffer | null
  readonly audienceTags: readonly Tag[]
  readonly sealedSubmission: Buffer
  readonly refiledAt: Instant
}

/** Row, body, audience, submission and where it came from, in one statement; false and nothing when it is there already. */
export const insertRefiled = async (tx: Queries, d: Refiled): Promise<boolean> =>
  (
    await tx.rows({
      name: 'documents:refile',
      text: `with d as (insert into document (record_id, document_id, series_id, version, status, masked, holder_from, hidden_from_representatives, audience,
          class_tag, month_tag, author_tag, depositor_tag, structure_tag, unique_tag, replaces_tag, content_tag, submission_id, submitted_at, bytes, body_in_row,
          wrapped_key, replaced_by, facts, metadata)
        values ($1::uuid, $2::uuid, $3::uuid, $4::integer, $5::smallint, $6::boolean, $7::timestamptz, $8::boolean, $9::smallint, $10::bigint, $11::bigint,
          $12::bigint, $13::bigint, $14::bigint, $15::bigint, $16::bigint, $17::bigint, $18::uuid, $19::timestamptz, $20::bigint, $25::bytea is not null,
          $21::bytea, $22::uuid, $23::bytea, $24::bytea)
        on conflict do nothing returning record_id, document_id),
        b as (insert into document_body (record_id, document_id, sealed) select record_id, document_id, $25::bytea from d where $25::bytea is not null),
        a as (insert into document_audience (record_id, document_id, actor_tag) select record_id, document_id, t from d, unnest($26::bigint[]) t),
        s as (insert into submission (record_id, submission_id, submitted_at, sealed) select record_id, $18::uuid, $19::timestamptz, $27::bytea from d
          on conflict do nothing),
        r as (insert into refiled_document (record_id, document_id, from_record, refiled_at) select record_id, document_id, $28::uuid, $29::timestamptz from d)
        select document_id from d`,
      values: [
        d.recordId,
        d.documentId,
        d.series_id,
        d.version,
        d.status,
        d.masked,
        d.holder_from === null ? null : timestamp(d.holder_from),
        d.hidden_from_representatives,
        d.audience,
        d.classTag,
        d.monthTag,
        d.authorTag,
        d.depositorTag,
        d.structureTag,
        d.uniqueTag,
        d.replacesTag,
        d.contentTag,
        d.submission_id,
        timestamp(d.submitted_at),
        d.bytes,
        d.wrappedKey,
        d.replacedBy,
        d.facts,
        d.metadata,
        d.body,
        list(d.audienceTags),
        d.sealedSubmission,
        d.fromRecord,
        timestamp(d.refiledAt),
      ],
    })
  ).length === 1

/** What it says, found by the search where it stands now; files inside it are read again by the reader of texts. */
export const insertRefiledText = async (
  tx: Queries,
  { recordId, documentId, refiledAt }: Pick<Refiled, 'recordId' | 'documentId' | 'refiledAt'>,
  { segment, waiting }: TextAtDeposit,
): Promise<void> => {
  if (segment !== null)
    await tx.rows({
      name: 'documents:refile-text',
      text: 'insert into document_text (record_id, document_id, part, words, sealed) values ($1, $2, 0, $3, $4) on conflict do nothing',
      values: [recordId, documentId, segment.words, segment.sealed],
    })
  if (waiting !== null)
    await tx.rows({
      name: 'documents:refile-waiting',
      text: `insert into document_text_waiting (record_id, document_id, next_at, next_part, wrapped_key, sealed) values ($1, $2, $3, $4, $5, $6)
        on conflict do nothing`,
      values: [recordId, documentId, timestamp(refiledAt), waiting.nextPart, waiting.wrappedKey, waiting.sealed],
    })
}

export type TakenRow = {
  readonly document_id: DocumentId
  readonly series_id: string
  readonly masked: boolean
  readonly status: number
  readonly audience: number
  readonly hidden_from_representatives: boolean
}

/** Takes out of a record what came from that other, and says how each stood. Its submissions stay: they name nothing. */
export const takeRefiled = async (tx: Queries, recordId: RecordId, fromRecord: RecordId): Promise<readonly TakenRow[]> => {
  await pin(tx, recordId)
  return tx.rows<TakenRow>({
    name: 'documents:take-refiled',
    text: `with gone as (delete from refiled_document where record_id = $1::uuid and from_record = $2::uuid returning document_id),
      b as (delete from document_body b using gone where b.record_id = $1::uuid and b.document_id = gone.document_id),
      t as (delete from document_text t using gone where t.record_id = $1::uuid and t.document_id = gone.document_id),
      w as (delete from document_text_waiting w using gone where w.record_id = $1::uuid and w.document_id = gone.document_id),
      a as (delete from document_audience a using gone where a.record_id = $1::uuid and a.document_id = gone.document_id)
      delete from document d using gone where d.record_id = $1::uuid and d.document_id = gone.document_id
      returning d.document_id, d.series_id, d.masked, d.status, d.audience, d.hidden_from_representatives`,
    values: [recordId, fromRecord],
  })
}

/** A statement of its own: rows that are changed are looked for before what stands beside them is computed. */
const pin = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({ name: 'documents:refile-pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values: [recordId] })

/** What was shut on the copy meanwhile is shut on the original; what was opened stays as it was. One that waits is not masked (EX_2.1-1050). */
export const bringBack = async (tx: Queries, recordId: RecordId, taken: readonly TakenRow[]): Promise<void> => {
  await pin(tx, recordId)
  await tx.rows({
    name: 'documents:bring-back',
    text: `update document d set
        masked = d.masked or (t.masked and (d.holder_from is null or d.holder_from <= d.submitted_at)),
        audience = greatest(d.audience, t.audience),
        status = case when t.status = ${STATUS.deleted} then t.status else d.status end
      from unnest($2::uuid[], $3::boolean[], $4::smallint[], $5::smallint[]) as t(document_id, masked, status, audience)
      where d.record_id = $1::uuid and d.document_id = t.document_id`,
    values: [
      recordId,
      list(taken.map(({ document_id }) => document_id)),
      list(taken.map(({ masked }) => String(masked))),
      list(taken.map(({ status }) => String(status))),
      list(taken.map(({ audience }) => String(audience))),
    ],
  })
}
