import type { DocumentId, Tag } from '../../kernel/ids.ts'
import type { Visibility } from '../../kernel/visibility.ts'
import type { SliceSelect } from '../../audit/index.ts'
import { STATUS } from '../model.ts'
import { afterVisible, LINE, type LineRow } from '../store.ts'
import { visibleShape, visibleSql, visibleValues } from '../visible.ts'

export type SegmentRow = LineRow & { readonly part: number | null; readonly words: Buffer | null }

const CURRENT = `{${STATUS.approved},${STATUS.archived}}`

/** Visible documents that stand, each with the words of its parts; one that was not read yet stands alone. Latest deposit first. */
export const selectSegments = (visibility: Visibility, own: Tag): SliceSelect => ({
  name: `documents:segments${visibleShape(visibility)}`,
  sql: value => {
    const p = afterVisible(value)
    return `select ${LINE(p(1), value(5))}, t.part, t.words from document d
      left join document_text t on t.record_id = d.record_id and t.document_id = d.document_id
      where d.record_id = pin.record_id and d.status = any(${p(2)}::smallint[]) and ${visibleSql(value, visibility)}
      order by d.submitted_at desc, d.document_id desc, t.part`
  },
  values: [...visibleValues(visibility), own, CURRENT],
})

export type TextRow = { readonly document_id: DocumentId; readonly part: number; readonly sealed: Buffer }

/** Texts of some of them, under the same clause. */
export const selectTexts = (visibility: Visibility, documents: readonly DocumentId[]): SliceSelect => ({
  name: `documents:texts${visibleShape(visibility)}`,
  sql: value => {
    const p = afterVisible(value)
    return `select t.document_id, t.part, t.sealed from document d
      join document_text t on t.record_id = d.record_id and t.document_id = d.document_id
      where d.record_id = pin.record_id and d.document_id = any(${p(1)}::uuid[]) and d.status = any(${p(2)}::smallint[]) and ${visibleSql(value, visibility)}
      order by t.document_id, t.part`
  },
  values: [...visibleValues(visibility), `{${documents.join(',')}}`, CURRENT],
})
