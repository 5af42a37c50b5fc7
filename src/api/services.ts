import type { DemonstrationPhone, OpenidDoors, RunningMode, SmsGateway } from '../accounts/index.ts'
import type { CdaEngine } from '../documents/index.ts'
import type { Draw } from '../kernel/ids.ts'
import type { CardReader, IdentityService } from '../identity/index.ts'
import type { Ins } from '../kernel/ins.ts'
import type { BlobStore } from '../platform/blobs/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/index.ts'
import type { LogIdentity } from '../journal/index.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import type { PasswordHasher } from '../platform/keyring/password-hash.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics/index.ts'
import type { Outbox } from '../platform/outbox/index.ts'
import type { PushServices } from '../platform/push/index.ts'
import type { Places } from '../records/index.ts'
import type { InventedAccounts, Persona } from './contract/index.ts'

/** What the composition root hands to the edge. */
export type Services = {
  readonly mode: RunningMode
  /** Reached by https: `__Host-` cookie, strict transport. */
  readonly isSecure: boolean
  readonly tolerateIdentity: boolean
  /** Whether a cookie alone is enough, for who signed in without the key of a browser. */
  readonly unboundSessions: boolean
  readonly db: Database
  readonly keyring: Keyring
  readonly blobs: BlobStore
  readonly engine: CdaEngine
  readonly draw: Draw
  readonly clock: Clock
  readonly log: Log
  /** The fictitious people one may sign in as; absent in production. */
  readonly demonstration?: Demonstration
  /** Outside providers that vouch for who signs in. */
  readonly openid: OpenidDoors
  /** The thread of passwords, and the way to telephones; `phone`: that of a demonstration, shown on screen. */
  readonly signIn: {
    readonly hasher: PasswordHasher
    readonly sms: SmsGateway
    readonly phone?: DemonstrationPhone
    /** Invented people with real means of sign-in, and who waits to activate; absent in production. */
    readonly invented?: (() => Promise<InventedAccounts>) | undefined
  }
  /** Which push services browsers may be reached by; none: not offered. */
  readonly push: PushServices
  /** Where people answer: printed on letters, said on pages. */
  readonly places: Places
  /** Who names a person by her strict traits (INSi), and who reads the cards that she shows; absent: neither is set up. */
  readonly identities?: IdentityService
  readonly reader?: CardReader
  readonly outbox: Outbox
  readonly metrics: Metrics
  /** Whose signature the published tree bears. */
  readonly logKey: LogIdentity
}

/** Who a persona is, by what the stores know her by. */
export type PersonaIdentity =
  | { readonly kind: 'person'; readonly ins: Ins }
  | { readonly kind: 'professional'; readonly nationalId: string; readonly structure?: string; readonly role?: 'dpo' }

export type Demonstration = {
  /** Cards of people who wait for their record, to try refusing with. */
  cards?(): readonly { readonly name: string; readonly ins: string; readonly vitaleSerial: string; readonly birthDate: string }[]
  personas(): readonly Persona[]
  identityOf(personaId: string): PersonaIdentity | undefined
}
