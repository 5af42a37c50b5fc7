import type { TraceStream } from '../../kernel/grant.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { Queries } from '../../platform/db/index.ts'
import { ENTRIES_LEVEL, ENTRY_BYTES, HASH_BYTES, type StreamNumber, TILE_WIDTH, type TilePath } from './model.ts'
import { proveConsistency, proveInclusion } from './prove.ts'
import { readLeaves, readNewestPublished, readPublishedTile } from './store.ts'
import { parseTilePath } from './tile-path.ts'

/** The newest published checkpoint, served at `<prefix>/checkpoint` as text/plain; null before the first one. */
export const readCheckpoint = async (db: Queries): Promise<string | null> => (await readNewestPublished(db))?.note ?? null

const readAt = async (db: Queries, { level, index, width }: TilePath): Promise<Uint8Array | null> => {
  const isEntries = level === ENTRIES_LEVEL
  const leaves = (index * TILE_WIDTH + width) * TILE_WIDTH ** (isEntries ? 0 : level)
  if (!Number.isSafeInteger(leaves)) return null
  return readPublishedTile(db, { level, index, leaves, bytes: width * (isEntries ? ENTRY_BYTES : HASH_BYTES) })
}

/**
 * A tile or an entry bundle by its path (`tile/0/x001/234.p/17`, `tile/entries/000`), served as application/octet-stream,
 * immutable. Null when the path is not one, or no published checkpoint covers it. An earlier partial tile stays servable.
 */
export const readTile = async (db: Queries, path: string): Promise<Uint8Array | null> => {
  const tile = parseTilePath(path)
  return tile === null ? null : readAt(db, tile)
}

/** The bundle of 256 entries (or its first `width`): each a big-endian uint16 length and 64 bytes of leaf data. */
export const readEntriesBundle = (db: Queries, index: number, width = TILE_WIDTH): Promise<Uint8Array | null> =>
  readAt(db, { level: ENTRIES_LEVEL, index, width })

const STREAM_NUMBERS: Readonly<Record<TraceStream, StreamNumber>> = { open: 1, holder: 2, held: 3, sheltered: 4 }
const STREAM_NAMES: Readonly<Record<StreamNumber, TraceStream>> = { 1: 'open', 2: 'holder', 3: 'held', 4: 'sheltered' }

export type EntryPlace = { readonly stream: TraceStream; readonly n: string }
export type LeafPlace = EntryPlace & { readonly leafIndex: number }

/** Places in the tree of some entries of a record, in tree order; those not yet sequenced are not in the answer. */
export const readLeafPlaces = async (db: Queries, recordId: RecordId, wanted: readonly EntryPlace[]): Promise<readonly LeafPlace[]> => {
  const rows = await readLeaves(
    db,
    recordId,
    wanted.map(({ stream, n }) => ({ stream: STREAM_NUMBERS[stream], n })),
  )
  return rows.map(({ stream, n, leafIndex }) => ({ stream: STREAM_NAMES[stream], n, leafIndex }))
}

/** As the evidence file writes it (verifier/README.md): hashes in base64. */
export type InclusionEvidence = {
  readonly checkpoint: string
  readonly inclusion: readonly {
    readonly stream: TraceStream
    readonly n: number
    readonly leafIndex: number
    readonly proof: readonly string[]
  }[]
  /** Entries that the published tree does not hold yet. */
  readonly pending: readonly EntryPlace[]
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Inclusion proofs of some entries of a record against the newest published checkpoint; null before the first one. */
export const readInclusion = async (db: Queries, recordId: RecordId, wanted: readonly EntryPlace[]): Promise<InclusionEvidence | null> => {
  const head = await readNewestPublished(db)
  if (head === null) return null
  const places = (await readLeafPlaces(db, recordId, wanted)).filter(({ leafIndex }) => leafIndex < head.size)
  const proofs = await proveInclusion(
    db,
    places.map(({ leafIndex }) => leafIndex),
    head.size,
  )
  const inclusion = places.map(({ stream, n, leafIndex }, i) => ({ stream, n: Number(n), leafIndex, proof: (proofs[i] ?? []).map(base64) }))
  const placed = new Set(places.map(({ stream, n }) => `${stream} ${n}`))
  return { checkpoint: head.note, inclusion, pending: wanted.filter(({ stream, n }) => !placed.has(`${stream} ${n}`)) }
}

/** Consistency proof, in base64, from a size a client remembers to that of a published checkpoint (verifier/README.md). */
export const readConsistency = async (db: Queries, old: number, size: number): Promise<readonly string[]> =>
  (await proveConsistency(db, old, size)).map(base64)
