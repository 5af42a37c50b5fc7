import { underGrant } from '../../access/index.ts'
import { requireSession } from '../../accounts/index.ts'
import { READ_RESULTS, type ResultGridRow, readResults, usefulRule } from '../../views/index.ts'
import { type ResultRow, resultsSchema, usefulTypesSchema } from '../contract/index.ts'
import { ofRecord } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { readerOf } from '../views/allowed-acts.ts'
import { summaryOf } from '../views/document-summary.ts'
import { typeLabel } from '../wording/category.ts'

const TAG = 'synthesis'

export const resultRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/results',
    tag: TAG,
    summary: 'Laboratory results by analyte, each value with the range of its own laboratory; reports in which nothing was read',
    params: ofRecord,
    answer: resultsSchema,
    handle: ({ op, params: { recordId } }) =>
      underGrant(op, recordId, 'read', READ_RESULTS, async grant => {
        const { rows, unread } = await readResults(op, grant)
        const reader = readerOf(op, grant)
        return { rows: rows.map(withoutCode), unread: unread.map(line => summaryOf(reader, line, op.instant)) }
      }),
  }),
  route({
    method: 'GET',
    path: '/api/professional/useful-types',
    tag: TAG,
    summary:
      'Types of documents that the speciality or profession of the caller looks for first: an order, never a right. It is about no record',
    answer: usefulTypesSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      const { kind, types } = usefulRule(op.caller.exercise)
      return { kind, types: types.map(code => ({ code, label: typeLabel(code, true) })) }
    },
  }),
]

/** The page reads words; codes join rows on the server, and travel in what is written down. */
const withoutCode = ({ code: _, points, ...row }: ResultGridRow): ResultRow => ({ ...row, points: [...points] })
