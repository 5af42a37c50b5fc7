import { type Database, type Queries, type Query, timestamp } from '../../platform/db/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Edge, type Growth, parseEdge, type TilePiece } from './edge.ts'
import { HASH_BYTES, type SignedCheckpoint, type StreamNumber } from './model.ts'
import type { TileNeed, TileSource } from './proof.ts'

/** A size or a position as a number: a tree of more than 2⁵³ leaves is not ours. */
const position = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('position out of range')
  return value
}

type EdgeRow = { readonly size: string; readonly peaks: Buffer }

const edgeOf = (row: EdgeRow | undefined): Edge => {
  if (row === undefined) throw new Error('the tree has no edge row')
  return parseEdge(position(row.size), row.peaks)
}

export const hasPending = async (db: Queries): Promise<boolean> => {
  const rows = await db.rows<{ pending: boolean }>({
    name: 'audit.has_pending',
    text: 'select exists (select from trace_pending) as pending',
  })
  return rows[0]?.pending === true
}

/** The newest entry that waits, or null. Ids are compared only to know when this one has left the queue. */
export const highestPending = async (db: Queries): Promise<string | null> => {
  const rows = await db.rows<{ id: string | null }>({
    name: 'audit.highest_pending',
    text: 'select max(id) as id from trace_pending',
  })
  return rows[0]?.id ?? null
}

export const hasPendingUpTo = async (db: Queries, id: string): Promise<boolean> => {
  const rows = await db.rows<{ pending: boolean }>({
    name: 'audit.has_pending_up_to',
    text: 'select exists (select from trace_pending where id <= $1) as pending',
    values: [id],
  })
  return rows[0]?.pending === true
}

export type Taken = { readonly edge: Edge; readonly leaves: Uint8Array }

// The edge first, in a statement of its own: the next one then sees what the writer before us committed.
const LOCK_EDGE: Query = { name: 'audit.lock_edge', text: 'select size, peaks from tlog_edge for update' }

const TAKE = `
  with taken as (
    delete from trace_pending where id = any (array(select id from trace_pending order by id limit $1))
    returning id, record_id, stream, n, leaf),
  placed as materialized (
    select record_id, stream, n, leaf, size + row_number() over (order by id) - 1 as leaf_index from taken, tlog_edge),
  kept as (
    insert into trace_leaf (record_id, stream, n, leaf_index) select record_id, stream, n, leaf_index from placed),
  bundled as (
    insert into tlog_tile as tile (level, index, data)
      select -1, leaf_index / 256, string_agg('\\x0040'::bytea || leaf, '' order by leaf_index) from placed group by 2
    on conflict (level, index) do update set data = tile.data || excluded.data)
  select coalesce(string_agg(leaf, '' order by leaf_index), '') as leaves from placed`

/**
 * Gives the oldest committed rows their places: queue emptied, `trace_leaf` and entry bundles written, leaf data handed back.
 * Rows of one record keep the order of their n, because their ids were drawn under its lock.
 * Never « id > last »: an id may commit after a greater one. The edge row is locked: two writers cannot both continue from it.
 */
export const takePending = async (tx: Queries, limit: number): Promise<Taken> => {
  const [[edge], [taken]] = await Promise.all([
    tx.rows<EdgeRow>(LOCK_EDGE),
    tx.rows<{ leaves: Buffer }>({ name: 'audit.take_pending', text: TAKE, values: [limit] }),
  ])
  return { edge: edgeOf(edge), leaves: taken?.leaves ?? new Uint8Array(0) }
}

const lengthOf = (piece: TilePiece): number => piece.hashes.length * HASH_BYTES

/** All pieces in one value, cut again by the statement: arrays of bytes would travel as text. */
const packed = (pieces: readonly TilePiece[]): readonly unknown[] => {
  const offsets: number[] = []
  let next = 1
  for (const piece of pieces) {
    offsets.push(next)
    next += lengthOf(piece)
  }
  return [
    pieces.map(piece => String(piece.level)),
    pieces.map(piece => String(piece.index)),
    offsets.map(String),
    pieces.map(piece => String(lengthOf(piece))),
    Buffer.concat(pieces.flatMap(piece => piece.hashes)),
  ]
}

/** Stores what one batch added, its edge and its signed checkpoint; fails when the tree moved since it was taken. */
export const storeGrowth = async (tx: Queries, from: Edge, growth: Growth, signed: SignedCheckpoint, at: Instant): Promise<void> => {
  const rows = await tx.rows<{ size: string }>({
    name: 'audit.store_growth',
    text: `
      with tiles as (
        insert into tlog_tile as tile (level, index, data)
          select level, index, substring($5::bytea from start for bytes)
          from unnest($1::smallint[], $2::bigint[], $3::int[], $4::int[]) as piece (level, index, start, bytes)
        on conflict (level, index) do update set data = tile.data || excluded.data),
      edge as (update tlog_edge set size = $6, peaks = $7 where size = $8 returning size)
      insert into tlog_checkpoint (size, root, note, signed_at) select size, $9, $10, $11 from edge
      returning size`,
    values: [
      ...packed(growth.pieces),
      growth.edge.size,
      Buffer.concat(growth.edge.peaks),
      from.size,
      signed.root,
      signed.note,
      timestamp(at),
    ],
  })
  if (rows.length !== 1) throw new Error('the tree moved under the sequencer')
}

