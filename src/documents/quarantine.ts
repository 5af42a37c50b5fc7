import type { Grant } from '../kernel/grant.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Traits } from '../identity/index.ts'
import type { Operation } from '../platform/operation.ts'
import { identityProblems } from './check-identity.ts'
import type { Described } from './describe.ts'
import { QUARANTINED } from './refusals.ts'
import type { Received } from './receive.ts'

/**
 * A document that names another person is never attached. True: accepted « identité à vérifier », which only a demonstration may be told
 * to do. The codes of what differs go to the depositor; no trait's value does.
 */
export const quarantineUnlessSame = async (
  op: Operation, _grant: Grant, holder: Traits, { xds, byHolderSide }: Described, received: Received,
): Promise<boolean> => {
  if (xds === undefined || received.wrapped) return false
  const problems = identityProblems(holder, xds.patient)
  if (problems.length === 0) return false
  if (op.tolerateIdentity) return true
  if (byHolderSide && !problems.some(problem => problem === 'other-ins')) return true
  throw new Refusal(QUARANTINED, problems.join(' '))
}
