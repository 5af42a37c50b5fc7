import { expect, test } from 'vitest'
import { seededDraw } from '../../../test/support/index.ts'
import { after, HOUR, type Instant, SECOND } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { systemClock } from '../../platform/clock.ts'
import { ed25519 } from '../../platform/keyring/primitives.ts'
import { silentLog } from '../../platform/log.ts'
import { openRelyingParty, type RelyingParty } from './relying-party.ts'

/** A provider of the test's own, that lies as it is told: what the library and we must each refuse. */
const ISSUER = 'http://provider.example'
const CALLBACK = 'http://localhost/api/openid/professional/callback'
const seed = Buffer.alloc(32, 7)
const key = ed25519(seed)
const other = ed25519(Buffer.alloc(32, 8))

type Lies = {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly signedBy?: typeof key
  readonly userinfo?: Readonly<Record<string, unknown>>
  readonly away?: true
  /** Back to the provider’s own algorithm: an unsigned token. */
  readonly algorithm?: string
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const token = (claims: object, { sign }: typeof key, algorithm: string): string => {
  const signed = `${part({ alg: algorithm, kid: 'k' })}.${part(claims)}`
  return `${signed}.${algorithm === 'none' ? '' : sign(Buffer.from(signed)).toString('base64url')}`
}
const json = (value: unknown): Response => Response.json(value)

const seconds = (at: Instant): number => Math.floor(at / SECOND)

const providerWith = (lies: Lies, nonce: () => string): ((url: string) => Promise<Response>) => {
  const now = seconds(systemClock.now())
  return async url => {
    if (lies.away) throw new TypeError('fetch failed')
    if (url.endsWith('/.well-known/openid-configuration'))
      return json({
        issuer: ISSUER,
        authorization_endpoint: `${ISSUER}/auth`,
        token_endpoint: `${ISSUER}/token`,
        userinfo_endpoint: `${ISSUER}/me`,
        jwks_uri: `${ISSUER}/keys`,
        end_session_endpoint: `${ISSUER}/end`,
      })
    if (url.endsWith('/keys'))
      return json({ keys: [{ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid: 'k', x: key.publicKey.toString('base64url') }] })
    if (url.endsWith('/me')) return json({ sub: 'her', SubjectNameID: '899700218896', ...lies.userinfo })
    const claims = {
      iss: ISSUER,
      aud: 'carnet',
      sub: 'her',
      iat: now,
      exp: now + 300,
      auth_time: now - 60,
      acr: 'eidas2',
      nonce: nonce(),
      ...lies.claims,
    }
    return json({ access_token: 'at', token_type: 'Bearer', id_token: token(claims, lies.signedBy ?? key, lies.algorithm ?? 'EdDSA') })
  }
}

const partyFor = (lies: Lies): { readonly party: RelyingParty; readonly finish: (query?: string) => Promise<unknown> } => {
  let nonce = ''
  const inside = providerWith(lies, () => nonce)
  const settings = {
    issuer: ISSUER,
    clientId: 'carnet',
    clientSecret: 's',
    scope: 'openid',
    acr: 'eidas2',
    idTokenAlgorithm: 'EdDSA',
  } as const
  const party = openRelyingParty('professional', settings, {
    draw: seededDraw('relying party'),
    log: silentLog,
    maxAgeMs: 4 * HOUR,
    inside,
  })
  const finish = async (query?: string): Promise<unknown> => {
    const { attempt } = await party.begin({ purpose: 'sign-in', redirectUri: CALLBACK })
    nonce = attempt.nonce
    return party.finish(attempt, query ?? `?code=c&state=${attempt.state}`, systemClock.now())
  }
  return { party, finish }
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'done'
  } catch (error) {
    return error instanceof Refusal ? error.code : `fault ${String(error)}`
  }
}

test('leaves with code, S256, state, nonce, the level and the age we ask, and no secret', async () => {
  const { location, attempt } = await partyFor({}).party.begin({ purpose: 'sign-in', redirectUri: CALLBACK })
  const asked = new URL(location).searchParams
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    client_id: 'carnet',
    redirect_uri: CALLBACK,
    code_challenge_method: 'S256',
    acr_values: 'eidas2',
    max_age: '14400',
    state: attempt.state,
    nonce: attempt.nonce,
  })
  expect(location).not.toContain(attempt.verifier)
})

test('what the provider signed comes back whole, with its level and its hour; no token with it', async () => {
  const identity = await partyFor({}).finish()
  expect(identity).toMatchObject({ issuer: ISSUER, subject: 'her', level: 'substantial', claims: { SubjectNameID: '899700218896' } })
  expect(JSON.stringify(identity)).not.toMatch(/access_token|id_token|"at"/)
})

test('a sign-in of the future is of now', async () => {
  const ahead = seconds(after(systemClock.now(), 20 * SECOND))
  const identity = (await partyFor({ claims: { auth_time: ahead } }).finish()) as { authenticatedAt: number }
  expect(identity.authenticatedAt).toBeLessThanOrEqual(systemClock.now())
})

const now = seconds(systemClock.now())
test.each<readonly [string, Lies]>([
  ['another issuer', { claims: { iss: 'http://other.example' } }],
  ['a token for another client', { claims: { aud: 'another' } }],
  ['another’s nonce', { claims: { nonce: 'replayed' } }],
  ['a token that is over', { claims: { iat: now - 900, exp: now - 600 } }],
  ['a key that is not the provider’s', { signedBy: other }],
  ['no signature', { algorithm: 'none' }],
  ['no hour of sign-in', { claims: { auth_time: undefined } }],
  ['a sign-in of yesterday', { claims: { auth_time: now - 24 * 3_600 } }],
  ['what is told of another subject', { userinfo: { sub: 'somebody else' } }],
])('nobody comes back with %s', async (_, lies) => {
  expect(await codeOf(partyFor(lies).finish())).toBe('openid-lost')
})

test.each([
  ['another state', '?code=c&state=forged'],
  ['no state', '?code=c'],
  ['no code', '?state=x'],
  ['the provider’s own no', '?error=access_denied'],
  ['nothing', ''],
])('nobody comes back with %s in the address', async (_, query) => {
  expect(await codeOf(partyFor({}).finish(query))).toBe('openid-lost')
})

test.each(['eidas1', 'EIDAS2', 'high', ''])('a level « %s » is not enough, nor is none', async acr => {
  expect(await codeOf(partyFor({ claims: { acr } }).finish())).toBe('openid-level')
  expect(await codeOf(partyFor({ claims: { acr: undefined } }).finish())).toBe('openid-level')
})

test('what the identity token signs is not undone by what is told beside it', async () => {
  expect(await codeOf(partyFor({ claims: { acr: 'eidas1' }, userinfo: { acr: 'eidas3' } }).finish())).toBe('openid-level')
})

test('a provider that does not answer is said to be away, and is asked again the next time', async () => {
  expect(await codeOf(partyFor({ away: true }).finish())).toBe('openid-away')
})

test('ends the provider’s session without a token in the address', async () => {
  const address = await partyFor({}).party.endAddress('http://localhost/')
  expect(address).toMatch(/^http:\/\/provider\.example\/end\?/)
  expect(address).not.toContain('id_token_hint')
})
