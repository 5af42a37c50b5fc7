import type { Authentication } from '../kernel/actors.ts'
import type { Draw, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'

export type RunningMode = 'demonstration' | 'production'

/** What signing in needs: nobody is the caller yet, so there is no Operation. */
export type Doorstep = {
  readonly db: Queries
  readonly keyring: Keyring
  readonly draw: Draw
  readonly instant: Instant
  readonly mode: RunningMode
}

/** What the sealed cookie holds. Its row, in `session`, is what ends it at once. */
export type Session = { readonly authentication: Authentication; readonly lastSeenAt: Instant }

/** A record somebody may act on beside her own, so that her pages can offer it. The door decides; this list gives no right. */
export type Profile = {
  readonly recordId: RecordId
  readonly relation: 'child' | 'represented' | 'helped'
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string
  readonly sex: 'F' | 'M' | 'U'
  readonly rights: readonly ('read' | 'add' | 'write')[]
  /** From then on it is not offered any more; absent: no end is known. */
  readonly until?: Instant
}
