import { foldPeaks, leafHash, nodeHash } from './hashing.ts'
import { HASH_BYTES, LEAF_BYTES, TILE_WIDTH } from './model.ts'

/** The right edge of the tree: all that is needed to grow it. `peaks` are the perfect subtrees' roots, largest first. */
export type Edge = { readonly size: number; readonly peaks: readonly Uint8Array[] }

/** New hashes of one tile, to be appended to what it already holds. */
export type TilePiece = { readonly level: number; readonly index: number; readonly hashes: readonly Uint8Array[] }

export type Growth = { readonly edge: Edge; readonly root: Uint8Array; readonly pieces: readonly TilePiece[] }

const LEVEL_HEIGHT = 8

/** Hashes that a batch completes at each tile level, in order: a level's hash is a node whose height is a multiple of 8. */
const completedNodes = (edge: Edge, leaves: Uint8Array): { peaks: Uint8Array[]; levels: Uint8Array[][] } => {
  const peaks = [...edge.peaks]
  const levels: Uint8Array[][] = []
  const emit = (level: number, hash: Uint8Array): void => {
    const hashes = levels[level] ?? []
    hashes.push(hash)
    levels[level] = hashes
  }
  for (let at = 0, size = edge.size; at < leaves.length; at += LEAF_BYTES, size += 1) {
    let hash = leafHash(leaves.subarray(at, at + LEAF_BYTES))
    emit(0, hash)
    for (let rest = size, height = 1; rest % 2 === 1; rest = (rest - 1) / 2, height += 1) {
      hash = nodeHash(peaks.pop() ?? hash, hash)
      if (height % LEVEL_HEIGHT === 0) emit(height / LEVEL_HEIGHT, hash)
    }
    peaks.push(hash)
  }
  return { peaks, levels }
}

/** Cuts a level's new hashes at tile borders, the first tile being already filled up to `from`. */
const cutIntoTiles = (level: number, from: number, hashes: readonly Uint8Array[]): TilePiece[] => {
  const pieces: TilePiece[] = []
  for (let at = 0; at < hashes.length; ) {
    const index = Math.floor((from + at) / TILE_WIDTH)
    const until = (index + 1) * TILE_WIDTH - from
    pieces.push({ level, index, hashes: hashes.slice(at, until) })
    at = until
  }
  return pieces
}

/**
 * Appends leaves (64 bytes each, one after the other) to the tree: about two hashes a leaf, whatever its size.
 * Pure: the caller stores pieces, edge and root together or not at all.
 */
export const grow = (edge: Edge, leaves: Uint8Array): Growth => {
  if (leaves.length % LEAF_BYTES !== 0) throw new RangeError('leaves are 64 bytes each')
  const { peaks, levels } = completedNodes(edge, leaves)
  const pieces = levels.flatMap((hashes, level) => cutIntoTiles(level, Math.floor(edge.size / TILE_WIDTH ** level), hashes))
  return { edge: { size: edge.size + leaves.length / LEAF_BYTES, peaks }, root: foldPeaks(peaks), pieces }
}

const ones = (size: number): number => [...size.toString(2)].filter(bit => bit === '1').length

/** Reads the stored edge; a number of peaks that does not fit the size is a broken row. */
export const parseEdge = (size: number, stored: Uint8Array): Edge => {
  if (stored.length !== ones(size) * HASH_BYTES) throw new Error('the edge does not fit its size')
  const peaks = Array.from({ length: stored.length / HASH_BYTES }, (_, i) => stored.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES))
  return { size, peaks }
}
