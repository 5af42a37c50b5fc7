import type { SliceSelect } from '../../audit/index.ts'
import type { DocumentId, RecordId, Tag } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../../platform/db/index.ts'
import { FACT_STATUS } from '../facts/model.ts'
import type { FactAgain, StoredFact } from '../facts/seal.ts'
import { THING } from '../shelf/model.ts'

/** What was read in it, and what was decided of that. */
export const selectFactsOf = (documentId: DocumentId): SliceSelect => ({
  name: 'documents:facts-to-refile',
  sql: value => `select f.fact_id, f.rank, f.status, f.decided_at, f.sealed, f.decided from document_fact f
    where f.record_id = pin.record_id and f.document_id = ${value(1)}::uuid order by f.rank`,
  values: [documentId],
})
export type FactToCarry = StoredFact

export const selectReadOf = (documentId: DocumentId): SliceSelect => ({
  name: 'documents:read-to-refile',
  sql: value => `select f.document_id from document_fact_read f where f.record_id = pin.record_id and f.document_id = ${value(1)}::uuid`,
  values: [documentId],
})

export type MarkToCarry = {
  readonly owner_tag: Tag
  readonly pinned: boolean
  readonly folder_id: string | null
  readonly to_file: boolean
  readonly sealed: Buffer | null
  readonly changed_at: Instant
  readonly folder: Buffer | null
  readonly folder_at: Instant | null
}

/** What each made of it on her own shelf, with the folder it is in. */
export const selectMarksOf = (seriesId: string): SliceSelect => ({
  name: 'documents:marks-to-refile',
  sql: value => `select m.owner_tag, m.pinned, m.folder_id, m.to_file, m.sealed, m.changed_at, t.sealed as folder, t.created_at as folder_at
    from shelf_mark m left join shelf_thing t on t.record_id = m.record_id and t.owner_tag = m.owner_tag and t.thing_id = m.folder_id
    where m.record_id = pin.record_id and m.series_id = ${value(1)}::uuid`,
  values: [seriesId],
})

export const selectReadersOf = (documentId: DocumentId): SliceSelect => ({
  name: 'documents:readers-to-refile',
  sql: value => `select r.reader_tag from shelf_read r where r.record_id = pin.record_id and r.document_id = ${value(1)}::uuid`,
  values: [documentId],
})

export type Where = { readonly recordId: RecordId; readonly documentId: DocumentId }

/** What she confirmed she made hers; the rest, and that it was read, only where she lets documents be read: her answer there is the one that counts. */
const ALLOWED = 'exists (select 1 from document_reading r where r.record_id = $1::uuid and r.consents)'

export const insertFactAgain = (tx: Queries, { recordId, documentId }: Where, fact: FactAgain): Promise<unknown> =>
  tx.rows({
    name: 'documents:refile-fact',
    text: `insert into document_fact (record_id, document_id, fact_id, rank, status, kind_tag, entry_tag, decided_at, sealed, decided)
      select $1::uuid, $2::uuid, $3::uuid, $4::integer, $5::smallint, $6::bigint, $7::bigint, $8::timestamptz, $9::bytea, $10::bytea
      where $5::smallint = ${FACT_STATUS.confirmed} or ${ALLOWED} on conflict do nothing`,
    values: [
      recordId,
      documentId,
      fact.fact_id,
      fact.rank,
      fact.status,
      fact.kindTag,
      fact.entryTag,
      fact.decided_at === null ? null : timestamp(fact.decided_at),
      fact.sealed,
      fact.decided,
    ],
  })

export const markReadAgain = (tx: Queries, { recordId, documentId }: Where, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'documents:refile-read',
    text: `insert into document_fact_read (record_id, document_id, read_at) select $1::uuid, $2::uuid, $3::timestamptz where ${ALLOWED}
      on conflict do nothing`,
    values: [recordId, documentId, timestamp(at)],
  })

export type MarkAgain = Omit<MarkToCarry, 'owner_tag'> & { readonly owner: Tag }

/** Folder first, then what is in it; what she made of another version of it in the record that is kept stays as it is. */
export const insertMarkAgain = async (tx: Queries, recordId: RecordId, seriesId: string, mark: MarkAgain): Promise<void> => {
  const { owner, pinned, folder_id, to_file, sealed, changed_at, folder, folder_at } = mark
  if (folder_id !== null && folder !== null && folder_at !== null)
    await tx.rows({
      name: 'documents:refile-folder',
      text: `insert into shelf_thing (record_id, owner_tag, thing_id, kind, created_at, sealed) values ($1, $2, $3, ${THING.folder}, $4, $5)
        on conflict do nothing`,
      values: [recordId, owner, folder_id, timestamp(folder_at), folder],
    })
  await tx.rows({
    name: 'documents:refile-mark',
    text: `insert into shelf_mark (record_id, owner_tag, series_id, pinned, folder_id, to_file, sealed, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    values: [recordId, owner, seriesId, pinned, folder_id, to_file, sealed, timestamp(changed_at)],
  })
}

export const insertReadersAgain = (tx: Queries, { recordId, documentId }: Where, readers: readonly Tag[]): Promise<unknown> =>
  tx.rows({
    name: 'documents:refile-readers',
    text: 'insert into shelf_read (record_id, reader_tag, document_id) select $1, r, $2 from unnest($3::bigint[]) r on conflict do nothing',
    values: [recordId, documentId, `{${readers.join(',')}}`],
  })

const pin = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({ name: 'documents:carry-pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values: [recordId] })

/**
 * The merge is undone, the copies are gone: so is what stood beside them. The originals have theirs, as they were. A series that has a version of its own
 * here keeps its marks, and a folder in which she put something else stays.
 */
export const takeBeside = async (
  tx: Queries,
  { from, to }: { readonly from: RecordId; readonly to: RecordId },
  documents: readonly DocumentId[],
  series: readonly string[],
): Promise<void> => {
  await pin(tx, from)
  const folders = await tx.rows<{ thing_id: string }>({
    name: 'documents:carried-folders',
    text: `select thing_id from shelf_thing where record_id = $1 and kind = ${THING.folder}`,
    values: [from],
  })
  await pin(tx, to)
  for (const table of ['document_fact', 'document_fact_read', 'document_rendition', 'shelf_read'] as const)
    await tx.rows({
      name: `documents:take-${table}`,
      text: `delete from ${table} where record_id = $1 and document_id = any($2::uuid[])`,
      values: [to, `{${documents.join(',')}}`],
    })
  await tx.rows({
    name: 'documents:take-marks',
    text: `delete from shelf_mark m where m.record_id = $1 and m.series_id = any($2::uuid[])
      and not exists (select 1 from document d where d.record_id = $1 and d.series_id = m.series_id)`,
    values: [to, `{${series.join(',')}}`],
  })
  await tx.rows({
    name: 'documents:take-folders',
    text: `delete from shelf_thing t where t.record_id = $1 and t.thing_id = any($2::uuid[])
      and not exists (select 1 from shelf_mark m where m.record_id = $1 and m.owner_tag = t.owner_tag and m.folder_id = t.thing_id)`,
    values: [to, `{${folders.map(({ thing_id }) => thing_id).join(',')}}`],
  })
}
