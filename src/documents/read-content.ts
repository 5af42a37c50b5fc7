import type { Grant } from '../kernel/grant.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { type Action, readUnderTrace } from '../audit/index.ts'
import { contentSlot } from '../platform/keyring/keyring.ts'
import type { Operation } from '../platform/operation.ts'
import { factsContext, metadataContext } from './line.ts'
import type { StoredMetadata } from './metadata.ts'
import type { Facts } from './model.ts'
import { absentFor } from './read-document.ts'
import { type BodyRow, selectBody } from './store.ts'

/** Each document id is one version of a document; its content is written once. */
export const CONTENT_VERSION = 1

export type Content = {
  readonly facts: Facts
  readonly metadata: StoredMetadata
  readonly mediaType: string
  readonly bytes: number
  /** Verified segment by segment: it throws before a wrong byte leaves. */
  readonly stream: AsyncGenerator<Buffer>
}

/** The document's own bytes, exactly as deposited. The trace has committed before this promise resolves. */
export const readContent = async (
  op: Operation,
  grant: Grant<'read'>,
  documentId: DocumentId,
  action: Action = 'documents.read',
): Promise<Content> => {
  const act = { action, documents: [documentId] }
  const { committed, value: row } = await readUnderTrace<'read', BodyRow>(op, grant, act, selectBody(grant.visibility, documentId))
  if (row === undefined) return refuse(absentFor(grant))
  const opener = await op.keyring.opener(committed)
  const metadata = JSON.parse(opener.meta(metadataContext(documentId), row.metadata).toString('utf8')) as StoredMetadata
  const { mediaType, bytes, sha256 } = metadata.content
  const sealed = row.sealed === null ? op.blobs.get(blobKey(grant.recordId, documentId)) : [row.sealed]
  return {
    facts: JSON.parse(opener.meta(factsContext(documentId), row.facts).toString('utf8')) as Facts,
    metadata,
    mediaType,
    bytes,
    stream: opener.content(
      contentSlot(grant.recordId, documentId, CONTENT_VERSION),
      row.wrapped_key,
      { mediaType, bytes, sha256: Buffer.from(sha256, 'hex') },
      sealed,
    ),
  }
}

/** One folder a record, so that a purge finds all of it. */
export const blobKey = (recordId: string, documentId: string): string => `${recordId}/${documentId}`
