import { ACT_REFUSED, authorityEnds, type Delegating, delegating, personActor } from '../access/index.ts'
import { requireColleague } from '../accounts/index.ts'
import { traitsOf } from '../identity/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { askNotice, type Outbox } from '../platform/outbox/index.ts'
import { ruleOf, termsOf } from './answer.ts'
import { closeNow } from './end.ts'
import { listOf, writeBoth } from './lists.ts'
import { type Decision, type Delegation, type DelegationId, fullName, HELP_RIGHTS, isRepresentation } from './model.ts'
import { keepProfile } from './profile.ts'
import { motiveOf } from './register.ts'
import { DELEGATION_ABSENT } from './refusals.ts'
import { delegateOf, representedBy } from './represented.ts'

/** When the authority ends: at once, or on the day the judge says. */
export type Ending = { readonly delegateId: ActorId; readonly on: Instant | null; readonly decision: Decision }

/**
 * A judge's decision ends or limits an authority (Code civil 373-1, 378; security.md A4): the desk records it with its dates, and the door
 * follows at the next request, or on that day. By two agents: a parent is shut out of the record of his child. Each parent has an account of his own: the
 * other loses nothing. Errors: `act-refused`, `agents-only`, `colleague-needed`, `no-such-delegation`.
 */
export const endAuthority = async (
  op: Operation,
  outbox: Outbox,
  recordId: RecordId,
  { delegateId, on: day, decision }: Ending,
): Promise<void> => {
  const motive = await motiveOf(op, { kind: 'end-authority', subject: recordId }, decision)
  await delegating(
    op,
    recordId,
    'delegation.end',
    async (tx, on) => {
      if (on.grant.basis.rule !== 'desk') return refuse(ACT_REFUSED)
      const found = await standingOf(tx, op, recordId, on, delegateId)
      if (found === undefined) return refuse(DELEGATION_ABSENT)
      await requireColleague(tx, op, { kind: 'end-authority', subject: recordId })
      if (day === null || day <= op.instant) return closeNow(tx, op, outbox, on, { ...found, decision })
      const until = found.until === null || day < found.until ? day : found.until
      const limited = { ...termsOf(found), until, decision }
      await on.write(tx, personActor(delegateId, fullName(found.delegate)), ruleOf(limited, found.since ?? op.instant))
      await writeBoth(tx, op, 'accepted', limited)
      await keepProfile(tx, op, limited)
      await askNotice(tx, op, outbox, { recordId, to: [delegateId], template: 'delegation-ended' })
    },
    motive,
  )
}

/** From her list; of a record opened with many others, whose lists are made later, from the rule itself. */
const standingOf = async (
  tx: Queries,
  op: Operation,
  recordId: RecordId,
  on: Delegating,
  delegateId: ActorId,
): Promise<Delegation | undefined> => {
  const list = await listOf(tx, op, on.grant.holderId)
  const listed = list.find(
    one =>
      one.side === 'given' &&
      one.delegate.id === delegateId &&
      one.state === 'accepted' &&
      (isRepresentation(one) || one.kind === 'protection'),
  )
  const rule = on.acting.find(one => one.actor.id === delegateId && one.rule.relation === 'representative')?.rule
  if (listed !== undefined || rule === undefined) return listed
  const traits = await traitsOf(op, delegateId)
  if (traits === undefined) return undefined
  const given = op.draw.uuid() as DelegationId
  return {
    kind: authorityEnds(on.holder.birthDate, op.instant) === null ? 'protection' : 'legal-representation',
    measure: 'representation',
    person: representedBy(on.grant.holderId, recordId, on.holder),
    delegate: delegateOf(delegateId, traits),
    rights: HELP_RIGHTS,
    invitedBy: 'register',
    invitedAt: rule.from,
    answerBy: null,
    since: rule.from,
    until: rule.until,
    given,
    received: op.draw.uuid() as DelegationId,
    id: given,
    side: 'given',
    state: 'accepted',
    changedAt: op.instant,
  }
}
