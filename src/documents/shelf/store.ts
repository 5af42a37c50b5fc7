import type { DocumentId, RecordId, Tag } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Visibility } from '../../kernel/visibility.ts'
import { type SliceSelect, takeRecordLock } from '../../audit/index.ts'
import { type Database, type Queries, timestamp } from '../../platform/db/index.ts'
import { STATUS } from '../model.ts'
import { afterVisible, LINE, type LineRow } from '../store.ts'
import { VISIBLE_PARAMETERS, visibleShape, visibleSql, visibleValues } from '../visible.ts'
import type { Organising, THING } from './model.ts'

export type MarksRow = {
  readonly unread: boolean
  readonly pinned: boolean
  readonly folder_id: string | null
  readonly to_file: boolean
  readonly has_note: boolean
}
export type ShelfRow = LineRow & MarksRow & { readonly note: Buffer | null; readonly noted_at: Instant | null }

/** Who looks: her own documents, the shelf, her reading marks. */
export type Eyes = { readonly own: Tag; readonly owner: Tag; readonly reader: Tag }

const MARKS = (
  own: string,
): string => `coalesce(m.pinned, false) as pinned, m.folder_id, coalesce(m.to_file, false) as to_file, m.sealed is not null as has_note,
  r.document_id is null and not coalesce(${own}::bigint in (d.author_tag, d.depositor_tag), false) as unread`

const JOINED = (owner: string, reader: string): string => `left join shelf_mark m
    on m.record_id = d.record_id and m.owner_tag = ${owner}::bigint and m.series_id = d.series_id
  left join shelf_read r on r.record_id = d.record_id and r.reader_tag = ${reader}::bigint and r.document_id = d.document_id`

/** The visible current documents of one record with what she made of them, latest deposit first. */
export const selectShelf = (visibility: Visibility, { own, owner, reader }: Eyes, limit: number): SliceSelect => ({
  name: `documents:shelf${visibleShape(visibility)}`,
  sql: value => {
    const p = afterVisible(value)
    return `select ${LINE(p(1), value(5))}, ${MARKS(p(1))}, m.sealed as note, m.changed_at as noted_at from document d ${JOINED(p(2), p(3))}
      where d.record_id = pin.record_id and d.status = ${STATUS.approved} and ${visibleSql(value, visibility)}
      order by d.submitted_at desc, d.document_id desc limit ${p(4)}::integer`
  },
  values: [...visibleValues(visibility), own, owner, reader, limit],
})

export type ThingRow = { readonly thing_id: string; readonly kind: number; readonly sealed: Buffer }

export const selectThings = (owner: Tag): SliceSelect => ({
  name: 'documents:shelf-things',
  sql: value =>
    `select t.thing_id, t.kind, t.sealed from shelf_thing t where t.record_id = pin.record_id and t.owner_tag = ${value(1)}::bigint order by t.created_at, t.thing_id`,
  values: [owner],
})

export type OwnMarksRow = MarksRow & {
  readonly series_id: string
  readonly sealed: Buffer | null
  readonly changed_at: Instant | null
}

/** Of one document whose reading has committed. */
export const selectMarks = ({ own, owner, reader }: Eyes, documentId: DocumentId): SliceSelect => ({
  name: 'documents:shelf-marks',
  sql: value => `select d.series_id, ${MARKS(value(1))}, m.sealed, m.changed_at from document d ${JOINED(value(2), value(3))}
      where d.record_id = pin.record_id and d.document_id = ${value(4)}::uuid`,
  values: [own, owner, reader, documentId],
})

/** Beside a reading that has committed: she has opened it. Under the record's lock, and of a document that is still there: after a purge in between, nothing is kept. */
export const insertRead = (db: Database, recordId: RecordId, reader: Tag, documentId: DocumentId): Promise<unknown> =>
  db.transaction(async tx => {
    await takeRecordLock(tx, recordId)
    await tx.rows({
      name: 'documents:shelf-opened',
      text: `insert into shelf_read (record_id, reader_tag, document_id)
        select d.record_id, $2::bigint, d.document_id from document d where d.record_id = $1 and d.document_id = $3 on conflict do nothing`,
      values: [recordId, reader, documentId],
    })
  })

const p = (index: number): string => `$${index}`
const own = (index: number): string => p(index + VISIBLE_PARAMETERS)

export type Reached = { readonly document_id: DocumentId; readonly series_id: string }

/** Those of the named documents that she sees, or all she sees: decided by the row, under the record's lock. */
export const selectReached = (
  tx: Queries,
  recordId: RecordId,
  visibility: Visibility,
  documents: readonly DocumentId[] | null,
): Promise<readonly Reached[]> =>
  tx.rows<Reached>({
    name: `documents:shelf-reached${visibleShape(visibility)}`,
    text: `select d.document_id, d.series_id from document d where d.record_id = ${own(1)} and d.status <> ${STATUS.deleted}
      and (${own(2)}::uuid[] is null or d.document_id = any(${own(2)}::uuid[])) and ${visibleSql(p, visibility)}`,
    values: [...visibleValues(visibility), recordId, documents === null ? null : `{${documents.join(',')}}`],
  })

