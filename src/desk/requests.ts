import { requireAgent } from '../accounts/index.ts'
import { contactsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Outbox } from '../platform/outbox/index.ts'
import { queueLetter } from '../platform/print/index.ts'
import { afterMonths } from '../policy/index.ts'
import { doAct } from './acts.ts'
import { deskPerson, type DeskPerson } from './find-person.ts'
import type { RequestState, RequestSubject, RequestWords, Step, StepKind } from './model.ts'
import { REQUEST_ABSENT, REQUEST_CLOSED } from './refusals.ts'
import {
  insertRequest,
  insertStep,
  lockRequest,
  moveRequest,
  nextStep,
  type RequestRow,
  selectOpenRequests,
  selectRequest,
  selectRequestsOf,
  selectSteps,
  type StepRow,
} from './request-store.ts'

/** GDPR art. 12 § 3. */
const ANSWERED_WITHIN_MONTHS = 1

export type RequestLine = {
  readonly requestId: string
  readonly personId: ActorId
  readonly personName: string
  readonly subject: RequestSubject
  readonly state: RequestState
  readonly isMine: boolean
  readonly isTaken: boolean
  readonly openedAt: Instant
  readonly due: Instant
}
export type DeskRequest = RequestLine & { readonly words: string; readonly steps: readonly Step[] }

const context = (requestId: string): string => `desk-request|${requestId}`
const stepContext = (requestId: string, n: number): string => `desk-step|${requestId}|${n}`

/** What she asks, in her words; one month to answer. */
export const openRequest = async (
  op: Operation,
  outbox: Outbox,
  person: DeskPerson,
  { subject, words }: { readonly subject: RequestSubject; readonly words: string },
): Promise<{ readonly requestId: string; readonly actId: string }> => {
  const agent = await requireAgent(op)
  const requestId = op.draw.uuid()
  const plain: RequestWords = { subject, words, personName: person.name }
  const { actId } = await doAct(op, outbox, person, { kind: 'open-request' }, async tx => {
    await insertRequest(tx, {
      request_id: requestId,
      person_id: person.id,
      assigned_to: agent.id,
      state: 'open',
      opened_at: op.instant,
      due: afterMonths(op.instant, ANSWERED_WITHIN_MONTHS),
      sealed: op.keyring.sealForActor(person.id, context(requestId), Buffer.from(JSON.stringify(plain))),
    })
    await writeStep(tx, op, requestId, person.id, { kind: 'opened', at: op.instant, agent: agent.name, text: '' })
    return { value: undefined }
  })
  return { requestId, actId }
}

const writeStep = async (tx: Queries, op: Operation, requestId: string, personId: ActorId, step: Step): Promise<void> => {
  const n = await nextStep(tx, requestId)
  const sealed = op.keyring.sealForActor(personId, stepContext(requestId, n), Buffer.from(JSON.stringify(step)))
  await insertStep(tx, requestId, { n, at: op.instant, sealed })
}

const STATE_AFTER: Readonly<Record<StepKind, RequestState | 'same'>> = {
  note: 'same',
  take: 'same',
  'ask-piece': 'same',
  'to-dpo': 'with-dpo',
  answer: 'closed',
}

/** One step by one agent. An answer closes it, goes by post and tells her. Errors: `request-absent`, `request-closed`. */
export const addStep = async (
  op: Operation,
  outbox: Outbox,
  requestId: string,
  { kind, text }: { readonly kind: StepKind; readonly text: string },
): Promise<void> => {
  const agent = await requireAgent(op)
  const known = (await selectRequest(op.db, requestId)) ?? refuse(REQUEST_ABSENT)
  const step: Step = { kind, at: op.instant, agent: agent.name, text }
  const work = async (tx: Queries): Promise<void> => {
    const row = (await lockRequest(tx, requestId)) ?? refuse(REQUEST_ABSENT)
    if (row.state === 'closed') return refuse(REQUEST_CLOSED)
    const state = STATE_AFTER[kind]
    await moveRequest(tx, requestId, state === 'same' ? row.state : state, kind === 'take' ? agent.id : row.assigned_to)
    await writeStep(tx, op, requestId, row.person_id, step)
  }
  if (kind !== 'answer') return op.db.transaction(work)
  const person = await deskPerson(op, known.person_id)
  await doAct(op, outbox, person, { kind: 'close-request' }, async tx => {
    await work(tx)
    await writeToHer(tx, op, person, text)
    return { value: undefined }
  })
}

/** By post alone: what an agent writes may name anything, and a mail-box is read by others. */
const writeToHer = async (tx: Queries, op: Operation, { id, name }: DeskPerson, text: string): Promise<void> => {
  const { address } = await contactsOf(op, id)
  if (address === undefined) return
  const { line, postalCode, city } = address.value
  const to = { name, lines: [line, `${postalCode} ${city}`] }
  await queueLetter(tx, op, id, {
    id: op.draw.uuid(),
    at: op.instant,
    to,
    subject: 'Réponse à votre demande',
    blocks: [{ kind: 'paragraph', text }],
  })
}

const lineOf = (op: Operation, row: RequestRow): RequestLine & { readonly words: string } => {
  const plain = op.keyring.openForActor(row.person_id, context(row.request_id), row.sealed).toString('utf8')
  const { subject, words, personName } = JSON.parse(plain) as RequestWords
  return {
    requestId: row.request_id,
    personId: row.person_id,
    personName,
    subject,
    words,
    state: row.state,
    isMine: row.assigned_to === op.caller.subject.id,
    isTaken: row.assigned_to !== null,
    openedAt: row.opened_at,
    due: row.due,
  }
}

/** What nobody has closed, by deadline; without the words. */
export const readRequests = async (op: Operation): Promise<readonly RequestLine[]> => {
  await requireAgent(op)
  return (await selectOpenRequests(op.db)).map(row => lineOf(op, row))
}

export const requestsOf = async (op: Operation, { id }: DeskPerson): Promise<readonly RequestLine[]> =>
  (await selectRequestsOf(op.db, id)).map(row => lineOf(op, row))

/** Errors: `agents-only`, `request-absent`. */
export const readRequest = async (op: Operation, requestId: string): Promise<DeskRequest> => {
  await requireAgent(op)
  const row = (await selectRequest(op.db, requestId)) ?? refuse(REQUEST_ABSENT)
  return { ...lineOf(op, row), steps: (await selectSteps(op.db, requestId)).map(step => openStep(op, row, step)) }
}

const openStep = ({ keyring }: Operation, { person_id, request_id }: RequestRow, { n, sealed }: StepRow): Step =>
  JSON.parse(keyring.openForActor(person_id, stepContext(request_id, n), sealed).toString('utf8')) as Step
