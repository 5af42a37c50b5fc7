import { toIso } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import { canonical } from './canonical.ts'
import { streamNamed, type TraceEntry } from './model.ts'
import { sealEntry } from './seal-entry.ts'
import { append, takeTally, type TallyRow } from './store.ts'

const CONTEXT = 'refusals'

/** What is kept of the first refusal above the budget, for the one entry that will tell them all: who, as what, why not. */
export const sealTally = (op: Operation, entry: TraceEntry): Buffer =>
  op.keyring.sealForActor(op.caller.subject.id, CONTEXT, Buffer.from(canonical(entry)))

const entryOfTally = (op: Operation, { actor_id, minute, refused, sealed }: TallyRow): TraceEntry => {
  const { motive: _, ...first } = JSON.parse(op.keyring.openForActor(actor_id, CONTEXT, sealed).toString('utf8')) as TraceEntry
  return {
    ...first,
    at: toIso(op.instant),
    action: 'access.refusals',
    documents: [],
    outcome: 'refused',
    times: refused,
    since: toIso(minute),
  }
}

/**
 * Traces what was refused above the budgets of the minutes that are over, one entry an actor, record and minute: « 37 tentatives refusées ». By a loop,
 * as itself; the entry names who was refused. Gives how many tallies were taken. A record purged meanwhile has nobody left to tell.
 */
export const traceTallies = async (op: Operation, limit = 1_000): Promise<number> => {
  let taken = 0
  while (taken < limit && (await traceOne(op))) taken++
  return taken
}

const traceOne = (op: Operation): Promise<boolean> =>
  op.db.transaction(async tx => {
    const tally = await takeTally(tx, op.instant)
    if (tally === undefined) return false
    const { record_id: recordId } = tally
    if (!(await op.keyring.hasRecordKey(recordId))) return true
    const owner = { actorId: op.caller.subject.id, recordId, holderName: '' }
    const entry = sealEntry(op, await op.keyring.sealer(recordId), owner, entryOfTally(op, tally))
    const head = {
      recordId,
      rightsVersion: null,
      actorId: owner.actorId,
      sessionId: null,
      at: op.instant,
      stream: streamNamed(tally.stream),
    }
    await append(tx, head, entry, false)
    return true
  })
