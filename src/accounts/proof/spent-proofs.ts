import type { Instant } from '../../kernel/instant.ts'
import { PROOF_EARLY_MS, PROOF_OLD_MS } from './model.ts'

/** Proofs that served, for as long as they would be taken. */
export type SpentProofs = {
  /** True the first time. */
  spend(mac: string, at: Instant): boolean
}

const GENERATION_MS = PROOF_OLD_MS + PROOF_EARLY_MS

/** In the memory of one process: two generations, so that the older is dropped whole. Another process does not know it; the ADR says what is left of it. */
export const openSpentProofs = (): SpentProofs => {
  let [recent, older, since] = [new Set<string>(), new Set<string>(), 0]
  const turn = (at: Instant): void => {
    if (at - since < GENERATION_MS) return
    older = at - since < 2 * GENERATION_MS ? recent : new Set()
    recent = new Set()
    since = at
  }
  return {
    spend: (mac, at) => {
      turn(at)
      if (recent.has(mac) || older.has(mac)) return false
      recent.add(mac)
      return true
    },
  }
}
