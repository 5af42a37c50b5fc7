import { mayAdd } from '../../access/index.ts'
import type { Marks as OwnedMarks, OwnMarks, Shelf as ReadShelf } from '../../documents/index.ts'
import type { Grant } from '../../kernel/grant.ts'
import { toIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import { type DocumentMarks, facetsSchema, type Marks, type Shelf } from '../contract/index.ts'
import { readerOf } from './allowed-acts.ts'
import { summaryOf } from './document-summary.ts'

export const marksOf = ({ unread, pinned, folderId, toFile, hasNote }: OwnedMarks): Marks => ({
  unread,
  pinned,
  toFile,
  hasNote,
  ...(folderId === null ? {} : { folderId }),
})

export const ownMarksOf = (marks: OwnMarks): DocumentMarks => ({
  ...marksOf(marks),
  ...(marks.note === undefined ? {} : { note: { text: marks.note.text, at: toIso(marks.note.at) } }),
})

const NEWS_AT_MOST = 50

/** The one whose identity is to be verified first, then what is to be read by the date written on it: many new papers hide neither. */
const newsOf = (lines: ReadShelf['lines']): ReadShelf['lines'] => {
  const toVerify = lines.find(({ line }) => line.facts.identityToVerify === true)
  const unread = lines
    .filter(one => one.marks.unread && one !== toVerify)
    .toSorted((a, b) => (a.line.facts.date < b.line.facts.date ? 1 : -1))
  return [...(toVerify === undefined ? [] : [toVerify]), ...unread.slice(0, NEWS_AT_MOST)]
}

/** `isNews`: what a home page says of them, and no more over a slow line. */
export const shelfPage = async (
  op: Operation,
  grant: Grant<'read'>,
  { lines, folders, views, counts }: ReadShelf,
  isNews = false,
): Promise<Shelf> => {
  const reader = readerOf(op, grant)
  return {
    items: (isNews ? newsOf(lines) : lines).map(({ line, marks }) => ({ ...summaryOf(reader, line, op.instant), shelf: marksOf(marks) })),
    folders: folders.map(({ id, name, count }) => ({ id, name, count })),
    views: views.map(({ id, name, facets }) => ({ id, name, facets: facetsSchema.catch({}).parse(facets) })),
    counts,
    // A helper who only reads deposits nothing, and files nothing: the door says so again when she tries.
    canOrganise: grant.basis.relation !== 'helper' || (await mayAdd(op, grant.recordId)),
  }
}
