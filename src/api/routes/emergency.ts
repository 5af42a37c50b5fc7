import { readHolder, underGrant } from '../../access/index.ts'
import { listDocuments } from '../../documents/index.ts'
import { emergencyViewSchema } from '../contract/index.ts'
import { ofRecord } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { readerOf } from '../views/allowed-acts.ts'
import { emergencyViewOf } from '../views/emergency-view.ts'
import { traitsPage } from '../views/person-traits.ts'

export const emergencyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/emergency',
    tag: 'emergency',
    summary: 'The first minute of an emergency: what is known, said as such, and the useful documents',
    params: ofRecord,
    answer: emergencyViewSchema,
    handle: async ({ op, params: { recordId } }) => {
      const person = traitsPage(op, recordId, await readHolder(op, recordId))
      return underGrant(op, recordId, 'read', { action: 'documents.list' }, async grant => {
        const { lines } = await listDocuments(op, grant, { limit: 500 })
        return emergencyViewOf(op, readerOf(op, grant), person, lines)
      })
    },
  }),
]
