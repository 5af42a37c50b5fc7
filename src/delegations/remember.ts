import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { writeBoth } from './lists.ts'
import type { DelegationId, Terms } from './model.ts'
import { keepProfile } from './profile.ts'

/** The lists of a right that was given with the opening of the record (a birth, a fact of the register): no rule is written here. */
export const rememberDelegation = async (
  tx: Queries,
  op: Pick<Operation, 'keyring' | 'instant' | 'draw'>,
  terms: Omit<Terms, 'given' | 'received'>,
): Promise<void> => {
  const whole: Terms = { ...terms, given: op.draw.uuid() as DelegationId, received: op.draw.uuid() as DelegationId }
  await writeBoth(tx, op, 'accepted', whole)
  await keepProfile(tx, op, whole)
}
