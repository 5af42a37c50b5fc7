import { type Delegating, delegating, holderSide } from '../access/index.ts'
import { findPerson, traitsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { majorityOf } from '../kernel/majority.ts'
import type { Queries } from '../platform/db/index.ts'
import { setDue } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { askNotice, type Outbox } from '../platform/outbox/index.ts'
import { parametersAt } from '../policy/index.ts'
import { termsOf } from './answer.ts'
import { clearRule, closeNow } from './end.ts'
import { delegationById, listOf, writeBoth } from './lists.ts'
import type { Delegation, DelegationId, Terms } from './model.ts'
import { dropProfile } from './profile.ts'
import { whoIsTold } from './told.ts'
import { welcomeAdult } from './welcome-adult.ts'

/** `delegations.end`: the day that was said. The door has refused since that instant; here lists and notices follow. */
export const endDueDelegation = async (op: Operation, outbox: Outbox, id: DelegationId): Promise<void> => {
  const delegation = await delegationById(op, id)
  if (delegation?.state !== 'accepted') return
  if (await isGone(op, delegation)) return endInLists(op, 'ended', { ...termsOf(delegation), endedAt: op.instant })
  await delegating(op, delegation.person.recordId, 'delegation.end', (tx, on) => closeNow(tx, op, outbox, on, delegation))
}

/** `delegations.expire-invitation`: thirty days without an answer. */
export const expireInvitation = async (op: Operation, outbox: Outbox, id: DelegationId): Promise<void> => {
  const delegation = await delegationById(op, id)
  if (delegation?.state !== 'pending') return
  const terms: Terms = { ...termsOf(delegation), endedAt: op.instant }
  const { person, delegate } = terms
  if (await isGone(op, delegation)) return endInLists(op, 'expired', terms)
  await delegating(op, person.recordId, 'delegation.end', async (tx, on) => {
    await clearRule(tx, op, on, terms)
    await writeBoth(tx, op, 'expired', terms)
    await askNotice(tx, op, outbox, {
      recordId: person.recordId,
      to: [...whoIsTold(on, delegate.id), delegate.id],
      template: 'delegation-expired',
    })
  })
}

/** Purged since: its rules and its trace went with it, so no door is left to go through, and nobody is told of a record that is no more. */
const isGone = async (op: Operation, { person }: Delegation): Promise<boolean> => (await holderSide(op, person.recordId)) === null

const endInLists = async (op: Operation, state: 'ended' | 'expired', terms: Terms): Promise<void> => {
  await writeBoth(op.db, op, state, terms)
  await dropProfile(op.db, terms)
}

/** What the young adult is sent when the record becomes hers: a code to activate it. */
export type InviteToActivate = (op: Operation, personId: ActorId) => Promise<void>

/**
 * `delegations.majority`: rings a month before the birthday, and tells both what will change; then on the day. The authority has ended by itself at
 * that instant (it was written with that end); what was hidden from representatives stays hidden from them (R.1111-50). She is asked to activate.
 */
export const reachMajority = async (
  op: Operation,
  outbox: Outbox,
  personId: ActorId,
  invite: InviteToActivate = welcomeAdult,
): Promise<void> => {
  const traits = await traitsOf(op, personId)
  const found = traits === undefined ? undefined : await findPerson(op, traits.ins)
  if (traits === undefined || found === undefined) return
  const { recordId } = found
  // Never opened, or purged since: nobody acts in it. Of a child who died nobody is told that she comes of age.
  const side = await holderSide(op, recordId)
  if (side === null || side.state === 'deceased') return
  const day = majorityOf(traits.birthDate, parametersAt(op.instant).majorityYears)
  const isDay = day <= op.instant
  const list = (await listOf(op.db, op, personId)).filter(one => one.side === 'given' && one.kind === 'legal-representation')
  await delegating(op, recordId, 'delegation.end', async (tx, on) => {
    const parents = list
      .filter(({ state, until }) => state === 'accepted' || (isDay && until !== null && until >= day))
      .map(({ delegate }) => delegate.id)
    await askNotice(tx, op, outbox, {
      recordId,
      to: [...new Set([on.grant.holderId, ...parents])],
      template: isDay ? 'majority-reached' : 'majority-soon',
    })
    if (!isDay) return void (await setDue(tx, { kind: 'delegations.majority', subject: personId, due: day }))
    for (const one of list) if (one.endedAt === undefined) await endOfAge(tx, op, on, { ...termsOf(one), endedAt: day })
  })
  if (isDay) await invite(op, personId)
}

const endOfAge = async (tx: Queries, op: Operation, on: Delegating, terms: Terms): Promise<void> => {
  await clearRule(tx, op, on, terms)
  await writeBoth(tx, op, 'ended', terms)
  await dropProfile(tx, terms)
}
