import { listDocuments } from '../../documents/index.ts'
import type { Grant } from '../../kernel/grant.ts'
import type { Operation } from '../../platform/operation.ts'
import { plainLabelOf } from '../../policy/index.ts'

/** What may be offered while she types, without asking the server at each letter: titles, types and authors of what she sees, the latest first. */
export type Suggestions = { readonly titles: readonly string[]; readonly types: readonly string[]; readonly people: readonly string[] }

const ALL = 10_000
const MOST = 400

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)].filter(word => word !== '').slice(0, MOST)

/** One reading, traced as a search, when the field is entered; what is typed afterwards does not leave the page. */
export const readWords = async (op: Operation, grant: Grant<'read'>): Promise<Suggestions> => {
  const { lines } = await listDocuments(
    op,
    grant,
    { statuses: ['approved', 'archived'], limit: ALL },
    { action: 'documents.search', motive: 'words' },
  )
  return {
    titles: distinct(lines.map(({ facts }) => facts.title)),
    types: distinct(lines.map(({ facts }) => plainLabelOf(facts.typeCode).fr)),
    people: distinct(lines.filter(({ own }) => !own).map(({ facts }) => facts.authorName)),
  }
}
