import { writeUnderTrace } from '../audit/index.ts'
import { professionalByNationalId } from '../directory/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { after, type Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { isHealthProfession, parametersAt } from '../policy/index.ts'
import type { OnAccess } from './declare-access.ts'
import { underGrant } from './door.ts'
import { directoryActor } from './follow-register.ts'
import { type AccessRule, isLive, type RuleActor } from './model.ts'
import { AGREEMENT_FIRST, UNKNOWN_PROFESSIONAL } from './refusals.ts'
import { actorTag, writeRule } from './rules.ts'
import { forgetSnapshot, loadSnapshot, openRightsOf } from './snapshot.ts'

/**
 * A member of the care team brings in another for this care (L.1110-12): for a consultation, never longer than her own access, and the person is told. Only the
 * person gives more. Whoever is not a health professional needs the person's own agreement first. Whoever the person blocked, or whose access she ended, gets
 * nothing, and the member is told neither. Errors: `unknown-professional`, `agreement-first`, `act-refused`, `no-record`.
 */
export const inviteToTeam = async (
  op: Operation,
  recordId: RecordId,
  nationalId: string,
  onInvited?: OnAccess,
): Promise<{ readonly until: Instant }> => {
  const actor = await invited(op, nationalId)
  const act = { action: 'access.invite' as const, changesRights: true, motive: `Équipe de soins : ${actor.name}` }
  const until = await underGrant(op, recordId, 'invite-to-team', act, async grant => {
    const snapshot = await loadSnapshot(op, recordId)
    const tag = actorTag(op, recordId, actor)
    const rule = snapshot.rules.get(tag)
    const own = snapshot.rules.get(grant.actorTag)
    const team = grant.structureTag === null ? undefined : snapshot.rules.get(grant.structureTag)
    const most = after(op.instant, parametersAt(op.instant).teamInvitationMs)
    const ends = earliest(most, liveEnd(own, op.instant) ?? liveEnd(team, op.instant))
    if (!isHealthProfession(actor.profession ?? '') && !isAgreed(rule, op.instant)) return refuse(AGREEMENT_FIRST)
    const detail = (await openRightsOf(op, snapshot)).details.get(tag)
    await writeUnderTrace(op, grant, act, async tx => {
      if (!mayJoin(rule, ends, op.instant)) return
      const kept = rule === undefined ? NO_RULE : rule
      await writeRule(
        tx,
        op,
        recordId,
        {
          relation: 'team',
          from: op.instant,
          until: ends,
          blocked: false,
          blockedInEmergency: kept.blockedInEmergency,
          depositsOpposed: kept.depositsOpposed,
        },
        { scope: detail?.scope ?? { kind: 'all' }, basis: 'fact', actor },
      )
      await onInvited?.(tx, recordId, grant.shelter.acts)
    })
    return ends
  })
  forgetSnapshot(recordId)
  return { until }
}

const NO_RULE = { blockedInEmergency: false, depositsOpposed: false } as const

const invited = async (op: Operation, nationalId: string): Promise<RuleActor> => {
  const entry = await professionalByNationalId(op.db, nationalId)
  if (entry?.kind !== 'professional' || entry.id === op.caller.subject.id) return refuse(UNKNOWN_PROFESSIONAL)
  return directoryActor(entry)
}

const liveEnd = (rule: AccessRule | undefined, at: Instant): Instant | null | undefined =>
  rule === undefined || !isLive(rule, at) ? undefined : rule.until

const earliest = (most: Instant, own: Instant | null | undefined): Instant => (own === null || own === undefined || own > most ? most : own)

const isAgreed = (rule: AccessRule | undefined, at: Instant): boolean =>
  rule !== undefined && !rule.blocked && rule.relation === 'authorised' && isLive(rule, at)

/** Her no stands; what she has already, and longer, is not shortened. */
const mayJoin = (rule: AccessRule | undefined, ends: Instant, at: Instant): boolean => {
  if (rule === undefined) return true
  if (rule.blocked || rule.relation === 'none') return false
  return !isLive(rule, at) || (rule.until !== null && rule.until < ends)
}
