import { after, fromIso, type Instant } from '../../src/kernel/instant.ts'
import type { Clock } from '../../src/platform/clock.ts'

export type FixedClock = Clock & {
  /** Moves the clock forward. */
  advance(milliseconds: number): Instant
  set(iso: string): Instant
}

/** A clock that stands still until told to move. */
export const fixedClock = (iso: string): FixedClock => {
  let at = fromIso(iso)
  return {
    now: () => at,
    advance: milliseconds => (at = after(at, milliseconds)),
    set: text => (at = fromIso(text)),
  }
}
