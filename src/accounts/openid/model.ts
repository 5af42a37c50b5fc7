import type { Level } from '../../kernel/actors.ts'
import type { Instant } from '../../kernel/instant.ts'

/** Who vouches: Pro Santé Connect and its like for professionals, FranceConnect and its like for persons. */
export type ProviderKind = 'professional' | 'person'

/** eIDAS levels, as both providers write them in `acr`. */
export type Acr = 'eidas1' | 'eidas2' | 'eidas3'

export type ProviderSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
  /** The least we take. */
  readonly acr: Acr
  /** Of the identity token; RS256 unless the provider was told otherwise. */
  readonly idTokenAlgorithm: string
}

/** What a sign-in is for. `activate` and `link` only bring back a proof, which another act then uses. */
export type OpenidPurpose = 'sign-in' | 'activate' | 'link'

/** What one browser keeps, sealed, between leaving for the provider and coming back. */
export type Attempt = {
  readonly provider: ProviderKind
  readonly purpose: OpenidPurpose
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly redirectUri: string
}

/** What a provider signed, once all of it was checked. Its tokens are already forgotten. */
export type OutsideIdentity = {
  readonly issuer: string
  readonly subject: string
  readonly level: Level
  readonly authenticatedAt: Instant
  readonly claims: Readonly<Record<string, unknown>>
}

export type Fetch = (url: string, options: RequestInit) => Promise<Response>

const LEVELS: Readonly<Record<Acr, Level>> = { eidas1: 'low', eidas2: 'substantial', eidas3: 'high' }
const ORDER: readonly Acr[] = ['eidas1', 'eidas2', 'eidas3']

export const isAcr = (text: unknown): text is Acr => ORDER.some(acr => acr === text)

/** An unknown word is no level at all. */
export const levelOf = (acr: unknown, least: Acr): Level | undefined =>
  isAcr(acr) && ORDER.indexOf(acr) >= ORDER.indexOf(least) ? LEVELS[acr] : undefined
