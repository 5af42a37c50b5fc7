import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../../platform/db/index.ts'
import { LIMITS, type Piece } from './model.ts'

export type Whose = { readonly actorId: ActorId; readonly uploadId: string }
/** Asked in the same flight: her session still stands. */
export type LiveSession = { readonly actorId: string; readonly sessionId: string | null; readonly at: Instant }

/** False, and nothing: her session has ended, or too much waits. */
export const insertUpload = async (
  tx: Queries,
  { actorId, uploadId }: Whose,
  length: number,
  expiresAt: Instant,
  sealed: Buffer,
  session: LiveSession,
): Promise<boolean> => {
  // Two at once would both find room: they go one after the other.
  await tx.rows({ name: 'documents:upload-turn', text: 'select pg_advisory_xact_lock(225, hashtext($1))', values: [actorId] })
  const rows = await tx.rows({
    name: 'documents:upload',
    text: `insert into upload (actor_id, upload_id, expires_at, length, sealed) select $1::uuid, $2::uuid, $3::timestamptz, $4::bigint, $5::bytea
      where session_is_live($6::uuid, $7::uuid, $8::timestamptz)
        and (select count(*) < $9::integer and coalesce(sum(length), 0) + $4::bigint <= $10::bigint from upload where actor_id = $1 and receipt is null)
      returning upload_id`,
    values: [
      actorId,
      uploadId,
      timestamp(expiresAt),
      length,
      sealed,
      session.actorId,
      session.sessionId,
      timestamp(session.at),
      LIMITS.waiting,
      LIMITS.waitingBytes,
    ],
  })
  return rows.length === 1
}

export type UploadRow = {
  readonly length: string
  readonly received: string
  readonly expires_at: Instant
  readonly sealed: Buffer
  readonly receipt: Buffer | null
}

export const selectUpload = async (db: Queries, { actorId, uploadId }: Whose, session: LiveSession): Promise<UploadRow | undefined> =>
  (
    await db.rows<UploadRow>({
      name: 'documents:upload-one',
      text: `select length, received, expires_at, sealed, receipt from upload
        where actor_id = $1 and upload_id = $2 and expires_at > $5::timestamptz and session_is_live($3::uuid, $4::uuid, $5::timestamptz)`,
      values: [actorId, uploadId, session.actorId, session.sessionId, timestamp(session.at)],
    })
  )[0]

/** One piece more, where it belongs; false, and nothing, when another came there first. */
export const insertPiece = async (db: Queries, { actorId, uploadId }: Whose, piece: Piece): Promise<boolean> =>
  (
    await db.rows({
      name: 'documents:upload-piece',
      text: `with grown as (update upload set received = received + $4::integer
          where actor_id = $1 and upload_id = $2 and received = $3::bigint and receipt is null returning actor_id, upload_id)
        insert into upload_piece (actor_id, upload_id, start, bytes, piece_id, sha256, wrapped_key)
        select actor_id, upload_id, $3::bigint, $4::integer, $5::uuid, $6::bytea, $7::bytea from grown returning piece_id`,
      values: [actorId, uploadId, piece.start, piece.bytes, piece.pieceId, piece.sha256, piece.wrappedKey],
    })
  ).length === 1

type PieceRow = {
  readonly start: string
  readonly bytes: number
  readonly piece_id: string
  readonly sha256: Buffer
  readonly wrapped_key: Buffer
}

export const selectPieces = async (db: Queries, { actorId, uploadId }: Whose): Promise<readonly Piece[]> =>
  (
    await db.rows<PieceRow>({
      name: 'documents:upload-pieces',
      text: 'select start, bytes, piece_id, sha256, wrapped_key from upload_piece where actor_id = $1 and upload_id = $2 order by start',
      values: [actorId, uploadId],
    })
  ).map(({ start, bytes, piece_id, sha256, wrapped_key }) => ({
    start: Number(start),
    bytes,
    pieceId: piece_id,
    sha256,
    wrappedKey: wrapped_key,
  }))

/** It is filed: what was answered is kept until it expires, its pieces are not. */
export const setReceipt = async (db: Queries, { actorId, uploadId }: Whose, receipt: Buffer): Promise<void> => {
  await db.rows({
    name: 'documents:upload-filed',
    text: `with gone as (delete from upload_piece where actor_id = $1 and upload_id = $2)
      update upload set receipt = $3::bytea where actor_id = $1 and upload_id = $2`,
    values: [actorId, uploadId, receipt],
  })
}

export const deleteUpload = async (db: Queries, { actorId, uploadId }: Whose): Promise<void> => {
  await db.rows({
    name: 'documents:upload-gone',
    text: 'delete from upload where actor_id = $1 and upload_id = $2',
    values: [actorId, uploadId],
  })
}

/** Her pieces go with them. */
export const deleteSentBy = async (tx: Queries, actorId: ActorId): Promise<void> => {
  await tx.rows({ name: 'documents:uploads-of', text: 'delete from upload where actor_id = $1', values: [actorId] })
}

/** Those whose day is over, gone; gives their numbers. */
export const deleteExpired = async (tx: Queries, actorId: ActorId, at: Instant): Promise<readonly string[]> =>
  (
    await tx.rows<{ upload_id: string }>({
      name: 'documents:upload-expired',
      text: 'delete from upload where actor_id = $1 and expires_at <= $2::timestamptz returning upload_id',
      values: [actorId, timestamp(at)],
    })
  ).map(({ upload_id }) => upload_id)

/** When the next of hers expires; none: `null`. */
export const nextExpiry = async (tx: Queries, actorId: ActorId): Promise<Instant | null> => {
  const [row] = await tx.rows<{ due: Instant | null }>({
    name: 'documents:upload-next',
    text: 'select min(expires_at) as due from upload where actor_id = $1',
    values: [actorId],
  })
  return row?.due ?? null
}
