import { shelteredNow, underReadingAgain } from '../../access/index.ts'
import { listUnderTrace } from '../../audit/index.ts'
import type { TraceStream } from '../../kernel/grant.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import { contentSlot, type Opener } from '../../platform/keyring/keyring.ts'
import type { Operation } from '../../platform/operation.ts'
import { CdaStream } from '../format/cda-stream.ts'
import type { CdaEngine } from '../format/engine.ts'
import { extractPart } from '../format/extract-part.ts'
import { metadataContext } from '../line.ts'
import type { StoredMetadata } from '../metadata.ts'
import { streamOf } from '../model.ts'
import { blobKey, CONTENT_VERSION } from '../read-content.ts'
import { shelteredAmong } from '../sheltered.ts'
import { readableParts } from './at-deposit.ts'
import { selectUnread, selectWhole, type Whole } from './fill-store.ts'
import { ReadingFailed, type TextReader } from './open-reader.ts'
import { type ReadableKind, readableKind } from './reading.ts'
import { sealSegment } from './segment.ts'
import { insertText, pinRecord } from './waiting-store.ts'

/** Documents of one entry of the trace: what is opened together. */
const BATCH = 20

type Tools = { readonly engine: CdaEngine; readonly reader: TextReader }

/**
 * Reads what a record held before texts were kept; how many. Each batch is opened under one entry, in the stream of its readers. Killed at any moment it goes on
 * where it stopped: a document is read whole, or not yet.
 */
export const fillTexts = async (op: Operation, recordId: RecordId, tools: Tools): Promise<number> => {
  let count = 0
  for (;;) {
    const unread = await op.db.transaction(tx => selectUnread(tx, recordId, BATCH))
    if (unread.length === 0) return count
    const numbers = unread.map(row => row.document_id)
    const sheltered = await shelteredAmong(op, recordId, await shelteredNow(op, recordId), numbers)
    const streams = Map.groupBy(unread, row =>
      streamOf(
        {
          holderFrom: row.holder_from,
          hiddenFromRepresentatives: row.hidden_from_representatives,
          sheltered: sheltered.has(row.document_id),
        },
        op.instant,
      ),
    )
    for (const [stream, rows] of streams)
      await fillBatch(
        op,
        recordId,
        stream,
        rows.map(row => row.document_id),
        tools,
      )
    count += unread.length
  }
}

const fillBatch = (
  op: Operation,
  recordId: RecordId,
  stream: TraceStream,
  documents: readonly DocumentId[],
  tools: Tools,
): Promise<void> => {
  const act = { action: 'documents.index', documents, stream } as const
  return underReadingAgain(op, recordId, act, async grant => {
    const { committed, value: rows } = await listUnderTrace<'read', Whole>(op, grant, act, selectWhole(grant.visibility, documents))
    const opener = await op.keyring.opener(committed)
    for (const row of rows) await keep(op, recordId, row.document_id, await textsOf(op, recordId, row, opener, tools))
  })
}

/** Its narrative, then each file of it; a file that cannot be read has no words. */
const textsOf = async (
  op: Operation,
  recordId: RecordId,
  row: Whole,
  opener: Opener,
  { engine, reader }: Tools,
): Promise<readonly string[]> => {
  const { document_id: id, wrapped_key: key, sealed } = row
  const metadata = JSON.parse(opener.meta(metadataContext(id), row.metadata).toString('utf8')) as StoredMetadata
  const { mediaType, bytes, sha256, sha1, kind } = metadata.content
  const facts = { mediaType, bytes, sha256: Buffer.from(sha256, 'hex') }
  const original = () =>
    opener.content(contentSlot(recordId, id, CONTENT_VERSION), key, facts, sealed === null ? op.blobs.get(blobKey(recordId, id)) : [sealed])
  const texts: string[] = []
  if (kind === 'cda') {
    const stream = new CdaStream(() => ({ size: bytes, sha1, sha256 }))
    for await (const chunk of original()) stream.write(chunk)
    texts.push((await engine.read(stream.end())).text)
  }
  const own = readableKind(kind)
  if (own !== undefined) texts.push(...(await read(reader, own, original())))
  for (const part of readableParts(metadata)) {
    const partKind = readableKind(part.kind)
    if (partKind !== undefined) texts.push(...(await read(reader, partKind, extractPart(original(), part))))
  }
  return texts
}

const read = async (reader: TextReader, kind: ReadableKind, source: AsyncIterable<Uint8Array>): Promise<readonly string[]> => {
  const texts: string[] = []
  try {
    for await (const answer of reader.read({ kind, bytes: source, fromPage: 1 })) if (answer.kind === 'pages') texts.push(answer.text)
  } catch (error) {
    if (!(error instanceof ReadingFailed)) throw error
  }
  return texts
}

const keep = async (op: Operation, recordId: RecordId, documentId: DocumentId, texts: readonly string[]): Promise<void> => {
  const sealer = await op.keyring.sealer(recordId)
  const said = texts.filter(text => text.trim() !== '')
  await op.db.transaction(async tx => {
    void pinRecord(tx, recordId)
    await Promise.all(
      (said.length === 0 ? [''] : said).map((text, part) =>
        insertText(tx, recordId, documentId, part, sealSegment(sealer, documentId, part, text)),
      ),
    )
  })
}
