import type { ActorId } from '../kernel/ids.ts'
import { after, DAY, type Instant } from '../kernel/instant.ts'
import { isMinor, majorityOf } from '../kernel/majority.ts'
import type { Queries } from '../platform/db/index.ts'
import { setEachDue } from '../platform/due/index.ts'
import { parametersAt } from '../policy/index.ts'

/**
 * When a representative's authority ends by itself: on the birthday of a minor, whatever any sweep does (Code civil 414); of an adult under
 * protection it has no end of its own. Written in the rule, so that the door needs no birth date.
 */
export const authorityEnds = (birthDate: string, at: Instant): Instant | null => {
  const { majorityYears } = parametersAt(at)
  return isMinor(birthDate, majorityYears, at) ? majorityOf(birthDate, majorityYears) : null
}

export type Born = { readonly personId: ActorId; readonly birthDate: string }

/**
 * Starts the clock of majority of those who are minors, in the transaction that opens their records: it rings a month before the birthday, to tell
 * both, then on the day (`delegations/`).
 */
export const startMajorities = async (tx: Queries, at: Instant, born: readonly Born[]): Promise<void> => {
  const { majorityYears, majorityNoticeDays } = parametersAt(at)
  const dates = born.flatMap(({ personId, birthDate }) => {
    const day = majorityOf(birthDate, majorityYears)
    const told = after(day, -majorityNoticeDays * DAY)
    return day <= at ? [] : [{ subject: personId, due: told > at ? told : day }]
  })
  if (dates.length > 0) await setEachDue(tx, 'delegations.majority', dates)
}
