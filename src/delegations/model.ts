import type { ActorId, Branded, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Sex } from '../identity/index.ts'

export type DelegationId = Branded<string, 'DelegationId'>

/** `legal-representation`: parents, guardian of a minor. `protection`: in charge of a protected adult. `caregiving`: a helper (domain.md §1.6, §1.7). */
export type DelegationKind = 'legal-representation' | 'protection' | 'caregiving'

/** PENDING → ACCEPTED | REFUSED | EXPIRED, then ENDED (ENS). */
export type DelegationState = 'pending' | 'accepted' | 'refused' | 'expired' | 'ended'

/** What a helper may do: read, add to the record, write to its professionals. Reading is always among them. */
export const HELP_RIGHTS = ['read', 'add', 'write'] as const
export type HelpRight = (typeof HELP_RIGHTS)[number]

/** Only a measure with representation relating to the person gives rights; assistance gives none (Code civil 459; R.1111-40). */
export type Measure = 'representation' | 'assistance'

/** A judge's decision, as the desk records it: who decided, when, under which number. */
export type Decision = { readonly court: string; readonly decidedOn: string; readonly reference: string }

/** On-demand creation for a minor: that she was associated with it, and how (domain.md §1.1). */
export type Association = 'explained-to-her' | 'asked-her-view' | 'too-young'

/** For whom. */
export type Represented = {
  readonly id: ActorId
  readonly recordId: RecordId
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string
  readonly sex: Sex
}

/** Who acts. */
export type Delegate = { readonly id: ActorId; readonly firstName: string; readonly lastName: string }

/** What both sides keep, each under its own key. */
export type Terms = {
  readonly kind: DelegationKind
  readonly person: Represented
  readonly delegate: Delegate
  readonly rights: readonly HelpRight[]
  readonly measure?: Measure
  /** `register`: the insurer's; `desk`: an agent, on a document. */
  readonly invitedBy: ActorId | 'register' | 'desk'
  readonly invitedAt: Instant
  /** Until when an invitation may be answered. */
  readonly answerBy: Instant | null
  readonly since: Instant | null
  readonly until: Instant | null
  readonly endedAt?: Instant
  readonly association?: Association
  readonly decision?: Decision
  /** Number of its row in the list of each. */
  readonly given: DelegationId
  readonly received: DelegationId
}

/** One line of somebody's list. `given`: she is acted for; `received`: she acts. */
export type Delegation = Terms & {
  readonly id: DelegationId
  readonly side: 'given' | 'received'
  readonly state: DelegationState
  readonly changedAt: Instant
}

export const fullName = ({ firstName, lastName }: Pick<Delegate, 'firstName' | 'lastName'>): string => `${firstName} ${lastName}`.trim()

/** Still counts against a limit: accepted, or waiting for an answer. */
export const isLive = ({ state }: Pick<Delegation, 'state'>): boolean => state === 'accepted' || state === 'pending'

/** Acts with all that the person herself could do, but for what is kept from representatives. */
export const isRepresentation = ({ kind, measure }: Pick<Terms, 'kind' | 'measure'>): boolean =>
  kind === 'legal-representation' || (kind === 'protection' && measure === 'representation')

/** An invitation whose time is over is expired, whether a sweep has come by or not. */
export const stateAt = (state: DelegationState, { answerBy, until }: Pick<Terms, 'answerBy' | 'until'>, at: Instant): DelegationState => {
  if (state === 'pending' && answerBy !== null && answerBy <= at) return 'expired'
  return state === 'accepted' && until !== null && until <= at ? 'ended' : state
}
