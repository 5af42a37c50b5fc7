import { z } from 'zod'
import { NO_RECORD, openOnDemand } from '../../access/index.ts'
import { attemptTag, LOOP, mayTry } from '../../accounts/index.ts'
import type { ActorId, RecordId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import { readOutbox } from '../../platform/mail/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { askNotice } from '../../platform/outbox/index.ts'
import { printLetter, readLetter, readLetters } from '../../platform/print/index.ts'
import {
  type Choice,
  enrolmentOf,
  fileForm,
  type OnChoice,
  opposeOpening,
  proofOfChoice,
  receiptOfForm,
  withdrawOpposition,
} from '../../records/index.ts'
import {
  type ChoiceMade,
  choiceMadeSchema,
  enrolmentSchema,
  idSchema,
  placesToAnswerSchema,
  refusalFiledSchema,
  refusalFormSchema,
  rightsByProfessionSchema,
  shownPostSchema,
} from '../contract/index.ts'
import { insFrom } from '../identities.ts'
import { ofRecord } from '../ids.ts'
import { operationFor } from '../operation.ts'
import { rightsByProfession } from '../views/rights-by-profession.ts'
import { personBehind } from '../person-behind.ts'
import { TOO_MANY_FORMS } from '../refusals.ts'
import { bytesRoute, openRoute, type Route, route } from '../route.ts'
import type { Services } from '../services.ts'

const TAG = 'enrolment'

const shown = ({ choice, at, reference }: Choice): ChoiceMade => ({ choice, at: toIso(at), reference })

const tellBoth =
  (op: Operation, { outbox }: Services, recordId: RecordId, personId: ActorId): OnChoice =>
  (tx, { choice }) =>
    askNotice(tx, op, outbox, {
      recordId,
      to: [...new Set([personId, op.caller.subject.id])],
      template: choice === 'opposed' ? 'opposition-recorded' : 'opposition-withdrawn',
    })

const ONLINE = { channel: 'online' } as const

/** For anybody: nothing of it looks somebody up. */
const openRoutes: readonly Route[] = [
  openRoute({
    method: 'GET',
    path: '/api/places',
    tag: TAG,
    summary: 'Where people call and write',
    answer: placesToAnswerSchema,
    handle: async ({ services: { places } }) => ({ phone: places.phone, postalAddress: places.postalAddress }),
  }),
  openRoute({
    method: 'GET',
    path: '/api/rights-by-profession',
    tag: TAG,
    summary: 'What each profession may see, by families of documents: the matrix in force',
    answer: rightsByProfessionSchema,
    handle: async ({ services: { clock } }) => rightsByProfession(clock.now()),
  }),
  openRoute({
    method: 'POST',
    path: '/api/refusals',
    tag: TAG,
    summary:
      'Refuses a record, or takes it back, without a code. Looks nobody up: the same answer for everybody and for nobody (R.1111-28)',
    body: refusalFormSchema,
    answer: refusalFiledSchema,
    status: 201,
    handle: async ({ body: { ins, oid, ...typed }, services, request }) => {
      const op = operationFor(services, LOOP, request.id)
      const form = { ...typed, ins: insFrom(services, { ins, ...(oid === undefined ? {} : { oid }) }) }
      const mayGoOn = await mayTry(
        op,
        attemptTag(op, 'request', `refusal|${form.ins.oid}|${form.ins.matricule}|${form.birthDate}`),
        'request',
      )
      if (!mayGoOn) return refuse(TOO_MANY_FORMS)
      const filed = await fileForm(op, form)
      const receipt = await receiptOfForm(form, filed)
      return { reference: filed.reference, at: toIso(filed.at), receipt: receipt.toString('base64') }
    },
  }),
]

/** For herself, and who represents her. */
const ownRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/enrolment',
    tag: TAG,
    summary: 'What comes before a record: told, refused, opening on a day. For the person and who represents her',
    params: ofRecord,
    answer: enrolmentSchema,
    handle: async ({ op, params: { recordId } }) => {
      const { state, opensAt, choice } = await enrolmentOf(op, await personBehind(op, recordId))
      return {
        state,
        ...(opensAt === null ? {} : { opensAt: toIso(opensAt) }),
        ...(choice === null ? {} : { choice: shown(choice) }),
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/opposition',
    tag: TAG,
    summary: 'Refuses a record that is not open yet',
    params: ofRecord,
    answer: choiceMadeSchema,
    status: 201,
    handle: async ({ op, params: { recordId }, services }) => {
      const personId = await personBehind(op, recordId)
      return shown(await opposeOpening(op, personId, ONLINE, tellBoth(op, services, recordId, personId)))
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/opposition',
    tag: TAG,
    summary: 'Takes the refusal back: the record opens at the end of the six weeks, or now when they are over',
    params: ofRecord,
    answer: choiceMadeSchema,
    handle: async ({ op, params: { recordId }, services }) => {
      const personId = await personBehind(op, recordId)
      return shown(await withdrawOpposition(op, personId, ONLINE, tellBoth(op, services, recordId, personId)))
    },
  }),
  bytesRoute({
    method: 'GET',
    path: '/api/records/:recordId/opposition/proof',
    tag: TAG,
    summary: 'The proof of the last choice, on paper (PDF)',
    params: ofRecord,
    handle: async ({ operation, reply, params: { recordId } }) => {
      const op = operation()
      const { pdf } = await proofOfChoice(op, await personBehind(op, recordId))
      return reply.type('application/pdf').header('content-disposition', 'attachment; filename="preuve-de-refus.pdf"').send(pdf)
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/opening',
    tag: TAG,
    summary: 'Opens the record at once, because she, or who represents a newborn, asks',
    params: ofRecord,
    handle: async ({ op, params: { recordId } }) => void (await openOnDemand(op, await personBehind(op, recordId))),
  }),
]

const shownPost: readonly Route[] = [
  openRoute({
    method: 'GET',
    path: '/api/demonstration/post',
    tag: 'demonstration',
    summary: 'Messages and letters a demonstration « sent »',
    answer: shownPostSchema,
    handle: async ({ services: { db, keyring, demonstration } }) => {
      const [mails, letters] = await Promise.all([readOutbox(db, keyring), readLetters(db, keyring)])
      return {
        mails: mails.map(({ id, at, to, subject, text }) => ({ id, at: toIso(at), to, subject, text })),
        letters: letters.map(({ printedAt, letter }) => ({
          id: letter.id,
          at: toIso(printedAt),
          to: letter.to.name,
          subject: letter.subject,
        })),
        cards: [...(demonstration?.cards?.() ?? [])],
      }
    },
  }),
  bytesRoute({
    method: 'GET',
    path: '/api/demonstration/post/letters/:letterId',
    tag: 'demonstration',
    summary: 'One letter, as it was printed (PDF)',
    isOpen: true,
    params: z.strictObject({ letterId: idSchema }),
    handle: async ({ services: { db, keyring }, reply, params: { letterId } }) => {
      const letter = await readLetter(db, keyring, letterId)
      if (letter === undefined) return refuse(NO_RECORD)
      return reply
        .type('application/pdf')
        .header('content-disposition', 'inline; filename="courrier.pdf"')
        .send(await printLetter(letter))
    },
  }),
]

export const enrolmentRoutes = ({ mode }: Pick<Services, 'mode'>): readonly Route[] => [
  ...openRoutes,
  ...ownRoutes,
  ...(mode === 'demonstration' ? shownPost : []),
]
