import type { CommittedGrant } from '../kernel/grant.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { openEntryBytes, selectBeside, type TraceEntry, tracePage, type TraceRow } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { readsAllThatIsHeld, streamsFor } from './model.ts'

/** Somebody who read a document, and the last time she did. */
export type Opening = Pick<TraceEntry, 'actor' | 'at' | 'relation'>

const SHOWN = 3
/** The newest entries looked at: whoever read it before them stands in the journal, which is a press away. */
const LOOKED_AT = 400
const READINGS: ReadonlySet<string> = new Set(['documents.read', 'documents.open-part'])

/**
 * Who read this document, for its page: the last three others than the reader's own side, latest first, from the streams that she may read.
 * Nothing for who may not read the journal. An empty list is not the promise that nobody did.
 */
export const readOpenings = async (
  op: Operation,
  committed: CommittedGrant<'read'>,
  documentId: DocumentId,
): Promise<readonly Opening[]> => {
  const { relation } = committed.grant.basis
  const streams = streamsFor(committed.grant)
  if (streams.length === 0) return []
  const rows = await selectBeside<TraceRow>(op.db, committed, tracePage(streams, readsAllThatIsHeld(relation), null, LOOKED_AT))
  const opener = await op.keyring.opener(committed)
  const last = new Map<string, Opening>()
  for (const { sealed } of rows) {
    const entry = JSON.parse(openEntryBytes(opener.trace('entry', sealed)).text) as TraceEntry
    const { actor } = entry
    const who = actor.nationalId ?? `${actor.kind} ${actor.name}`
    if (entry.relation !== relation && isReadingOf(entry, documentId) && !last.has(who)) last.set(who, entry)
    if (last.size === SHOWN) break
  }
  return [...last.values()]
}

const isReadingOf = ({ outcome, action, documents }: TraceEntry, documentId: DocumentId): boolean =>
  outcome === 'granted' && READINGS.has(action) && documents.includes(documentId)
