import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../../platform/db/index.ts'
import { STATUS } from '../model.ts'
import type { SealedSegment } from './segment.ts'

export type WaitingText = {
  readonly record_id: RecordId
  readonly document_id: DocumentId
  readonly attempts: number
  readonly next_file: number
  readonly next_page: number
  readonly next_part: number
  readonly wrapped_key: Buffer
  readonly sealed: Buffer
}

/** Takes the one that waits longest until `lease`: a process that dies meanwhile leaves it to be taken again after that. */
export const claimWaiting = async (db: Queries, at: Instant, lease: Instant): Promise<WaitingText | undefined> => {
  const [row] = await db.rows<WaitingText>({
    name: 'documents:claim-text',
    text: `update document_text_waiting set next_at = $2, attempts = attempts + 1 where (record_id, document_id) in (
        select record_id, document_id from document_text_waiting where next_at <= $1 order by next_at limit 1 for update skip locked)
      returning record_id, document_id, attempts, next_file, next_page, next_part, wrapped_key, sealed`,
    values: [timestamp(at), timestamp(lease)],
  })
  return row
}

/** First of a transaction that no append begins: rows are pinned to their record. */
export const pinRecord = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({ name: 'documents:pin-text', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values: [recordId] })

/** Its sealed body when it lives in the row; `undefined`: the document is gone, or deleted. */
export const selectWaitingBody = async (
  tx: Queries,
  recordId: RecordId,
  documentId: DocumentId,
): Promise<{ readonly sealed: Buffer | null } | undefined> => {
  const [row] = await tx.rows<{ sealed: Buffer | null }>({
    name: 'documents:text-body',
    text: `select b.sealed from document d left join document_body b on b.record_id = d.record_id and b.document_id = d.document_id
      where d.record_id = $1 and d.document_id = $2 and d.status <> ${STATUS.deleted}`,
    values: [recordId, documentId],
  })
  return row
}

/** Nothing when the document was deleted or purged meanwhile, or the part stands. */
export const insertText = (
  tx: Queries,
  recordId: RecordId,
  documentId: DocumentId,
  part: number,
  { words, sealed }: SealedSegment,
): Promise<unknown> =>
  tx.rows({
    name: 'documents:insert-text',
    text: `insert into document_text (record_id, document_id, part, words, sealed)
      select d.record_id, d.document_id, $3::smallint, $4::bytea, $5::bytea from document d
      where d.record_id = $1 and d.document_id = $2 and d.status <> ${STATUS.deleted} on conflict do nothing`,
    values: [recordId, documentId, part, words, sealed],
  })

export type Place = { readonly file: number; readonly page: number; readonly part: number }

/** A document of a merged record waits in both, under one number: a row is of a record. */
export type WaitingKey = Pick<WaitingText, 'record_id' | 'document_id'>

/** From where a reader goes on, and until when it has it. */
export const moveOn = (
  tx: Queries,
  { record_id, document_id }: WaitingKey,
  { file, page, part }: Place,
  lease: Instant,
): Promise<unknown> =>
  tx.rows({
    name: 'documents:text-read-so-far',
    text: `update document_text_waiting set next_file = $3, next_page = $4, next_part = $5, next_at = $6, attempts = 1
      where record_id = $1 and document_id = $2`,
    values: [record_id, document_id, file, page, part, timestamp(lease)],
  })

export const putBackWaiting = (db: Queries, { record_id, document_id }: WaitingKey, next: Instant): Promise<unknown> =>
  db.rows({
    name: 'documents:text-put-back',
    text: 'update document_text_waiting set next_at = $3 where record_id = $1 and document_id = $2',
    values: [record_id, document_id, timestamp(next)],
  })

export const endWaiting = (tx: Queries, { record_id, document_id }: WaitingKey): Promise<unknown> =>
  tx.rows({
    name: 'documents:text-read',
    text: 'delete from document_text_waiting where record_id = $1 and document_id = $2',
    values: [record_id, document_id],
  })

export const countTextsWaiting = async (db: Queries): Promise<number> => {
  const [row] = await db.rows<{ waiting: number }>({
    name: 'documents:texts-waiting',
    text: 'select count(*)::int as waiting from document_text_waiting',
    values: [],
  })
  return row?.waiting ?? 0
}
