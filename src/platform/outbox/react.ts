import { isUuid, type EventId, type RecordId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Database, Queries } from '../db/index.ts'
import type { EventReference, OutboxEvent } from './events.ts'
import { findEvent, markReaction } from './store.ts'

/** Reads a job's payload; anything but two UUIDs is a fault. */
export const parseReference = (payload: unknown): EventReference => {
  const { recordId, eventId } = Object(payload) as { recordId?: unknown; eventId?: unknown }
  if (typeof recordId !== 'string' || typeof eventId !== 'string' || !isUuid(recordId) || !isUuid(eventId)) {
    throw new TypeError('a reaction is told a record and an event')
  }
  return { recordId: recordId as RecordId, eventId: eventId as EventId }
}

/** The event as it was written, or nothing when its record was purged since: then there is nothing left to react to. */
export const readEvent = async (queries: Queries, reference: EventReference): Promise<OutboxEvent | undefined> => {
  const row = await findEvent(queries, reference)
  return row && { recordId: reference.recordId, id: row.id, name: row.name, sealedBody: row.sealed_body, at: row.at }
}

/**
 * Runs `work` in a transaction unless this reaction to this event is already committed; says whether it ran. A job that runs twice, even at
 * the same moment, has one effect on the database. An effect outside (a mail) can only be made harmless at the receiver: give it the event's
 * id as its Message-ID.
 */
export const onceForEvent = (
  database: Database,
  { reference, reaction, at }: { readonly reference: EventReference; readonly reaction: string; readonly at: Instant },
  work: (tx: Queries) => Promise<void>,
): Promise<boolean> =>
  database.transaction(async tx => {
    if (!(await markReaction(tx, reference, reaction, at))) return false
    await work(tx)
    return true
  })
