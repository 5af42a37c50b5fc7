import { holderSide, mergedInto, underGrant } from '../access/index.ts'
import { type Act, writeUnderTrace } from '../audit/index.ts'
import { insuredOf, purgeNumber } from '../identity/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { purgeRecordRow } from '../records/index.ts'
import { CLOCKS } from './clocks.table.ts'
import { startClock, stopClock } from './clock-of.ts'
import { insertPurge, type PurgeReason } from './purge-store.ts'

/** Does anything of hers stay beside the record: a means of sign-in, a delegation? Asked of the slices that know; see `src/clocks.ts`. */
export type KeepsAccount = (op: Operation, personId: ActorId) => Promise<boolean>

/**
 * Begins the purge of a closed record, or of a dead person's, by its clock: from here on its number names nothing, nobody opens it again, and the
 * steps follow. Her name leads to a fresh number: a record opened later shares nothing with this one. Written as the last entry of its trace.
 */
export const beginPurge = async (
  op: Operation,
  keepsAccount: KeepsAccount,
  recordId: RecordId,
  reason: PurgeReason,
): Promise<string | null> => begin(op, keepsAccount, { recordId, reason, mayKeepPerson: true })

type Begun = { readonly recordId: RecordId; readonly reason: PurgeReason; readonly mayKeepPerson: boolean }

const begin = async (op: Operation, keepsAccount: KeepsAccount, { recordId, reason, mayKeepPerson }: Begun): Promise<string | null> => {
  const side = await holderSide(op, recordId)
  if (side === null) return null
  const keepsPerson = mayKeepPerson && side.state !== 'deceased' && (await isKept(op, keepsAccount, side.holderId))
  // What was made one ends as one: the originals of what was filed again stand in them.
  for (const merged of await mergedInto(op, recordId))
    await begin(op, keepsAccount, { recordId: merged, reason, mayKeepPerson: keepsPerson })
  const id = op.draw.uuid()
  const act = { action: 'record.purge', motive: reason, changesRights: true } satisfies Act & { readonly changesRights: true }
  await underGrant(op, recordId, 'erase', act, grant =>
    writeUnderTrace(op, grant, act, async tx => {
      await insertPurge(tx, { id, recordId, personId: side.holderId, keepsPerson, reason, at: op.instant })
      await purgeRecordRow(tx, recordId)
      if (keepsPerson) await purgeNumber(tx, op, side.holderId, op.draw.uuid() as RecordId)
      for (const { kind, subject } of CLOCKS) if (subject === 'record') await stopClock(tx, kind, recordId)
      await startClock(tx, 'purges.run', id, op.instant)
    }),
  )
  return id
}

/** The insurer’s register and her account are not the record's: they stay, under her own key, while she lives. */
const isKept = async (op: Operation, keepsAccount: KeepsAccount, personId: ActorId): Promise<boolean> => {
  const insured = await insuredOf(op, personId)
  if (insured?.deceasedOn !== undefined) return false
  return insured !== undefined || keepsAccount(op, personId)
}
