import type { Means } from '../kernel/actors.ts'
import type { SessionId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import { markEnded } from './store.ts'
import { markOthersEnded, selectSessions } from './session-store.ts'

/** A session of hers that still stands. `device`: what the browser said it was, `undefined` when it said nothing. */
export type OwnSession = {
  readonly sessionId: SessionId
  readonly means: Means
  readonly startedAt: Instant
  readonly expiresAt: Instant
  readonly device?: string
  readonly isThisOne: boolean
}

/** Where she is signed in now, the latest first. */
export const sessionsOf = async (op: Operation): Promise<readonly OwnSession[]> => {
  const { subject, sessionId } = op.caller
  const rows = await selectSessions(op.db, subject.id, op.instant)
  return rows.map(row => ({
    sessionId: row.session_id,
    means: row.means,
    startedAt: row.created_at,
    expiresAt: row.expires_at,
    isThisOne: row.session_id === sessionId,
    ...(row.sealed === null
      ? {}
      : { device: op.keyring.openForActor(subject.id, sessionContext(row.session_id), row.sealed).toString('utf8') }),
  }))
}

export const sessionContext = (sessionId: SessionId): string => `session|${sessionId}`

/** Ends one of hers, and nobody else's: at the next request. */
export const endOneSession = async (op: Operation, sessionId: SessionId): Promise<void> => {
  await markEnded(op.db, op.caller.subject.id, sessionId, op.instant)
}

/** Ends all of hers but the one that asks. */
export const endOtherSessions = async (op: Operation): Promise<void> => {
  await markOthersEnded(op.db, op.caller.subject.id, op.caller.sessionId, op.instant)
}
