import { contactsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import { isMailAddress, queueMail } from '../platform/mail/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { AccountRow } from './account-store.ts'
import type { SignInDesk } from './desk.ts'
import { CHANNEL_CLOSED } from './refusals.ts'
import { NO_SMS } from './sms.ts'

/** Ways a one-time code reaches her. */
export type Channel = 'app' | 'email' | 'sms'
/** `hint`: where it goes, hidden but for its ends; none for the app. */
export type OfferedChannel = { readonly channel: Channel; readonly hint?: string }

/** The ways open to her, the safest first. */
export const channelsOf = async (desk: SignInDesk, { actor_id, totp }: AccountRow): Promise<readonly OfferedChannel[]> => {
  const { email, phone } = await contactsOf(desk.op, actor_id)
  return [
    ...(totp === null ? [] : [{ channel: 'app' } as const]),
    ...(email === undefined || !isMailAddress(email.value) ? [] : [{ channel: 'email', hint: hiddenEmail(email.value) } as const]),
    ...(phone === undefined || desk.sms === NO_SMS ? [] : [{ channel: 'sms', hint: hiddenPhone(phone.value) } as const]),
  ]
}

/** `l···@exemple.fr` */
export const hiddenEmail = (address: string): string => `${address.slice(0, 1)}···${address.slice(address.lastIndexOf('@'))}`

/** `06 ·· ·· ·· 42` */
export const hiddenPhone = (number: string): string => {
  const digits = number.replace(/\D/g, '').replace(/^33/, '0')
  return `${digits.slice(0, 2)} ·· ·· ·· ${digits.slice(-2)}`
}

export type Words = { readonly subject: string; readonly text: string }

/** Sends fixed words by that way, now or by the queue. Errors: `channel-closed`. */
export const sendBy = async (
  tx: Queries,
  desk: SignInDesk,
  personId: ActorId,
  channel: Exclude<Channel, 'app'>,
  { subject, text }: Words,
): Promise<void> => {
  const { email, phone } = await contactsOf(desk.op, personId)
  if (channel === 'email' && email !== undefined && isMailAddress(email.value)) {
    return queueMail(tx, desk.op, { id: desk.op.draw.uuid(), personId, to: email.value, subject, text })
  }
  if (channel === 'sms' && phone !== undefined) return desk.sms.send({ to: phone.value, text })
  return refuse(CHANNEL_CLOSED)
}
