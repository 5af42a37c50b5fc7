import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../platform/db/index.ts'
import type { SignedCheckpoint } from './model.ts'
import { hasPendingUpTo, highestPending, readNewestPublished, readNewestSigned } from './store.ts'

const LOOKS = 500
const BETWEEN_LOOKS_MILLISECONDS = 20

/** Asks again and again until the answer is not null; whoever sequences may be another process. */
const untilThere = async <T>(look: () => Promise<T | null>): Promise<T> => {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const found = await look()
    if (found !== null) return found
    await sleep(BETWEEN_LOOKS_MILLISECONDS)
  }
  throw new Error('no sequencer is at work')
}

/**
 * Waits until what has committed before this call is in the tree, and a checkpoint that covers it is published.
 * `before` runs at each look, and may throw to give up.
 */
export const awaitPublished = async (db: Database, before: () => void = () => undefined): Promise<SignedCheckpoint> => {
  const top = await highestPending(db)
  const sequenced = async (): Promise<true | null> => {
    before()
    return top !== null && (await hasPendingUpTo(db, top)) ? null : true
  }
  await untilThere(sequenced)
  const size = (await readNewestSigned(db))?.size ?? 0
  return untilThere(async () => {
    before()
    const newest = await readNewestPublished(db)
    return newest !== null && newest.size >= size ? newest : null
  })
}
