import type { Delegating } from '../access/index.ts'
import type { ActorId } from '../kernel/ids.ts'

/** The person, and those who act for her with all her rights; never whoever did it. */
export const whoIsTold = ({ grant, acting }: Delegating, by: ActorId): readonly ActorId[] => {
  const representatives = acting.flatMap(({ actor, rule }) => (rule.relation === 'representative' ? [actor.id] : []))
  return [...new Set([grant.holderId, ...representatives])].filter(id => id !== by)
}
