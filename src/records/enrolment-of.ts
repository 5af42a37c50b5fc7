import type { ActorId } from '../kernel/ids.ts'
import { dueOf } from '../platform/due/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Choice, type ChoiceChannel, type Enrolment, OPENING, type Sending } from './enrolment.ts'
import { type ChoiceRow, type SendingRow, selectChoices, selectEnrolment, selectSendings } from './enrolment-store.ts'

type Keys = Pick<Operation, 'keyring'>

/** Everything of what comes before somebody's record: for her own page, the desk and the proof. It says nothing of the record itself. */
export const enrolmentOf = async (op: Keys & { readonly db: Queries }, personId: ActorId): Promise<Enrolment> => {
  const [row, sendings, [last], opensAt] = await Promise.all([
    selectEnrolment(op.db, personId),
    selectSendings(op.db, personId),
    selectChoices(op.db, personId),
    dueOf(op.db, OPENING, personId),
  ])
  return {
    state: row?.state ?? 'known',
    announcedAt: row?.announced_at ?? null,
    openedAt: row?.opened_at ?? null,
    opensAt,
    sendings: sendings.map(sending => sendingOf(op, sending)),
    choice: last === undefined ? null : choiceOf(op, personId, last),
  }
}

const sendingContext = (id: string): string => `sending|${id}`
const choiceContext = (reference: string): string => `choice|${reference}`

export const sealSending = ({ keyring }: Keys, personId: ActorId, id: string, to: ActorId): Buffer =>
  keyring.sealForActor(personId, sendingContext(id), Buffer.from(to))

export const sendingOf = ({ keyring }: Keys, { id, actor_id, channel, asked_at, sent_at, returned_at, sealed }: SendingRow): Sending => ({
  id,
  channel,
  to: keyring.openForActor(actor_id, sendingContext(id), sealed).toString('utf8') as ActorId,
  askedAt: asked_at,
  sentAt: sent_at,
  returnedAt: returned_at,
})

/** How it was said, and what by: « agent », the person, who represents her. */
export type ChoiceDetail = { readonly channel: ChoiceChannel; readonly by: string }

export const sealChoice = ({ keyring }: Keys, personId: ActorId, reference: string, detail: ChoiceDetail): Buffer =>
  keyring.sealForActor(personId, choiceContext(reference), Buffer.from(JSON.stringify(detail)))

export const choiceOf = ({ keyring }: Keys, personId: ActorId, { choice, at, reference, sealed }: ChoiceRow): Choice => {
  const { channel } = JSON.parse(keyring.openForActor(personId, choiceContext(reference), sealed).toString('utf8')) as ChoiceDetail
  return { choice, at, reference, channel }
}
