import type { ActorId, DocumentId } from '../../kernel/ids.ts'
import { contentSlot } from '../../platform/keyring/keyring.ts'
import { hasher } from '../../platform/keyring/primitives.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Source } from '../../platform/zip/index.ts'
import type { Piece, Upload } from './model.ts'

const TYPE = 'application/octet-stream'

export const folderOfSender = (actorId: ActorId): string => `upload/${actorId}/`
/** One folder an upload, apart from every record. */
export const folderOf = (actorId: ActorId, uploadId: string): string => `${folderOfSender(actorId)}${uploadId}/`
const keyOf = ({ actorId, id }: Upload, { pieceId }: Pick<Piece, 'pieceId'>): string => `${folderOf(actorId, id)}${pieceId}`
const slotOf = ({ recordId, id }: Upload, start: number) => contentSlot(recordId, id as DocumentId, start)

/** Sealed under a key of its own, wrapped for her: in the store of bytes when this resolves, in no row yet. */
export const keepPiece = async (op: Operation, upload: Upload, start: number, plain: Uint8Array): Promise<Piece> => {
  const hash = hasher('sha256')
  hash.update(plain)
  const sha256 = hash.digest()
  const pieceId = op.draw.uuid()
  const sealer = await op.keyring.sealer(upload.recordId)
  const { sealed, wrapForActor } = sealer.content(slotOf(upload, start), [plain], () => ({ mediaType: TYPE, bytes: plain.length, sha256 }))
  await op.blobs.put(keyOf(upload, { pieceId }), sealed)
  return { start, bytes: plain.length, pieceId, sha256, wrappedKey: wrapForActor(upload.actorId, upload.id) }
}

export const dropPiece = (op: Operation, upload: Upload, piece: Pick<Piece, 'pieceId'>): Promise<void> =>
  op.blobs.remove(keyOf(upload, piece))

/** What lies in the store of bytes of one upload, named by a row or not. */
export const dropAll = async ({ blobs }: Pick<Operation, 'blobs'>, actorId: ActorId, uploadId: string): Promise<void> => {
  for await (const { key } of blobs.list(folderOf(actorId, uploadId))) await blobs.remove(key)
}

const openPiece = (op: Operation, upload: Upload, piece: Piece): AsyncGenerator<Buffer> =>
  op.keyring.openContentForActor(
    upload.actorId,
    upload.id,
    slotOf(upload, piece.start),
    piece.wrappedKey,
    { mediaType: TYPE, bytes: piece.bytes, sha256: piece.sha256 },
    op.blobs.get(keyOf(upload, piece)),
  )

/** Plain bytes `start` to `end - 1`, verified before they leave; whole pieces are read, a few megabytes each. */
export async function* bytesOf(
  op: Operation,
  upload: Upload,
  pieces: readonly Piece[],
  start = 0,
  end = upload.length,
): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    if (piece.start + piece.bytes <= start || piece.start >= end) continue
    let at = piece.start
    for await (const chunk of openPiece(op, upload, piece)) {
      const from = Math.max(start - at, 0)
      const to = Math.min(end - at, chunk.length)
      at += chunk.length
      if (from < to) yield chunk.subarray(from, to)
      if (at >= end) return
    }
  }
}

/** For who reads from anywhere in it: the directory of an archive, one image of many. */
export const sourceOf = (op: Operation, upload: Upload, pieces: readonly Piece[]): Source => ({
  bytes: upload.length,
  read: (start, end) => bytesOf(op, upload, pieces, start, end),
})

const HEAD = 256 * 1024

export const headOf = async (op: Operation, upload: Upload, pieces: readonly Piece[]): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  for await (const part of bytesOf(op, upload, pieces, 0, Math.min(HEAD, upload.length))) parts.push(part)
  return Buffer.concat(parts)
}
