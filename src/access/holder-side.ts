import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import type { RecordState } from './facts.ts'
import { isLive } from './model.ts'
import { loadSnapshot, openRightsOf } from './snapshot.ts'

/** Whose record it is and who acts for her today, for telling them: identifiers only. `null`: no record of this number. */
export type HolderSide = {
  readonly state: RecordState
  readonly holderId: ActorId
  readonly representatives: readonly ActorId[]
  /** Reading is among the rights of every helper (domain.md §1.7). */
  readonly helpers: readonly ActorId[]
}

export const holderSide = async (op: Operation, recordId: RecordId): Promise<HolderSide | null> => {
  const snapshot = await loadSnapshot(op, recordId)
  if (!snapshot.real) return null
  const { details } = await openRightsOf(op, snapshot)
  const standing = [...snapshot.rules.values()].filter(rule => !rule.blocked && isLive(rule, op.instant))
  const those = (relation: 'representative' | 'helper'): readonly ActorId[] =>
    standing.filter(rule => rule.relation === relation).flatMap(rule => details.get(rule.actorTag)?.actor.id ?? [])
  return { state: snapshot.state, holderId: snapshot.holderId, representatives: those('representative'), helpers: those('helper') }
}
