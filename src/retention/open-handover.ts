import { underGrant } from '../access/index.ts'
import { writeUnderTrace } from '../audit/index.ts'
import { conflictsBetween, traitsOf } from '../identity/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { handoverTag, placeContext } from './deliver-handover.ts'
import { HANDOVER_CODE_WRONG } from './refusals.ts'
import { lockHandover, moveHandover, takeCode, tryCode } from './store.ts'

/** What the bearer of a letter types. */
export type HandoverProof = { readonly code: string; readonly birthName: string; readonly birthDate: string }

/** A copy that may be downloaded, by this browser, until then. */
export type OpenedHandover = { readonly recordId: RecordId; readonly exportId: string; readonly until: Instant }

const ID_LENGTH = 36

/**
 * The code of a letter and the traits of whose record it is: five tries, then it opens nothing. It serves once; the act is in the record's trace. One
 * answer whatever is wrong, whether or not there is such a code. `op` is the loop's: its bearer has no account here. Errors: `handover-code-wrong`.
 */
export const openDelivered = async (op: Operation, { code, birthName, birthDate }: HandoverProof): Promise<OpenedHandover> => {
  const tag = handoverTag(op, code)
  const sealed = await tryCode(op.db, tag, op.instant, parametersAt(op.instant).activationCodeTries)
  if (sealed === undefined) return refuse(HANDOVER_CODE_WRONG)
  const holderId = sealed.subarray(0, ID_LENGTH).toString('utf8') as ActorId
  const plain = op.keyring.openForActor(holderId, placeContext(tag), sealed.subarray(ID_LENGTH)).toString('utf8')
  const { recordId, requestId } = JSON.parse(plain) as { readonly recordId: RecordId; readonly requestId: string }
  const traits = await traitsOf(op, holderId)
  // A day left unknown agrees with any elsewhere; here it is typed as the register has it.
  const isHers = traits?.birthDate === birthDate && conflictsBetween(traits, { birthName, firstNames: [] }).length === 0
  if (!isHers) return refuse(HANDOVER_CODE_WRONG)
  return consume(op, recordId, requestId, tag)
}

const consume = (op: Operation, recordId: RecordId, requestId: string, tag: Buffer): Promise<OpenedHandover> => {
  const act = { action: 'record.hand-over', motive: 'opened with the code' } as const
  return underGrant(op, recordId, 'export', act, async grant => {
    if (grant.basis.rule !== 'handing-over') return refuse(HANDOVER_CODE_WRONG)
    const { value } = await writeUnderTrace(op, grant, act, async tx => {
      const row = await lockHandover(tx, recordId, requestId)
      if (row?.state !== 'delivered' || row.export_id === null || row.expires_at === null) return refuse(HANDOVER_CODE_WRONG)
      if (row.expires_at <= op.instant || !(await takeCode(tx, tag))) return refuse(HANDOVER_CODE_WRONG)
      await moveHandover(tx, recordId, requestId, 'handed-over', op.instant)
      return { recordId, exportId: row.export_id, until: row.expires_at }
    })
    return value
  })
}
