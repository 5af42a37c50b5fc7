import { foldPeaks, nodeHash } from './hashing.ts'
import { HASH_BYTES, TILE_WIDTH } from './model.ts'

/** A tile's hashes by level and index; it may hold more than asked, never less. */
export type TileSource = (level: number, index: number) => Uint8Array
/** Leaves `from` (included) to `to` (excluded): one node of a proof is the RFC 6962 hash of such a range. */
type Range = readonly [from: number, to: number]
/** A perfect subtree: 2^height leaves, the `position`-th of its height. */
type Subtree = { readonly height: number; readonly position: number }

export type TileNeed = { readonly level: number; readonly index: number }

const LEVEL_HEIGHT = 8

const largestPowerBelow = (size: number): number => {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

/** RFC 6962 §2.1.1: the siblings from the leaf up. */
const inclusionRanges = (leaf: number, from: number, to: number): Range[] => {
  if (to - from === 1) return []
  const middle = from + largestPowerBelow(to - from)
  return leaf < middle ? [...inclusionRanges(leaf, from, middle), [middle, to]] : [...inclusionRanges(leaf, middle, to), [from, middle]]
}

/** RFC 6962 §2.1.2: SUBPROOF(old, D[from:to], known). */
const consistencyRanges = (old: number, from: number, to: number, known: boolean): Range[] => {
  if (old === to) return known ? [] : [[from, to]]
  const middle = from + largestPowerBelow(to - from)
  return old <= middle
    ? [...consistencyRanges(old, from, middle, known), [middle, to]]
    : [...consistencyRanges(old, middle, to, false), [from, middle]]
}

/** The perfect subtrees of a range that starts where its largest one may, largest first. */
const subtreesOf = ([from, to]: Range): Subtree[] => {
  if (from === to) return []
  let height = 0
  while (2 ** (height + 1) <= to - from) height += 1
  return [{ height, position: from / 2 ** height }, ...subtreesOf([from + 2 ** height, to])]
}

/** Where a subtree's hash stands: `width` consecutive hashes of one tile, whose own small tree has it as root. */
const placeOf = ({ height, position }: Subtree): TileNeed & { readonly offset: number; readonly width: number } => {
  const level = Math.floor(height / LEVEL_HEIGHT)
  const width = 2 ** (height % LEVEL_HEIGHT)
  const start = position * width
  return { level, index: Math.floor(start / TILE_WIDTH), offset: start % TILE_WIDTH, width }
}

const subtreeHash = (tile: Uint8Array, offset: number, width: number): Uint8Array => {
  if (width > 1) return nodeHash(subtreeHash(tile, offset, width / 2), subtreeHash(tile, offset + width / 2, width / 2))
  const hash = tile.subarray(offset * HASH_BYTES, (offset + 1) * HASH_BYTES)
  if (hash.length !== HASH_BYTES) throw new Error('a tile is shorter than its tree')
  return hash
}

/** A proof before its tiles are read: the ranges whose hashes it lists. */
export type ProofPlan = readonly Range[]

/** Plan of the inclusion proof of a leaf in the tree of that size. */
export const planInclusion = (leaf: number, size: number): ProofPlan => {
  if (!(leaf >= 0 && leaf < size)) throw new RangeError('no such leaf in a tree of that size')
  return inclusionRanges(leaf, 0, size)
}

/** Plan of the consistency proof between two sizes; empty when nothing is to prove. */
export const planConsistency = (old: number, size: number): ProofPlan => {
  if (!(old >= 0 && old <= size)) throw new RangeError('the old tree is not smaller')
  return old === 0 || old === size ? [] : consistencyRanges(old, 0, size, true)
}

/** Plan of the root itself: one range. */
export const planRoot = (size: number): ProofPlan => [[0, size]]

/** The tiles that these plans read, each once. */
export const tilesOf = (plans: readonly ProofPlan[]): TileNeed[] => {
  const needs = new Map<string, TileNeed>()
  for (const subtree of plans.flat().flatMap(subtreesOf)) {
    const { level, index } = placeOf(subtree)
    needs.set(`${level}/${index}`, { level, index })
  }
  return [...needs.values()]
}

/** Hashes of subtrees already met: proofs of one tree share most of their upper ones. */
export type Met = Map<string, Uint8Array>

const hashOf = (subtree: Subtree, tileAt: TileSource, met: Met): Uint8Array => {
  const name = `${subtree.height}/${subtree.position}`
  const known = met.get(name)
  if (known !== undefined) return known
  const { level, index, offset, width } = placeOf(subtree)
  const hash = subtreeHash(tileAt(level, index), offset, width)
  met.set(name, hash)
  return hash
}

/** The hashes of a plan, in proof order. */
export const hashesOf = (plan: ProofPlan, tileAt: TileSource, met: Met = new Map()): Uint8Array[] =>
  plan.map(range => foldPeaks(subtreesOf(range).map(subtree => hashOf(subtree, tileAt, met))))
