import { Refusal } from '../kernel/refusal.ts'
import type { Ins } from '../kernel/ins.ts'
import { SESSION_ENDED } from '../audit/index.ts'
import { type CdaEngine, type Deposit, deposit } from '../documents/index.ts'
import { findPerson, numberWithout, requireUnmarked } from '../identity/index.ts'
import type { Operation } from '../platform/operation.ts'
import { afterMonths, parametersAt } from '../policy/index.ts'
import type { Outcome, SaidOfItem } from './model.ts'

/** What the edge brings: how a number is read here, and who is told of what is filed. */
export type Tools = {
  readonly engine: CdaEngine
  /** Errors: the refusals of a number that names nobody. */
  readIns(said: Pick<SaidOfItem, 'ins' | 'oid'>): Ins
  telling(op: Operation): Pick<Deposit, 'told'>
}

/**
 * One document by the one way documents come in: its number in the batch is its identifier, so that trying again is harmless. A refusal is its outcome, and stops
 * nothing; a session that ended stops everything. Whose it is is looked for without a ceiling: what is filed is no question, and what is not is counted by the batch.
 */
export const depositItem = async (
  op: Operation,
  tools: Tools,
  itemId: string,
  said: SaidOfItem,
  stream: AsyncIterable<Uint8Array>,
): Promise<Outcome> => {
  try {
    const ins = tools.readIns(said)
    const found = await findPerson(op, ins)
    const recordId = found?.recordId ?? numberWithout(op.keyring, ins)
    await requireUnmarked(op, recordId)
    const receipt = await deposit(op, tools.engine, recordId, { ...requestOf(said), ...tools.telling(op), stream, uniqueId: itemId })
    const isHeld = said.visibility.held && !receipt.shownAtOnce
    const heldUntil = isHeld ? afterMonths(op.instant, parametersAt(op.instant).announcementVisibleMonths) : null
    return { kind: 'deposited', recordId, documentId: receipt.documentId, heldUntil }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === SESSION_ENDED.code) throw error
    return { kind: 'refused', cause: error.code, message: error.message }
  }
}

const requestOf = (said: SaidOfItem): Omit<Deposit, 'stream'> => ({
  declaredMediaType: said.mediaType,
  fileName: said.fileName,
  visibility: said.visibility,
  keptElsewhere: true,
  ...(said.title === undefined ? {} : { title: said.title }),
  ...(said.typeCode === undefined ? {} : { typeCode: said.typeCode }),
  ...(said.date === undefined ? {} : { date: said.date }),
  ...(said.claimed === undefined ? {} : { claimed: said.claimed }),
})
