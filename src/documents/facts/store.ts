import type { DocumentId, RecordId, Tag } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Visibility } from '../../kernel/visibility.ts'
import type { SliceSelect } from '../../audit/index.ts'
import { type Queries, timestamp } from '../../platform/db/index.ts'
import type { Changed, Target } from '../change-store.ts'
import { STATUS } from '../model.ts'
import { tagList, VISIBLE_PARAMETERS, visibleShape, visibleSql, visibleValues, writtenBy } from '../visible.ts'
import { FACT_STATUS, type FactStatus } from './model.ts'

export type FactRow = {
  readonly document_id: DocumentId
  readonly fact_id: string
  readonly status: number
  readonly sealed: Buffer
  readonly facts: Buffer
}

export type Wanted = { readonly kindTags: readonly Tag[] | null; readonly statuses: readonly FactStatus[]; readonly limit: number }

/**
 * Facts of the current documents that this reader sees: the document's row is joined under the very clause of a list, so that a datum is never seen
 * where its source is not, at any instant.
 */
export const selectFacts = (visibility: Visibility, { kindTags, statuses, limit }: Wanted): SliceSelect => ({
  name: `documents:facts${visibleShape(visibility)}`,
  sql: value => {
    const p = (index: number): string => value(index + VISIBLE_PARAMETERS)
    return `select f.document_id, f.fact_id, f.status, f.sealed, d.facts
      from document d join document_fact f on f.record_id = d.record_id and f.document_id = d.document_id
      where d.record_id = pin.record_id and d.status = ${STATUS.approved} and ${visibleSql(value, visibility)}
        and f.status = any(${p(1)}::smallint[]) and (${p(2)}::bigint[] is null or f.kind_tag = any(${p(2)}::bigint[]))
      order by d.submitted_at desc, d.document_id desc, f.rank limit ${p(3)}::integer`
  },
  values: [
    ...visibleValues(visibility),
    `{${statuses.map(status => FACT_STATUS[status]).join(',')}}`,
    kindTags === null ? null : `{${kindTags.join(',')}}`,
    limit,
  ],
})

/** Her answer, beside a reading of the record. */
export const selectConsent = (): SliceSelect => ({
  name: 'documents:reading',
  sql: () => 'select r.consents from document_reading r where r.record_id = pin.record_id',
  values: [],
})

const PIN = "pin as materialized (select set_config('carnet.record_id', $1::uuid::text, true)::uuid as record_id)"

export const isReadingGiven = async (db: Queries, recordId: RecordId): Promise<boolean> =>
  (
    await db.rows({
      name: 'documents:reading-given',
      text: `with ${PIN} select 1 from pin join document_reading r on r.record_id = pin.record_id where r.consents`,
      values: [recordId],
    })
  ).length === 1

export const setReading = (tx: Queries, recordId: RecordId, consents: boolean, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'documents:set-reading',
    text: `insert into document_reading (record_id, consents, changed_at) values ($1, $2, $3)
      on conflict (record_id) do update set consents = excluded.consents, changed_at = excluded.changed_at`,
    values: [recordId, consents, timestamp(at)],
  })

/** What nobody confirmed goes; so does the memory of what was read, for a consent given again. */
export const forgetUnconfirmed = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  Promise.all([
    tx.rows({
      name: 'documents:forget-facts',
      text: `delete from document_fact where record_id = $1 and status <> ${FACT_STATUS.confirmed}`,
      values: [recordId],
    }),
    tx.rows({ name: 'documents:forget-read', text: 'delete from document_fact_read where record_id = $1', values: [recordId] }),
  ])

export type NewFact = {
  readonly factId: string
  readonly rank: number
  readonly kindTag: Tag
  readonly entryTag: Tag
  readonly sealed: Buffer
}

/** Only of a document that stands, and only while she lets it be read; the same entry again adds nothing. */
const ALLOWED = `from document d join document_reading r on r.record_id = d.record_id and r.consents
  where d.record_id = $1::uuid and d.document_id = $2::uuid and d.status <> ${STATUS.deleted}`

