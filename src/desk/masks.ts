import { hiddenEmail, hiddenPhone } from '../accounts/index.ts'
import { contactsOf, type PostalAddress } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'

/** Enough for her to say « yes, that one », not enough to read it out to somebody else. */
export type MaskedContact = { readonly kind: 'email' | 'phone' | 'address'; readonly hint: string; readonly source: 'insurer' | 'self' }

export const maskedContacts = async (op: Operation, personId: ActorId): Promise<readonly MaskedContact[]> => {
  const { email, phone, address } = await contactsOf(op, personId)
  return [
    ...(email === undefined ? [] : [{ kind: 'email' as const, hint: hiddenEmail(email.value), source: email.source }]),
    ...(phone === undefined ? [] : [{ kind: 'phone' as const, hint: hiddenPhone(phone.value), source: phone.source }]),
    ...(address === undefined ? [] : [{ kind: 'address' as const, hint: hiddenAddress(address.value), source: address.source }]),
  ]
}

/** `··· 29200 BREST` */
export const hiddenAddress = ({ postalCode, city }: PostalAddress): string => `··· ${postalCode} ${city}`
