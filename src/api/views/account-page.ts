import { devicesOf, type KnownDevice, meansOf, recoveryOf, sessionsOf } from '../../accounts/index.ts'
import { type Contact, contactsOf, type PostalAddress, traitsOf } from '../../identity/index.ts'
import { toIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import type { AccountPage } from '../contract/index.ts'

type ShownContact = NonNullable<AccountPage['contacts']['email']>

/** « Mon compte ». Nothing here is of a record: it is her own, and nobody else’s. */
export const accountPage = async (op: Operation, device: KnownDevice | undefined): Promise<AccountPage> => {
  const { id } = op.caller.subject
  const [traits, contacts, means, sessions, devices, recovery] = await Promise.all([
    traitsOf(op, id),
    contactsOf(op, id),
    meansOf(op),
    sessionsOf(op),
    devicesOf(op, device),
    recoveryOf(op),
  ])
  const { email, phone, address } = contacts
  return {
    ...(traits === undefined ? {} : { identity: identityOf(traits) }),
    contacts: {
      ...(email === undefined ? {} : { email: shown(email, email.value) }),
      ...(phone === undefined ? {} : { phone: shown(phone, phone.value) }),
      ...(address === undefined ? {} : { address: shown(address, inOneLine(address.value)) }),
    },
    means: {
      ...means,
      passkeys: means.passkeys.map(({ createdAt, lastUsedAt, ...passkey }) => ({
        ...passkey,
        createdAt: toIso(createdAt),
        ...(lastUsedAt === undefined ? {} : { lastUsedAt: toIso(lastUsedAt) }),
      })),
    },
    sessions: sessions.map(session => ({ ...session, startedAt: toIso(session.startedAt), expiresAt: toIso(session.expiresAt) })),
    devices: devices.map(({ trustedUntil, ...one }) => ({
      ...one,
      firstSeenAt: toIso(one.firstSeenAt),
      lastSeenAt: toIso(one.lastSeenAt),
      ...(trustedUntil === undefined ? {} : { trustedUntil: toIso(trustedUntil) }),
    })),
    ...(recovery === undefined ? {} : { recoveryAt: toIso(recovery) }),
  }
}

const identityOf = (traits: NonNullable<Awaited<ReturnType<typeof traitsOf>>>): NonNullable<AccountPage['identity']> => ({
  birthName: traits.birthName,
  birthFirstNames: [...traits.birthFirstNames],
  ...(traits.usedName === undefined ? {} : { usedName: traits.usedName }),
  ...(traits.usedFirstName === undefined ? {} : { usedFirstName: traits.usedFirstName }),
  sex: traits.sex,
  birthDate: traits.birthDate,
  ...(traits.birthPlaceInsee === undefined ? {} : { birthPlaceInsee: traits.birthPlaceInsee }),
  matricule: traits.ins.matricule,
})

const shown = <T>({ source, verifiedAt }: Contact<T>, value: string): ShownContact => ({
  value,
  source,
  verified: verifiedAt !== undefined,
})

const inOneLine = ({ line, postalCode, city }: PostalAddress): string => `${line}, ${postalCode} ${city}`
