import { z } from 'zod'
import { requireSession } from '../../accounts/index.ts'
import { deskPerson, doAct } from '../../desk/index.ts'
import { askYearlyLetter, keepYearlyLetter, readYearlyLetter } from '../../journal/index.ts'
import { toIso } from '../../kernel/instant.ts'
import { deskDoneSchema, letterWantedSchema, yearlyLetterSchema } from '../contract/index.ts'
import { actorId, ofRecord } from '../ids.ts'
import { type Route, route } from '../route.ts'

const TAG = 'journal'

export const yearlyLetterRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/yearly-letter',
    tag: TAG,
    summary: 'Whether a letter a year says who looked, and when the next one is written',
    params: ofRecord,
    answer: yearlyLetterSchema,
    handle: async ({ op, params }) => {
      const { next } = await readYearlyLetter(op, params.recordId)
      return { next: next === null ? null : toIso(next) }
    },
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/yearly-letter',
    tag: TAG,
    summary: 'Asks for the letter of each year, or no more',
    params: ofRecord,
    body: letterWantedSchema,
    handle: ({ op, params, body }) => askYearlyLetter(op, params.recordId, body.wanted),
  }),
  route({
    method: 'PUT',
    path: '/api/desk/persons/:personId/yearly-letter',
    tag: 'desk',
    summary: 'The same, said to an agent, by phone too',
    params: z.strictObject({ personId: actorId }),
    body: letterWantedSchema,
    answer: deskDoneSchema,
    handle: async ({ op, services, params: { personId }, body: { wanted } }) => {
      await requireSession(op)
      const person = await deskPerson(op, personId)
      const whose = { recordId: person.recordId, personId: person.id }
      const { actId } = await doAct(op, services.outbox, person, { kind: 'yearly-letter' }, async tx => ({
        value: await keepYearlyLetter(tx, op, whose, wanted),
      }))
      return { actId }
    },
  }),
]
