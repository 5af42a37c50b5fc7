import type { Authentication } from '../../kernel/actors.ts'
import type { RecordId, SessionId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { LOOP } from '../../kernel/loop.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { LogIdentity } from '../../journal/index.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Operation } from '../../platform/operation.ts'
import type { EventReference, Outbox } from '../../platform/outbox/index.ts'
import { type Asked, makeExport } from './make-export.ts'
import { archiveKey, type ExportId, type Families } from './model.ts'
import { openAsked } from './sealing.ts'
import { beginAttempt, endExport, lockExport, pinRecord } from './store.ts'

export const RUN_EXPORT = 'run-export'

/** A copy that waits for its bearer. */
export type HandedCopy = { readonly exportId: ExportId; readonly at: Instant; readonly expiresAt: Instant }

export type ExportTools = {
  readonly outbox: Outbox
  readonly log: LogIdentity
  readonly familyOf: Families
  /** Which try of the job this is, from 1. */
  readonly attempt: number
  /** Aborted when the server stops: the job runs again elsewhere. */
  readonly signal: AbortSignal
  /** What whoever asks was told about this record, from who tells it; absent: it is not in the copy. */
  readonly notices?: (op: Operation, recordId: RecordId) => Promise<string>
  /** In the transaction in which what two agents accepted is ready. */
  readonly handedOver: (tx: Queries, recordId: RecordId, requestId: string, copy: HandedCopy) => Promise<void>
}

/** After so many faults it is said that it failed; she may ask again. */
const TRIES = 5

/**
 * Makes a copy, as who asked for it: the door decides anew on every document, and what she may not see any more is not in it. Killed at any moment it begins
 * again, under a new file; what was begun before is removed. Two by mistake make two files, and one of them counts.
 */
export const runExport = async (
  operation: (caller: Authentication) => Operation,
  { recordId, eventId }: EventReference,
  tools: ExportTools,
): Promise<void> => {
  const number: string = eventId
  const id = number as ExportId
  const loop = operation(LOOP)
  const begun = await begin(loop, recordId, id)
  if (begun === undefined) return
  const { asked, attempt } = begun
  try {
    await makeExport(operation(callerOf(asked, id)), { recordId, id, attempt, asked }, tools)
  } catch (error) {
    await loop.blobs.remove(archiveKey(recordId, attempt))
    const isNo = error instanceof Refusal && error.category !== 'unavailable'
    if (isNo || tools.attempt >= TRIES) await giveUp(operation(LOOP), recordId, id, attempt)
    if (!isNo) throw error
  }
}

/** The export is her mandate: her session may be over. */
const callerOf = ({ asker }: Asked, id: ExportId): Authentication => {
  const number: string = id
  return asker.kind === 'person' ? { ...asker.caller, sessionId: number as SessionId } : LOOP
}

const begin = (op: Operation, recordId: RecordId, id: ExportId): Promise<{ readonly asked: Asked; readonly attempt: string } | undefined> =>
  op.db
    .transaction(async tx => {
      void pinRecord(tx, recordId)
      const row = await lockExport(tx, recordId, id)
      if (row === undefined || (row.state !== 'asked' && row.state !== 'running')) return undefined
      const attempt = op.draw.uuid()
      await beginAttempt(tx, recordId, id, attempt, op.instant)
      return { asked: openAsked(op, id, row.sealed), attempt, before: row.attempt }
    })
    .then(async begun => {
      if (begun !== undefined && begun.before !== null) await op.blobs.remove(archiveKey(recordId, begun.before))
      return begun
    })

/** Unless she cancelled it, or another attempt goes on. */
const giveUp = (op: Operation, recordId: RecordId, id: ExportId, attempt: string): Promise<void> =>
  op.db.transaction(async tx => {
    void pinRecord(tx, recordId)
    const row = await lockExport(tx, recordId, id)
    if (row?.state === 'running' && row.attempt === attempt) await endExport(tx, recordId, id, 'failed', op.instant)
  })
