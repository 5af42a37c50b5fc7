import type { DocumentId, RecordId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Visibility } from '../kernel/visibility.ts'
import type { Queries } from '../platform/db/index.ts'
import { STATUS, type Status } from './model.ts'
import { tagList, VISIBLE_PARAMETERS, visibleShape, visibleSql, visibleValues, writtenBy } from './visible.ts'

/** A document that was changed, as it stands now. */
export type Changed = {
  readonly document_id: DocumentId
  readonly series_id: string
  readonly holder_from: Instant | null
  readonly hidden_from_representatives: boolean
  readonly sheltered: boolean
}

export type Target = { readonly recordId: RecordId; readonly documentId: DocumentId; readonly reached: Visibility }

type Update = {
  readonly name: string
  /** `$a` stands for `value`, `$at` for the instant of the act. */
  readonly set: string
  readonly from: readonly Status[]
  readonly value?: unknown
  /** Every version of it, or this one. */
  readonly whole: boolean
}

const ALIVE: readonly Status[] = ['approved', 'deprecated', 'archived']
const statuses = (names: readonly Status[]): string => `{${names.map(name => STATUS[name]).join(',')}}`

/** An update of one document inside what the Grant reaches; first the one that was named. None: absent for this actor, whatever the reason. */
const update = async (
  tx: Queries,
  { recordId, documentId, reached }: Target,
  { name, set, from, value, whole }: Update,
): Promise<readonly Changed[]> => {
  const p = (index: number): string => `$${index}`
  const own = (index: number): string => p(index + VISIBLE_PARAMETERS)
  return tx.rows<Changed>({
    name: `documents:${name}${visibleShape(reached)}`,
    text: `with reached as materialized (select d.series_id from document d where d.record_id = ${own(1)} and d.document_id = ${own(2)}
        and d.status = any(${own(3)}::smallint[]) and ${visibleSql(p, reached)}),
      changed as (update document c set ${set.replaceAll('$at', `${p(5)}::timestamptz`).replaceAll('$a', own(5))} from reached
        where c.record_id = ${own(1)} and ${whole ? `c.series_id = reached.series_id and c.status <> ${STATUS.deleted}` : `c.document_id = ${own(2)}`}
        returning c.document_id, c.series_id, c.holder_from, c.hidden_from_representatives, ${writtenBy('c', own(4))} as sheltered)
      select changed.* from changed order by changed.document_id <> ${own(2)}`,
    values: [
      ...visibleValues(reached),
      recordId,
      documentId,
      statuses(from),
      tagList(reached.shelteredPlaces),
      ...(value === undefined ? [] : [value]),
    ],
  })
}

/** A mask covers every version of a document. One whose day of announcement has passed may be masked like any other. */
export const setMasked = (tx: Queries, target: Target, masked: boolean): Promise<readonly Changed[]> =>
  update(tx, target, {
    name: 'mask',
    set: `masked = $a::boolean and coalesce(c.holder_from <= $at, true), holder_from = case when c.holder_from > $at then c.holder_from end`,
    from: ALIVE,
    value: masked,
    whole: true,
  })

/** One-way: made visible, never invisible again (domain.md §5.4 rule 2). */
export const revealToHolder = (tx: Queries, target: Target): Promise<readonly Changed[]> =>
  update(tx, target, { name: 'reveal-holder', set: 'holder_from = null', from: ALIVE, whole: true })

export const revealToRepresentatives = (tx: Queries, target: Target): Promise<readonly Changed[]> =>
  update(tx, target, { name: 'reveal-representatives', set: 'hidden_from_representatives = false', from: ALIVE, whole: true })

/** Nobody sees it, in any version, until it is settled. */
export const setContested = (tx: Queries, target: Target): Promise<readonly Changed[]> =>
  update(tx, target, { name: 'contest', set: 'contested = true', from: ALIVE, whole: true })

/** What was contested is found by its number alone: no visibility reaches it. `withdrawn`: every version goes. */
export const settleContested = (
  tx: Queries,
  recordId: RecordId,
  documentId: DocumentId,
  as: 'restored' | 'withdrawn',
): Promise<readonly Changed[]> =>
  tx.rows<Changed>({
    name: 'documents:settle',
    text: `update document c set contested = false, status = case when $3::boolean then ${STATUS.deleted} else c.status end
      from document n where n.record_id = $1 and n.document_id = $2 and n.contested and c.record_id = $1 and c.series_id = n.series_id and c.contested
      returning c.document_id, c.series_id, c.holder_from, c.hidden_from_representatives, false as sheltered`,
    values: [recordId, documentId, as === 'withdrawn'],
  })

export const setStatus = (tx: Queries, target: Target, from: readonly Status[], to: Status): Promise<readonly Changed[]> =>
  update(tx, target, { name: 'status', set: 'status = $a::smallint', from, value: STATUS[to], whole: false })

/** Obsolete versions go with the current one (domain.md §5.6). */
export const deleteVersions = (tx: Queries, recordId: RecordId, seriesId: string): Promise<unknown> =>
  tx.rows({
    name: 'documents:delete-versions',
    text: `update document set status = ${STATUS.deleted} where record_id = $1 and series_id = $2::uuid and status = ${STATUS.deprecated}`,
    values: [recordId, seriesId],
  })

export const setAudience = async (tx: Queries, target: Target, actorTags: readonly Tag[] | null): Promise<readonly Changed[]> => {
  const changed = await update(tx, target, {
    name: 'audience',
    set: 'audience = $a::smallint, masked = false',
    from: ALIVE,
    value: actorTags === null ? 0 : 1,
    whole: true,
  })
  const documents = `{${changed.map(({ document_id }) => document_id).join(',')}}`
  await tx.rows({
    name: 'documents:audience-rows',
    text: `with gone as (delete from document_audience where record_id = $1 and document_id = any($2::uuid[]) and not actor_tag = any($3::bigint[]))
      insert into document_audience (record_id, document_id, actor_tag) select $1, d, tag from unnest($2::uuid[]) d, unnest($3::bigint[]) tag on conflict do nothing`,
    values: [target.recordId, documents, `{${(actorTags ?? []).join(',')}}`],
  })
  return changed
}
