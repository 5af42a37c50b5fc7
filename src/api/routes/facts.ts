import { z } from 'zod'
import { underGrant } from '../../access/index.ts'
import { confirmFact, consentToReading, dismissFact, listFacts, reconsiderFact } from '../../documents/index.ts'
import { factDecisionSchema, factKindSchema, factsSchema, idSchema, readingSchema } from '../contract/index.ts'
import { ofDocument, ofRecord } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { factOf } from '../views/fact.ts'

const TAG = 'facts'
const asked = z.strictObject({
  /** Comma-separated; absent: every kind. */
  kinds: z
    .string()
    .max(200)
    .transform(text => text.split(','))
    .pipe(z.array(factKindSchema).min(1).max(20))
    .exactOptional(),
  /** What she dismissed, to take it back. */
  dismissed: z.literal('1').exactOptional(),
})
const DECISIONS = { confirmed: confirmFact, dismissed: dismissFact, proposed: reconsiderFact } as const

export const factRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/facts',
    tag: TAG,
    summary: 'What was read in the documents that its reader may see, latest deposit first',
    params: ofRecord,
    query: asked,
    answer: factsSchema,
    handle: ({ op, params: { recordId }, query: { kinds, dismissed } }) =>
      underGrant(op, recordId, 'read', { action: 'documents.list-facts' }, async grant => {
        const { facts, reading } = await listFacts(op, grant, {
          ...(kinds === undefined ? {} : { kinds }),
          ...(dismissed === undefined ? {} : { statuses: ['dismissed'] }),
        })
        const { relation } = grant.basis
        const leads = relation === 'holder' || relation === 'representative'
        return {
          items: facts.map(factOf),
          consents: reading.consents,
          may: { decide: leads || relation === 'helper', consent: leads },
        }
      }),
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/reading',
    tag: TAG,
    summary: 'Whether the server may read what is coded in her documents; no: what nobody confirmed is deleted at once',
    params: ofRecord,
    body: readingSchema,
    handle: async ({ op, params: { recordId }, body: { consents } }) => {
      const act = { action: consents ? 'documents.allow-reading' : 'documents.end-reading' } as const
      await underGrant(op, recordId, 'manage-access', act, grant => consentToReading(op, grant, consents))
    },
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/documents/:documentId/facts/:factId',
    tag: TAG,
    summary: 'Right as it was read, wrong, or undecided after all',
    params: ofDocument.extend({ factId: idSchema }),
    body: factDecisionSchema,
    handle: async ({ op, params: { recordId, documentId, factId }, body: { decision } }) => {
      const act = { action: 'documents.decide-fact', documents: [documentId] } as const
      await underGrant(op, recordId, 'write-profile', act, grant => DECISIONS[decision](op, grant, documentId, factId))
    },
  }),
]
