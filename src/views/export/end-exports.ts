import type { RecordId } from '../../kernel/ids.ts'
import { dropDue } from '../../platform/due/index.ts'
import type { Queries } from '../../platform/db/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { archiveKey, type ExportId } from './model.ts'
import { exportTag, openPlace } from './sealing.ts'
import { deleteExports, deleteTags, endExport, findTag, lockExport, pinRecord } from './store.ts'

/** Rings when the days of a copy are over: its key goes with the row’s state, then the file. In the transaction of its clock. Answers whose it was. */
export const expireExport = (op: Operation, id: ExportId): Promise<RecordId | null> =>
  op.db.transaction(async tx => {
    const place = await findTag(tx, exportTag(op, id))
    if (place === undefined) return null
    const recordId = openPlace(op, id, place)
    await pinRecord(tx, recordId)
    const row = await lockExport(tx, recordId, id)
    if (row?.state !== 'ready') return null
    await endExport(tx, recordId, id, 'expired', op.instant)
    // Without its key the file opens for nobody; should this be rolled back, the clock rings again.
    if (row.attempt !== null) await op.blobs.remove(archiveKey(recordId, row.attempt))
    return recordId
  })

/** What a purge takes of this slice; the files go with the record's other bytes. */
export const forgetExports = async (tx: Queries, op: Operation, recordId: RecordId): Promise<void> => {
  await pinRecord(tx, recordId)
  const gone = await deleteExports(tx, recordId)
  for (const { export_id: id } of gone) await dropDue(tx, 'exports.expire', id)
  await deleteTags(
    tx,
    gone.map(({ export_id: id }) => exportTag(op, id)),
  )
}
