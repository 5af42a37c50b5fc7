import { isUuid, type EventId, type RecordId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Database, databaseErrorCode, inside, type Queries } from '../db/index.ts'
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

/** Reads the payload of a job for several events, or for one. */
export const parseReferences = (payload: unknown): readonly EventReference[] =>
  Array.isArray(payload) ? payload.map(parseReference) : [parseReference(payload)]

/**
 * Reacts to several events in one transaction, whose statements of one tick travel together: what the house does after a deposit then costs a few round
 * trips for twenty. When one of them cannot stand, to each in its own, one after the other; how each went, in order. A database that is away fails all.
 * Each is told its rank: what happened first must not look as if it happened with the rest.
 */
export const reactTogether = async (
  database: Database,
  references: readonly EventReference[],
  react: (database: Database, reference: EventReference, rank: number) => Promise<void>,
): Promise<readonly PromiseSettledResult<void>[]> => {
  const all = (tx: Queries) => Promise.all(references.map((reference, rank) => react(inside(tx), reference, rank)))
  if (references.length > 1) {
    const stood = await database.transaction(all).catch((error: unknown) => {
      if (databaseErrorCode(error)?.startsWith('08')) throw error
    })
    if (stood !== undefined) return stood.map(value => ({ status: 'fulfilled', value }))
  }
  const alone: PromiseSettledResult<void>[] = []
  for (const [rank, reference] of references.entries()) alone.push(...(await Promise.allSettled([react(database, reference, rank)])))
  return alone
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
