import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { setDue } from '../../platform/due/index.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Sealer } from '../../platform/keyring/keyring.ts'
import type { Operation } from '../../platform/operation.ts'
import type { StoredMetadata } from '../metadata.ts'
import { READ_ENTRIES } from './consent.ts'
import type { ExtractedFact } from './model.ts'
import { readsEntries } from './reads-entries.ts'
import { sealFacts } from './seal.ts'
import { insertFacts, isReadingGiven, type NewFact } from './store.ts'

/** `nothing`: it has no entries that are read. `unread`: she had not let them be read when its bytes went by. */
export type EntriesAtDeposit = 'nothing' | 'unread' | readonly NewFact[]

export const entriesAtDeposit = (
  op: Operation,
  sealer: Sealer,
  { recordId, documentId }: { readonly recordId: RecordId; readonly documentId: DocumentId },
  metadata: StoredMetadata,
  facts: readonly ExtractedFact[] | null,
): EntriesAtDeposit => {
  if (!readsEntries(metadata)) return 'nothing'
  return facts === null ? 'unread' : sealFacts(op, sealer, recordId, documentId, facts)
}

/**
 * Of a deposit that is being filed: what its entries told, when she had let them be read. She may have said yes meanwhile: then it is read with what was
 * there before. She may have said no: then nothing is kept (the statement looks again).
 */
export const fileFacts = async (
  tx: Queries,
  recordId: RecordId,
  documentId: DocumentId,
  entries: EntriesAtDeposit,
  at: Instant,
): Promise<void> => {
  if (entries === 'nothing') return
  if (entries !== 'unread') return void (await insertFacts(tx, recordId, documentId, entries, at))
  if (await isReadingGiven(tx, recordId)) await setDue(tx, { kind: READ_ENTRIES, subject: recordId, due: at })
}
