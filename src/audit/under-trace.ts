import { type CommittedGrant, commitGrant, type Grant, type TraceStream } from '../kernel/grant.ts'
import type { SessionId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Right } from '../kernel/rights.ts'
import { databaseErrorCode, type Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Act, entryOf, type Outcome, streamNamed, type TraceEntry } from './model.ts'
import { SESSION_ENDED } from './refusals.ts'
import { type SealedEntry, sealEntry } from './seal-entry.ts'
import { sealTally } from './tally.ts'
import {
  append,
  type AppendHead,
  appendRefusal,
  inActsOwnStream,
  insertHead,
  selectOneUnderTrace,
  selectUnderTrace,
  type SliceSelect,
} from './store.ts'
import type { Sealer } from '../platform/keyring/keyring.ts'

/** The rights moved between decision and lock: decide again, once. */
export class RightsMoved extends Error {}

const RIGHTS_MOVED = 'CA001'
const NO_SESSION = 'CA002'

export type Committed<R extends Right, Value> = { readonly committed: CommittedGrant<R>; readonly value: Value }

/** A list under its trace. The rows are sealed values: they open with `committed` only. A blind grant that finds nothing is a refusal. */
export const listUnderTrace = async <R extends Right, Row>(
  op: Operation,
  grant: Grant<R>,
  act: Act,
  select: SliceSelect,
): Promise<Committed<R, readonly Row[]>> => {
  if (grant.blind) return listBlind(op, grant, act, select)
  const sealer = await op.keyring.sealer(grant.recordId)
  const rows = await inFlight(() => selectUnderTrace<Row>(op.db, headOf(op, grant, act), entry(op, grant, act, 'granted', sealer), select))
  const [first] = rows
  if (first === undefined || first.trace_n === null) throw new Error('the append answered nothing')
  return { committed: commitGrant(grant, streamNamed(first.trace_stream), first.trace_n), value: rows.filter(row => row.present) }
}

const listBlind = async <R extends Right, Row>(
  op: Operation,
  grant: Grant<R>,
  act: Act,
  select: SliceSelect,
): Promise<Committed<R, readonly Row[]>> => {
  const rows = await oneFlight<R, Row>(op, grant, act, inActsOwnStream(select))
  return { committed: committedAs(grant, rows[0]), value: rows.filter(row => row.found) }
}

const oneFlight = async <R extends Right, Row>(op: Operation, grant: Grant<R>, act: Act, select: SliceSelect) => {
  const sealer = await op.keyring.sealer(grant.recordId)
  const granted = entry(op, grant, act, 'granted', sealer)
  const outcome = grant.blind ? 'refused' : 'absent'
  const absent = entry(op, grant, act, outcome, sealer)
  const tally = sealTally(op, entryFor(op, grant, act, outcome))
  return inFlight(() => selectOneUnderTrace<Row>(op.db, headOf(op, grant, act), granted, absent, tally, select))
}

/** Above the refusal budget nothing was appended, and nothing was found: number 0 names no entry. */
const committedAs = <R extends Right>(
  grant: Grant<R>,
  row: { trace_stream: number; trace_n: string | null } | undefined,
): CommittedGrant<R> => {
  if (row === undefined) throw new Error('the append answered nothing')
  return commitGrant(grant, streamNamed(row.trace_stream), row.trace_n ?? '0')
}

/** One thing under its trace; `undefined` when it is not there for this grant, and then the entry says so. */
export const readUnderTrace = async <R extends Right, Row>(
  op: Operation,
  grant: Grant<R>,
  act: Act,
  select: SliceSelect,
): Promise<Committed<R, Row | undefined>> => {
  const [row] = await oneFlight<R, Row>(op, grant, act, select)
  return { committed: committedAs(grant, row), value: row?.found ? row : undefined }
}

/** `changesRights`: what was decided before is stale from here on. `opensChain`: the record is born in this transaction. */
export type WriteOptions = { readonly changesRights?: boolean; readonly opensChain?: boolean }

/**
 * A write under its trace: one transaction that begins with the append. A Refusal inside rolls everything back, is traced as
 * such, and goes on to the caller; nothing is left half-done.
 */
