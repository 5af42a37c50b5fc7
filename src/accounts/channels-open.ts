import { contactsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { isMailAddress } from '../platform/mail/index.ts'
import type { CodeChannel } from './ask-for-code.ts'
import type { SignInDesk } from './desk.ts'
import { NO_SMS } from './sms.ts'

/** Ways a code may be sent to her by: none is made up at the desk. */
export const channelsOpen = async ({ op, sms }: SignInDesk, personId: ActorId): Promise<readonly CodeChannel[]> => {
  const { email, phone, address } = await contactsOf(op, personId)
  return [
    ...(email !== undefined && isMailAddress(email.value) ? ['email' as const] : []),
    ...(phone !== undefined && sms !== NO_SMS ? ['sms' as const] : []),
    ...(address === undefined ? [] : ['post' as const]),
  ]
}
