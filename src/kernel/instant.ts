import type { Branded } from './ids.ts'

/** Milliseconds since 1970-01-01T00:00:00Z. Every business instant is `op.instant`; nothing else reads a clock. */
export type Instant = Branded<number, 'Instant'>

export const instant = (milliseconds: number): Instant => milliseconds as Instant

export const toIso = (at: Instant): string => new Date(at).toISOString()

export const fromIso = (text: string): Instant => {
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new RangeError('not an ISO 8601 instant')
  return at as Instant
}

export const SECOND = 1_000
export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000

export const after = (at: Instant, milliseconds: number): Instant => (at + milliseconds) as Instant
