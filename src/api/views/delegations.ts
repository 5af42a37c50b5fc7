import type { Delegation as Line } from '../../delegations/index.ts'
import { toIso } from '../../kernel/instant.ts'
import type { Delegation } from '../contract/index.ts'

/** One line of a list. Whose record it is stays unsaid until the invited person may act on it. */
export const delegationOf = (line: Line): Delegation => {
  const { id, side, kind, state, person, delegate, rights, measure, invitedAt, answerBy, since, until, endedAt } = line
  const { firstName, lastName, birthDate, sex, recordId } = person
  return {
    id,
    side,
    kind,
    state,
    person: {
      firstName,
      lastName,
      birthDate,
      ...(state === 'accepted' ? { recordId } : {}),
      ...(sex === 'U' ? {} : { sex }),
    },
    delegate: { actorId: delegate.id, firstName: delegate.firstName, lastName: delegate.lastName },
    rights: [...rights],
    ...(measure === undefined ? {} : { measure }),
    invitedAt: toIso(invitedAt),
    ...(answerBy === null || state !== 'pending' ? {} : { answerBy: toIso(answerBy) }),
    ...(since === null ? {} : { since: toIso(since) }),
    ...(until === null ? {} : { until: toIso(until) }),
    ...(endedAt === undefined ? {} : { endedAt: toIso(endedAt) }),
    endsOnline: kind === 'caregiving' || state === 'pending',
  }
}
