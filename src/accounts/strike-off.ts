import { type DirectoryEntry, professionalByNationalId, registerEntry } from '../directory/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { type Instant, toIso } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { endSessionsOfMany } from './session-store.ts'

type Stores = Pick<Operation, 'db' | 'instant'>

const professionalOf = async (db: Queries, nationalId: string): Promise<DirectoryEntry | undefined> => {
  const entry = await professionalByNationalId(db, nationalId)
  return entry?.kind === 'professional' ? entry : undefined
}

/**
 * Struck off the register, or suspended (CSP L.4124-6): she practises nowhere from this instant on. Her sessions end in the same transaction, so that the next
 * statement of hers, a deposit half sent included, finds none; she signs in nowhere, whatever a provider still says of her, until this is lifted. What she wrote
 * stays, under her name, and so do the rules of the people who let her in: they give her nothing without a session. False: nobody bears this number.
 */
export const strikeOff = async ({ db, instant }: Stores, nationalId: string): Promise<boolean> => {
  const entry = await professionalOf(db, nationalId)
  if (entry === undefined) return false
  await db.transaction(async tx => {
    await registerEntry(tx, { ...entry, exercises: [], struckOff: toIso(instant) })
    await endSessionsOfMany(tx, [entry.id], instant)
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

/** Who no longer practises somewhere the register knew her: a session of that place must not go on. She signs in again, at what is left to her. */
export const endSessionsOfThoseWhoLeft = (tx: Queries, actorIds: readonly ActorId[], at: Instant): Promise<unknown> =>
  endSessionsOfMany(tx, actorIds, at)
