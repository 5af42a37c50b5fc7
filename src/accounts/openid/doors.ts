import type { ProviderKind } from './model.ts'
import type { RelyingParty } from './relying-party.ts'

/** The providers that are open where we run, and the address people come back to. */
export type OpenidDoors = {
  party(kind: ProviderKind): Promise<RelyingParty | undefined>
  isOpen(kind: ProviderKind): boolean
  /** Our own origin, as this browser knows it: of the host it asked for when that is one of ours, else the published one. */
  originFor(host: string | undefined): string
}
