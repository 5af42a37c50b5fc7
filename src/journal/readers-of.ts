import { listUnderTrace, openEntryBytes, type TraceEntry, tracePage, type TraceRow } from '../audit/index.ts'
import type { Grant } from '../kernel/grant.ts'
import type { DocumentId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { readsAllThatIsHeld, streamsFor } from './model.ts'

const LOOKED_AT = 100_000
const READINGS: ReadonlySet<string> = new Set(['documents.read', 'documents.open-part'])

/** National identifiers of every professional who ever read a document, from the streams that the caller may read: those it was not about are told. */
export const readersOf = async (op: Operation, grant: Grant<'read-journal'>, documentId: DocumentId): Promise<readonly string[]> => {
  const { relation } = grant.basis
  const streams = streamsFor(grant)
  const page = tracePage(streams, readsAllThatIsHeld(relation), null, LOOKED_AT)
  const { committed, value } = await listUnderTrace<'read-journal', TraceRow>(op, grant, { action: 'journal.read' }, page)
  const opener = await op.keyring.opener(committed)
  const found = value.flatMap(({ sealed }) => {
    const { outcome, action, documents, actor } = JSON.parse(openEntryBytes(opener.trace('entry', sealed)).text) as TraceEntry
    const isReading = outcome === 'granted' && READINGS.has(action) && documents.includes(documentId)
    return isReading && actor.nationalId !== undefined ? [actor.nationalId] : []
  })
  return [...new Set(found)]
}
