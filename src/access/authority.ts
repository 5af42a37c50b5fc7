import { isMinor, majorityOf } from '../kernel/majority.ts'
import type { Instant } from '../kernel/instant.ts'
import { parametersAt } from '../policy/index.ts'

/**
 * When a representative's authority ends by itself: on the birthday of a minor, whatever any sweep does (Code civil 414); of an adult under
 * protection it has no end of its own. Written in the rule, so that the door needs no birth date.
 */
export const authorityEnds = (birthDate: string, at: Instant): Instant | null => {
  const { majorityYears } = parametersAt(at)
  return isMinor(birthDate, majorityYears, at) ? majorityOf(birthDate, majorityYears) : null
}
