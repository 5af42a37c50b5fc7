import { after, MINUTE } from '../../kernel/instant.ts'
import { contentSlot } from '../../platform/keyring/keyring.ts'
import type { Operation } from '../../platform/operation.ts'
import { extractPart } from '../format/extract-part.ts'
import { blobKey, CONTENT_VERSION } from '../read-content.ts'
import { READER, type Waiting, waitingContext } from './at-deposit.ts'
import { ReadingFailed, type TextReader } from './open-reader.ts'
import { type ReadableKind, readableKind } from './reading.ts'
import { sealSegment } from './segment.ts'
import {
  claimWaiting,
  endWaiting,
  insertText,
  moveOn,
  pinRecord,
  type Place,
  putBackWaiting,
  selectWaitingBody,
  type WaitingText,
} from './waiting-store.ts'

const LEASE = 5 * MINUTE
/** A file that ended its reader so often is left unread. */
const TRIES = 3

/** One file of a document: its own bytes, or one inside it. */
type File = { readonly kind: ReadableKind; readonly bytes: () => AsyncIterable<Uint8Array> }

const filesOf = (
  op: Operation,
  { record_id: recordId, document_id: documentId, wrapped_key: key }: WaitingText,
  files: Waiting,
  body: Buffer | null,
): readonly File[] => {
  const { mediaType, bytes, sha256 } = files.content
  const facts = { mediaType, bytes, sha256: Buffer.from(sha256, 'hex') }
  const slot = contentSlot(recordId, documentId, CONTENT_VERSION)
  const original = () =>
    op.keyring.openContentForActor(
      READER,
      documentId,
      slot,
      key,
      facts,
      body === null ? op.blobs.get(blobKey(recordId, documentId)) : [body],
    )
  const own = readableKind(files.content.kind)
  if (own !== undefined) return [{ kind: own, bytes: original }]
  return files.parts.flatMap(part => {
    const kind = readableKind(part.kind)
    return kind === undefined ? [] : [{ kind, bytes: () => extractPart(original(), part) }]
  })
}

/**
 * Reads one document that waits: false when none does. Each answer of the reader is a part, committed with the place from where to go on: killed at any
 * moment, the next reader goes on there, and a part is never there twice. Deleted or purged meanwhile, nothing is written.
 */
export const readWaitingText = async (op: Operation, reader: TextReader, signal?: AbortSignal): Promise<boolean> => {
  const row = await claimWaiting(op.db, op.instant, after(op.instant, LEASE))
  if (row === undefined) return false
  try {
    await readOne(op, reader, row, signal)
  } catch (error) {
    if (signal?.aborted) await putBackWaiting(op.db, row, op.instant)
    else if (row.attempts >= TRIES) await leaveUnread(op, row)
    else await putBackWaiting(op.db, row, after(op.instant, row.attempts * MINUTE))
    if (!(error instanceof ReadingFailed) && !signal?.aborted) throw error
  }
  return true
}

const readOne = async (op: Operation, reader: TextReader, row: WaitingText, signal: AbortSignal | undefined): Promise<void> => {
  const body = await op.db.transaction(async tx => {
    void pinRecord(tx, row.record_id)
    return selectWaitingBody(tx, row.record_id, row.document_id)
  })
  if (body === undefined) return void (await endWaiting(op.db, row))
  const waiting = JSON.parse(op.keyring.openForActor(READER, waitingContext(row.document_id), row.sealed).toString('utf8')) as Waiting
  const files = filesOf(op, row, waiting, body.sealed)
  let place: Place = { file: row.next_file, page: row.next_page, part: row.next_part }
  for (const [file, { kind, bytes }] of files.entries()) {
    if (file < row.next_file) continue
    for await (const answer of reader.read({ kind, bytes: bytes(), fromPage: file === row.next_file ? row.next_page : 1 })) {
      signal?.throwIfAborted()
      const text = answer.kind === 'pages' ? answer.text : ''
      const isLast = answer.kind === 'unreadable' || answer.nextPage === null
      const next = isLast ? { file: file + 1, page: 1 } : { file, page: answer.nextPage ?? 1 }
      place = { ...next, part: place.part + (text.trim() === '' ? 0 : 1) }
      await keep(op, row, text, place, next.file >= files.length)
    }
  }
}

/** A document without a word has a part too, an empty one: it has been read. */
const keep = async (op: Operation, row: WaitingText, text: string, next: Place, isEnd: boolean): Promise<void> => {
  const { record_id: recordId, document_id: documentId } = row
  const sealer = await op.keyring.sealer(recordId)
  const hasText = text.trim() !== ''
  await op.db.transaction(async tx => {
    void pinRecord(tx, recordId)
    if (hasText) void insertText(tx, recordId, documentId, next.part - 1, sealSegment(sealer, documentId, next.part - 1, text))
    else if (isEnd && next.part === 0) void insertText(tx, recordId, documentId, 0, sealSegment(sealer, documentId, 0, ''))
    await (isEnd ? endWaiting(tx, row) : moveOn(tx, row, next, after(op.instant, LEASE)))
  })
}

const leaveUnread = (op: Operation, row: WaitingText): Promise<void> => keep(op, row, '', { file: 0, page: 1, part: row.next_part }, true)
