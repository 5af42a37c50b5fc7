import type { ActorId, RecordId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'

export type ReviewedKind = 'emergency' | 'odd'
/** `to-review` → `asked` → `explained` (or back, when nobody answered in time) → `closed`. */
export type ReviewedState = 'to-review' | 'asked' | 'explained' | 'closed'
export const ACCESS_OUTCOMES = ['justified', 'incident'] as const
export type AccessOutcome = (typeof ACCESS_OUTCOMES)[number]

export type ReviewStep = {
  readonly kind: 'queued' | 'asked' | 'explained' | 'unanswered' | 'late' | 'decided' | 'revealed'
  readonly at: Instant
  readonly by: string
  readonly text: string
}

/** Sealed under the item's own number. No motive that was typed: it may be medical. */
export type ReviewedBody = {
  readonly actorId: ActorId
  readonly actorName: string
  readonly nationalId: string
  readonly profession: string
  readonly specialty?: string
  readonly place: string
  /** When it was, ISO. */
  readonly at: string
  readonly action: string
  readonly mode: string
  readonly relation: string
  readonly rules: readonly string[]
  readonly documents: number
  readonly records: number
  readonly steps: readonly ReviewStep[]
  readonly outcome?: AccessOutcome
}

/** What the controller sees: pseudonyms, until two agents lifted them. */
export type Reviewed = Omit<ReviewedBody, 'actorId' | 'actorName' | 'nationalId'> & {
  readonly itemId: string
  readonly kind: ReviewedKind
  readonly state: ReviewedState
  readonly risk: number
  readonly openedAt: Instant
  readonly due: Instant
  readonly isLate: boolean
  /** One professional is one pseudonym in every item; the same for a record. */
  readonly actor: string
  readonly record: string | null
}

export type NewReviewed = Omit<ReviewedBody, 'steps' | 'outcome'> & { readonly kind: ReviewedKind; readonly recordId: RecordId | null }

/** Chosen by the project: an emergency is looked at within a week, an explanation comes within two. */
export const REVIEWED_IN_DAYS = 7
export const EXPLAINED_IN_DAYS = 15

/** What is looked at first: what a rule says, and no more. */
// biome-ignore format: a table looks like a table
const RISKS: Readonly<Record<string, number>> = {
  'sweep': 8, 'sweep-place': 8, 'drip': 8, 'break-glass': 7, 'no-relation': 7, 'many-refusals': 7, 'same-name': 6, 'colleague': 6, 'many-records': 6, 'volume': 4, 'night': 3, 'regulation': 2,
}
const MOST_RISK = 9

/** The gravest rule, and one more for each other. */
export const riskOf = (rules: readonly string[]): number =>
  Math.min(MOST_RISK, Math.max(1, ...rules.map(rule => RISKS[rule] ?? 1)) + Math.max(0, rules.length - 1))
