import { ACT_REFUSED, type Delegating, delegating, holdsActiveRecord, personActor, type PersonsRule } from '../access/index.ts'
import { findPerson, type Traits, traitsOf } from '../identity/index.ts'
import type { Instant } from '../kernel/instant.ts'
import { isMinor } from '../kernel/majority.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { askNotice, type Outbox } from '../platform/outbox/index.ts'
import { parametersAt } from '../policy/index.ts'
import { askAttestation } from './attest.ts'
import { listOf, writeBoth } from './lists.ts'
import { type Delegation, type DelegationId, fullName, type Terms } from './model.ts'
import { keepProfile } from './profile.ts'
import { DELEGATION_ABSENT, HELPED_FULL, HELPER_UNFIT } from './refusals.ts'
import { delegateOf } from './represented.ts'
import { lockActor } from './store.ts'
import { whoIsTold } from './told.ts'

/**
 * Somebody accepts to act for another: an adult with an active space of his own, who helps five persons at most (domain.md §1.7). The right
 * stands from this instant.
 */
export const acceptInvitation = async (op: Operation, outbox: Outbox, id: DelegationId): Promise<Delegation> => {
  const { traits } = await fitToAct(op)
  const delegation = await invitationOf(op, id)
  const { kind, person } = delegation
  const delegate = delegateOf(op.caller.subject.id, traits)
  const accepted: Terms = { ...termsOf(delegation), delegate, since: op.instant }
  await delegating(op, person.recordId, 'delegation.accept', async (tx, on) => {
    requireInvited(on)
    if (kind === 'caregiving') await requireRoom(tx, op)
    await on.write(tx, personActor(delegate.id, fullName(delegate)), ruleOf(accepted, op.instant))
    await writeBoth(tx, op, 'accepted', accepted)
    await keepProfile(tx, op, accepted)
    await askAttestation(tx, op, outbox, accepted)
    await askNotice(tx, op, outbox, { recordId: person.recordId, to: whoIsTold(on, delegate.id), template: 'delegation-accepted' })
  })
  return { ...delegation, ...accepted, state: 'accepted', changedAt: op.instant }
}

export const refuseInvitation = async (op: Operation, outbox: Outbox, id: DelegationId): Promise<void> => {
  const delegation = await invitationOf(op, id)
  const { person, delegate } = delegation
  await delegating(op, person.recordId, 'delegation.refuse', async (tx, on) => {
    requireInvited(on)
    await on.write(tx, personActor(delegate.id, fullName(delegate)), { relation: 'none', from: op.instant, until: op.instant })
    await writeBoth(tx, op, 'refused', { ...termsOf(delegation), endedAt: op.instant })
    await askNotice(tx, op, outbox, { recordId: person.recordId, to: whoIsTold(on, delegate.id), template: 'delegation-refused' })
  })
}

/** What the door will know of it. */
export const ruleOf = ({ kind, rights, until }: Terms, from: Instant): PersonsRule => ({
  relation: kind === 'caregiving' ? 'helper' : 'representative',
  from,
  until,
  ...(kind === 'caregiving' ? { helper: { adds: rights.includes('add'), writes: rights.includes('write') } } : {}),
})

export const termsOf = ({ id: _id, side: _side, state: _state, changedAt: _changedAt, ...terms }: Delegation): Terms => terms

/** The door let him in because he is asked, and for nothing else. */
const requireInvited = ({ grant }: Delegating): void => void (grant.basis.rule === 'invited' || refuse(ACT_REFUSED))

const invitationOf = async (op: Operation, id: DelegationId): Promise<Delegation> => {
  const own = await listOf(op.db, op, op.caller.subject.id)
  const found = own.find(one => one.id === id && one.side === 'received')
  return found?.state === 'pending' ? found : refuse(DELEGATION_ABSENT)
}

const fitToAct = async (op: Operation): Promise<{ readonly traits: Traits }> => {
  const traits = await traitsOf(op, op.caller.subject.id)
  if (traits === undefined || isMinor(traits.birthDate, parametersAt(op.instant).majorityYears, op.instant)) return refuse(HELPER_UNFIT)
  const own = await findPerson(op, traits.ins)
  return own !== undefined && (await holdsActiveRecord(op, own.recordId)) ? { traits } : refuse(HELPER_UNFIT)
}

/** Counted under his own lock: two acceptances at once are not both the fifth. */
const requireRoom = async (tx: Queries, op: Operation): Promise<void> => {
  const { id } = op.caller.subject
  await lockActor(tx, id)
  const helped = (await listOf(tx, op, id)).filter(one => one.side === 'received' && one.kind === 'caregiving' && one.state === 'accepted')
  if (helped.length >= parametersAt(op.instant).personsPerHelper) refuse(HELPED_FULL)
}
