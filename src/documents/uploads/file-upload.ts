import type { RecordId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import { deposit, type Deposit } from '../deposit.ts'
import type { CdaEngine } from '../format/engine.ts'
import type { Receipt } from '../model.ts'
import { examineZip } from './examine-zip.ts'
import { bytesOf, dropPiece, headOf, sourceOf } from './pieces.ts'
import { findUpload, receiptContext } from './receive-upload.ts'
import { UPLOAD_UNFINISHED } from './refusals.ts'
import { selectPieces, setReceipt } from './store.ts'

export type SaidOfUpload = Omit<Deposit, 'stream' | 'fileName' | 'declaredMediaType' | 'uniqueId' | 'acts' | 'submissionId' | 'vouched'>

/**
 * Files what was sent, by the way every deposit takes. Its own number is the uniqueId: cut anywhere, asked again, it answers the same receipt and adds
 * nothing.
 */
export const fileUpload = async (
  op: Operation,
  engine: CdaEngine,
  recordId: RecordId,
  uploadId: string,
  said: SaidOfUpload,
): Promise<Receipt> => {
  const { upload, receipt: known } = await findUpload(op, recordId, uploadId)
  if (known !== null) return { ...(JSON.parse(known.toString('utf8')) as Receipt), known: true }
  if (upload.received !== upload.length) return refuse(UPLOAD_UNFINISHED)
  const whose = { actorId: upload.actorId, uploadId }
  const pieces = await selectPieces(op.db, whose)
  const { fileName, declaredMediaType } = upload
  const vouched = await examineZip(await headOf(op, upload, pieces), sourceOf(op, upload, pieces))
  const receipt = await deposit(op, engine, recordId, {
    ...said,
    stream: bytesOf(op, upload, pieces),
    uniqueId: uploadId,
    ...(fileName === '' ? {} : { fileName }),
    // What an archive is, was looked at: systems name it as they like.
    ...(declaredMediaType === '' || vouched !== undefined ? {} : { declaredMediaType }),
    ...(vouched === undefined ? {} : { vouched: vouched.kind }),
  })
  await setReceipt(op.db, whose, op.keyring.sealForActor(upload.actorId, receiptContext(uploadId), Buffer.from(JSON.stringify(receipt))))
  for (const piece of pieces) await dropPiece(op, upload, piece)
  return receipt
}
