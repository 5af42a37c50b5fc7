import type { Queries } from '../../platform/db/index.ts'
import { hashesOf, planConsistency, planInclusion, planRoot, type ProofPlan, tilesOf } from './proof.ts'
import { readTiles } from './store.ts'

const prove = async (db: Queries, plans: readonly ProofPlan[]): Promise<Uint8Array[][]> => {
  const needs = tilesOf(plans)
  const tileAt = needs.length === 0 ? () => new Uint8Array(0) : await readTiles(db, needs)
  const met = new Map<string, Uint8Array>()
  return plans.map(plan => hashesOf(plan, tileAt, met))
}

/**
 * RFC 6962 inclusion proofs of these leaves in the tree of that size, siblings from the leaf up: 32 bytes a level.
 * One query for all; throws RangeError for a leaf the tree does not have.
 */
export const proveInclusion = (db: Queries, leafIndexes: readonly number[], size: number): Promise<Uint8Array[][]> =>
  prove(
    db,
    leafIndexes.map(index => planInclusion(index, size)),
  )

/** RFC 6962 consistency proof between two sizes; empty when the old one is 0 or both are the same. */
export const proveConsistency = async (db: Queries, old: number, size: number): Promise<Uint8Array[]> =>
  (await prove(db, [planConsistency(old, size)])).flat()

/** The root at an earlier size, computed from the tiles alone. */
export const rootAt = async (db: Queries, size: number): Promise<Uint8Array> => {
  const [[root] = []] = await prove(db, [planRoot(size)])
  if (root === undefined) throw new Error('a tree without a root')
  return root
}
