import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

/**
 * What comes before a record (CSP R.1111-28): known → announced → opened, and opposed from any of the first two and back. An opened one stays
 * so: what happens to the record afterwards is the record's state.
 */
export type EnrolmentState = 'known' | 'announced' | 'opposed' | 'opened'

export type SendingChannel = 'email' | 'post'

/** One sending of the information. `sentAt` is when it left us; a sending that waits has none. */
export type Sending = {
  readonly id: string
  readonly channel: SendingChannel
  /** Who is told: the person, or somebody who represents her. */
  readonly to: ActorId
  readonly askedAt: Instant
  readonly sentAt: Instant | null
  readonly returnedAt: Instant | null
}

/** Where the person said it. None is harder than another (R.1111-28). */
export type ChoiceChannel = 'online' | 'phone' | 'desk' | 'post'

export type Choice = {
  readonly choice: 'opposed' | 'withdrawn'
  readonly at: Instant
  readonly channel: ChoiceChannel
  /** On the proof; selectable, and read over the phone. */
  readonly reference: string
}

export type Enrolment = {
  readonly state: EnrolmentState
  readonly announcedAt: Instant | null
  readonly openedAt: Instant | null
  /** When the record opens by itself unless she refuses; none runs: `null`. */
  readonly opensAt: Instant | null
  /** Oldest first. */
  readonly sendings: readonly Sending[]
  /** The last one. */
  readonly choice: Choice | null
}

/** The clock of the automatic opening, by person. */
export const OPENING = 'records.open-unopposed'

/** The last sending that left and was not returned: the six weeks run from it (R.1111-28). */
export const lastStanding = (sendings: readonly Sending[]): Instant | null =>
  sendings.reduce<Instant | null>(
    (last, { sentAt, returnedAt }) => (sentAt === null || returnedAt !== null || (last !== null && last >= sentAt) ? last : sentAt),
    null,
  )
