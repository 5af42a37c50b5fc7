import { contactsOf, displayName, traitsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import { isMailAddress, queueMail } from '../platform/mail/index.ts'
import { queueLetter } from '../platform/print/index.ts'
import type { CodeChannel } from './ask-for-code.ts'
import type { SignInDesk } from './desk.ts'
import type { Message } from './messages.ts'
import { NO_SMS } from './sms.ts'

/** Sends it by that way, or by post where that way leads nowhere: what she asked for reaches her all the same. */
export const sendMessage = async (tx: Queries, desk: SignInDesk, personId: ActorId, way: CodeChannel, message: Message): Promise<void> => {
  const { op, sms } = desk
  const { email, phone, address } = await contactsOf(op, personId)
  if (way === 'email' && email !== undefined && isMailAddress(email.value)) {
    return queueMail(tx, op, { id: op.draw.uuid(), personId, to: email.value, subject: message.subject, text: message.text })
  }
  if (way === 'sms' && phone !== undefined && sms !== NO_SMS) return sms.send({ to: phone.value, text: message.text })
  if (address === undefined) return
  const traits = await traitsOf(op, personId)
  const { line, postalCode, city } = address.value
  const to = { name: traits === undefined ? '' : displayName(traits), lines: [line, `${postalCode} ${city}`] }
  await queueLetter(tx, op, personId, { id: op.draw.uuid(), to, ...message.letter })
}

/** By every way there is: for what she must hear of whatever she lost. */
export const sendEverywhere = async (tx: Queries, desk: SignInDesk, personId: ActorId, message: Message): Promise<void> => {
  const { email, phone, address } = await contactsOf(desk.op, personId)
  if (email !== undefined && isMailAddress(email.value)) await sendMessage(tx, desk, personId, 'email', message)
  if (phone !== undefined && desk.sms !== NO_SMS) await sendMessage(tx, desk, personId, 'sms', message)
  if (address !== undefined) await sendMessage(tx, desk, personId, 'post', message)
}
