import type { DocumentId, RecordId, Tag } from '../kernel/ids.ts'
import type { Visibility } from '../kernel/visibility.ts'
import type { Queries } from '../platform/db/index.ts'
import { STATUS, type Status } from './model.ts'
import { VISIBLE_PARAMETERS, visibleSql, visibleValues } from './visible.ts'

/** An update of one document inside what the Grant reaches. No row: absent for this actor, whatever the reason. */
const updateReached = async (
  tx: Queries, name: string, set: string, recordId: RecordId, documentId: DocumentId, reached: Visibility, from: readonly Status[], values: readonly unknown[] = [],
): Promise<{ readonly series_id: string } | undefined> => {
  const p = (index: number): string => `$${index}`
  const own = (index: number): string => `$${index + VISIBLE_PARAMETERS + 3}`
  const [row] = await tx.rows<{ series_id: string }>({
    name: `documents:${name}`,
    text: `update document d set ${set.replaceAll('$a', own(1))} where d.record_id = ${p(VISIBLE_PARAMETERS + 1)} and d.document_id = ${p(VISIBLE_PARAMETERS + 2)}
      and d.status = any(${p(VISIBLE_PARAMETERS + 3)}::smallint[]) and ${visibleSql(p)} returning d.series_id`,
    values: [...visibleValues(reached), recordId, documentId, `{${from.map(status => STATUS[status]).join(',')}}`, ...values],
  })
  return row
}

const ALIVE: readonly Status[] = ['approved', 'deprecated', 'archived']

export const setMasked = (tx: Queries, recordId: RecordId, documentId: DocumentId, reached: Visibility, masked: boolean) =>
  updateReached(tx, 'mask', 'masked = $a::boolean', recordId, documentId, reached, ALIVE, [masked])

/** One-way: made visible, never invisible again (domain.md §5.4 rule 2). */
export const revealToHolder = (tx: Queries, recordId: RecordId, documentId: DocumentId, reached: Visibility) =>
  updateReached(tx, 'reveal-holder', 'holder_from = null', recordId, documentId, reached, ALIVE)

export const revealToRepresentatives = (tx: Queries, recordId: RecordId, documentId: DocumentId, reached: Visibility) =>
  updateReached(tx, 'reveal-representatives', 'hidden_from_representatives = false', recordId, documentId, reached, ALIVE)

export const setStatus = (tx: Queries, recordId: RecordId, documentId: DocumentId, reached: Visibility, from: readonly Status[], to: Status) =>
  updateReached(tx, 'status', 'status = $a::smallint', recordId, documentId, reached, from, [STATUS[to]])

/** Obsolete versions go with the current one (domain.md §5.6). */
export const deleteVersions = (tx: Queries, recordId: RecordId, seriesId: string): Promise<unknown> =>
  tx.rows({
    name: 'documents:delete-versions',
    text: `update document set status = ${STATUS.deleted} where record_id = $1 and series_id = $2::uuid and status = ${STATUS.deprecated}`,
    values: [recordId, seriesId],
  })

export const setAudience = async (
  tx: Queries, recordId: RecordId, documentId: DocumentId, reached: Visibility, actorTags: readonly Tag[] | null,
): Promise<{ readonly series_id: string } | undefined> => {
  const row = await updateReached(tx, 'audience', 'audience = $a::smallint, masked = false', recordId, documentId, reached, ALIVE, [actorTags === null ? 0 : 1])
  if (row === undefined) return undefined
  await tx.rows({
    name: 'documents:audience-rows',
    text: `with gone as (delete from document_audience where record_id = $1 and document_id = $2 and not actor_tag = any($3::bigint[]))
      insert into document_audience (record_id, document_id, actor_tag) select $1, $2, tag from unnest($3::bigint[]) tag on conflict do nothing`,
    values: [recordId, documentId, `{${(actorTags ?? []).join(',')}}`],
  })
  return row
}
