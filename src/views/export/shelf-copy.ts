import type { Shelf } from '../../documents/index.ts'
import { toIso } from '../../kernel/instant.ts'

/** What she organised, of the documents that are in the copy: named by their identifiers, as in `documents.csv`. */
export const shelfCopy = ({ lines, folders, views }: Shelf): string => {
  const of = (holds: (line: Shelf['lines'][number]) => boolean): readonly string[] => lines.filter(holds).map(({ line }) => line.id)
  return `${JSON.stringify(
    {
      folders: folders.map(({ id, name }) => ({ name, documents: of(({ marks }) => marks.folderId === id) })),
      pinned: of(({ marks }) => marks.pinned),
      toFile: of(({ marks }) => marks.toFile),
      unread: of(({ marks }) => marks.unread),
      notes: lines.flatMap(({ line, note }) => (note === undefined ? [] : [{ document: line.id, text: note.text, at: toIso(note.at) }])),
      views: views.map(({ name, facets }) => ({ name, facets })),
    },
    null,
    2,
  )}\n`
}
