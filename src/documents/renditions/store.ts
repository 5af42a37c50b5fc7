import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import type { SliceSelect } from '../../audit/index.ts'
import type { Database, Queries } from '../../platform/db/index.ts'

export type RenditionRow = { readonly wrapped_key: Buffer | null; readonly sealed: Buffer }

/** Beside a reading of this very document that has committed. */
export const selectRendition = (documentId: DocumentId, kind: number): SliceSelect => ({
  name: 'documents:rendition',
  sql: value => `select r.wrapped_key, r.sealed from document_rendition r
    where r.record_id = pin.record_id and r.document_id = ${value(1)}::uuid and r.kind = ${value(2)}::smallint`,
  values: [documentId, kind],
})

export type NewRendition = {
  readonly recordId: RecordId
  readonly documentId: DocumentId
  readonly kind: number
  readonly wrappedKey: Buffer | null
  readonly sealed: Buffer
}

/** False: somebody made it meanwhile. */
export const insertRendition = async (db: Database, { recordId, documentId, kind, wrappedKey, sealed }: NewRendition): Promise<boolean> => {
  const [, rows] = await db.batch([
    { name: 'documents:rendition-pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values: [recordId] },
    {
      name: 'documents:rendition-made',
      text: `insert into document_rendition (record_id, document_id, kind, wrapped_key, sealed) values ($1, $2, $3, $4, $5)
        on conflict do nothing returning document_id`,
      values: [recordId, documentId, kind, wrappedKey, sealed],
    },
  ])
  return rows?.length === 1
}

export const deleteRenditions = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({ name: 'documents:purge-renditions', text: 'delete from document_rendition where record_id = $1', values: [recordId] })
