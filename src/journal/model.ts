import type { Grant, TraceStream } from '../kernel/grant.ts'
import type { Instant } from '../kernel/instant.ts'
import { STREAM_NUMBER, type TraceEntry } from '../audit/index.ts'

/** Which streams a reader may read, by her relation (architecture §4.11). No number of another stream shows anywhere. */
export const STREAMS_READ: Readonly<Record<string, readonly TraceStream[]>> = {
  holder: ['open', 'holder', 'held', 'sheltered'],
  representative: ['open', 'sheltered'],
  attending: ['open', 'holder', 'held', 'sheltered'],
}

/**
 * Those of them that have anything for this bearer: from whom a place was hidden finds the sheltered stream empty, as it is where none was. Its name stands
 * in what she reads all the same.
 */
export const streamsFor = ({ basis: { relation }, shelter }: Pick<Grant, 'basis' | 'shelter'>): readonly number[] =>
  (STREAMS_READ[relation] ?? []).filter(stream => stream !== 'sheltered' || !shelter.outside).map(stream => STREAM_NUMBER[stream])

/** The held stream: whole to who attends her, as far as it was opened to the holder herself (R.1111-53). */
export const readsAllThatIsHeld = (relation: string): boolean => relation === 'attending'

/** `expected`: a known relation explains it. `to-check`: nothing does, or it was exceptional. `own`: the reader's side. */
export type Verdict = 'expected' | 'to-check' | 'own'
export type VerdictReason =
  | 'declared-doctor'
  | 'you-authorised'
  | 'care-team'
  | 'deposited'
  | 'opened'
  | 'exceptional'
  | 'refused'
  | 'no-known-link'
  | 'insurer'
  | 'no-health-data'
  | 'night'
  | 'same-name'
  | 'volume'
  | 'yourself'

/** What the person says of an access: hers to know of, or not. */
export type Answer = 'recognised' | 'not-recognised'
export type ExplanationState = 'asked' | 'explained' | 'withdrawn'

/** Her answer, and where the explanation stands that it asked for. */
export type Answered = {
  readonly answer: Answer
  readonly explanation?: { readonly state: ExplanationState; readonly due: Instant; readonly text?: string }
}

export type JournalEvent = {
  readonly stream: TraceStream
  readonly n: string
  readonly entry: TraceEntry
  readonly verdict: Verdict
  readonly reason: VerdictReason
  readonly answered?: Answered
}

export type JournalSummary = {
  readonly people: number
  readonly expected: number
  readonly toCheck: number
  readonly refused: number
}
