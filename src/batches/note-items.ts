import type { Operation } from '../platform/operation.ts'
import { BATCH_LIMITS, type Outcome, type SaidOfItem, type Whose } from './model.ts'
import { sealBody, sealItem } from './seal-item.ts'
import { type NewItem, upsertItem } from './store.ts'

/** What became of one document. `body`: its bytes, when they are few. */
export type Answered = {
  readonly itemId: string
  readonly said: SaidOfItem
  readonly sha256: string
  readonly bytes: number
  readonly body: Buffer | null
  readonly outcome: Outcome
  /** Its place in what was sent, from 1. */
  readonly line?: number | undefined
}

export const lineOf = (op: Operation, whose: Whose, { itemId, said, sha256, bytes, body, outcome, line }: Answered): NewItem => {
  const isRefused = outcome.kind === 'refused'
  return {
    itemId,
    state: isRefused ? 2 : 1,
    cause: isRefused ? outcome.cause : null,
    answeredAt: op.instant,
    heldUntil: isRefused ? null : outcome.heldUntil,
    bytes,
    sealed: sealItem(op, whose, itemId, { said, sha256, outcome, ...(line === undefined ? {} : { line }) }),
    body: isRefused && body !== null ? sealBody(op, whose, itemId, body) : null,
  }
}

export type Notes = {
  /** Waits when many are to be written. */
  add(op: Operation, answered: Answered): Promise<void>
  end(): Promise<void>
}

/** In the order of their numbers: the same batch sent twice at once then waits for itself, and never in a circle. */
const inOrder = (lines: readonly NewItem[]): readonly NewItem[] => lines.toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1))

const write = async (db: Operation['db'], whose: Whose, lines: readonly NewItem[]): Promise<void> => {
  await db.transaction(tx => Promise.all(inOrder(lines).map(line => upsertItem(tx, whose, line))))
}

/** Lines are written several in a transaction: what a killed server did not write, the sender sends again, and it is known. */
export const openNotes = ({ db }: Operation, whose: Whose): Notes => {
  let waiting: NewItem[] = []
  let writing: Promise<void> = Promise.resolve()
  const flush = (): Promise<void> => {
    const lines = waiting
    waiting = []
    if (lines.length > 0) writing = writing.then(() => write(db, whose, lines))
    return writing
  }
  return {
    add: async (op, answered) => {
      waiting.push(lineOf(op, whose, answered))
      if (waiting.length >= BATCH_LIMITS.noted) await flush()
    },
    end: flush,
  }
}
