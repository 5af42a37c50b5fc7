import type { Refiling } from '../../access/index.ts'
import { selectBeside } from '../../audit/index.ts'
import type { CommittedGrant } from '../../kernel/grant.ts'
import type { DocumentId, Tag } from '../../kernel/ids.ts'
import { setDue } from '../../platform/due/index.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { READ_ENTRIES } from '../facts/consent.ts'
import { type FactAgain, factAgain } from '../facts/seal.ts'
import { isReadingGiven } from '../facts/store.ts'
import { noteContext, openThing, sealThing } from '../shelf/sealing.ts'
import {
  type FactToCarry,
  insertFactAgain,
  insertMarkAgain,
  insertReadersAgain,
  type MarkAgain,
  markReadAgain,
  type MarkToCarry,
  selectFactsOf,
  selectMarksOf,
  selectReadersOf,
  selectReadOf,
  type Where,
} from './carry-store.ts'
import type { Retagging } from './tags.ts'

/** What stands beside a document: what was read in it and decided of that, what each made of it on her own shelf. */
export type Beside = {
  readonly facts: readonly FactAgain[]
  readonly wasRead: boolean
  readonly marks: readonly MarkAgain[]
  readonly readers: readonly Tag[]
}

/** Under the trace that its document is read with; whose each shelf is, is made anew as all tags are: the holder's is the holder's. */
export const resealBeside = async (
  op: Operation,
  committed: CommittedGrant<'read'>,
  { to }: Refiling,
  tags: Retagging,
  { documentId, seriesId }: { readonly documentId: DocumentId; readonly seriesId: string },
): Promise<Beside> => {
  const [opener, sealer] = [await op.keyring.opener(committed), await op.keyring.sealer(to)]
  const facts = await selectBeside<FactToCarry>(op.db, committed, selectFactsOf(documentId))
  const read = await selectBeside(op.db, committed, selectReadOf(documentId))
  const marks = await selectBeside<MarkToCarry>(op.db, committed, selectMarksOf(seriesId))
  const readers = await selectBeside<{ reader_tag: Tag }>(op.db, committed, selectReadersOf(documentId))
  const markAgain = ({ owner_tag: old, ...mark }: MarkToCarry): MarkAgain => {
    const owner = tags.actor(old)
    const { folder_id: id, folder, sealed } = mark
    return {
      ...mark,
      owner,
      sealed: sealed === null ? null : sealer.meta(noteContext(owner, seriesId), opener.meta(noteContext(old, seriesId), sealed)),
      folder: id === null || folder === null ? null : sealThing(sealer, owner, id, openThing(opener, old, id, folder)),
    }
  }
  return {
    facts: facts.map(row => factAgain(op, { opener, sealer, to }, documentId, row)),
    wasRead: read.length > 0,
    marks: marks.map(markAgain),
    readers: readers.map(({ reader_tag }) => tags.actor(reader_tag)),
  }
}

/** Beside the row that was just filed. Where she lets documents be read and this one was not yet, it is read with the next ones. */
export const insertBeside = async (tx: Queries, op: Operation, where: Where, seriesId: string, beside: Beside): Promise<void> => {
  const { recordId } = where
  for (const fact of beside.facts) await insertFactAgain(tx, where, fact)
  if (beside.wasRead) await markReadAgain(tx, where, op.instant)
  else if (await isReadingGiven(tx, recordId)) await setDue(tx, { kind: READ_ENTRIES, subject: recordId, due: op.instant })
  for (const mark of beside.marks) await insertMarkAgain(tx, recordId, seriesId, mark)
  await insertReadersAgain(tx, where, beside.readers)
}
