import type { Instant } from '../../kernel/instant.ts'
import type { Database, Queries } from '../../platform/db/index.ts'
import { equalBytes } from '../../platform/keyring/primitives.ts'
import { signCheckpoint } from './checkpoint.ts'
import { type Edge, grow } from './edge.ts'
import { foldPeaks } from './hashing.ts'
import { LogBehind, LogForked, type SignedCheckpoint, type Signer, type TreeHead } from './model.ts'
import { rootAt } from './prove.ts'
import { storeGrowth, takePending } from './store.ts'

/**
 * A log must not sign what an earlier signature denies (C2SP tlog-checkpoint). The database may have been put back to
 * yesterday, or replaced, between two batches: the tree it holds now must continue the last head known here.
 * Throws LogBehind or LogForked.
 */
export const mustContinue = async (db: Queries, edge: Edge, last: TreeHead): Promise<void> => {
  if (edge.size < last.size) throw new LogBehind(edge.size, last.size)
  const root = edge.size === last.size ? foldPeaks(edge.peaks) : await rootAt(db, last.size)
  if (!equalBytes(root, last.root)) throw new LogForked(last.size)
}

/**
 * One batch, in one transaction: committed rows get contiguous places, tiles and a signed checkpoint. A process killed at any
 * point leaves either all of it or nothing, and a signature whose transaction did not commit has been seen by nobody.
 * Null when nothing waits.
 */
export const sequence = (
  db: Database,
  signer: Signer,
  last: TreeHead,
  limit: number,
  now: () => Instant,
): Promise<SignedCheckpoint | null> =>
  db.transaction(async tx => {
    const { edge, leaves } = await takePending(tx, limit)
    await mustContinue(tx, edge, last)
    if (leaves.length === 0) return null
    const growth = grow(edge, leaves)
    const signed = signCheckpoint(signer, { size: growth.edge.size, root: growth.root })
    await storeGrowth(tx, edge, growth, signed, now())
    return signed
  })
