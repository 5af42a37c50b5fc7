import { openRecord, readHolder } from '../../access/index.ts'
import { refuse } from '../../kernel/refusal.ts'
import { openedRecordSchema, openingSchema, personTraitsSchema } from '../contract/index.ts'
import { attendingDoctor, insFrom } from '../identities.ts'
import { ofRecord } from '../ids.ts'
import { INSURER_FACT } from '../refusals.ts'
import { type Route, route } from '../route.ts'
import { traitsPage } from '../views/person-traits.ts'

export const recordRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/records',
    tag: 'records',
    summary: 'Opens a record on demand, for a person whose identity was checked; the same answer when she has one (R.1111-28)',
    body: openingSchema,
    answer: openedRecordSchema,
    status: 201,
    handle: async ({
      op,
      services,
      body: {
        traits: { ins, oid, ...traits },
        attendingDoctor: doctor,
      },
    }) => {
      const { kind } = op.caller.subject
      if (doctor !== undefined && kind !== 'insurer-feed' && kind !== 'agent') return refuse(INSURER_FACT)
      const { recordId } = await openRecord(op, {
        traits: { ...traits, ins: insFrom(services, { ins, ...(oid === undefined ? {} : { oid }) }) },
        // Opened by software with her identity checked: hers at once. The pages go by /on-demand, where she activates it herself.
        state: 'active',
        ...(doctor === undefined ? {} : { relations: [{ relation: 'attending', actor: await attendingDoctor(op.db, doctor) }] }),
      })
      return { recordId }
    },
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/person',
    tag: 'records',
    summary: 'Whose record this is, for whoever may know of it',
    params: ofRecord,
    answer: personTraitsSchema,
    handle: async ({ op, params: { recordId } }) => traitsPage(op, recordId, await readHolder(op, recordId)),
  }),
]
