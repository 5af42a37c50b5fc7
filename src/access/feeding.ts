import type { RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { factsFor, knownOn } from './actor-facts.ts'
import { decide } from './decide.ts'
import type { ActorFacts, Decision, DocumentFacts } from './facts.ts'
import type { RightsSnapshot } from './model.ts'
import { cachedSnapshot, decoySnapshot, loadSnapshot } from './snapshot.ts'

/** Whether she adds to this record today: what her pages may offer. Nothing is granted here. */
export const mayAdd = async (op: Operation, recordId: RecordId): Promise<boolean> => feeding(op, await loadSnapshot(op, recordId)).adds

/** Whether she may correct what is hers in this record, and add nothing to it: how a deposit comes to the door. Nothing is granted here. */
export const onlyCorrects = async (op: Operation, recordId: RecordId): Promise<boolean> => {
  // As the door does: what nobody asked for lately is judged as well, on nothing, and a no is never decided on a kept snapshot.
  const kept = cachedSnapshot(recordId) ?? decoySnapshot(recordId)
  const first = feeding(op, kept)
  const { adds, corrects } = first.adds && kept.real ? first : feeding(op, await loadSnapshot(op, recordId))
  return corrects && !adds
}

const feeding = (op: Operation, snapshot: RightsSnapshot): { readonly adds: boolean; readonly corrects: boolean } => {
  const facts = factsFor(op, snapshot, knownOn(op, snapshot), 'deposit')
  const may = (own: boolean): boolean => facts !== null && decideFeeding(facts, own).answer === 'allow'
  return { adds: may(false), corrects: may(true) }
}

/** What the rules say of a document that is not there yet, or of one of hers. */
export const decideFeeding = (facts: ActorFacts, own: boolean): Decision => decide({ ...facts, ...NOT_THERE_YET, own })

const NOT_THERE_YET: Omit<DocumentFacts, 'own'> = {
  scope: 'all',
  matrix: true,
  masked: false,
  held: false,
  hiddenFromRepresentatives: false,
  hiddenPlace: false,
  audience: 'all',
}
