import { type DirectoryEntry, markLeftEnded, professionalByNationalId, registerEntry } from '../directory/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { type Instant, toIso } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { endSessionsOfMany, endSessionsUnder } from './session-store.ts'

type Stores = Pick<Operation, 'db' | 'instant'>

const professionalOf = async (db: Queries, nationalId: string): Promise<DirectoryEntry | undefined> => {
  const entry = await professionalByNationalId(db, nationalId)
  return entry?.kind === 'professional' ? entry : undefined
}

/**
 * Struck off the register, or suspended (CSP L.4124-6): she practises nowhere from this instant on. Her sessions end in the same transaction, so that the next
 * statement of hers, a deposit half sent included, finds none; she signs in nowhere, whatever a provider still says of her, until this is lifted. What she wrote
 * stays, under her name, and so do the rules of the people who let her in: they give her nothing without a session. Who was attached under her, or replaced her, is
 * so no more, and her own attachments end: they are named again, or not. False: nobody bears this number.
 */
export const strikeOff = async ({ db, instant }: Stores, nationalId: string): Promise<boolean> => {
  const entry = await professionalOf(db, nationalId)
  if (entry === undefined) return false
  await db.transaction(async tx => {
    await registerEntry(tx, { ...entry, exercises: [], struckOff: toIso(instant) })
    await endSessionsOfThoseWhoLeft(tx, [entry.id], instant)
  })
  return true
}

/** Her places come back with the next import of the register, or with what her provider says when she signs in. False: nobody bears this number. */
export const liftStrikeOff = async ({ db }: Stores, nationalId: string): Promise<boolean> => {
  const entry = await professionalOf(db, nationalId)
  if (entry === undefined) return false
  const { struckOff: _lifted, ...standing } = entry
  await registerEntry(db, standing)
  return true
}

/**
 * Who no longer practises somewhere the register knew her: a session of that place must not go on. She signs in again, at what is left to her; whoever was
 * attached under her there has no place there either.
 */
export const endSessionsOfThoseWhoLeft = async (tx: Queries, actorIds: readonly ActorId[], at: Instant): Promise<void> => {
  await endSessionsOfMany(tx, actorIds, at)
  await endAttachmentsOfThoseWhoLeft(tx, actorIds, at)
}

export const endAttachmentsOfThoseWhoLeft = async (tx: Queries, actorIds: readonly ActorId[], at: Instant): Promise<void> => {
  const ended = await markLeftEnded(tx, actorIds, at)
  if (ended.length > 0) await endSessionsUnder(tx, ended, at)
}
