import { underGrant } from '../../access/index.ts'
import { factsBeside } from '../../documents/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import { listEntries, readingOf } from '../../profile/index.ts'
import { type Found, type HealthWords, readWords, searchRecord, wordsOfEntries, wordsOfFacts } from '../../views/index.ts'
import { CATEGORIES, type Category, everythingFoundSchema, searchAskedSchema, searchWordsSchema } from '../contract/index.ts'
import { ofRecord } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { readerOf } from '../views/allowed-acts.ts'
import { summaryOf } from '../views/document-summary.ts'
import { familyOfType } from '../wording/category.ts'

const TAG = 'search'
const SEARCH = { action: 'documents.search' } as const

export const searchRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/records/:recordId/everything/search',
    tag: TAG,
    summary: 'Everything of a record that its reader sees and that answers: texts, titles, people, health; words travel in the body',
    params: ofRecord,
    body: searchAskedSchema,
    answer: everythingFoundSchema,
    handle: async ({ op, params: { recordId }, body: { category, ...asked } }) => {
      // The next pages of documents read nothing else again.
      const isFirst = (asked.from ?? 0) === 0
      const entries = isFirst ? await profileWords(op, recordId) : []
      return underGrant(op, recordId, 'read', SEARCH, async grant => {
        const found = await searchRecord(op, grant, category === undefined ? asked : { ...asked, family: category }, {
          familyOf: familyOfType,
          health: async (_, committed) =>
            isFirst ? [...entries, ...wordsOfFacts((await factsBeside(op, committed, grant, FACTS)).facts)] : [],
        })
        const reader = readerOf(op, grant)
        return answerOf(found, line => summaryOf(reader, line, op.instant))
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/search-words',
    tag: TAG,
    summary: 'Words that may be offered while somebody types: titles, types and authors of what she sees',
    params: ofRecord,
    answer: searchWordsSchema,
    handle: ({ op, params: { recordId } }) =>
      underGrant(op, recordId, 'read', { ...SEARCH, motive: 'words' }, async grant => {
        const { titles, types, people } = await readWords(op, grant)
        return { titles: [...titles], types: [...types], people: [...people] }
      }),
  }),
]

/** Of what documents tell: what has a name. Figures are in their document. */
const FACTS = { kinds: ['treatment', 'condition', 'allergy', 'vaccination', 'procedure'] } as const

/** The profile has a door of its own: whoever may not read it, or to whom it tells nothing, searches the documents alone. */
const profileWords = async (op: Operation, recordId: RecordId): Promise<readonly HealthWords[]> => {
  const act = readingOf({})
  try {
    return await underGrant(op, recordId, 'read-profile', act, async grant => wordsOfEntries((await listEntries(op, grant)).entries))
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

type Line = Parameters<typeof summaryOf>[1]

const answerOf = ({ families, documents, period, ...found }: Found, summary: (line: Line) => ReturnType<typeof summaryOf>) => ({
  ...found,
  documents: documents.map(({ line, title, extract }) => ({ document: summary(line), title, extract })),
  categories: families.map(({ id, count }) => ({ id: familyNamed(id), count })),
  ...(period === undefined
    ? {}
    : { period: { ...(period.from === undefined ? {} : { from: period.from }), ...(period.to === undefined ? {} : { to: period.to }) } }),
})

const familyNamed = (id: string): Category => CATEGORIES.find(category => category === id) ?? 'other'
