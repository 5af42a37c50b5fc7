import { holderSide, underGrant } from '../access/index.ts'
import { colleagueBeside, namedTogether, requireColleague, requireDpo } from '../accounts/index.ts'
import { type Act, writeUnderTrace } from '../audit/index.ts'
import { displayName, traitsOf } from '../identity/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { RECORD_UNKNOWN } from './refusals.ts'
import { noteSearch } from './search-proof.ts'

/**
 * Whose record a pseudonym stands for: two agents, and a reason that she reads in her own journal with both their names. Nothing of what the record
 * holds. Errors: `dpo-only`, `colleague-needed`, `search-record-unknown`.
 */
export const revealIdentity = async (
  op: Operation,
  recordId: RecordId,
  reason: string,
): Promise<{ readonly name: string; readonly birthDate: string }> => {
  await requireDpo(op)
  const asked = { kind: 'reveal-identity', subject: recordId } as const
  const colleague = await colleagueBeside(op, asked)
  const motive = colleague === undefined ? reason : `${reason} (${namedTogether(colleague)})`
  const act: Act = { action: 'record.desk', motive }
  const side = (await holderSide(op, recordId)) ?? refuse(RECORD_UNKNOWN)
  await underGrant(op, recordId, 'read-life', act, grant => writeUnderTrace(op, grant, act, tx => requireColleague(tx, op, asked)))
  await noteSearch(op, { reason, reveal: recordId }, 1)
  const traits = (await traitsOf(op, side.holderId)) ?? refuse(RECORD_UNKNOWN)
  return { name: displayName(traits), birthDate: traits.birthDate }
}
