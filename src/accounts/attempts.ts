import { after, HOUR, type Instant, MINUTE } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { countAttempts, countRecentFailures, deleteAttempts, insertAttempt, lockAttempts } from './attempt-store.ts'

export type AttemptKind = 'code' | 'password' | 'one-time' | 'request'

/** How long tries at one thing count, and how many. NIST 800-63B-4 §3.2.2 allows a hundred in a row; ten in a quarter of an hour stays far below. */
export const LIMITS: Readonly<Record<Exclude<AttemptKind, 'code'>, { readonly tries: number; readonly withinMs: number }>> = {
  password: { tries: 10, withinMs: 15 * MINUTE },
  'one-time': { tries: 5, withinMs: 60 * MINUTE },
  request: { tries: 5, withinMs: 60 * MINUTE },
}

/** Under what a try counts: what was typed, hashed; the same for somebody and for nobody. */
export const attemptTag = (op: Pick<Operation, 'keyring'>, kind: AttemptKind, typed: string): Buffer =>
  op.keyring.blindIndex('attempt', `${kind}|${typed}`)

/**
 * Writes one try before it is judged, behind a lock: two at once cannot both be the fifth. Answers how many stand since `since`, this one
 * included.
 */
export const countTry = async (tx: Queries, op: Operation, tag: Buffer, kind: AttemptKind, since: Instant): Promise<number> => {
  void lockAttempts(tx, tag)
  void insertAttempt(tx, tag, op.draw.uuid(), kind, op.instant)
  return countAttempts(tx, tag, kind, since)
}

/** One try at something of a limit; says whether it may go on. */
export const mayTry = async (op: Operation, tag: Buffer, kind: Exclude<AttemptKind, 'code'>): Promise<boolean> => {
  const { tries, withinMs } = LIMITS[kind]
  const since = after(op.instant, -withinMs)
  return (await op.db.transaction(tx => countTry(tx, op, tag, kind, since))) <= tries
}

/** After a success nothing stands against her. */
export const forgetTries = (tx: Queries, tag: Buffer): Promise<unknown> => deleteAttempts(tx, tag)

/** So many wrong codes in an hour, whoever they were tried on: somebody sprays. */
export const SPRAY_LIMIT = 1_000
const SPRAY_WINDOW_MS = HOUR

/**
 * Are codes being sprayed over the whole population? Then each code dies at its first wrong try (`TRIES_UNDER_SPRAY`): nobody is locked out,
 * for a new code is a new start, and a sprayer has a fifth of his chances.
 */
export const isSprayed = async (tx: Queries, at: Instant): Promise<boolean> =>
  (await countRecentFailures(tx, 'code', after(at, -SPRAY_WINDOW_MS), SPRAY_LIMIT)) >= SPRAY_LIMIT

export const TRIES_UNDER_SPRAY = 1
