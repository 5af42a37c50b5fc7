import { underGrant } from '../../access/index.ts'
import { type Act, readUnderTrace, type SliceSelect, writeUnderTrace } from '../../audit/index.ts'
import { requireSession } from '../../accounts/index.ts'
import type { Grant } from '../../kernel/grant.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import { dropDue } from '../../platform/due/index.ts'
import type { ContentFacts } from '../../platform/keyring/content.ts'
import type { Operation } from '../../platform/operation.ts'
import { ARCHIVE_TYPE, archiveKey, type Export, type ExportId, NOT_BEGUN } from './model.ts'
import { EXPORT_GONE } from './refusals.ts'
import { archiveContext, openAsked, openProgress } from './sealing.ts'
import {
  type ArchiveRow,
  endExport,
  type ExportRow,
  lockExport,
  pinRecord,
  selectArchive,
  selectExports,
  selectHandedOver,
} from './store.ts'

const LOOK: Act = { action: 'record.export', motive: 'progress' }

/** Her own, latest first. It opens nothing of the record, and is asked again and again: a look leaves no trace, a refusal does. */
export const listExports = (op: Operation, recordId: RecordId): Promise<readonly Export[]> =>
  underGrant(op, recordId, 'export', LOOK, async grant => {
    await requireSession(op)
    const rows = await op.db.transaction(async tx => {
      void pinRecord(tx, recordId)
      return selectExports(tx, recordId, grant.actorTag)
    })
    return rows.map(row => toExport(op, row))
  })

const toExport = (op: Operation, row: ExportRow): Export => ({
  id: row.export_id,
  state: row.state === 'ready' && row.expires_at !== null && row.expires_at <= op.instant ? 'expired' : row.state,
  askedAt: row.asked_at,
  expiresAt: row.expires_at,
  bytes: row.bytes === null ? null : Number(row.bytes),
  scope: openAsked(op, row.export_id, row.sealed).scope,
  progress: row.progress === null ? NOT_BEGUN : openProgress(op, row.export_id, row.progress),
})

/** Stops what is being made, or removes what was: by who asked for it. Errors: `export-gone`. */
export const cancelExport = (op: Operation, recordId: RecordId, id: ExportId): Promise<void> => {
  const act: Act = { action: 'record.export', motive: 'cancelled' }
  return underGrant(op, recordId, 'export', act, async grant => {
    const { value: attempt } = await writeUnderTrace(op, grant, act, async tx => {
      const row = await lockExport(tx, recordId, id)
      if (row === undefined || row.asker_tag !== grant.actorTag || !LIVES.has(row.state)) return refuse(EXPORT_GONE)
      await endExport(tx, recordId, id, 'cancelled', op.instant)
      await dropDue(tx, 'exports.expire', id)
      return row.attempt
    })
    if (attempt !== null) await op.blobs.remove(archiveKey(recordId, attempt))
  })
}

const LIVES: ReadonlySet<ExportRow['state']> = new Set(['asked', 'running', 'ready'])

export type Archive = {
  readonly id: ExportId
  readonly askedAt: Instant
  readonly bytes: number
  /** From this byte on. Verified piece by piece: it throws before a wrong byte leaves. */
  open(start: number): AsyncGenerator<Uint8Array>
}

/** The file, for who asked for it and still has the right. Each opening is traced, a download taken up again too. Errors: `export-gone`. */
export const openExport = (op: Operation, recordId: RecordId, id: ExportId): Promise<Archive> => {
  const act: Act = { action: 'record.export', motive: 'download' }
  return underGrant(op, recordId, 'export', act, grant => open(op, grant, act, id, selectArchive(grant.actorTag, id, op.instant)))
}

/**
 * A copy that nobody of the record asked for, for the bearer of its code: the loop opens it, no agent's Grant does. Each opening is traced. Errors:
 * `export-gone`.
 */
export const openHandedOver = (op: Operation, recordId: RecordId, id: ExportId): Promise<Archive> => {
  const act: Act = { action: 'record.hand-over', motive: 'download' }
  return underGrant(op, recordId, 'export', act, grant =>
    grant.basis.rule === 'handing-over' ? open(op, grant, act, id, selectHandedOver(id, op.instant)) : refuse(EXPORT_GONE),
  )
}

const open = async (op: Operation, grant: Grant<'export'>, act: Act, id: ExportId, select: SliceSelect): Promise<Archive> => {
  const { committed, value: row } = await readUnderTrace<'export', ArchiveRow>(op, grant, act, select)
  if (row === undefined) return refuse(EXPORT_GONE)
  const opener = await op.keyring.opener(committed)
  const facts = factsOf(opener.meta(archiveContext(id), row.archive))
  const sealed = () => op.blobs.get(archiveKey(grant.recordId, row.attempt))
  const slot = archiveSlot(grant.recordId, id)
  return {
    id,
    askedAt: row.asked_at,
    bytes: facts.bytes,
    open: start => from(opener.content(slot, row.wrapped_key, facts, sealed()), start),
  }
}

export const archiveSlot = (recordId: RecordId, id: ExportId): { recordId: RecordId; documentId: DocumentId; version: number } => {
  const documentId: string = id
  return { recordId, documentId: documentId as DocumentId, version: 1 }
}

const factsOf = (plain: Buffer): ContentFacts => {
  const { bytes, sha256 } = JSON.parse(plain.toString('utf8')) as { readonly bytes: number; readonly sha256: string }
  return { mediaType: ARCHIVE_TYPE, bytes, sha256: Buffer.from(sha256, 'hex') }
}

async function* from(pieces: AsyncIterable<Uint8Array>, start: number): AsyncGenerator<Uint8Array> {
  let at = 0
  for await (const piece of pieces) {
    if (at + piece.length > start) yield at >= start ? piece : piece.subarray(start - at)
    at += piece.length
  }
}
