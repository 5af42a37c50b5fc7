import { traceRefusal, writeUnderTrace } from '../audit/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import type { OnAccess } from './declare-access.ts'
import { underGrant } from './door.ts'
import { isLive, type RuleRelation } from './model.ts'
import { NO_RECORD } from './refusals.ts'
import { writeRule } from './rules.ts'
import { forgetSnapshot, loadSnapshot, openRightsOf } from './snapshot.ts'

/**
 * TD0.3, removing one's own authorisation: it ends at once, whoever gave it. What the person chose besides (a block, an opposition to deposits) stays. A
 * care team is a fact, and an attending doctor is the insurer's: neither ends here. `onEnd`: the person is told. Errors: `no-record`.
 */
export const endOwnAuthorisation = (op: Operation, recordId: RecordId, onEnd?: OnAccess): Promise<void> =>
  leave(op, recordId, 'access.end', ['authorised', 'administrator'], onEnd)

/**
 * TD0.3, removing one's own status of attending doctor (column M of PDT-INF-526, in normal mode): from here on she is nobody to this record. The register
 * keeps what it says until the person declares somebody else. Errors: `no-record`.
 */
export const endOwnAttendance = (op: Operation, recordId: RecordId, onEnd?: OnAccess): Promise<void> =>
  leave(op, recordId, 'access.name-role', ['attending'], onEnd)

const leave = async (
  op: Operation,
  recordId: RecordId,
  action: 'access.end' | 'access.name-role',
  relations: readonly RuleRelation[],
  onEnd?: OnAccess,
): Promise<void> => {
  const act = { action, changesRights: true } as const
  await underGrant(op, recordId, 'declare-access', act, async grant => {
    const snapshot = await loadSnapshot(op, recordId)
    const rule = snapshot.rules.get(grant.actorTag)
    const detail = (await openRightsOf(op, snapshot)).details.get(grant.actorTag)
    if (rule === undefined || detail === undefined || !relations.includes(rule.relation) || !isLive(rule, op.instant)) {
      await traceRefusal(op, grant, act, NO_RECORD.code)
      return refuse(NO_RECORD)
    }
    const { actorTag: _whose, ...standing } = rule
    const over = { ...standing, relation: 'none', until: op.instant } as const
    const stream = grant.shelter.acts ? ({ stream: 'sheltered' } as const) : {}
    await writeUnderTrace(op, grant, { ...act, ...stream }, async tx => {
      await writeRule(tx, op, recordId, over, detail)
      await onEnd?.(tx, recordId, grant.shelter.acts)
    })
  })
  forgetSnapshot(recordId)
}