export const insertFacts = (
  tx: Queries,
  recordId: RecordId,
  documentId: DocumentId,
  facts: readonly NewFact[],
  at: Instant,
): Promise<unknown> =>
  Promise.all([
    tx.rows({
      name: 'documents:mark-read',
      text: `insert into document_fact_read (record_id, document_id, read_at) select d.record_id, d.document_id, $3::timestamptz ${ALLOWED}
        on conflict do nothing`,
      values: [recordId, documentId, timestamp(at)],
    }),
    ...facts.map(({ factId, rank, kindTag, entryTag, sealed }) =>
      tx.rows({
        name: 'documents:insert-fact',
        text: `insert into document_fact (record_id, document_id, fact_id, rank, status, kind_tag, entry_tag, sealed)
          select d.record_id, d.document_id, $3::uuid, $4::integer, ${FACT_STATUS.proposed}, $5::bigint, $6::bigint, $7::bytea ${ALLOWED}
          on conflict do nothing`,
        values: [recordId, documentId, factId, rank, kindTag, entryTag, sealed],
      }),
    ),
  ])

export type UnreadRow = {
  readonly document_id: DocumentId
  readonly wrapped_key: Buffer
  readonly metadata: Buffer
  readonly sealed: Buffer | null
}

/** Documents whose entries were not read yet, whatever they are hidden from: what is read of them stays beside their row. */
export const selectUnread = (tx: Queries, recordId: RecordId, limit: number): Promise<readonly UnreadRow[]> =>
  tx.rows<UnreadRow>({
    name: 'documents:unread',
    text: `with ${PIN} select d.document_id, d.wrapped_key, d.metadata, b.sealed from pin join document d on d.record_id = pin.record_id
      left join document_body b on b.record_id = d.record_id and b.document_id = d.document_id
      where d.status <> ${STATUS.deleted} and not exists (select 1 from document_fact_read f where f.record_id = d.record_id and f.document_id = d.document_id)
      order by d.submitted_at desc, d.document_id limit $2::integer`,
    values: [recordId, limit],
  })

export type Decided = { readonly status: FactStatus; readonly at: Instant; readonly sealed: Buffer }

/** Of a current document inside what the Grant reaches; what it answers is where the trace of it belongs. */
export const setFactStatus = (
  tx: Queries,
  { recordId, documentId, reached }: Target,
  factId: string,
  { status, at, sealed }: Decided,
): Promise<readonly Changed[]> => {
  const p = (index: number): string => `$${index}`
  const own = (index: number): string => p(index + VISIBLE_PARAMETERS)
  const undecided = status === 'proposed'
  return tx.rows<Changed>({
    name: `documents:decide-fact${visibleShape(reached)}`,
    text: `with reached as materialized (select d.document_id, d.series_id, d.holder_from, d.hidden_from_representatives, ${writtenBy('d', own(7))} as sheltered from document d
        where d.record_id = ${own(1)} and d.document_id = ${own(2)} and d.status = ${STATUS.approved} and ${visibleSql(p, reached)}),
      changed as (update document_fact f set status = ${own(4)}::smallint, decided_at = ${own(5)}::timestamptz, decided = ${own(6)}::bytea from reached
        where f.record_id = ${own(1)} and f.document_id = reached.document_id and f.fact_id = ${own(3)}::uuid returning f.document_id)
      select reached.* from reached join changed on changed.document_id = reached.document_id`,
    values: [
      ...visibleValues(reached),
      recordId,
      documentId,
      factId,
      FACT_STATUS[status],
      undecided ? null : timestamp(at),
      undecided ? null : sealed,
      tagList(reached.shelteredPlaces),
    ],
  })
}

export const deleteFacts = (tx: Queries, recordId: RecordId): readonly Promise<unknown>[] =>
  ['document_fact', 'document_fact_read', 'document_reading'].map(table =>
    tx.rows({ name: `documents:purge-${table}`, text: `delete from ${table} where record_id = $1`, values: [recordId] }),
  )
