import type { Grant } from '../kernel/grant.ts'
import type { RecordId, Tag } from '../kernel/ids.ts'
import { isMinor } from '../kernel/majority.ts'
import { refuse, type RefusalDefinition } from '../kernel/refusal.ts'
import { type Act, traceRefusal, writeUnderTrace } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { underGrant } from './door.ts'
import { insertOpposedActs, selectOpposedActs } from './oppose-store.ts'
import { ACT_REFUSED, NOT_A_SECRET_SESSION, PERIOD_TOO_LONG, REIMBURSEMENT_OPPOSED } from './refusals.ts'
import { forgetSnapshot, holderOf, loadSnapshot } from './snapshot.ts'

/** Days of care, both included: `YYYY-MM-DD`. */
export type CareDays = { readonly from: string; readonly to: string }

/** One act as the insurer's feed names it: who did it, or prescribed what is paid, and on which day. */
export type PaidAct = { readonly by: string; readonly on: string }

/** An act, or the care of one stay. */
const MOST_DAYS = 92

/**
 * A minor opposes that the reimbursement of secret care be told to her record (R.1111-33): the professional who cares for her says so in a session
 * of secrecy, for his own acts of these days. What the feed has not filed yet is refused from then on, products prescribed on these days
 * with them. Nobody who represents her sees it: the entry stands in the holder's stream.
 */
export const opposeReimbursements = async (op: Operation, recordId: RecordId, days: CareDays): Promise<void> => {
  const act: Act = { action: 'record.choose', stream: 'holder' }
  await underGrant(op, recordId, 'deposit', act, async grant => {
    const refusal = await reasonAgainst(op, recordId, days)
    if (refusal !== null) {
      await traceRefusal(op, grant, act, refusal.code)
      return refuse(refusal)
    }
    const { subject } = op.caller
    const by = 'nationalId' in subject ? subject.nationalId : subject.id
    const tags = daysOf(days).map(on => actTag(op, recordId, { by, on }))
    // The rights move: a relevé of the feed that was being filed is judged again.
    await writeUnderTrace(op, grant, { ...act, changesRights: true }, tx => insertOpposedActs(tx, recordId, tags, op.instant))
  })
  forgetSnapshot(recordId)
}

const reasonAgainst = async (op: Operation, recordId: RecordId, days: CareDays): Promise<RefusalDefinition | null> => {
  if (op.caller.subject.kind !== 'professional') return ACT_REFUSED
  const { birthDate } = await holderOf(op, await loadSnapshot(op, recordId))
  if (!op.secret || !isMinor(birthDate, parametersAt(op.instant).majorityYears, op.instant)) return NOT_A_SECRET_SESSION
  const count = daysOf(days).length
  return count === 0 || count > MOST_DAYS ? PERIOD_TOO_LONG : null
}

const DAY = 86_400_000

const daysOf = ({ from, to }: CareDays): readonly string[] => {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const count = Math.min(Math.floor((last - first) / DAY) + 1, MOST_DAYS + 1)
  return Array.from({ length: Math.max(count, 0) || 0 }, (_, i) => new Date(first + i * DAY).toISOString().slice(0, 10))
}

const actTag = (op: Operation, recordId: RecordId, { by, on }: PaidAct): Tag => op.keyring.tag(recordId, 'act', `${by}|${on}`)

/**
 * At the insurer's door: a deposit that names an act under secrecy is refused whole, and nothing of it is kept (R.1111-33). The refusal is traced
 * where representatives do not read.
 */
export const refuseSecretActs = async (op: Operation, grant: Grant, act: Act, paid: readonly PaidAct[]): Promise<void> => {
  const tags = paid.map(one => actTag(op, grant.recordId, one))
  if (!(await selectOpposedActs(op.db, grant.recordId, tags))) return
  await traceRefusal(op, grant, { ...act, stream: 'holder' }, REIMBURSEMENT_OPPOSED.code)
  refuse(REIMBURSEMENT_OPPOSED)
}
