import type { RecordId, Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Visibility } from '../kernel/visibility.ts'
import type { SliceSelect } from '../audit/index.ts'
import { STATUS, type EntryStatus } from './model.ts'
import { confirmedSql, VISIBLE_PARAMETERS, visibleSql, visibleValues } from './visible.ts'

/** `entry`: one version · `rubric`: a rubric that she hides, told to her side. */
export type ListRow = {
  readonly row_kind: 'entry' | 'rubric'
  readonly rubric_tag: Tag
  readonly entry_id: string
  readonly version: number
  readonly status: number
  readonly by_care: boolean
  readonly own: boolean
  readonly written_at: Instant
  readonly sealed: Buffer
  readonly links: Buffer | null
  readonly ended: Buffer | null
  readonly confirmed: Buffer | null
  readonly correction_asked: boolean
}

export type Asked = {
  readonly own: Tag
  readonly statuses: readonly EntryStatus[]
  /** `null`: every rubric. */
  readonly rubricTags: readonly Tag[] | null
  /** Links and hidden rubrics are hers: decided before the query. */
  readonly links: boolean
  readonly rubrics: boolean
}

const after =
  (value: (index: number) => string) =>
  (index: number): string =>
    value(index + VISIBLE_PARAMETERS)

const numbers = (statuses: readonly EntryStatus[]): string => `{${statuses.map(status => STATUS[status]).join(',')}}`
const list = (values: readonly string[] | null): string | null => (values === null ? null : `{${values.join(',')}}`)

const ENTRY = (
  own: string,
  links: string,
  confirmed: string,
): string => `'entry' as row_kind, e.rubric_tag, e.entry_id, e.version, e.status, e.by_care,
  e.author_tag = ${own}::bigint as own, e.written_at, e.sealed, case when ${links}::boolean then e.links end as links, e.ended, ${confirmed} as confirmed,
  exists (select 1 from profile_correction k where k.record_id = e.record_id and k.entry_id = e.entry_id and k.answered_at is null) as correction_asked`

/** The visible entries of one record as they stand, latest writing first; then the rubrics she hides. */
export const selectEntries = (visibility: Visibility, asked: Asked): SliceSelect => ({
  name: 'profile:list',
  sql: value => {
    const p = after(value)
    return `select listed.* from (
      select ${ENTRY(p(1), p(4), confirmedSql(value))} from profile_entry e where e.record_id = pin.record_id and e.current and e.status = any(${p(2)}::smallint[])
        and (${p(3)}::bigint[] is null or e.rubric_tag = any(${p(3)}::bigint[])) and ${visibleSql(value)}
      union all
      select 'rubric', r.rubric_tag, null::uuid, 0, 0::smallint, false, false, r.changed_at, null::bytea, null::bytea, null::bytea, null::bytea, false
        from profile_rubric r where r.record_id = pin.record_id and r.hidden and ${p(5)}::boolean
      ) listed order by listed.row_kind, listed.written_at desc, listed.entry_id`
  },
  values: [...visibleValues(visibility), asked.own, numbers(asked.statuses), list(asked.rubricTags), asked.links, asked.rubrics],
})

/** Every version of one entry, latest first. */
export const selectHistory = (visibility: Visibility, asked: Asked, entryId: string): SliceSelect => ({
  name: 'profile:history',
  sql: value => {
    const p = after(value)
    return `select ${ENTRY(p(1), p(3), confirmedSql(value))} from profile_entry e where e.record_id = pin.record_id and e.entry_id = ${p(2)}::uuid
      and e.status <> ${STATUS.removed} and ${visibleSql(value)} order by e.version desc limit 100`
  },
  values: [...visibleValues(visibility), asked.own, entryId, asked.links],
})

export type NewEntry = {
  readonly recordId: RecordId
  readonly entryId: string
  readonly status: EntryStatus
  readonly rubricTag: Tag
  readonly classTag: Tag
  readonly authorTag: Tag
  readonly clientTag: Tag
  readonly contentTag: Tag
  readonly onceTag: Tag | null
  readonly byCare: boolean
  readonly hiddenFromRepresentatives: boolean
  readonly writtenAt: Instant
  readonly sealed: Buffer
  readonly links: Buffer | null
}
