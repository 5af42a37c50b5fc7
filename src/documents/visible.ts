import type { Tag } from '../kernel/ids.ts'
import type { Visibility } from '../kernel/visibility.ts'
import { timestamp } from '../platform/db/index.ts'

/**
 * A `Visibility` as a WHERE clause on `document d`: hidden means absent because the row is not selected, never because it was filtered
 * afterwards (architecture §4.3). One that somebody says is not hers is nobody's to see until that is settled. A document that the person chose is chosen in every version. `value(1)` … `value(12)` are its parameters.
 */
export const VISIBLE_PARAMETERS = 12

export const visibleSql = (value: (index: number) => string, v: Visibility): string => `(
  not d.contested and (${value(4)}::boolean or d.holder_from is null or d.holder_from <= ${value(5)}::timestamptz)
  and (${value(6)}::boolean or not d.hidden_from_representatives)
  and (${value(12)}::bigint[] is null${v.hiddenPlaces === null ? '' : ` or not ${writtenBy('d', value(12))}`})
  and ((${value(1)}::bigint is not null and ${value(1)}::bigint in (d.author_tag, d.depositor_tag, d.structure_tag))
    or (${value(2)}::boolean
      and (${value(3)}::boolean or not d.masked)
      and (${value(7)}::boolean${
        seesEveryAudience(v)
          ? ` or ${value(8)}::bigint[] is null`
          : ` or d.audience = 0 or exists (select 1 from document_audience a
        where a.record_id = d.record_id and a.document_id = d.document_id and a.actor_tag = any(${value(8)}::bigint[]))`
      })
      and (${value(9)}::bigint[] is null${v.classTags === null ? '' : ` or d.class_tag = any(${value(9)}::bigint[])`})
      and (${value(10)}::bigint[] is null${v.monthTags === null ? '' : ` or d.month_tag = any(${value(10)}::bigint[])`})
      and (${value(11)}::uuid[] is null${
        v.documentIds === null
          ? ''
          : ` or d.document_id = any(${value(11)}::uuid[]) or exists (select 1 from document s
        where s.record_id = d.record_id and s.document_id = any(${value(11)}::uuid[]) and s.series_id = d.series_id)`
      }))))`

/** Written or filed by one of these, or in one of these. */
export const writtenBy = (alias: string, tags: string): string =>
  `coalesce(${alias}.author_tag = any(${tags}::bigint[]) or ${alias}.depositor_tag = any(${tags}::bigint[]) or ${alias}.structure_tag = any(${tags}::bigint[]), false)`

const seesEveryAudience = ({ others, everyAudience }: Visibility): boolean => others && everyAudience

/**
 * Part of a statement's name: which lists stand in its clause. What is not asked is not prepared, and costs nothing. It depends on who asks and
 * how far the person lets her see, never on what there is, on what is hidden, or on whether there is a record at all.
 */
export const visibleShape = (v: Visibility): string =>
  [
    '',
    ...(seesEveryAudience(v) ? [] : ['audience']),
    ...(v.classTags === null ? [] : ['class']),
    ...(v.monthTags === null ? [] : ['month']),
    ...(v.documentIds === null ? [] : ['chosen']),
    ...(v.hiddenPlaces === null ? [] : ['places']),
  ].join('.')

const list = (values: readonly string[] | null): string | null => (values === null ? null : `{${values.join(',')}}`)

export const visibleValues = (v: Visibility): readonly unknown[] => [
  v.own,
  v.others,
  v.masked,
  v.held,
  timestamp(v.at),
  v.hiddenFromRepresentatives,
  v.everyAudience,
  list(v.audienceTags),
  list(v.classTags),
  list(v.monthTags),
  list(v.documentIds),
  list(v.hiddenPlaces),
]

export const tagList = (tags: readonly Tag[]): string => `{${tags.join(',')}}`
