import type { Act } from '../../audit/index.ts'
import { factsBeside, listDocuments } from '../../documents/index.ts'
import type { Grant } from '../../kernel/grant.ts'
import { categoryOf } from '../../policy/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { latestFirst } from '../synthesis/useful.ts'
import { gridOf } from './grid-of.ts'
import type { Results } from './model.ts'

/** One entry in the trace: the results that were read in documents, and the reports that they come from. */
export const READ_RESULTS: Act = { action: 'documents.list-facts', sections: ['result'] }

const EVERY = 10_000

/**
 * Results of laboratories by analyte and by day, of the documents that this reader sees: the list under the trace, what was read in it beside, both under one
 * clause. A report in which nothing could be read is named, so that an empty row is never taken for « nothing was looked for ».
 */
export const readResults = async (op: Operation, grant: Grant<'read'>): Promise<Results> => {
  const { lines, committed } = await listDocuments(op, grant, { limit: EVERY }, READ_RESULTS)
  const { facts } = await factsBeside(op, committed, grant, { kinds: ['result'] })
  const read = new Set(facts.map(({ document }) => document.id))
  return {
    rows: gridOf(facts),
    unread: lines.filter(({ id, facts: { typeCode } }) => categoryOf(typeCode).id === 'biology' && !read.has(id)).toSorted(latestFirst),
    committed,
  }
}
