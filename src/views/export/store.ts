import type { SliceSelect } from '../../audit/index.ts'
import type { ActorId, RecordId, Tag } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Queries, timestamp } from '../../platform/db/index.ts'
import type { ExportId, ExportState } from './model.ts'

export type ExportRow = {
  readonly export_id: ExportId
  readonly asker_tag: Tag | null
  readonly state: ExportState
  readonly asked_at: Instant
  readonly expires_at: Instant | null
  readonly attempt: string | null
  readonly bytes: string | null
  readonly sealed: Buffer
  readonly progress: Buffer | null
}

const COLUMNS = 'export_id, asker_tag, state, asked_at, expires_at, attempt, bytes, sealed, progress'

/** First of a transaction that no append begins: rows are pinned to their record. */
export const pinRecord = (tx: Queries, recordId: RecordId): Promise<unknown> =>
  tx.rows({ name: 'views.pin_record', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values: [recordId] })

export type NewExport = {
  readonly recordId: RecordId
  readonly id: ExportId
  readonly askerTag: Tag | null
  /** Whose mandate it is while it runs (`session_is_live`); none: a loop hands it over. */
  readonly askerId: ActorId | null
  readonly at: Instant
  readonly sealed: Buffer
}

export const insertExport = (tx: Queries, { recordId, id, askerTag, askerId, at, sealed }: NewExport): Promise<unknown> =>
  tx.rows({
    name: 'views.ask_export',
    text: `insert into export (record_id, export_id, asker_tag, state, asked_at, changed_at, sealed, asker_id)
      values ($1, $2, $3, 'asked', $4, $4, $5, $6)`,
    values: [recordId, id, askerTag, timestamp(at), sealed, askerId],
  })

export const insertTag = (tx: Queries, tag: Buffer, sealed: Buffer): Promise<unknown> =>
  tx.rows({
    name: 'views.tag_export',
    text: 'insert into export_tag (tag, sealed) values ($1, $2) on conflict do nothing',
    values: [tag, sealed],
  })

export const findTag = async (tx: Queries, tag: Buffer): Promise<Buffer | undefined> => {
  const [row] = await tx.rows<{ sealed: Buffer }>({
    name: 'views.find_export_tag',
    text: 'select sealed from export_tag where tag = $1',
    values: [tag],
  })
  return row?.sealed
}

export const deleteTags = (tx: Queries, tags: readonly Buffer[]): Promise<unknown> =>
  tx.rows({
    name: 'views.forget_export_tags',
    text: 'delete from export_tag where tag = any($1::bytea[])',
    values: [`{${tags.map(tag => `"\\\\x${tag.toString('hex')}"`).join(',')}}`],
  })

/** Those of one asker, latest first. */
export const selectExports = (tx: Queries, recordId: RecordId, askerTag: Tag): Promise<readonly ExportRow[]> =>
  tx.rows({
    name: 'views.exports',
    text: `select ${COLUMNS} from export where record_id = $1 and asker_tag = $2 order by asked_at desc, export_id limit 20`,
    values: [recordId, askerTag],
  })

export const lockExport = async (tx: Queries, recordId: RecordId, id: ExportId): Promise<ExportRow | undefined> => {
  const [row] = await tx.rows<ExportRow>({
    name: 'views.lock_export',
    text: `select ${COLUMNS} from export where record_id = $1 and export_id = $2 for update`,
    values: [recordId, id],
  })
  return row
}

export const beginAttempt = (tx: Queries, recordId: RecordId, id: ExportId, attempt: string, at: Instant): Promise<unknown> =>
  tx.rows({
    name: 'views.begin_export',
    text: `update export set state = 'running', attempt = $3, changed_at = $4 where record_id = $1 and export_id = $2`,
    values: [recordId, id, attempt, timestamp(at)],
  })

/** False: cancelled meanwhile, or begun again by another. */
export const writeProgress = async (tx: Queries, recordId: RecordId, id: ExportId, attempt: string, progress: Buffer): Promise<boolean> =>
  (
    await tx.rows({
      name: 'views.export_progress',
      text: `update export set progress = $4 where record_id = $1 and export_id = $2 and attempt = $3 and state = 'running' returning export_id`,
      values: [recordId, id, attempt, progress],
    })
  ).length === 1

export type MadeArchive = {
  readonly recordId: RecordId
  readonly id: ExportId
  readonly attempt: string
  readonly bytes: number
  readonly wrappedKey: Buffer
  readonly archive: Buffer
  readonly progress: Buffer
  readonly at: Instant
  readonly expiresAt: Instant
}

/** False: cancelled meanwhile, or begun again by another. */
export const markReady = async (tx: Queries, made: MadeArchive): Promise<boolean> =>
  (
    await tx.rows({
      name: 'views.export_ready',
      text: `update export set state = 'ready', asker_id = null, bytes = $4, wrapped_key = $5, archive = $6, progress = $7, changed_at = $8, expires_at = $9
        where record_id = $1 and export_id = $2 and attempt = $3 and state = 'running' returning export_id`,
      values: [
        made.recordId,
        made.id,
        made.attempt,
        made.bytes,
        made.wrappedKey,
        made.archive,
        made.progress,
        timestamp(made.at),
        timestamp(made.expiresAt),
      ],
    })
  ).length === 1

/** What is over opens no more: its key goes with its state. */
export const endExport = (
  tx: Queries,
  recordId: RecordId,
  id: ExportId,
  state: 'failed' | 'cancelled' | 'expired',
  at: Instant,
): Promise<unknown> =>
  tx.rows({
    name: 'views.end_export',
    text: 'update export set state = $3, asker_id = null, wrapped_key = null, archive = null, changed_at = $4 where record_id = $1 and export_id = $2',
    values: [recordId, id, state, timestamp(at)],
  })

export type ArchiveRow = {
  readonly attempt: string
  readonly asked_at: Instant
  readonly bytes: string
  readonly wrapped_key: Buffer
  readonly archive: Buffer
}

/** One archive that is ready, of the one who asked for it. */
export const selectArchive = (askerTag: Tag, id: ExportId, at: Instant): SliceSelect => ({
  name: 'views:archive',
  sql: value => `select e.attempt, e.asked_at, e.bytes, e.wrapped_key, e.archive, null::smallint as trace_to from export e
    where e.record_id = pin.record_id and e.export_id = ${value(1)}::uuid and e.asker_tag = ${value(2)}::bigint and e.state = 'ready'
      and e.expires_at > ${value(3)}::timestamptz`,
  values: [id, askerTag, timestamp(at)],
})

/** One that two agents accepted, for the bearer of its code. */
export const selectHandedOver = (id: ExportId, at: Instant): SliceSelect => ({
  name: 'views:handed-over',
  sql: value => `select e.attempt, e.asked_at, e.bytes, e.wrapped_key, e.archive, null::smallint as trace_to from export e
    where e.record_id = pin.record_id and e.export_id = ${value(1)}::uuid and e.asker_tag is null and e.state = 'ready'
      and e.expires_at > ${value(2)}::timestamptz`,
  values: [id, timestamp(at)],
})

export const deleteExports = (tx: Queries, recordId: RecordId): Promise<readonly { readonly export_id: ExportId }[]> =>
  tx.rows({
    name: 'views.forget_exports',
    text: 'delete from export where record_id = $1 returning export_id',
    values: [recordId],
  })
