import { colleagueBeside, namedTogether, requireColleague, type TwoPersonActKind } from '../accounts/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { COLLEAGUE_CHANGED } from './refusals.ts'

type Kind = Extract<TwoPersonActKind, 'close-record' | 'suspend-record' | 'record-death' | 'hand-over'>

/** What an agent does not do alone to somebody's record; the person herself, and the law's clocks, need nobody (ASVS 2.3.5). */
export type Second = {
  /** What the entry says: how it was done, and who stood beside. */
  readonly motive: string
  /** Inside the transaction: the approval serves. Errors: `colleague-needed`. */
  require(tx: Queries): Promise<void>
}

/** Looked at before the transaction, so that the entry which begins it names both; taken in it. */
export const secondPerson = async (op: Operation, kind: Kind, recordId: RecordId, motive: string): Promise<Second> => {
  if (op.caller.subject.kind !== 'agent') return { motive, require: async () => undefined }
  const act = { kind, subject: recordId } as const
  const beside = await colleagueBeside(op, act)
  return {
    motive: beside === undefined ? motive : `${motive}, ${namedTogether(beside)}`,
    require: async tx => {
      // Another agreement that served meanwhile is not the one that was written down.
      if ((await requireColleague(tx, op, act)).id !== beside?.id) refuse(COLLEAGUE_CHANGED)
    },
  }
}
