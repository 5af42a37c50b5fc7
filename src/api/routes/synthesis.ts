import { readSynthesis } from '../../views/index.ts'
import { synthesisSchema } from '../contract/index.ts'
import { ofRecord } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { synthesisPage } from '../views/synthesis-page.ts'

const TAG = 'synthesis'

export const synthesisRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/synthesis',
    tag: TAG,
    summary:
      'The first page of a professional: whose record it is, what must be known first, what is new since her last visit. One entry in the trace',
    params: ofRecord,
    answer: synthesisSchema,
    handle: async ({ op, params: { recordId } }) => synthesisPage(op, recordId, await readSynthesis(op, recordId)),
  }),
]
