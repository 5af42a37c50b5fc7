import { after, MINUTE } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { STEP_UP_NEEDED } from './refusals.ts'

/** What asks that she prove again who she is (ASVS 7.5.3; domain.md §1.3). */
export type SensitiveAct = 'export' | 'closing' | 'delegation' | 'contacts' | 'sign-in-means' | 'access' | 'desk'

/** A proof this old still counts. */
export const RECENT_MS = 10 * MINUTE

/**
 * Who acts has proved it within ten minutes: by signing in, or again since. The proof travels in her sealed cookie, so that a cookie stolen
 * before it gains nothing. Loops and machines have no hand to prove with: the door answers for them. Errors: `step-up-needed`, which the
 * pages know: they ask again, and send the same request once more.
 */
export const requireRecent = ({ caller, instant }: Operation, what: SensitiveAct): void => {
  if (caller.means === 'loop' || caller.means === 'client-key') return
  const provedAt = caller.confirmedAt ?? caller.authenticatedAt
  if (instant >= after(provedAt, RECENT_MS) || provedAt > instant) refuse(STEP_UP_NEEDED, what)
}
