import type { RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { traceRefusal, writeUnderTrace } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { knownOn } from './actor-facts.ts'
import { emergencyGrant } from './break-glass.ts'
import { decidingAgain } from './door.ts'
import type { RightsSnapshot } from './model.ts'
import { NO_RECORD } from './refusals.ts'
import { forgetSnapshot, loadSnapshot, openRightsOf } from './snapshot.ts'
import { endEmergency } from './store.ts'

export type EmergencyMode = 'break-glass' | 'regulation'

/**
 * The file is closed, and with it the access (CNDA EX_0.2-1050): the same session must break the glass again, and say why again. Whoever has none open here
 * is answered as about no record.
 */
export const closeEmergency = (op: Operation, recordId: RecordId, mode: EmergencyMode): Promise<void> =>
  decidingAgain(recordId, () => close({ ...op, mode }, recordId, mode))

const close = async (op: Operation, recordId: RecordId, mode: EmergencyMode): Promise<void> => {
  const act = { action: 'access.close-emergency' as const, changesRights: true }
  const snapshot = await loadSnapshot(op, recordId)
  const known = knownOn(op, snapshot)
  const isOpen = snapshot.real && known.emergency
  const grant = emergencyGrant(op, snapshot, known, mode, isOpen ? await holderNameOf(op, snapshot) : '')
  if (!isOpen) {
    await traceRefusal(op, grant, act, NO_RECORD.code)
    return refuse(NO_RECORD)
  }
  await writeUnderTrace(op, grant, act, tx => endEmergency(tx, recordId, { sessionId: op.caller.sessionId, mode, at: op.instant }))
  forgetSnapshot(recordId)
}

const holderNameOf = async (op: Operation, snapshot: RightsSnapshot): Promise<string> => (await openRightsOf(op, snapshot)).holderName
