import type { EventId, RecordId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'

/** Who reacts to which event: `{ 'documents.submitted': ['notify-holder'] }`. The one table stands in `app.ts`. An event may have no reaction. */
export type Reactions = Readonly<Record<string, readonly string[]>>

export type OutboxEvent = {
  readonly recordId: RecordId
  readonly id: EventId
  /** `slice.past-tense`, of lower-case words. */
  readonly name: string
  /** Sealed under the record's key by the slice that writes it: the outbox cannot read it. */
  readonly sealedBody: Uint8Array
  readonly at: Instant
}

/** What a job is told. */
export type EventReference = { readonly recordId: RecordId; readonly eventId: EventId }
