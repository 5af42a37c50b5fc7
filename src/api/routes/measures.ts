import { PROFILE_RIGHTS_TABLE, underGrant } from '../../access/index.ts'
import type { Grant } from '../../kernel/grant.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import { readingOf, type Rubric } from '../../profile/index.ts'
import { readMeasures, readTreatments, readVaccinations, recordDose, TREATMENT_RUBRICS } from '../../views/index.ts'
import { measuresSchema, newDoseSchema, recordedDoseSchema, treatmentsSchema, vaccinationsSchema } from '../contract/index.ts'
import { ofRecord } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { tellingOf } from './deposits.ts'
import { readerOf } from '../views/allowed-acts.ts'
import { treatmentsPage } from '../views/treatments-page.ts'

const TAG = 'profile'

const through = <T>(
  op: Operation,
  recordId: RecordId,
  rubric: Rubric,
  read: (op: Operation, profile: Grant<'read-profile'>) => Promise<T>,
): Promise<T & { readonly may: May }> =>
  underGrant(op, recordId, 'read-profile', readingOf({ rubrics: [rubric] }), async profile => ({
    ...(await read(op, profile)),
    may: mayOf(op, profile),
  }))

type May = { readonly write: boolean; readonly decide: boolean; readonly consent: boolean }

const mayOf = (op: Operation, grant: Grant): May => {
  const { kind, isHolderSide } = readerOf(op, grant)
  const write = PROFILE_RIGHTS_TABLE[kind]['write-profile'][op.mode] === 'yes'
  return { write, decide: write && isHolderSide, consent: kind === 'person' || kind === 'representative' }
}

export const measureRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/measures',
    tag: TAG,
    summary: 'What was measured, declared and read in documents, oldest first; each with who says it',
    params: ofRecord,
    answer: measuresSchema,
    handle: ({ op, params: { recordId } }) => through(op, recordId, 'measures', readMeasures),
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/vaccinations',
    tag: TAG,
    summary: 'What was injected, and what the calendar of the year asks next',
    params: ofRecord,
    answer: vaccinationsSchema,
    handle: ({ op, params: { recordId } }) => through(op, recordId, 'vaccinations', readVaccinations),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/vaccinations',
    tag: TAG,
    summary: 'A professional records the dose she gave: one line, and one note among the documents. The same request records it once',
    params: ofRecord,
    body: newDoseSchema,
    answer: recordedDoseSchema,
    status: 201,
    handle: ({ op, services, params: { recordId }, body }) =>
      recordDose(op, services.engine, recordId, body, tellingOf(op, services.outbox)),
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/treatments',
    tag: TAG,
    summary:
      'What is prescribed, handed over and declared, side by side, with what to look at again and why. An aid to reading, no prescription software',
    params: ofRecord,
    answer: treatmentsSchema,
    handle: ({ op, params: { recordId } }) =>
      underGrant(op, recordId, 'read-profile', readingOf({ rubrics: TREATMENT_RUBRICS }), async profile =>
        treatmentsPage(await readTreatments(op, profile)),
      ),
  }),
]
