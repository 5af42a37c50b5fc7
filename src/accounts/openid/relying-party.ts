import * as openid from 'openid-client'
import type { Draw } from '../../kernel/ids.ts'
import { type Instant, instant, SECOND } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Log } from '../../platform/log.ts'
import {
  type Attempt,
  type Fetch,
  levelOf,
  type OpenidPurpose,
  type OutsideIdentity,
  type ProviderKind,
  type ProviderSettings,
} from './model.ts'
import { LEVEL_TOO_LOW, PROVIDER_AWAY, SIGN_IN_LOST } from './refusals.ts'

/** One provider, seen from us: code + PKCE (S256) + state + nonce; no implicit flow, no other response type exists here. */
export type RelyingParty = {
  readonly kind: ProviderKind
  readonly issuer: string
  begin(to: {
    readonly purpose: OpenidPurpose
    readonly redirectUri: string
  }): Promise<{ readonly location: string; readonly attempt: Attempt }>
  /** `query` is what came back, with its question mark. Every check stands between it and the identity; tokens die here. */
  finish(attempt: Attempt, query: string, at: Instant): Promise<OutsideIdentity>
  /** Where the browser ends the provider's own session; undefined when it has no such page. */
  endAddress(returnTo: string): Promise<string | undefined>
}

export type RelyingPartyTools = {
  readonly draw: Draw
  readonly log: Log
  /** Oldest sign-in at the provider that we take: the longest session. */
  readonly maxAgeMs: number
  /** Demonstration: the provider is this very process, reached without leaving it, in clear text. */
  readonly inside?: Fetch
}

/** Signing clocks differ; a sign-in of the future is of now. */
const SKEW_SECONDS = 30

export const openRelyingParty = (kind: ProviderKind, settings: ProviderSettings, tools: RelyingPartyTools): RelyingParty => {
  let known: Promise<openid.Configuration> | undefined
  /** Asked once, at the first sign-in; a provider that was away is asked again. */
  const configuration = async (): Promise<openid.Configuration> => {
    known ??= discover(settings, tools)
    try {
      return await known
    } catch (error) {
      known = undefined
      tools.log.warn('a provider of identity does not answer', { component: 'openid', error })
      return refuse(PROVIDER_AWAY, kind)
    }
  }
  return {
    kind,
    issuer: settings.issuer,
    begin: async to => begin(await configuration(), kind, settings, tools, to),
    finish: async (attempt, query, at) => finish(await configuration(), settings, tools, attempt, query, at),
    endAddress: async returnTo => {
      const config = await configuration()
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined
      // Without an identity token as a hint: it would travel through the browser.
      return openid.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo }).href
    },
  }
}

const discover = async (settings: ProviderSettings, { inside }: RelyingPartyTools): Promise<openid.Configuration> =>
  openid.discovery(
    new URL(settings.issuer),
    settings.clientId,
    { id_token_signed_response_alg: settings.idTokenAlgorithm, [openid.clockTolerance]: SKEW_SECONDS },
    openid.ClientSecretPost(settings.clientSecret),
    {
      timeout: 10,
      // The signature too: a token that came by TLS from the right address is not enough (OpenID Connect Core 3.1.3.7 lets one do without).
      execute: [openid.enableNonRepudiationChecks, ...(inside === undefined ? [] : [openid.allowInsecureRequests])],
      ...(inside === undefined ? {} : { [openid.customFetch]: (url, options) => inside(url, options as RequestInit) }),
    },
  )

const random = (draw: Draw): string => Buffer.from(draw.bytes(32)).toString('base64url')

const begin = async (
  config: openid.Configuration,
  provider: ProviderKind,
  { scope, acr }: ProviderSettings,
  { draw, maxAgeMs }: RelyingPartyTools,
  { purpose, redirectUri }: { readonly purpose: OpenidPurpose; readonly redirectUri: string },
): Promise<{ readonly location: string; readonly attempt: Attempt }> => {
  const attempt: Attempt = { provider, purpose, redirectUri, state: random(draw), nonce: random(draw), verifier: random(draw) }
  const location = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope,
    state: attempt.state,
    nonce: attempt.nonce,
    acr_values: acr,
    max_age: String(Math.floor(maxAgeMs / SECOND)),
    code_challenge: await openid.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
  })
  return { location: location.href, attempt }
}

const finish = async (
  config: openid.Configuration,
  settings: ProviderSettings,
  { log, maxAgeMs }: RelyingPartyTools,
  attempt: Attempt,
  query: string,
  at: Instant,
): Promise<OutsideIdentity> => {
  const { claims, issuer, subject } = await redeem(config, attempt, query, maxAgeMs).catch((error: unknown) => {
    log.info('a sign-in at a provider failed', { component: 'openid', error: error instanceof Error ? error.name : 'unknown' })
    return refuse(SIGN_IN_LOST, error instanceof Error ? error.name : 'unknown')
  })
  const level = levelOf(claims['acr'], settings.acr)
  if (level === undefined) return refuse(LEVEL_TOO_LOW, 'acr')
  const signedInAt = claims['auth_time']
  if (typeof signedInAt !== 'number') return refuse(SIGN_IN_LOST, 'auth_time')
  return { issuer, subject, level, authenticatedAt: instant(Math.min(signedInAt * SECOND, at)), claims }
}

type Redeemed = { readonly issuer: string; readonly subject: string; readonly claims: Readonly<Record<string, unknown>> }

/** Signature, `iss`, `aud`, `exp`, nonce and age are the library's to check; the userinfo is of the same subject. What the identity token signs prevails. */
const redeem = async (config: openid.Configuration, attempt: Attempt, query: string, maxAgeMs: number): Promise<Redeemed> => {
  const tokens = await openid.authorizationCodeGrant(config, new URL(`${attempt.redirectUri}${query}`), {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
    maxAge: Math.floor(maxAgeMs / SECOND),
  })
  const signed = tokens.claims()
  if (signed === undefined) throw new Error('no identity token')
  const told = await openid.fetchUserInfo(config, tokens.access_token, signed.sub)
  return { issuer: signed.iss, subject: signed.sub, claims: { ...told, ...signed } }
}
