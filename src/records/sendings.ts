import { type Instant, after, DAY } from '../kernel/instant.ts'
import type { ActorId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import { dropDue, setDue } from '../platform/due/index.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { addresseesOf, roadTo } from './addressees.ts'
import { type Campaign, codeUntil, sendBy } from './announce.ts'
import { lastStanding, OPENING } from './enrolment.ts'
import { sendingOf } from './enrolment-of.ts'
import { lockEnrolment, markSendingReturned, markSendingSent, type SendingRow, selectSending, selectSendings } from './enrolment-store.ts'
import { NO_SENDING } from './refusals.ts'

/** A message that has left, or has come back: what the mail loop and the printer tell. A number that is no sending’s is somebody else’s message. */
export type SendingFate = { readonly id: string; readonly at: Instant }

/** It has left: the six weeks run from now (R.1111-28). In the transaction that notes it. */
export const sendingLeft = async (tx: Queries, op: Operation, { id, at }: SendingFate): Promise<void> => {
  const sending = await selectSending(tx, id)
  if (sending === undefined) return
  const { state } = await lockEnrolment(tx, sending.actor_id)
  if (!(await markSendingSent(tx, sending, at))) return
  if (state === 'announced') await restartClock(tx, op, sending.actor_id)
}

/**
 * It reached nobody: a mail that bounced, a letter that came back. It counts no more; the same addressee is written to again, by post. Once, however
 * often it is told. In the transaction that notes it.
 */
export const sendingReturned = async (tx: Queries, op: Operation, { id, at }: SendingFate, campaign: Campaign): Promise<boolean> => {
  const sending = await selectSending(tx, id)
  if (sending === undefined) return false
  const { actor_id: personId } = sending
  const { state } = await lockEnrolment(tx, personId)
  if (!(await markSendingReturned(tx, sending, at))) return false
  if (state !== 'announced') return true
  await restartClock(tx, op, personId)
  await sendAgain(tx, op, sending, campaign)
  return true
}

/** At the desk: the number printed at the foot of a letter that came back. Errors: `no-sending`. */
export const letterCameBack = async (op: Operation, id: string, campaign: Campaign): Promise<void> => {
  const isOurs = await op.db.transaction(async tx => {
    const known = (await selectSending(tx, id)) !== undefined
    if (known) await sendingReturned(tx, op, { id, at: op.instant }, campaign)
    return known
  })
  if (!isOurs) refuse(NO_SENDING)
}

const sendAgain = async (tx: Queries, op: Operation, row: SendingRow, { issueCodes, places }: Campaign): Promise<void> => {
  const personId = row.actor_id
  const { to } = sendingOf(op, row)
  const { firstName } = await addresseesOf(op, personId)
  const road = await roadTo(op, to, 'email')
  if (road === undefined) return
  // A code for the same reason cancels the one before: a parent whose own letter arrived keeps hers.
  const others = (await selectSendings(tx, personId)).some(other => other.returned_at === null && other.id !== row.id)
  const [code] = await issueCodes(tx, op, [personId], { until: codeUntil(op.instant), reason: others ? 'asked' : 'letter' })
  await sendBy(tx, op, personId, road, { firstName, code }, places)
}

/** Six weeks from the last sending that left and stands; none stands: no clock runs, and nothing opens by itself. */
export const restartClock = async (tx: Queries, op: Operation, personId: ActorId): Promise<void> => {
  const last = lastStanding((await selectSendings(tx, personId)).map(row => sendingOf(op, row)))
  if (last === null) await dropDue(tx, OPENING, personId)
  else await setDue(tx, { kind: OPENING, subject: personId, due: after(last, parametersAt(last).openingNoticeDays * DAY) })
}
