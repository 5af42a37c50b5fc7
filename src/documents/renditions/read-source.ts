import type { CommittedGrant, Grant } from '../../kernel/grant.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { readUnderTrace } from '../../audit/index.ts'
import { contentSlot, type Opener } from '../../platform/keyring/keyring.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Source } from '../../platform/zip/index.ts'
import { metadataContext } from '../line.ts'
import type { StoredMetadata } from '../metadata.ts'
import { blobKey, CONTENT_VERSION } from '../read-content.ts'
import { absentFor } from '../read-document.ts'
import { type BodyRow, selectBody } from '../store.ts'

/** The bytes of one document, from anywhere in it: each segment is verified before it is given. */
export type OpenedSource = {
  readonly metadata: StoredMetadata
  readonly source: Source
  readonly committed: CommittedGrant<'read'>
  readonly opener: Opener
}

export const openSource = async (op: Operation, grant: Grant<'read'>, documentId: DocumentId): Promise<OpenedSource> => {
  const act = { action: 'documents.read' as const, documents: [documentId] }
  const { committed, value: row } = await readUnderTrace<'read', BodyRow>(op, grant, act, selectBody(grant.visibility, documentId))
  if (row === undefined) return refuse(absentFor(grant))
  const opener = await op.keyring.opener(committed)
  const metadata = JSON.parse(opener.meta(metadataContext(documentId), row.metadata).toString('utf8')) as StoredMetadata
  const { mediaType, bytes, sha256 } = metadata.content
  const facts = { mediaType, bytes, sha256: Buffer.from(sha256, 'hex') }
  const slot = contentSlot(grant.recordId, documentId, CONTENT_VERSION)
  const { sealed } = row
  const pieces = (start: number, end: number) =>
    sealed === null ? op.blobs.get(blobKey(grant.recordId, documentId), { start, end }) : [sealed.subarray(start, end)]
  const read = (start: number, end: number) => opener.contentRange(slot, row.wrapped_key, facts, pieces, start, end)
  return { metadata, committed, opener, source: { bytes, read } }
}
