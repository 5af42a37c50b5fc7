import type { AccessMode, Authentication } from '../kernel/actors.ts'
import type { Draw } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { BlobStore } from './blobs/index.ts'
import type { Database } from './db/index.ts'
import type { Keyring } from './keyring/keyring.ts'
import type { Log } from './log.ts'

/**
 * One act of one caller: who, why, when. It flows through every verb as its first argument.
 * `instant` is the only business time: nothing below reads a clock.
 */
export type Operation = {
  readonly caller: Authentication
  /** Purpose of use: normal care, SAMU regulation, break-glass (CSP L.1111-17). */
  readonly mode: AccessMode
  /** A session of secrecy of a minor: what it deposits is hidden from representatives (R.1111-50). */
  readonly secret: boolean
  /** Accept a document whose header's identity does not stand, marked « identité à vérifier »: demonstration mode only. */
  readonly tolerateIdentity: boolean
  readonly instant: Instant
  readonly correlationId: string
  readonly db: Database
  readonly keyring: Keyring
  readonly blobs: BlobStore
  readonly draw: Draw
  readonly log: Log
}
