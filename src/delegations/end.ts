import { ACT_REFUSED, type Delegating, delegating, personActor } from '../access/index.ts'
import { refuse } from '../kernel/refusal.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { askNotice, type Outbox } from '../platform/outbox/index.ts'
import { termsOf } from './answer.ts'
import { askAttestation } from './attest.ts'
import { listOf, writeBoth } from './lists.ts'
import { type Delegation, type DelegationId, fullName, isLive, isRepresentation, type Terms } from './model.ts'
import { dropProfile } from './profile.ts'
import { readOthers } from './read.ts'
import { AUTHORITY_AT_THE_DESK, DELEGATION_ABSENT } from './refusals.ts'
import { whoIsTold } from './told.ts'

/** The helper stops: his own list. */
export const stopHelping = async (op: Operation, outbox: Outbox, id: DelegationId): Promise<void> =>
  end(
    op,
    outbox,
    (await listOf(op.db, op, op.caller.subject.id)).find(one => one.id === id && one.side === 'received'),
  )

/** `silent`: no notice goes to the helper; he learns it when he looks. For somebody who is afraid of him (ui.md §5.16). */
export type Ending = { readonly silent?: boolean }

/** The person, or whoever represents her, stops a helper or takes an invitation back: the list of that record. */
export const stopAccess = async (op: Operation, outbox: Outbox, recordId: RecordId, id: DelegationId, ending: Ending = {}): Promise<void> =>
  end(
    op,
    outbox,
    (await readOthers(op, recordId)).find(one => one.id === id),
    ending,
  )

/** At the next request of anybody. What a judge or the law gave is not ended here: the desk does it, on the decision (domain.md §1.6). */
const end = async (op: Operation, outbox: Outbox, delegation: Delegation | undefined, ending: Ending = {}): Promise<void> => {
  if (delegation === undefined || !isLive(delegation)) return refuse(DELEGATION_ABSENT)
  if (isRepresentation(delegation) && delegation.state === 'accepted') return refuse(AUTHORITY_AT_THE_DESK)
  const { recordId } = delegation.person
  await delegating(op, recordId, 'delegation.end', async (tx, on) => {
    requireParty(op, on, delegation)
    await closeNow(tx, op, outbox, on, delegation, ending)
  })
}

/** A helper ends his own; the person's side, anything that may be ended online. Who is only invited refuses instead. */
const requireParty = (op: Operation, { grant }: Delegating, { delegate }: Delegation): void => {
  const { rule } = grant.basis
  const isOwn = rule === 'helper' && delegate.id === op.caller.subject.id
  if (!isOwn && rule !== 'holder' && rule !== 'representative') refuse(ACT_REFUSED)
}

/** Takes the rule of this delegation back; a later one of the same two persons is another, and stays. */
export const clearRule = async (tx: Queries, op: Operation, on: Delegating, { delegate, since, invitedAt }: Terms): Promise<void> => {
  const live = on.acting.find(({ actor }) => actor.id === delegate.id)
  if (live !== undefined && live.rule.from > (since ?? invitedAt)) return
  await on.write(tx, personActor(delegate.id, fullName(delegate)), { relation: 'none', from: op.instant, until: op.instant })
}

/** Rule, lists, clocks, offered record and notices, in one transaction. */
export const closeNow = async (
  tx: Queries,
  op: Operation,
  outbox: Outbox,
  on: Delegating,
  delegation: Delegation,
  { silent = false }: Ending = {},
): Promise<void> => {
  const terms = { ...termsOf(delegation), endedAt: op.instant }
  const { delegate, person } = terms
  await clearRule(tx, op, on, terms)
  await writeBoth(tx, op, 'ended', terms)
  await dropProfile(tx, terms)
  if (delegation.state === 'accepted') await askAttestation(tx, op, outbox, terms)
  const to = [...new Set([...(silent ? [] : [delegate.id]), ...whoIsTold(on, delegate.id)])].filter(id => id !== op.caller.subject.id)
  await askNotice(tx, op, outbox, { recordId: person.recordId, to, template: 'delegation-ended' })
}
