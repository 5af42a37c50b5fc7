import type { SliceSelect } from '../audit/index.ts'
import type { Tag } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Visibility } from '../kernel/visibility.ts'
import { timestamp } from '../platform/db/index.ts'
import { STATUS } from './model.ts'
import { VISIBLE_PARAMETERS, visibleShape, visibleSql, visibleValues } from './visible.ts'

/** How many current documents this reader would find, that somebody else filed since: counted by the clause of the list, never by another. */
export const countSince = (visibility: Visibility, own: Tag, since: Instant | null): SliceSelect => ({
  name: `documents:new-since${visibleShape(visibility)}`,
  sql: value => {
    const p = (index: number): string => value(VISIBLE_PARAMETERS + index)
    return `select count(*)::int as n from document d where d.record_id = pin.record_id and d.status = ${STATUS.approved} and ${visibleSql(value, visibility)}
      and d.depositor_tag is distinct from ${p(1)}::bigint and (${p(2)}::timestamptz is null or d.submitted_at > ${p(2)}::timestamptz)`
  },
  values: [...visibleValues(visibility), own, since === null ? null : timestamp(since)],
})
