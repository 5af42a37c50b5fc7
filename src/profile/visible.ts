import type { Grant } from '../kernel/grant.ts'
import type { Tag } from '../kernel/ids.ts'
import type { Visibility } from '../kernel/visibility.ts'

/**
 * A `Visibility` as a WHERE clause on `profile_entry e`: an entry is seen as a document of its rubric's type would be, its rubric's mask being the
 * document's. What she limited to a period or to chosen documents holds none of it: an entry stands in no month and is no document. `value(1)` …
 * `value(7)` are its parameters.
 */
export const VISIBLE_PARAMETERS = 7

export const HIDDEN_RUBRIC =
  'exists (select 1 from profile_rubric r where r.record_id = e.record_id and r.rubric_tag = e.rubric_tag and r.hidden)'

export const visibleSql = (value: (index: number) => string): string => `(
  (${value(4)}::boolean or not e.hidden_from_representatives)
  and (${value(7)}::bigint[] is null or not e.author_tag = any(${value(7)}::bigint[]))
  and ((${value(1)}::bigint is not null and ${value(1)}::bigint = e.author_tag)
    or (${value(2)}::boolean
      and (${value(3)}::boolean or not ${HIDDEN_RUBRIC})
      and (${value(5)}::bigint[] is null or e.class_tag = any(${value(5)}::bigint[]))
      and ${value(6)}::boolean)))`

export const visibleValues = (v: Visibility): readonly unknown[] => [
  v.own,
  v.others,
  v.masked,
  v.hiddenFromRepresentatives,
  v.classTags === null ? null : `{${v.classTags.join(',')}}`,
  v.monthTags === null && v.documentIds === null,
  v.hiddenPlaces === null ? null : `{${v.hiddenPlaces.join(',')}}`,
]

/** Who confirmed it, unless that is somebody she is not to know of. */
export const confirmedSql = (value: (index: number) => string): string =>
  `case when coalesce(e.confirmed_tag = any(${value(7)}::bigint[]), false) then null else e.confirmed end`

/** Whether an ordinary entry of this rubric would be seen by her: what she may add. Nothing that is hidden changes the answer. */
export const reachesRubric = ({ visibility: v }: Grant, classTag: Tag): boolean =>
  v.monthTags === null && v.documentIds === null && (v.classTags === null || v.classTags.includes(classTag))
