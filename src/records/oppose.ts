import type { ActorId } from '../kernel/ids.ts'
import { after, DAY, instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { insuredOf } from '../identity/index.ts'
import type { Queries } from '../platform/db/index.ts'
import { dropDue, setDue } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { type Choice, type ChoiceChannel, lastStanding, OPENING } from './enrolment.ts'
import { choiceOf, sealChoice, sendingOf } from './enrolment-of.ts'
import { insertChoice, lockEnrolment, selectChoices, selectSendings, setEnrolment } from './enrolment-store.ts'
import { ALREADY_OPENED, NOT_FOR_HER, NOT_OPPOSED } from './refusals.ts'

export type ChoiceRequest = {
  readonly channel: ChoiceChannel
  /** Given before the request was dealt with, and told to the person: a form that was looked up later. */
  readonly reference?: string
}

/** In the same transaction: who is told of it. */
export type OnChoice = (tx: Queries, choice: Choice) => Promise<void>

const NOTHING_ELSE: OnChoice = async () => undefined

/**
 * She wants no record (R.1111-28). No code, no reason. Said twice, it is said once: the first reference stands. An opened record is not opposed but
 * closed. Errors: `not-for-her`, `already-opened`.
 */
export const opposeOpening = async (op: Operation, personId: ActorId, request: ChoiceRequest, also?: OnChoice): Promise<Choice> => {
  await requireHerSide(op, personId)
  return op.db.transaction(tx => opposeIn(tx, op, personId, request, also))
}

/**
 * She takes it back. What was running runs again from the last sending that stands; if the six weeks are over, the record opens now. Errors:
 * `not-for-her`, `not-opposed`.
 */
export const withdrawOpposition = async (op: Operation, personId: ActorId, request: ChoiceRequest, also?: OnChoice): Promise<Choice> => {
  await requireHerSide(op, personId)
  return op.db.transaction(tx => withdrawIn(tx, op, personId, request, also))
}

type Verb = (tx: Queries, op: Operation, personId: ActorId, request: ChoiceRequest, also?: OnChoice) => Promise<Choice>

/** The same in a transaction that runs, for whose side was seen to already. */
export const opposeIn: Verb = async (tx, op, personId, request, also = NOTHING_ELSE) => {
  const { state } = await lockEnrolment(tx, personId)
  if (state === 'opened') return refuse(ALREADY_OPENED)
  if (state === 'opposed') return lastChoice(tx, op, personId)
  await setEnrolment(tx, personId, 'opposed', op.instant)
  await dropDue(tx, OPENING, personId)
  return write(tx, op, personId, 'opposed', request, also)
}

export const withdrawIn: Verb = async (tx, op, personId, request, also = NOTHING_ELSE) => {
  const { state } = await lockEnrolment(tx, personId)
  if (state !== 'opposed') return refuse(NOT_OPPOSED)
  const sendings = (await selectSendings(tx, personId)).map(row => sendingOf(op, row))
  await setEnrolment(tx, personId, sendings.length > 0 ? 'announced' : 'known', op.instant)
  const last = lastStanding(sendings)
  if (last !== null) {
    const due = after(last, parametersAt(last).openingNoticeDays * DAY)
    await setDue(tx, { kind: OPENING, subject: personId, due: instant(Math.max(due, op.instant)) })
  }
  return write(tx, op, personId, 'withdrawn', request, also)
}

/** Herself, who represents her, the desk on her word, or the loop that deals with a form. */
export const requireHerSide = async (op: Operation, personId: ActorId): Promise<void> => {
  const { kind, id } = op.caller.subject
  if (kind === 'agent' || kind === 'system' || (kind === 'person' && id === personId)) return
  const isRepresentative = kind === 'person' && (await insuredOf(op, personId))?.representativeIds.includes(id) === true
  if (!isRepresentative) refuse(NOT_FOR_HER)
}

const write = async (
  tx: Queries,
  op: Operation,
  personId: ActorId,
  choice: Choice['choice'],
  { channel, reference = newReference(op) }: ChoiceRequest,
  also: OnChoice,
): Promise<Choice> => {
  const made: Choice = { choice, at: op.instant, channel, reference }
  await insertChoice(tx, personId, made, sealChoice(op, personId, reference, { channel, by: op.caller.subject.kind }))
  await also(tx, made)
  return made
}

const lastChoice = async (tx: Queries, op: Operation, personId: ActorId): Promise<Choice> => {
  const [last] = await selectChoices(tx, personId)
  if (last === undefined) throw new Error('an opposition without its choice')
  return choiceOf(op, personId, last)
}

/** Crockford’s letters: none is taken for another over the phone. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `C-7K3Q-9XVB-2M4T`: sixty bits, so that nobody finds another’s. */
export const newReference = ({ draw }: Pick<Operation, 'draw'>): string => {
  const letters = [...draw.bytes(12)].map(byte => LETTERS[byte & 31] ?? '').join('')
  return `C-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}
