import type { Grant, TraceStream } from '../kernel/grant.ts'
import type { DocumentId, RecordId } from '../kernel/ids.ts'
import { instant } from '../kernel/instant.ts'
import type { DocumentRight } from '../kernel/rights.ts'
import { type Act, openHeldTrace, takeRecordLock, writeUnderTrace } from '../audit/index.ts'
import { holderSide, shelteredNow, underGrant } from '../access/index.ts'
import { setDue } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { announcedNow, OPEN_ANNOUNCED, TELL_ANNOUNCEMENT, toldAt } from './announcement-clocks.ts'
import { type Awaited, clearDays, selectAwaited } from './announcement-store.ts'
import { revealToHolder } from './change-store.ts'
import { change } from './change-visibility.ts'
import { shelteredAmong } from './sheltered.ts'

/**
 * The consultation has taken place and whoever held it says so: its holder sees the document, and the trace of it, at once (R.1111-53). One-way.
 */
export const announceDocument = (op: Operation, grant: Grant<DocumentRight & 'reveal'>, id: DocumentId): Promise<void> =>
  change(op, grant, 'documents.announce', id, async (tx, target) => {
    const changed = await revealToHolder(tx, target)
    await announcedNow(tx, target.recordId, op.instant)
    return changed
  })

/** What has waited a fortnight, and to whom that may be said: a secret document is nothing to representatives. Sets the next date. */
export const tellAwaited = async (op: Operation, recordId: RecordId): Promise<'nobody' | 'holder' | 'everybody'> => {
  const held = (await selectAwaited(op.db, recordId)).filter(({ holder_from, is_deleted }) => holder_from > op.instant && !is_deleted)
  const isOld = ({ submitted_at }: Awaited): boolean => toldAt(submitted_at, op.instant) <= op.instant
  const [next] = held.filter(one => !isOld(one))
  if (next !== undefined) await setDue(op.db, { kind: TELL_ANNOUNCEMENT, subject: recordId, due: toldAt(next.submitted_at, op.instant) })
  const told = held.filter(isOld)
  if (told.length === 0) return 'nobody'
  const known = await knownToAll(op, recordId, told)
  return known.length === 0 ? 'holder' : 'everybody'
}

/**
 * Opens what has waited a month, each in the stream of those who see it; then lets its holder read what was traced meanwhile, up to the first
 * entry that may be about a document she does not see yet. Sets the next date. Answers whom the update concerns.
 */
export const openAwaited = async (op: Operation, recordId: RecordId): Promise<'nobody' | 'holder' | 'everybody'> => {
  const awaited = await selectAwaited(op.db, recordId)
  const ripe = awaited.filter(({ holder_from, is_deleted }) => holder_from <= op.instant && !is_deleted)
  const secret = ripe.filter(({ hidden_from_representatives }) => hidden_from_representatives)
  const open = ripe.filter(({ hidden_from_representatives }) => !hidden_from_representatives)
  const known = await knownToAll(op, recordId, open)
  const sheltered = open.filter(one => !known.includes(one))
  if (known.length > 0) await openIn(op, recordId, 'open', known)
  if (sheltered.length > 0) await openIn(op, recordId, 'sheltered', sheltered)
  if (secret.length > 0) await openIn(op, recordId, 'holder', secret)
  await op.db.transaction(async tx => {
    await takeRecordLock(tx, recordId)
    const held = (await selectAwaited(tx, recordId)).filter(({ holder_from }) => holder_from > op.instant)
    await openHeldTrace(tx, recordId, held[0]?.submitted_at ?? null)
    if (held.length === 0) return
    const due = instant(Math.min(...held.map(({ holder_from }) => holder_from)))
    await setDue(tx, { kind: OPEN_ANNOUNCED, subject: recordId, due })
  })
  if (ripe.length === 0) return 'nobody'
  return known.length === 0 ? 'holder' : 'everybody'
}

/** Neither a minor’s secret nor of a protected place: what whoever acts for her may be told of. */
const knownToAll = async (op: Operation, recordId: RecordId, documents: readonly Awaited[]): Promise<readonly Awaited[]> => {
  const ids = documents.map(({ document_id }) => document_id)
  const sheltered = await shelteredAmong(op, recordId, await shelteredNow(op, recordId), ids)
  return documents.filter(one => !one.hidden_from_representatives && !sheltered.has(one.document_id))
}

const openIn = async (op: Operation, recordId: RecordId, stream: TraceStream, documents: readonly Awaited[]): Promise<void> => {
  const ids = documents.map(({ document_id }) => document_id)
  // Inside the transaction of a clock nothing can be decided again: what is decided on is read here.
  await holderSide(op, recordId)
  const act: Act & { readonly changesRights: true } = { action: 'documents.announced', documents: ids, stream, changesRights: true }
  await underGrant(op, recordId, 'keep-time', act, grant => writeUnderTrace(op, grant, act, tx => clearDays(tx, recordId, ids)))
}
