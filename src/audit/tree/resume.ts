import type { Instant } from '../../kernel/instant.ts'
import type { Database } from '../../platform/db/index.ts'
import { equalBytes } from '../../platform/keyring/primitives.ts'
import { openCheckpoint, signCheckpoint } from './checkpoint.ts'
import { emptyRoot, foldPeaks } from './hashing.ts'
import { LogForked, type NoteKey, type SignedCheckpoint, type Signer } from './model.ts'
import { rootAt } from './prove.ts'
import { type Publication, publish, readAnchor } from './publish.ts'
import { mustContinue } from './sequence.ts'
import { readEdge, readNewestSigned, storeEmptyCheckpoint } from './store.ts'

/** Edge, tiles and newest checkpoint tell the same tree: none of the three rows was changed behind the log's back. */
const readConsistentHead = async (db: Database, key: NoteKey): Promise<SignedCheckpoint | null> => {
  const edge = await readEdge(db)
  const newest = await readNewestSigned(db)
  const root = foldPeaks(edge.peaks)
  if (edge.size > 0 && !equalBytes(root, await rootAt(db, edge.size))) throw new LogForked(edge.size)
  const signed = newest === null ? null : openCheckpoint(newest.note, key)
  if (newest === null ? edge.size > 0 : signed === null || signed.size !== edge.size || !equalBytes(signed.root, root)) {
    throw new LogForked(edge.size)
  }
  return signed
}

/** A new log begins by signing the empty tree: it gives the witnesses something to compare with before any leaf is promised. */
const signEmpty = async (db: Database, signer: Signer, now: () => Instant): Promise<SignedCheckpoint> => {
  const signed = signCheckpoint(signer, { size: 0, root: emptyRoot() })
  await storeEmptyCheckpoint(db, signed, now())
  return signed
}

/**
 * Before the first signature of a process: what the database holds must be at least what was published, by the anchor and by
 * every witness that answers. The anchor is read first, so that the database read after it cannot be honestly behind.
 * Publishes what a killed process had signed and not shown. Throws LogBehind or LogForked; then nothing may be signed.
 */
export const resume = async (publication: Publication, signer: Signer, now: () => Instant): Promise<SignedCheckpoint> => {
  const { db, key, anchor } = publication
  const anchored = await readAnchor(anchor, key)
  const head = await readConsistentHead(db, key)
  if (anchored !== null) await mustContinue(db, await readEdge(db), anchored)
  return publish(publication, head ?? (await signEmpty(db, signer, now)))
}