export const writeUnderTrace = async <R extends Right, Value>(
  op: Operation,
  grant: Grant<R>,
  act: Act & WriteOptions,
  work: (tx: Queries) => Promise<Value>,
): Promise<Committed<R, Value>> => {
  const sealer = await op.keyring.sealer(grant.recordId)
  const head = headOf(op, grant, act)
  const granted = entry(op, grant, act, 'granted', sealer)
  try {
    const done = await inFlight(() =>
      op.db.transaction(async tx => {
        if (act.opensChain === true) void insertHead(tx, grant.recordId)
        // What the work asks at once travels in the append's flight, behind it: when the append fails, none of it is run.
        const appended = append(tx, head, granted, act.changesRights ?? false)
        const working = work(tx)
        working.catch(() => undefined)
        return { n: await appended, value: await working }
      }),
    )
    return { committed: commitGrant(grant, head.stream, done.n), value: done.value }
  } catch (error) {
    if (error instanceof Refusal && error !== sessionEnded(error))
      await traceRefusal(op, grant, act, error.code, error.category === 'absent' ? 'absent' : 'refused')
    throw error
  }
}

/** The entry of something granted, for a statement that appends many at once: the opening of a population. */
export const sealGranted = (op: Operation, grant: Grant, act: Act, sealer: Sealer): SealedEntry => entry(op, grant, act, 'granted', sealer)

/** A no is traced too (ASVS 16.3.2), under the actor's budget. */
export const traceRefusal = async (
  op: Operation,
  place: Pick<Grant, 'recordId' | 'basis' | 'holderName' | 'shelter'>,
  act: Act,
  reason: string,
  outcome: Outcome = 'refused',
): Promise<void> => {
  const sealer = await op.keyring.sealer(place.recordId)
  const refused = entry(op, place, act, outcome, sealer, reason)
  const tally = sealTally(op, entryFor(op, place, act, outcome, reason))
  await inFlight(() => appendRefusal(op.db, { ...headOf(op, { ...place, rightsVersion: null }, act) }, refused, tally))
}

const sessionEnded = (error: Refusal): Refusal | null => (error.code === SESSION_ENDED.code ? error : null)

/** A session of secrecy hides its traces from representatives (R.1111-50); a representative's own acts are never hidden from the other. */
const isSecret = (op: Operation, { basis }: Pick<Grant, 'basis'>): boolean =>
  op.secret && basis.relation !== 'representative' && basis.relation !== 'helper'

const headOf = (op: Operation, grant: Pick<Grant, 'recordId' | 'rightsVersion' | 'basis' | 'shelter'>, act: Act): AppendHead => ({
  recordId: grant.recordId,
  rightsVersion: grant.rightsVersion,
  actorId: op.caller.subject.id,
  sessionId: sessionOf(op),
  at: op.instant,
  stream: streamFor(op, grant, act),
})

/** Narrowest first: what the holder may not know yet, what is hers alone, what those are kept from whom a place was hidden from. */
const streamFor = (op: Operation, grant: Pick<Grant, 'basis' | 'shelter'>, { stream = 'open' }: Act): TraceStream => {
  if (stream === 'held') return stream
  if (isSecret(op, grant)) return 'holder'
  return stream === 'open' && grant.shelter.acts ? 'sheltered' : stream
}

const sessionOf = (op: Operation): SessionId | null => (op.caller.means === 'loop' ? null : op.caller.sessionId)

const entry = (
  op: Operation,
  place: Pick<Grant, 'recordId' | 'basis' | 'holderName'>,
  act: Act,
  outcome: Outcome,
  sealer: Sealer,
  reason?: string,
): SealedEntry => {
  const owner = { actorId: op.caller.subject.id, recordId: place.recordId, holderName: place.holderName }
  return sealEntry(op, sealer, owner, entryFor(op, place, act, outcome, reason))
}

const entryFor = (op: Operation, place: Pick<Grant, 'recordId' | 'basis'>, act: Act, outcome: Outcome, reason?: string): TraceEntry =>
  entryOf({
    recordId: place.recordId,
    caller: op.caller,
    mode: op.mode,
    at: op.instant,
    correlationId: op.correlationId,
    basis: place.basis,
    act,
    outcome,
    ...(reason === undefined ? {} : { reason }),
  })

/** Names what the database function raises; a commit whose outcome is unknown stays a fault: nothing leaves. */
const inFlight = async <T>(flight: () => Promise<T>): Promise<T> => {
  try {
    return await flight()
  } catch (error) {
    const code = databaseErrorCode(error)
    if (code === RIGHTS_MOVED) throw new RightsMoved('rights moved')
    if (code === NO_SESSION) throw new Refusal(SESSION_ENDED)
    throw error
  }
}