export const readEdge = async (db: Queries): Promise<Edge> => {
  const [row] = await db.rows<EdgeRow>({ name: 'audit.read_edge', text: 'select size, peaks from tlog_edge' })
  return edgeOf(row)
}

/** Reads these tiles, whole, one value a row. The tree never shrinks: a later width serves an earlier size. */
export const readTiles = async (db: Queries, needs: readonly TileNeed[]): Promise<TileSource> => {
  const rows = await db.rows<{ level: number; index: string; data: Buffer }>({
    name: 'audit.read_tiles',
    text: `
      select level, index, data from tlog_tile
      join unnest($1::smallint[], $2::bigint[]) as need (level, index) using (level, index)`,
    values: [needs.map(need => String(need.level)), needs.map(need => String(need.index))],
  })
  const tiles = new Map(rows.map(row => [`${row.level}/${row.index}`, row.data]))
  return (level, index) => {
    const tile = tiles.get(`${level}/${index}`)
    if (tile === undefined) throw new Error('a tile of the tree is missing')
    return tile
  }
}

/** One tile or entry bundle as clients may see it: nothing that no published checkpoint covers. `leaves` it stands for, `bytes` wanted. */
export const readPublishedTile = async (
  db: Queries,
  tile: TileNeed & { readonly leaves: number; readonly bytes: number },
): Promise<Uint8Array | null> => {
  const rows = await db.rows<{ bytes: Buffer }>({
    name: 'audit.read_published_tile',
    text: `
      select substring(data from 1 for $4) as bytes from tlog_tile
      where level = $1 and index = $2 and length(data) >= $4
        and $3 <= (select max(size) from tlog_checkpoint where published)`,
    values: [tile.level, tile.index, tile.leaves, tile.bytes],
  })
  return rows[0]?.bytes ?? null
}

type CheckpointRow = { readonly size: string; readonly root: Buffer; readonly note: string; readonly published: boolean }
export type StoredCheckpoint = SignedCheckpoint & { readonly published: boolean }

const stored = (row: CheckpointRow): StoredCheckpoint => ({ ...row, size: position(row.size) })

/** The newest checkpoint that was signed, published or not yet. */
export const readNewestSigned = async (db: Queries): Promise<StoredCheckpoint | null> => {
  const rows = await db.rows<CheckpointRow>({
    name: 'audit.read_newest_signed',
    text: 'select size, root, note, published from tlog_checkpoint order by size desc limit 1',
  })
  return rows[0] === undefined ? null : stored(rows[0])
}

export const readNewestPublished = async (db: Queries): Promise<StoredCheckpoint | null> => {
  const rows = await db.rows<CheckpointRow>({
    name: 'audit.read_newest_published',
    text: 'select size, root, note, published from tlog_checkpoint where published order by size desc limit 1',
  })
  return rows[0] === undefined ? null : stored(rows[0])
}

/** The checkpoint of the empty tree, which every later one continues. */
export const storeEmptyCheckpoint = async (db: Queries, signed: SignedCheckpoint, at: Instant): Promise<void> => {
  await db.rows({
    name: 'audit.store_empty_checkpoint',
    text: 'insert into tlog_checkpoint (size, root, note, signed_at) values (0, $1, $2, $3) on conflict do nothing',
    values: [signed.root, signed.note, timestamp(at)],
  })
}

/** Publishes a checkpoint with its cosignatures, and drops those it replaces: the last of each hour and the last cosigned one stay. */
export const markPublished = async (db: Database, size: number, note: string, cosignatures: number): Promise<void> => {
  await db.batch([
    {
      name: 'audit.mark_published',
      text: 'update tlog_checkpoint set note = $2, cosignatures = $3, published = true where size = $1',
      values: [size, note, cosignatures],
    },
    {
      name: 'audit.drop_replaced_checkpoints',
      text: `
        delete from tlog_checkpoint as old where size in (
          select size from tlog_checkpoint where size < $1 order by size desc limit 16)
        and size <> coalesce((select max(size) from tlog_checkpoint where cosignatures > 0), -1)
        and exists (select from tlog_checkpoint as later where later.size > old.size and later.size <= $1
          and date_trunc('hour', later.signed_at, 'UTC') = date_trunc('hour', old.signed_at, 'UTC'))`,
      values: [size],
    },
  ])
}

export type LeafRow = { readonly stream: StreamNumber; readonly n: string; readonly leafIndex: number }

/** Places of some entries of one record; those not yet in the tree are not in the answer. */
export const readLeaves = async (
  db: Queries,
  recordId: string,
  wanted: readonly { readonly stream: StreamNumber; readonly n: string }[],
): Promise<readonly LeafRow[]> => {
  const rows = await db.rows<{ stream: StreamNumber; n: string; leaf_index: string }>({
    name: 'audit.read_leaves',
    text: `
      select stream, n, leaf_index from trace_leaf
      join unnest($2::smallint[], $3::bigint[]) as wanted (stream, n) using (stream, n)
      where record_id = $1 order by leaf_index`,
    values: [recordId, wanted.map(one => String(one.stream)), wanted.map(one => one.n)],
  })
  return rows.map(row => ({ stream: row.stream, n: row.n, leafIndex: position(row.leaf_index) }))
}
