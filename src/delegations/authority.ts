import { ACT_REFUSED, delegating, personActor } from '../access/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { askNotice, type Outbox } from '../platform/outbox/index.ts'
import { ruleOf, termsOf } from './answer.ts'
import { closeNow } from './end.ts'
import { listOf, writeBoth } from './lists.ts'
import { type Decision, fullName, isRepresentation } from './model.ts'
import { keepProfile } from './profile.ts'
import { DELEGATION_ABSENT } from './refusals.ts'

/** When the authority ends: at once, or on the day the judge says. */
export type Ending = { readonly delegateId: ActorId; readonly on: Instant | null; readonly decision: Decision }

/**
 * A judge's decision ends or limits an authority (Code civil 373-1, 378; security.md A4): the desk records it with its dates, and the door
 * follows at the next request, or on that day. Each parent has an account of his own: the other loses nothing.
 */
export const endAuthority = async (
  op: Operation,
  outbox: Outbox,
  recordId: RecordId,
  { delegateId, on: day, decision }: Ending,
): Promise<void> => {
  const motive = `${decision.court}, ${decision.decidedOn}, ${decision.reference}`
  await delegating(
    op,
    recordId,
    'delegation.end',
    async (tx, on) => {
      if (on.grant.basis.rule !== 'desk') return refuse(ACT_REFUSED)
      const list = await listOf(tx, op, on.grant.holderId)
      const found = list.find(
        one => one.side === 'given' && one.delegate.id === delegateId && one.state === 'accepted' && isRepresentation(one),
      )
      if (found === undefined) return refuse(DELEGATION_ABSENT)
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
