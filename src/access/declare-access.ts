import type { RecordId } from '../kernel/ids.ts'
import { after, type Instant } from '../kernel/instant.ts'
import { writeUnderTrace } from '../audit/index.ts'
import { parametersAt } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { underGrant } from './door.ts'
import type { AccessRule, RuleActor, RuleDetail } from './model.ts'
import { writeRule } from './rules.ts'
import { forgetSnapshot, loadSnapshot, openRightsOf } from './snapshot.ts'
import { actorTag } from './rules.ts'

/** `consent`: she told the professional yes, for this consultation. Team membership is a dated fact, never a button. */
export type DeclaredBasis = 'consent'

/**
 * TD0.3: a professional declares that the person agreed (R.1111-46). It lasts the consultation (24 h; a pharmacy three days); what the
 * person gave for longer, or scoped, stays as she gave it.
 */
export const declareAccess = async (op: Operation, recordId: RecordId): Promise<{ readonly until: Instant }> => {
  const act = { action: 'access.declare' as const, changesRights: true }
  const until = after(op.instant, durationFor(op))
  await underGrant(op, recordId, 'declare-access', act, async grant => {
    const snapshot = await loadSnapshot(op, recordId)
    const actor = callerAsActor(op)
    const tag = actorTag(op, recordId, actor)
    const known = snapshot.rules.get(tag)
    const detail = (await openRightsOf(op, snapshot)).details.get(tag)
    if (known !== undefined && known.relation !== 'none' && (known.until === null || known.until >= until)) return
    await writeUnderTrace(op, grant, act, tx =>
      writeRule(
        tx,
        op,
        recordId,
        {
          relation: 'authorised',
          from: op.instant,
          until,
          blocked: false,
          blockedInEmergency: false,
          depositsOpposed: known?.depositsOpposed ?? false,
        },
        { scope: detail?.scope ?? { kind: 'all' }, basis: 'declared', actor, ...secrecyOf(op, known, detail) },
      ),
    )
  })
  forgetSnapshot(recordId)
  return { until }
}

/** A consultation that her parents do not know of must not show in the rules they read. */
const secrecyOf = (op: Operation, known: AccessRule | undefined, detail: RuleDetail | undefined): Pick<RuleDetail, 'secret'> => {
  if (!op.secret) return {}
  if (detail?.secret !== undefined) return { secret: detail.secret }
  return { secret: { before: known === undefined ? null : { relation: known.relation, from: known.from, until: known.until } } }
}

const PHARMACIST = '21'

const durationFor = (op: Operation): number => {
  const { consultationConsentMs, pharmacyConsentMs } = parametersAt(op.instant)
  return op.caller.exercise?.profession === PHARMACIST ? pharmacyConsentMs : consultationConsentMs
}

export const callerAsActor = (op: Operation): RuleActor => {
  const { subject, exercise } = op.caller
  return {
    id: subject.id,
    kind: subject.kind,
    name: subject.name,
    ...('nationalId' in subject ? { nationalId: subject.nationalId } : {}),
    ...(exercise === undefined ? {} : { profession: exercise.profession, structureName: exercise.structureName }),
  }
}
