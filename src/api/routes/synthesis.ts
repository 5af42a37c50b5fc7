import { draftSynthesis, publishSynthesis, readSynthesis, takeSynthesis } from '../../views/index.ts'
import { depositedSchema, synthesisDraftSchema, synthesisEditsSchema, synthesisFormatSchema, synthesisSchema } from '../contract/index.ts'
import { ofRecord } from '../ids.ts'
import { bytesRoute, type Route, route } from '../route.ts'
import { synthesisDraftPage, synthesisPage } from '../views/synthesis-page.ts'
import { depositedOf } from './deposits.ts'

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
  route({
    method: 'GET',
    path: '/api/records/:recordId/synthesis-draft',
    tag: TAG,
    summary: 'Shown to her attending doctor before it is published: what a « volet de synthèse médicale » would be made of now',
    params: ofRecord,
    answer: synthesisDraftSchema,
    handle: async ({ op, params: { recordId } }) => synthesisDraftPage(op, recordId, await draftSynthesis(op, recordId)),
  }),
  bytesRoute({
    method: 'GET',
    path: '/api/records/:recordId/synthesis/:format',
    tag: TAG,
    summary: 'The same written down, of what stands open in the record: a French VSM (CDA R2 level 3), or an IPS (FHIR R4 document)',
    params: ofRecord.extend({ format: synthesisFormatSchema }),
    handle: async ({ operation, params: { recordId, format }, reply }) => {
      const { bytes, mediaType } = await takeSynthesis(operation(), recordId, format)
      return reply
        .header('content-disposition', `attachment; filename="${format === 'vsm' ? 'volet-de-synthese.xml' : 'resume-international.json'}"`)
        .header('cache-control', 'no-store')
        .type(mediaType)
        .send(bytes)
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/synthesis/publication',
    tag: TAG,
    summary: 'Her attending doctor files it as a « volet de synthèse médicale »; the one that doctor published before gives way',
    params: ofRecord,
    body: synthesisEditsSchema.nullish(),
    answer: depositedSchema,
    status: 201,
    handle: async ({ op, services, params: { recordId }, body }) =>
      depositedOf(await publishSynthesis(op, services.engine, recordId, body ?? undefined)),
  }),
]
