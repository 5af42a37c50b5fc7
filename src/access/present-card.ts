import { traceRefusal, writeUnderTrace } from '../audit/index.ts'
import { issueGrant } from '../kernel/grant.ts'
import type { RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { policyVersionAt } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { knownOn } from './actor-facts.ts'
import { decidingAgain } from './door.ts'
import { cardTag } from './own-card.ts'
import { selectCardPlace } from './own-card-store.ts'
import { CARD_UNKNOWN, SHARE_TRIES } from './refusals.ts'
import { tryWithin } from './share-store.ts'
import { loadSnapshot, openRightsOf } from './snapshot.ts'
import { shelterOf } from './sheltered.ts'
import { NOTHING_VISIBLE } from './visibility.ts'

/** Sixty bits, and twenty tries an hour among codes of every kind. */
const TRIES = 20
const ACT = { action: 'access.present-card' } as const

/**
 * Whose card it is, for a caller of the care side: it opens nothing by itself, and stands in her journal. What comes next is decided as if the person had been
 * found by her numbers. Unknown, cancelled, of a record that is closed: one answer after the same statements, on the record or on a decoy.
 */
export const presentCard = async (op: Operation, typed: string): Promise<RecordId> => {
  if (!(await tryWithin(op.db, op.caller.subject.id, op.instant, TRIES))) return refuse(SHARE_TRIES)
  const place = await selectCardPlace(op.db, cardTag(op, typed))
  const recordId = place ?? (op.draw.uuid() as RecordId)
  await decidingAgain(recordId, () => present(op, recordId))
  return recordId
}

const present = async (op: Operation, recordId: RecordId): Promise<void> => {
  const snapshot = await loadSnapshot(op, recordId)
  const known = knownOn(op, snapshot)
  const isOpen = snapshot.real && (snapshot.state === 'active' || snapshot.state === 'open')
  const grant = issueGrant({
    right: 'declare-access',
    recordId: snapshot.recordId,
    actorId: op.caller.subject.id,
    actorTag: known.tag,
    structureTag: known.structureTag,
    holderName: isOpen ? (await openRightsOf(op, snapshot)).holderName : '',
    holderId: snapshot.holderId,
    rightsVersion: snapshot.version,
    basis: { rule: 'card', relation: known.relationName, policy: policyVersionAt(op.instant), mode: op.mode },
    visibility: NOTHING_VISIBLE(op.instant),
    blind: false,
    shelter: shelterOf(snapshot, known, op.instant),
  })
  if (!isOpen) {
    await traceRefusal(op, grant, ACT, CARD_UNKNOWN.code)
    return refuse(CARD_UNKNOWN)
  }
  await writeUnderTrace(op, grant, ACT, async () => undefined)
}
