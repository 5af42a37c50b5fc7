import type { CommittedGrant, Grant, TraceStream } from '../kernel/grant.ts'
import type { DocumentId, Tag } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { NO_RECORD } from '../access/index.ts'
import { listUnderTrace, readUnderTrace } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { StoredMetadata } from './metadata.ts'
import { metadataContext, openLine } from './line.ts'
import type { DocumentLine } from './model.ts'
import { DOCUMENT_ABSENT } from './refusals.ts'
import { type EntryRow, type LineRow, selectEntry, selectVersions } from './store.ts'

export type DocumentEntry = {
  readonly line: DocumentLine
  readonly metadata: StoredMetadata
  readonly audience: readonly Tag[]
  readonly committed: CommittedGrant<'read'>
}

/** One document with its metadata, without its bytes. Hidden, deleted and never existing give one answer. */
export const readDocument = async (op: Operation, grant: Grant<'read'>, documentId: DocumentId): Promise<DocumentEntry> => {
  const act = { action: 'documents.read' as const, documents: [documentId] }
  const { committed, value: row } = await readUnderTrace<'read', EntryRow>(
    op,
    grant,
    act,
    selectEntry(grant.visibility, grant.actorTag, documentId),
  )
  if (row === undefined) return refuse(absentFor(grant))
  const opener = await op.keyring.opener(committed)
  return {
    line: openLine(opener, row),
    metadata: JSON.parse(opener.meta(metadataContext(row.document_id), row.metadata).toString('utf8')) as StoredMetadata,
    audience: row.audience_tags === null ? [] : (row.audience_tags.split(',') as Tag[]),
    committed,
  }
}

export const absentFor = (grant: Grant) => (grant.blind ? NO_RECORD : DOCUMENT_ABSENT)

/**
 * The visible versions of a document, latest first; asked for when there is more than one. `stream`: where the reading of the document went, so that
 * looking at the versions of a hidden one does not show to whom it is hidden from.
 */
export const readVersions = async (
  op: Operation,
  grant: Grant<'read'>,
  seriesId: string,
  stream: TraceStream = 'open',
): Promise<readonly DocumentLine[]> => {
  const { committed, value: rows } = await listUnderTrace<'read', LineRow>(
    op,
    grant,
    { action: 'documents.list', stream },
    selectVersions(grant.visibility, grant.actorTag, seriesId),
  )
  const opener = await op.keyring.opener(committed)
  return rows.map(row => openLine(opener, row))
}
