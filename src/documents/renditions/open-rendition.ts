import type { Grant } from '../../kernel/grant.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { selectBeside } from '../../audit/index.ts'
import { contentSlot } from '../../platform/keyring/keyring.ts'
import { hasher } from '../../platform/keyring/primitives.ts'
import type { Operation } from '../../platform/operation.ts'
import type { CdaEngine } from '../format/engine.ts'
import { blobKey } from '../read-content.ts'
import { make } from './make.ts'
import { type Made, RENDITION, type RenditionKind, renditionsOf } from './model.ts'
import { type OpenedSource, openSource } from './read-source.ts'
import { NO_RENDITION } from './refusals.ts'
import { insertRendition, type RenditionRow, selectRendition } from './store.ts'

type Picture = Exclude<RenditionKind, 'dicom'>
type Facts = { readonly mediaType: string; readonly bytes: number; readonly sha256: string; readonly attempt: string }

const factsContext = (documentId: string, kind: RenditionKind): string => `document|${documentId}|rendition|${kind}`
/** The content itself is version 1. */
const versionOf = (kind: RenditionKind): number => 100 + RENDITION[kind]
const keyOf = (recordId: string, documentId: string, attempt: string): string => `${blobKey(recordId, documentId)}.${attempt}`

export type OpenedRendition = { readonly mediaType: string; readonly bytes: number; readonly stream: AsyncIterable<Uint8Array> }

/** What a document looks like; made once, when it is first asked for, and kept sealed beside it. Reading it is reading the document: one entry says so. */
export const openRendition = async (
  op: Operation,
  { converter }: CdaEngine,
  grant: Grant<'read'>,
  documentId: DocumentId,
  kind: Picture,
): Promise<OpenedRendition> => {
  const opened = await openSource(op, grant, documentId)
  const { content } = opened.metadata
  if (!renditionsOf(content.kind, converter).includes(kind)) return refuse(NO_RENDITION)
  const kept = await keptOf(op, opened, documentId, kind)
  if (kept !== undefined) return kept
  const made = await make(kind, content.kind, await wholeOf(opened.source.read(0, content.bytes)), converter)
  await keep(op, grant, documentId, kind, made)
  return { mediaType: made.mediaType, bytes: made.bytes.length, stream: once(made.bytes) }
}

const keptOf = async (
  op: Operation,
  { committed, opener }: OpenedSource,
  documentId: DocumentId,
  kind: RenditionKind,
): Promise<OpenedRendition | undefined> => {
  const [row] = await selectBeside<RenditionRow>(op.db, committed, selectRendition(documentId, RENDITION[kind]))
  if (row === undefined || row.wrapped_key === null) return undefined
  const facts = JSON.parse(opener.meta(factsContext(documentId, kind), row.sealed).toString('utf8')) as Facts
  const { recordId } = committed.grant
  const { mediaType, bytes, sha256, attempt } = facts
  const stream = opener.content(
    contentSlot(recordId, documentId, versionOf(kind)),
    row.wrapped_key,
    { mediaType, bytes, sha256: Buffer.from(sha256, 'hex') },
    op.blobs.get(keyOf(recordId, documentId, attempt)),
  )
  return { mediaType, bytes, stream }
}

/** Content first, row after; who came second takes hers back. */
const keep = async (
  op: Operation,
  { recordId }: Grant,
  documentId: DocumentId,
  kind: RenditionKind,
  { bytes, mediaType }: Made,
): Promise<void> => {
  const sealer = await op.keyring.sealer(recordId)
  const hash = hasher('sha256')
  hash.update(bytes)
  const sha256 = hash.digest()
  const attempt = op.draw.uuid()
  const facts: Facts = { mediaType, bytes: bytes.length, sha256: sha256.toString('hex'), attempt }
  const { wrappedKey, sealed } = sealer.content(contentSlot(recordId, documentId, versionOf(kind)), [bytes], () => ({
    mediaType,
    bytes: bytes.length,
    sha256,
  }))
  await op.blobs.put(keyOf(recordId, documentId, attempt), sealed)
  const row = {
    recordId,
    documentId,
    kind: RENDITION[kind],
    wrappedKey,
    sealed: sealer.meta(factsContext(documentId, kind), Buffer.from(JSON.stringify(facts))),
  }
  if (!(await insertRendition(op.db, row))) await op.blobs.remove(keyOf(recordId, documentId, attempt))
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

const wholeOf = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}
