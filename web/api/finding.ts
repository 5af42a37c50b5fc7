import { exchange } from './http.ts'
import type { IdentityFound, IdentityStanding, PeopleFound } from './types.ts'

// Finding the person: strict traits, her card, or what a caller of regulation says of her. No number comes back.

export type IdentityCheck = { readonly verified: boolean; readonly doubtful?: boolean }
export type StrictTraits = {
  readonly birthName: string
  readonly birthFirstName: string
  readonly sex: 'F' | 'M'
  readonly birthDate: string
  readonly birthPlaceInsee?: string
}
export type Clues = { readonly name?: string; readonly firstName?: string; readonly birth?: string; readonly sex?: 'F' | 'M' }
export type CardMeans = 'vitale' | 'apcv'

export const askIdentity = (traits: StrictTraits, check: IdentityCheck): Promise<IdentityFound> =>
  exchange('POST', '/api/professional/identities', { ...traits, check })

/** A demonstration has no reader: an invented card is laid on an invented one. */
export const readInventedCard = async (ins: string, means: CardMeans, check: IdentityCheck): Promise<IdentityFound> => {
  const { reading } = await exchange<{ readonly reading: string }>('POST', '/api/demonstration/card-readings', { ins, means })
  return exchange('POST', '/api/professional/card-readings', { reading, check })
}

/** A member of the care team brings in another; the person is told. */
export const inviteToTeam = (handle: string, actorId: string): Promise<{ readonly until: string }> =>
  exchange('POST', '/api/professional/invitations', { handle, actorId })

/** How an identity stands in one's own structure; nothing of a record. */
type Whom = { readonly ins: string } | { readonly handle: string }
export type IdentityNote = 'verified' | 'doubtful' | 'fictitious' | 'cleared'

export const readStanding = (whom: Whom): Promise<IdentityStanding> => exchange('POST', '/api/professional/identity-standings', { whom })
export const noteStanding = (whom: Whom, note: IdentityNote): Promise<IdentityStanding> =>
  exchange('PUT', '/api/professional/identity-standings', { whom, note })

export const searchPeople = async (clues: Clues): Promise<PeopleFound['items']> =>
  (await exchange<PeopleFound>('POST', '/api/professional/people-searches', clues)).items
