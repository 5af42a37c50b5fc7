import type { ActorId } from '../kernel/ids.ts'
import type { Ins } from '../kernel/ins.ts'
import type { Instant } from '../kernel/instant.ts'

export type PostalAddress = { readonly line: string; readonly postalCode: string; readonly city: string }

/** Where it comes from: what the person set herself stands before what the insurer knows. */
export type Contact<T> = { readonly value: T; readonly source: 'insurer' | 'self'; readonly verifiedAt?: Instant }

export type Contacts = {
  readonly email?: Contact<string>
  readonly phone?: Contact<string>
  readonly address?: Contact<PostalAddress>
}

/** `value: null` takes back what she had set: the insurer's stands again. */
export type ContactChange =
  | { readonly kind: 'email' | 'phone'; readonly value: string | null; readonly verifiedAt?: Instant }
  | { readonly kind: 'address'; readonly value: PostalAddress | null; readonly verifiedAt?: Instant }

/** What the insurer's register says of a person beside her traits. Numbers are national identifiers (`8` and RPPS). */
export type Insured = {
  readonly vitaleSerial?: string
  readonly attendingDoctorRpps?: string
  readonly representativeIds: readonly ActorId[]
  /** `YYYY-MM-DD`. */
  readonly deceasedOn?: string
}

/** One person as the register holds her: sealed whole under her key. Short names: one row for each of seventy million. */
export type RegisterEntry = {
  readonly vitale?: string
  readonly email?: string
  readonly phone?: string
  readonly address?: PostalAddress
  readonly doctor?: string
  readonly representatives?: readonly Ins[]
  readonly deceased?: string
  /** Numbers she was known by before: a NIA, a NIR that was replaced. */
  readonly former?: readonly Ins[]
}

/** Her own contacts, as sealed. */
export type OwnContacts = {
  readonly email?: Omit<Contact<string>, 'source'>
  readonly phone?: Omit<Contact<string>, 'source'>
  readonly address?: Omit<Contact<PostalAddress>, 'source'>
}
