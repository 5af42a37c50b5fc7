import type { ActorId, RecordId } from '../kernel/ids.ts'
import { sha256 } from '../platform/keyring/primitives.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { canonical, type Json } from './canonical.ts'
import { deleteOwnJournal, deleteTrace, insertLeaf } from './held-store.ts'
import { commitmentOf } from './seal-entry.ts'

/**
 * Entries, heads and places in the tree of a record whose key is destroyed; false while some of them wait for their place: the tree holds the
 * leaf of every entry that was ever committed, for whoever kept a proof. Nothing in the tree changes.
 */
export const purgeTrace = (tx: Queries, recordId: RecordId): Promise<boolean> => deleteTrace(tx, recordId)

export const purgeOwnJournal = (tx: Queries, actorId: ActorId): Promise<void> => deleteOwnJournal(tx, actorId)

const SALT = 32

/** A public entry of the tree that stands for no record: the only one of a chain of its own, checked as any other. */
export type PublicEntry = { readonly salt: Buffer; readonly text: string }

/** Writes the commitment of `entry` into the tree under a random number; gives what it takes to check it. */
export const commitPublicly = async (tx: Queries, { draw }: Pick<Operation, 'draw'>, id: string, entry: Json): Promise<PublicEntry> => {
  const [salt, text] = [Buffer.from(draw.bytes(SALT)), canonical(entry)]
  const commitment = commitmentOf(salt, text)
  await insertLeaf(tx, id, Buffer.concat([commitment, sha256(Buffer.alloc(SALT), commitment)]))
  return { salt, text }
}
