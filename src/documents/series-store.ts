import type { DocumentId, RecordId, SubmissionId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Database, type Queries, timestamp } from '../platform/db/index.ts'
import { STATUS } from './model.ts'
import { ownedBy } from './store.ts'

const list = (values: readonly string[]): string => `{${values.join(',')}}`

export type KnownDeposit = {
  readonly document_id: DocumentId
  readonly content_tag: Tag
  readonly submission_id: SubmissionId
  readonly status: number
  readonly holder_from: Instant | null
  readonly hidden_from_representatives: boolean
  readonly replaced: DocumentId | null
}

/** What this depositor filed under this uniqueId before: her own namespace, so the answer tells her nothing of others. */
export const selectDeposit = async (db: Queries, recordId: RecordId, depositor: Tag, uniqueTag: Tag): Promise<KnownDeposit | undefined> =>
  (
    await db.rows<KnownDeposit>({
      name: 'documents:known',
      text: `select d.document_id, d.content_tag, d.submission_id, d.status, d.holder_from, d.hidden_from_representatives,
      (select p.document_id from document p where p.record_id = d.record_id and p.replaced_by = d.document_id limit 1) as replaced
      from document d where d.record_id = $1 and d.depositor_tag = $2 and d.unique_tag = $3`,
      values: [recordId, depositor, uniqueTag],
    })
  )[0]

/** The relative whose place, or whose side, a new version takes. */
export type Relative = {
  readonly document_id: DocumentId
  readonly series_id: string
  readonly version: number
  readonly masked: boolean
  readonly holder_from: Instant | null
  readonly hidden_from_representatives: boolean
  readonly audience: number
}

const RELATIVE = (alias: string): string =>
  ['document_id', 'series_id', 'version', 'masked', 'holder_from', 'hidden_from_representatives', 'audience']
    .map(column => `${alias}.${column}`)
    .join(', ')

/**
 * The current version that a replacement takes the place of, inside what its author or structure wrote: the very document when it is named
 * by id; the head of its series when a header names any version of it. Locked by the append that came before.
 */
export const selectParent = async (
  tx: Queries,
  recordId: RecordId,
  owners: readonly Tag[],
  by: { uniqueTag: Tag } | { documentId: DocumentId },
): Promise<Relative | undefined> =>
  (
    await tx.rows<Relative>({
      name: 'documents:parent',
      text: `select ${RELATIVE('h')} from document n join document h on h.record_id = n.record_id and h.series_id = n.series_id
      where n.record_id = $1 and (n.unique_tag = $2::bigint or n.document_id = $3::uuid) and n.status <> ${STATUS.deleted} and ${ownedBy('n', '$4')}
        and ($3::uuid is null or h.document_id = n.document_id) and h.status in (${STATUS.approved}, ${STATUS.archived}) and ${ownedBy('h', '$4')}
      order by h.version desc limit 1`,
      values: [recordId, 'uniqueTag' in by ? by.uniqueTag : null, 'documentId' in by ? by.documentId : null, list(owners)],
    })
  )[0]

/** Whether there is something of hers under this id, replaced meanwhile or not: asked before a byte is read, of a record or of a decoy. */
export const selectOwn = async (db: Database, recordId: RecordId, owners: readonly Tag[], documentId: DocumentId): Promise<boolean> => {
  const [, rows] = await db.batch([
    { name: 'documents:pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values: [recordId] },
    {
      name: 'documents:own',
      text: `select d.document_id from document d where d.record_id = $1 and d.document_id = $2 and d.status <> ${STATUS.deleted} and ${ownedBy('d', '$3')}`,
      values: [recordId, documentId, list(owners)],
    },
  ])
  return rows?.length === 1
}

/** A replacement that arrived before the document it replaces: the late parent is stored already deprecated (architecture §5). */
export const selectReplacement = async (
  tx: Queries,
  recordId: RecordId,
  owners: readonly Tag[],
  uniqueTag: Tag,
): Promise<Relative | undefined> =>
  (
    await tx.rows<Relative>({
      name: 'documents:replacement',
      text: `select ${RELATIVE('d')} from document d where d.record_id = $1 and d.replaces_tag = $2 and d.status <> ${STATUS.deleted} and ${ownedBy('d', '$3')}
      order by d.version limit 1`,
      values: [recordId, uniqueTag, list(owners)],
    })
  )[0]

export const deprecate = (tx: Queries, recordId: RecordId, documentId: DocumentId, replacedBy: DocumentId): Promise<unknown> =>
  tx.rows({
    name: 'documents:deprecate',
    text: `update document set status = ${STATUS.deprecated}, replaced_by = $3 where record_id = $1 and document_id = $2`,
    values: [recordId, documentId, replacedBy],
  })

/** Makes room before a series for the older versions that came late: those that stand move up, into the series they belong to. */
export const joinSeries = (
  tx: Queries,
  recordId: RecordId,
  from: string,
  to: string,
  shift: number,
  masks: { readonly masked: boolean; readonly at: Instant },
): Promise<unknown> =>
  tx.rows({
    name: 'documents:join-series',
    text: `update document set series_id = $3::uuid, version = version + $4::integer,
        masked = masked or ($5::boolean and (holder_from is null or holder_from <= $6::timestamptz))
      where record_id = $1 and series_id = $2::uuid`,
    values: [recordId, from, to, shift, masks.masked, timestamp(masks.at)],
  })

export const copyAudience = (tx: Queries, recordId: RecordId, from: DocumentId, to: DocumentId): Promise<unknown> =>
  tx.rows({
    name: 'documents:copy-audience',
    text: 'insert into document_audience (record_id, document_id, actor_tag) select record_id, $3, actor_tag from document_audience where record_id = $1 and document_id = $2',
    values: [recordId, from, to],
  })

/** The professionals chosen for an older version, for every version of a series that was open to all. */
export const spreadAudience = (tx: Queries, recordId: RecordId, from: DocumentId, toSeries: string): Promise<unknown> =>
  tx.rows({
    name: 'documents:spread-audience',
    text: `with narrowed as (update document set audience = 1 where record_id = $1 and series_id = $3::uuid and audience = 0 returning document_id)
      insert into document_audience (record_id, document_id, actor_tag)
      select $1, narrowed.document_id, a.actor_tag from narrowed, document_audience a where a.record_id = $1 and a.document_id = $2`,
    values: [recordId, from, toSeries],
  })
