import { z } from 'zod'
import { colleagueBeside, requireSession, type SignInDesk, type TwoPersonActKind } from '../../accounts/index.ts'
import { endAuthority, nameProtector, nameRepresentatives } from '../../delegations/index.ts'
import {
  askContactChange,
  cancelContactChange,
  type DeskActKind,
  type DeskPerson,
  deskPerson,
  noteAct,
  printCode,
  requireCheckFor,
  sendCode,
} from '../../desk/index.ts'
import { fromIso, type Instant, toIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import { askNotice } from '../../platform/outbox/index.ts'
import { type OnChoice, opposeOpening, withdrawOpposition } from '../../records/index.ts'
import {
  askErasure,
  askForHeirs,
  askForHolder,
  closeRecord,
  decideHandover,
  deliverHandover,
  objectToSuspension,
  recordDeath,
  reopenRecord,
  resumeRecord,
  suspendRecord,
  withdrawErasure,
} from '../../retention/index.ts'
import {
  type DeskChoice,
  deskChoiceSchema,
  deskCodeSchema,
  deskCodeSentSchema,
  deskContactAskedSchema,
  deskContactSchema,
  deskDecisionSchema,
  deskDeliveredSchema,
  deskDeliverySchema,
  type DeskDone,
  deskDoneSchema,
  deskEndingSchema,
  deskHeirsSchema,
  deskHolderCopySchema,
  deskProtectorSchema,
  deskSuspensionSchema,
  idSchema,
} from '../contract/index.ts'
import { actorId, toActorId } from '../ids.ts'
import { type Route, route } from '../route.ts'
import type { Services } from '../services.ts'
import { deskOf } from '../sign-in-desk.ts'

const TAG = 'desk'
const ofPerson = z.strictObject({ personId: actorId })

type Said = 'desk' | 'phone' | 'post'

/** Whose agreement an act takes: named on its paper beside who does it, as in her journal. */
const TOGETHER: Readonly<Partial<Record<DeskActKind, TwoPersonActKind>>> = {
  close: 'close-record',
  'ask-erasure': 'close-record',
  suspend: 'suspend-record',
  resume: 'suspend-record',
  'record-death': 'record-death',
  deliver: 'hand-over',
  'name-protector': 'name-protector',
  'end-authority': 'end-authority',
}

type Ready = DeskPerson & { readonly colleague?: string }

/** The person, seen to be there as this act asks; and who agreed to it, before the agreement serves. */
const readyFor = async (op: Operation, personId: DeskPerson['id'], kind: DeskActKind): Promise<Ready> => {
  await requireSession(op)
  const person = await deskPerson(op, personId)
  await requireCheckFor(op, person, kind)
  const two = TOGETHER[kind]
  const beside = two === undefined ? undefined : await colleagueBeside(op, { kind: two, subject: person.recordId })
  return beside === undefined ? person : { ...person, colleague: beside.name }
}

type Choosing = {
  readonly op: Operation
  readonly services: Services
  readonly person: DeskPerson
  readonly channel: Said
  readonly erase: boolean
}

const tellOf =
  ({ op, services: { outbox }, person }: Choosing): OnChoice =>
  (tx, { choice }) =>
    askNotice(tx, op, outbox, {
      recordId: person.recordId,
      to: person.told,
      template: choice === 'opposed' ? 'opposition-recorded' : 'opposition-withdrawn',
    })

/** What she chose, by the verb that does it for herself: traced and told there. */
const CHOICES: Readonly<Record<DeskChoice, (on: Choosing) => Promise<unknown>>> = {
  oppose: on => opposeOpening(on.op, on.person.id, { channel: on.channel }, tellOf(on)),
  'withdraw-opposition': on => withdrawOpposition(on.op, on.person.id, { channel: on.channel }, tellOf(on)),
  close: ({ op, services, person, channel, erase }) => closeRecord(op, services.outbox, person.recordId, { channel, erase }),
  reopen: ({ op, services, person, channel }) => reopenRecord(op, services.outbox, person.recordId, channel),
  'ask-erasure': ({ op, services, person, channel }) => askErasure(op, services.outbox, person.recordId, channel),
  'withdraw-erasure': ({ op, services, person, channel }) => withdrawErasure(op, services.outbox, person.recordId, channel),
  object: ({ op, services, person, channel }) => objectToSuspension(op, services.outbox, person.recordId, channel),
}

const noted = async (op: Operation, person: Ready, kind: DeskActKind, channel?: Said): Promise<DeskDone> => ({
  actId: await noteAct(op, person, { kind, ...(channel === undefined ? {} : { channel }), ...besideOf(person) }),
})

const besideOf = ({ colleague }: Ready): { readonly colleague?: string } => (colleague === undefined ? {} : { colleague })

const dayOf = (day: string | undefined): Instant | null => (day === undefined ? null : fromIso(`${day}T00:00:00.000Z`))

const asDesk = (services: Services, requestId: string): SignInDesk => deskOf(services, requestId)

const herself: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/codes',
    tag: TAG,
    summary: 'A new code by a way she had before, or on a sealed sheet; the old one serves no more',
    params: ofPerson,
    body: deskCodeSchema,
    answer: deskCodeSentSchema,
    handle: async ({ op, services, request, params: { personId }, body: { way } }) => {
      const person = await readyFor(op, personId, way === 'print' ? 'print-code' : 'send-code')
      const desk = asDesk(services, request.id)
      if (way !== 'print') {
        const { actId, until } = await sendCode(desk, op, person, way)
        return { actId, until: toIso(until) }
      }
      const { actId, until, pdf } = await printCode(desk, op, person)
      return { actId, until: toIso(until), sheet: pdf.toString('base64') }
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/choices',
    tag: TAG,
    summary: 'Refuses, closes, opens again, erases: what she chose, said to an agent',
    params: ofPerson,
    body: deskChoiceSchema,
    answer: deskDoneSchema,
    handle: async ({ op, services, params: { personId }, body: { choice, channel, erase = false } }) => {
      const person = await readyFor(op, personId, choice)
      await CHOICES[choice]({ op, services, person, channel, erase })
      return noted(op, person, choice, channel)
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/contacts',
    tag: TAG,
    summary: 'New contacts, by two agents; the old ones are told and three days pass',
    params: ofPerson,
    body: deskContactSchema,
    answer: deskContactAskedSchema,
    handle: async ({ op, services, request, params: { personId }, body }) => {
      const person = await readyFor(op, personId, 'ask-contact')
      const { actId, due } = await askContactChange(asDesk(services, request.id), op, person, body)
      return { actId, ...(due === null ? {} : { due: toIso(due) }) }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/desk/persons/:personId/contacts/:changeId',
    tag: TAG,
    summary: 'Contacts stay as they were',
    params: z.strictObject({ personId: actorId, changeId: idSchema }),
    answer: deskDoneSchema,
    handle: async ({ op, services, params: { personId, changeId } }) => {
      const person = await readyFor(op, personId, 'cancel-contact')
      return { actId: await cancelContactChange(op, services.outbox, person, changeId) }
    },
  }),
]

const family: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/representatives',
    tag: TAG,
    summary: 'The representatives that the insurer’s register names are given what the law gives them',
    params: ofPerson,
    answer: deskDoneSchema,
    handle: async ({ op, services, params: { personId } }) => {
      const person = await readyFor(op, personId, 'name-representatives')
      await nameRepresentatives(op, person.id)
      return { actId: await noteAct(op, person, { kind: 'name-representatives' }, services.outbox) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/protectors',
    tag: TAG,
    summary: 'Who a judge put in charge of a protected adult',
    params: ofPerson,
    body: deskProtectorSchema,
    answer: deskDoneSchema,
    handle: async ({ op, services, params: { personId }, body: { protectorId, measure, until, decision } }) => {
      const person = await readyFor(op, personId, 'name-protector')
      const protector = await deskPerson(op, toActorId(protectorId))
      await nameProtector(op, person.recordId, protector.id, { measure, until: dayOf(until), decision })
      return { actId: await noteAct(op, person, { kind: 'name-protector', ...besideOf(person) }, services.outbox) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/authorities/:delegateId/end',
    tag: TAG,
    summary: 'A judge ended an authority: at once, or on a day',
    params: z.strictObject({ personId: actorId, delegateId: actorId }),
    body: deskEndingSchema,
    answer: deskDoneSchema,
    handle: async ({ op, services, params: { personId, delegateId }, body: { on, decision } }) => {
      const person = await readyFor(op, personId, 'end-authority')
      await endAuthority(op, services.outbox, person.recordId, { delegateId, on: dayOf(on), decision })
      return noted(op, person, 'end-authority')
    },
  }),
]

const operator: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/suspension',
    tag: TAG,
    summary: 'Suspends a record that a fraud or a malfunction touches; two agents',
    params: ofPerson,
    body: deskSuspensionSchema,
    answer: deskDoneSchema,
    handle: async ({ op, services, params: { personId }, body: { motive } }) => {
      const person = await readyFor(op, personId, 'suspend')
      await suspendRecord(op, services.outbox, person.recordId, motive)
      return noted(op, person, 'suspend')
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/desk/persons/:personId/suspension',
    tag: TAG,
    summary: 'What was wrong is mended; two agents',
    params: ofPerson,
    answer: deskDoneSchema,
    handle: async ({ op, services, params: { personId } }) => {
      const person = await readyFor(op, personId, 'resume')
      await resumeRecord(op, services.outbox, person.recordId)
      return noted(op, person, 'resume')
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/death',
    tag: TAG,
    summary: 'A death that the register does not know yet; two agents',
    params: ofPerson,
    answer: deskDoneSchema,
    handle: async ({ op, params: { personId } }) => {
      const person = await readyFor(op, personId, 'record-death')
      await recordDeath(op, person.recordId, 'desk')
      return noted(op, person, 'record-death')
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/heirs',
    tag: TAG,
    summary: 'What heirs ask for, with one of the three reasons of the law (L.1110-4 V)',
    params: ofPerson,
    body: deskHeirsSchema,
    answer: deskDoneSchema,
    handle: async ({ op, params: { personId }, body }) => {
      const person = await readyFor(op, personId, 'ask-heirs')
      await askForHeirs(op, person.recordId, body)
      return noted(op, person, 'ask-heirs')
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/heirs/:requestId',
    tag: TAG,
    summary: 'Another agent decides',
    params: z.strictObject({ personId: actorId, requestId: idSchema }),
    body: deskDecisionSchema,
    answer: deskDoneSchema,
    handle: async ({ op, params: { personId, requestId }, body: { accept } }) => {
      const person = await readyFor(op, personId, 'decide-heirs')
      await decideHandover(op, person.recordId, requestId, accept)
      return noted(op, person, 'decide-heirs')
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/copies',
    tag: TAG,
    summary: 'A copy for the holder of a space never signed in to, before it closes (R.1111-36); another agent decides',
    params: ofPerson,
    body: deskHolderCopySchema,
    answer: deskDoneSchema,
    handle: async ({ op, params: { personId }, body: { checked } }) => {
      const person = await readyFor(op, personId, 'ask-copy')
      await askForHolder(op, person.recordId, checked)
      return noted(op, person, 'ask-copy')
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/persons/:personId/heirs/:requestId/delivery',
    tag: TAG,
    summary: 'Its code, by post or on a sealed sheet, by an agent who did not decide, and a colleague',
    params: z.strictObject({ personId: actorId, requestId: idSchema }),
    body: deskDeliverySchema,
    answer: deskDeliveredSchema,
    handle: async ({ op, services, params: { personId, requestId }, body }) => {
      const person = await readyFor(op, personId, 'deliver')
      const { until, sheet } = await deliverHandover(op, person.recordId, requestId, body, services.places)
      const { actId } = await noted(op, person, 'deliver', body.way)
      return { actId, until: toIso(until), ...(sheet === null ? {} : { sheet: sheet.toString('base64') }) }
    },
  }),
]

/** What is done for one person. */
export const deskActRoutes: readonly Route[] = [...herself, ...family, ...operator]