/** One row a document: what is not said stays as it was. */
export const upsertMarks = (
  tx: Queries,
  recordId: RecordId,
  owner: Tag,
  series: readonly string[],
  { pinned, folderId, toFile }: Organising,
  at: Instant,
): Promise<unknown> =>
  tx.rows({
    name: 'documents:shelf-mark',
    text: `insert into shelf_mark (record_id, owner_tag, series_id, pinned, folder_id, to_file, changed_at)
      select distinct $1::uuid, $2::bigint, s, coalesce($4::boolean, false), $5::uuid, coalesce($7::boolean, false), $8::timestamptz from unnest($3::uuid[]) s
      on conflict (record_id, owner_tag, series_id) do update set pinned = coalesce($4::boolean, shelf_mark.pinned),
        folder_id = case when $6::boolean then $5::uuid else shelf_mark.folder_id end, to_file = coalesce($7::boolean, shelf_mark.to_file)`,
    values: [
      recordId,
      owner,
      `{${series.join(',')}}`,
      pinned ?? null,
      folderId ?? null,
      folderId !== undefined,
      toFile ?? null,
      timestamp(at),
    ],
  })

export const setRead = (
  tx: Queries,
  recordId: RecordId,
  reader: Tag,
  documents: readonly DocumentId[],
  isRead: boolean,
): Promise<unknown> =>
  tx.rows({
    name: isRead ? 'documents:shelf-read' : 'documents:shelf-unread',
    text: isRead
      ? 'insert into shelf_read (record_id, reader_tag, document_id) select $1, $2, d from unnest($3::uuid[]) d on conflict do nothing'
      : 'delete from shelf_read where record_id = $1 and reader_tag = $2 and document_id = any($3::uuid[])',
    values: [recordId, reader, `{${documents.join(',')}}`],
  })

/** Her own note; `null` takes it away. */
export const setNote = (
  tx: Queries,
  recordId: RecordId,
  owner: Tag,
  seriesId: string,
  sealed: Buffer | null,
  at: Instant,
): Promise<unknown> =>
  tx.rows({
    name: 'documents:shelf-note',
    text: `insert into shelf_mark (record_id, owner_tag, series_id, sealed, changed_at) values ($1, $2, $3::uuid, $4::bytea, $5::timestamptz)
      on conflict (record_id, owner_tag, series_id) do update set sealed = excluded.sealed, changed_at = excluded.changed_at`,
    values: [recordId, owner, seriesId, sealed, timestamp(at)],
  })

type Kind = (typeof THING)[keyof typeof THING]
export type Thing = { readonly recordId: RecordId; readonly owner: Tag; readonly id: string; readonly kind: Kind }

/** False: she has as many as one keeps. */
export const insertThing = async (tx: Queries, { recordId, owner, id, kind }: Thing, sealed: Buffer, at: Instant, most: number) =>
  (
    await tx.rows({
      name: 'documents:shelf-thing',
      text: `insert into shelf_thing (record_id, owner_tag, thing_id, kind, created_at, sealed) select $1::uuid, $2::bigint, $3::uuid, $4::smallint, $5::timestamptz, $6::bytea
        where (select count(*) from shelf_thing where record_id = $1 and owner_tag = $2 and kind = $4) < $7::integer returning thing_id`,
      values: [recordId, owner, id, kind, timestamp(at), sealed, most],
    })
  ).length === 1

export const updateThing = async (tx: Queries, { recordId, owner, id, kind }: Thing, sealed: Buffer): Promise<boolean> =>
  (
    await tx.rows({
      name: 'documents:shelf-rename',
      text: 'update shelf_thing set sealed = $5 where record_id = $1 and owner_tag = $2 and thing_id = $3::uuid and kind = $4 returning thing_id',
      values: [recordId, owner, id, kind, sealed],
    })
  ).length === 1

export const hasThing = async (tx: Queries, { recordId, owner, id, kind }: Thing): Promise<boolean> =>
  (
    await tx.rows({
      name: 'documents:shelf-has',
      text: 'select thing_id from shelf_thing where record_id = $1 and owner_tag = $2 and thing_id = $3::uuid and kind = $4',
      values: [recordId, owner, id, kind],
    })
  ).length === 1

/** The documents of a folder that goes stay, in none. */
export const deleteThing = async (tx: Queries, { recordId, owner, id, kind }: Thing): Promise<boolean> => {
  const [gone] = await Promise.all([
    tx.rows({
      name: 'documents:shelf-thing-gone',
      text: 'delete from shelf_thing where record_id = $1 and owner_tag = $2 and thing_id = $3::uuid and kind = $4 returning thing_id',
      values: [recordId, owner, id, kind],
    }),
    tx.rows({
      name: 'documents:shelf-emptied',
      text: 'update shelf_mark set folder_id = null where record_id = $1 and owner_tag = $2 and folder_id = $3::uuid',
      values: [recordId, owner, id],
    }),
  ])
  return gone.length === 1
}

export const deleteShelves = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  Promise.all(
    (['shelf_mark', 'shelf_read', 'shelf_thing'] as const).map(table =>
      tx.rows({ name: `documents:purge-${table}`, text: `delete from ${table} where record_id = $1`, values: [recordId] }),
    ),
  )
