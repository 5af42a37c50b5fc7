import type { Grant } from '../../kernel/grant.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { after } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import { setDue } from '../../platform/due/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { parametersAt } from '../../policy/index.ts'
import { LIMITS, PIECE_BYTES, type Upload } from './model.ts'
import { dropAll, dropPiece, keepPiece } from './pieces.ts'
import { UPLOAD_ABSENT, UPLOAD_OFFSET, UPLOAD_TOO_LARGE, UPLOADS_FULL } from './refusals.ts'
import { deleteUpload, insertPiece, insertUpload, type LiveSession, nextExpiry, selectUpload, type UploadRow } from './store.ts'

export type NewUpload = { readonly length: number; readonly fileName: string; readonly declaredMediaType: string }

const sessionOf = ({ caller, instant }: Operation): LiveSession => ({
  actorId: caller.subject.id,
  sessionId: caller.means === 'loop' ? null : caller.sessionId,
  at: instant,
})
const whoseOf = (op: Operation, uploadId: string) => ({ actorId: op.caller.subject.id, uploadId })
const context = (uploadId: string): string => `upload|${uploadId}`

type Said = Pick<Upload, 'recordId' | 'fileName' | 'declaredMediaType'>

/** A place for a file that she may add to this record. Nothing of it is in the record until it is filed; it is forgotten after a day. */
export const createUpload = async (op: Operation, grant: Grant<'deposit'>, asked: NewUpload): Promise<Upload> => {
  const isImaging = /\.(?:zip|dcm)$/i.test(asked.fileName) || /zip|dicom/.test(asked.declaredMediaType)
  if (asked.length > (isImaging ? LIMITS.imagingBytes : parametersAt(op.instant).depositMaxBytes)) return refuse(UPLOAD_TOO_LARGE)
  const whose = whoseOf(op, op.draw.uuid())
  const { recordId } = grant
  const fileName = [...asked.fileName].slice(0, LIMITS.nameCharacters).join('')
  const said: Said = { recordId, fileName, declaredMediaType: asked.declaredMediaType.slice(0, 100) }
  const sealed = op.keyring.sealForActor(whose.actorId, context(whose.uploadId), Buffer.from(JSON.stringify(said)))
  const isKept = await op.db.transaction(async tx => {
    const expiresAt = after(op.instant, LIMITS.lifeMilliseconds)
    const kept = await insertUpload(tx, whose, asked.length, expiresAt, sealed, sessionOf(op))
    const due = kept ? await nextExpiry(tx, whose.actorId) : null
    if (due !== null) await setDue(tx, { kind: 'documents.expire-uploads', subject: whose.actorId, due })
    return kept
  })
  if (!isKept) return refuse(UPLOADS_FULL)
  return { ...said, id: whose.uploadId, actorId: whose.actorId, length: asked.length, received: 0 }
}

export type Found = { readonly upload: Upload; readonly receipt: Buffer | null }

/** Hers, of this record, not expired; else it does not exist. */
export const findUpload = async (op: Operation, recordId: RecordId, uploadId: string): Promise<Found> => {
  const row = await selectUpload(op.db, whoseOf(op, uploadId), sessionOf(op))
  const upload = row === undefined ? undefined : openUpload(op, uploadId, row)
  if (row === undefined || upload === undefined || upload.recordId !== recordId) return refuse(UPLOAD_ABSENT)
  const { receipt } = row
  return { upload, receipt: receipt === null ? null : op.keyring.openForActor(upload.actorId, receiptContext(uploadId), receipt) }
}

export const receiptContext = (uploadId: string): string => `upload|${uploadId}|receipt`

const openUpload = (op: Operation, uploadId: string, { length, received, sealed }: UploadRow): Upload => {
  const { actorId } = whoseOf(op, uploadId)
  const said = JSON.parse(op.keyring.openForActor(actorId, context(uploadId), sealed).toString('utf8')) as Said
  return { ...said, id: uploadId, actorId, length: Number(length), received: Number(received) }
}

/**
 * Takes in what comes from `offset` on, a piece at a time: each is sealed and durable before the next is read. A sender who hangs up, or a server that is
 * killed, leaves what was kept; she asks where to go on. Gives where it stands.
 */
export const appendUpload = async (
  op: Operation,
  recordId: RecordId,
  uploadId: string,
  offset: number,
  body: AsyncIterable<Uint8Array>,
): Promise<number> => {
  const { upload, receipt } = await findUpload(op, recordId, uploadId)
  if (receipt !== null || upload.received !== offset) return refuse(UPLOAD_OFFSET)
  let at = offset
  for await (const plain of piecesOf(body)) {
    if (at + plain.length > upload.length) return refuse(UPLOAD_TOO_LARGE)
    const piece = await keepPiece(op, upload, at, plain)
    if (!(await insertPiece(op.db, { actorId: upload.actorId, uploadId }, piece))) {
      await dropPiece(op, upload, piece)
      return refuse(UPLOAD_OFFSET)
    }
    at += plain.length
  }
  return at
}

/** What came before a cut is given too, then the cut is told. */
async function* piecesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = []
  let have = 0
  const taken = (): Buffer => {
    const piece = Buffer.concat(parts)
    parts = []
    have = 0
    return piece
  }
  let cut: { readonly error: unknown } | undefined
  try {
    for await (const chunk of body) {
      for (let rest = chunk; rest.length > 0; ) {
        const part = rest.subarray(0, PIECE_BYTES - have)
        parts.push(part)
        have += part.length
        rest = rest.subarray(part.length)
        if (have === PIECE_BYTES) yield taken()
      }
    }
  } catch (error) {
    cut = { error }
  }
  if (have > 0) yield taken()
  if (cut !== undefined) throw cut.error
}

/** She gives up: bytes before the row, so that nothing is left that no row names. */
export const forgetUpload = async (op: Operation, recordId: RecordId, uploadId: string): Promise<void> => {
  const { upload } = await findUpload(op, recordId, uploadId)
  await dropAll(op, upload.actorId, uploadId)
  await deleteUpload(op.db, { actorId: upload.actorId, uploadId })
}
