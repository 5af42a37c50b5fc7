import { describe, expect, it } from 'vitest'
import { isConsistent, rootFromInclusion } from '../../../verifier/verify-trace.mjs'
import { sha256 } from '../../platform/keyring/primitives.ts'
import { seededDraw } from '../../../test/support/index.ts'
import { type Edge, grow, parseEdge } from './edge.ts'
import { nodeHash } from './hashing.ts'
import { LEAF_BYTES } from './model.ts'
import { hashesOf, planConsistency, planInclusion, planRoot, type ProofPlan, tilesOf, type TileSource } from './proof.ts'

const SIZE = 1_100
const leaves = seededDraw('leaves').bytes(SIZE * LEAF_BYTES)
const leafAt = (index: number): Uint8Array => leaves.subarray(index * LEAF_BYTES, (index + 1) * LEAF_BYTES)

/** RFC 6962 §2.1, word for word, with no tile and no shortcut. */
const split = (length: number): number => 2 ** Math.ceil(Math.log2(length) - 1)
const treeHash = (from: number, to: number): Uint8Array => {
  if (from === to) return sha256(Buffer.alloc(0))
  if (to - from === 1) return sha256(Buffer.of(0), leafAt(from))
  const middle = from + split(to - from)
  return sha256(Buffer.of(1), treeHash(from, middle), treeHash(middle, to))
}

type Store = { edge: Edge; root: Uint8Array; tiles: Map<string, Uint8Array> }
const EMPTY: Edge = { size: 0, peaks: [] }

/** Grows a tree in batches of the sizes given, keeping its tiles as the database would. */
const build = (batches: readonly number[]): Store => {
  const store: Store = { edge: EMPTY, root: treeHash(0, 0), tiles: new Map() }
  for (const count of batches) {
    const from = store.edge.size * LEAF_BYTES
    const { edge, root, pieces } = grow(store.edge, leaves.subarray(from, from + count * LEAF_BYTES))
    for (const { level, index, hashes } of pieces) {
      const held = store.tiles.get(`${level}/${index}`) ?? new Uint8Array(0)
      store.tiles.set(`${level}/${index}`, Buffer.concat([held, ...hashes]))
    }
    Object.assign(store, { edge, root })
  }
  return store
}

const whole = build([SIZE])
const tileAt: TileSource = (level, index) => whole.tiles.get(`${level}/${index}`) ?? new Uint8Array(0)
const prove = (plan: ProofPlan): Uint8Array[] => hashesOf(plan, tileAt)
const hex = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('hex')

describe('growing the tree', () => {
  it('leads to the root of RFC 6962 at every size, leaf by leaf', () => {
    const sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 511, 512, 513, 1_023, 1_024, 1_025, SIZE]
    for (const size of sizes) expect(hex(build(Array<number>(size).fill(1)).root)).toBe(hex(treeHash(0, size)))
  })

  it('does not depend on how leaves are cut into batches', () => {
    const cuts = [[SIZE], [1, 255, 1, 256, SIZE - 513], [256, 512, SIZE - 768], [100, 200, 300, 400, 100]]
    for (const cut of cuts) {
      const { edge, root, tiles } = build(cut)
      expect(hex(root)).toBe(hex(whole.root))
      expect(edge).toEqual(whole.edge)
      expect([...tiles].map(([name, bytes]) => [name, hex(bytes)]).sort()).toEqual(
        [...whole.tiles].map(([name, bytes]) => [name, hex(bytes)]).sort(),
      )
    }
  })

  it('keeps full tiles of 8,192 bytes, partial ones beside them, and upper tiles of full tiles only', () => {
    const lengths = Object.fromEntries([...whole.tiles].map(([name, bytes]) => [name, bytes.length / 32]))
    expect(lengths).toEqual({ '0/0': 256, '0/1': 256, '0/2': 256, '0/3': 256, '0/4': SIZE - 1_024, '1/0': 4 })
    expect(hex(whole.tiles.get('1/0')?.subarray(32, 64))).toBe(hex(treeHash(256, 512)))
  })

  it('reads its edge back and refuses one that does not fit its size', () => {
    expect(parseEdge(SIZE, Buffer.concat(whole.edge.peaks))).toEqual({ size: SIZE, peaks: whole.edge.peaks.map(peak => Buffer.from(peak)) })
    expect(() => parseEdge(SIZE + 1, Buffer.concat(whole.edge.peaks))).toThrow('edge')
  })

  it('joins hashes as RFC 6962 does', () => {
    const [left, right] = [sha256(Buffer.of(1)), sha256(Buffer.of(2))]
    expect(hex(nodeHash(left, right))).toBe(hex(sha256(Buffer.of(1), left, right)))
  })
})

describe('proofs from tiles', () => {
  const sizes = [1, 2, 3, 6, 7, 8, 255, 256, 257, 300, 512, 700, 1_024, SIZE]

  it('give the root of any earlier size', () => {
    for (const size of sizes) expect(hex(prove(planRoot(size))[0])).toBe(hex(treeHash(0, size)))
  })

  it('show any leaf in any tree that holds it, to the stand-alone verifier', async () => {
    for (const size of sizes) {
      for (let leaf = 0; leaf < size; leaf += Math.max(1, Math.floor(size / 17))) {
        expect(hex(await rootFromInclusion(leafAt(leaf), leaf, size, prove(planInclusion(leaf, size))))).toBe(hex(treeHash(0, size)))
      }
    }
  })

  it('join any two sizes, to the stand-alone verifier', async () => {
    for (const old of [0, ...sizes]) {
      for (const size of sizes.filter(later => later >= old)) {
        const proof = prove(planConsistency(old, size))
        const heads = [
          { size: old, root: treeHash(0, old) },
          { size, root: treeHash(0, size) },
        ] as const
        expect(await isConsistent(heads[0], heads[1], proof)).toBe(true)
        expect(await isConsistent({ size: old, root: sha256(Buffer.of(9)) }, heads[1], proof)).toBe(false)
      }
    }
  })

  it('match the consistency proof published for the tree of 7 leaves (RFC 6962 §2.1.3)', () => {
    const range = ([from, to]: readonly [number, number]): string => hex(treeHash(from, to))
    expect(prove(planConsistency(3, 7)).map(hex)).toEqual([range([2, 3]), range([3, 4]), range([0, 2]), range([4, 7])])
    expect(prove(planConsistency(4, 7)).map(hex)).toEqual([range([4, 7])])
    expect(prove(planConsistency(6, 7)).map(hex)).toEqual([range([4, 6]), range([6, 7]), range([0, 4])])
    expect(prove(planInclusion(0, 7)).map(hex)).toEqual([range([1, 2]), range([2, 4]), range([4, 7])])
    expect(prove(planInclusion(6, 7)).map(hex)).toEqual([range([4, 6]), range([0, 4])])
  })

  it('read few tiles: those on the way to the root', () => {
    expect(tilesOf([planInclusion(3, SIZE)])).toEqual([
      { level: 0, index: 0 },
      { level: 1, index: 0 },
      { level: 0, index: 4 },
    ])
  })

  it('refuse a leaf or a size that is not there', () => {
    expect(() => planInclusion(5, 5)).toThrow(RangeError)
    expect(() => planConsistency(6, 5)).toThrow(RangeError)
    expect(() => hashesOf(planRoot(SIZE + 1), tileAt)).toThrow('shorter')
  })
})
