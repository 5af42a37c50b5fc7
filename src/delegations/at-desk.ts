import { requireAgent } from '../accounts/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import { listOf } from './lists.ts'
import { type DelegationKind, fullName, isLive, type Measure } from './model.ts'

/** Who acts for somebody, as the desk shows it: names and dates, no right on a document. */
export type ActsForHer = {
  readonly id: ActorId
  readonly name: string
  readonly kind: DelegationKind
  readonly measure?: Measure
  readonly isInvited: boolean
  readonly since: Instant | null
  readonly until: Instant | null
}

/** Representatives, protectors and helpers of today, and who is invited: for an agent whose reading of her page is traced. Errors: `agents-only`. */
export const whoActsFor = async (op: Operation, personId: ActorId): Promise<readonly ActsForHer[]> => {
  await requireAgent(op)
  return (await listOf(op.db, op, personId))
    .filter(one => one.side === 'given' && isLive(one))
    .map(({ delegate, kind, measure, state, since, until }) => ({
      id: delegate.id,
      name: fullName(delegate),
      kind,
      ...(measure === undefined ? {} : { measure }),
      isInvited: state === 'pending',
      since,
      until,
    }))
}
