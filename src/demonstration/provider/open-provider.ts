import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Draw } from '../../kernel/ids.ts'
import { ed25519 } from '../../platform/keyring/primitives.ts'
import type { ProviderAccount } from './accounts.ts'
import { openAdapter } from './adapter.ts'
import { errorPage, loginPage, logoutPage, STYLE } from './pages.ts'

/**
 * A provider of identity for a demonstration: the certified library itself, with invented people and no proof asked. It runs in the process of
 * Carnet, under a path of its own, and never in production.
 */
export type DemonstrationProvider = {
  readonly title: string
  /** `http://localhost:8080/identites/professionnels`: its path is where it is mounted. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
  readonly returnUris: readonly string[]
  readonly scope: string
  readonly accounts: readonly ProviderAccount[]
  readonly ways: readonly { readonly acr: string; readonly label: string }[]
  readonly draw: Draw
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export const openProvider = async (options: DemonstrationProvider): Promise<Handler> => {
  const { default: Library } = await loadLibrary()
  const mount = new URL(options.issuer).pathname
  const provider: Provider = new Library(options.issuer, configurationOf(options, mount))
  provider.proxy = true
  const answer = provider.callback()
  const ours = pagesOf(options, mount, provider)
  return async (request, response) => {
    const { host, protocol } = new URL(options.issuer)
    // One name for itself, whoever asks and by which address.
    request.headers['x-forwarded-host'] = host
    request.headers['x-forwarded-proto'] = protocol.slice(0, -1)
    if (await ours(request, response)) return
    Object.assign(request, { originalUrl: request.url })
    request.url = (request.url ?? '').slice(mount.length)
    await answer(request, response)
  }
}

const RUNTIME_WARNING = 'oidc-provider WARNING: Unsupported runtime'

/** Loaded here only: a production server never has it in memory. It warns of a runtime newer than it knows; ours is tested with it. */
const loadLibrary = async () => {
  const { warn } = console
  console.warn = (...said: readonly unknown[]): void => {
    if (!String(said[0]).includes(RUNTIME_WARNING)) warn(...said)
  }
  try {
    return await import('oidc-provider')
  } finally {
    console.warn = warn
  }
}

const MINUTES = 60
const CLAIMS_OF: readonly string[] = ['sub']

const configurationOf = (options: DemonstrationProvider, mount: string): Configuration => {
  const { title, clientId, clientSecret, redirectUris, returnUris, scope, accounts, ways, draw } = options
  const style = `${mount}/style.css`
  const names = [...new Set(accounts.flatMap(({ claims }) => Object.keys(claims)))].filter(name => name !== 'sub')
  return {
    adapter: openAdapter(),
    jwks: { keys: [signingKey(draw)] },
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [...redirectUris],
        post_logout_redirect_uris: [...returnUris],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'EdDSA',
      },
    ],
    cookies: {
      keys: [Buffer.from(draw.bytes(32)).toString('base64url')],
      names: { session: `${clientId}-session`, interaction: `${clientId}-interaction`, resume: `${clientId}-resume` },
      long: { httpOnly: true, sameSite: 'lax', signed: true, path: mount },
      short: { httpOnly: true, sameSite: 'lax', signed: true, path: mount },
    },
    acrValues: ways.map(({ acr }) => acr),
    scopes: scope.split(' '),
    claims: { openid: [...CLAIMS_OF, ...names], acr: null, auth_time: null, iss: null, sid: null },
    findAccount: (_context, sub) => {
      const account = accounts.find(({ claims }) => claims.sub === sub)
      return account === undefined ? undefined : { accountId: sub, claims: () => ({ ...account.claims }) }
    },
    interactions: { url: (_context, interaction) => `${mount}/choix/${interaction.uid}` },
    loadExistingGrant: grantAll(scope),
    renderError: context => {
      context.type = 'html'
      context.body = errorPage(title, style)
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = logoutPage(title, style, form)
        },
        postLogoutSuccessSource: context => {
          context.body = errorPage(title, style)
        },
      },
    },
    ttl: {
      AccessToken: 5 * MINUTES,
      AuthorizationCode: MINUTES,
      IdToken: 5 * MINUTES,
      Interaction: 30 * MINUTES,
      Session: 240 * MINUTES,
      Grant: 240 * MINUTES,
    },
    pkce: { required: () => true },
  }
}

const signingKey = (draw: Draw) => {
  const seed = draw.bytes(32)
  return {
    kty: 'OKP' as const,
    crv: 'Ed25519' as const,
    alg: 'EdDSA',
    use: 'sig' as const,
    kid: Buffer.from(draw.bytes(8)).toString('hex'),
    d: Buffer.from(seed).toString('base64url'),
    x: ed25519(seed).publicKey.toString('base64url'),
  }
}

/** Its one client is ours: nobody is asked whether we may know what we asked. */
const grantAll =
  (scope: string) =>
  async ({ oidc }: KoaContextWithOIDC) => {
    const { provider, client, session, account } = oidc
    if (client === undefined || account === undefined) return undefined
    const known = session?.grantIdFor(client.clientId)
    const found = known === undefined ? undefined : await provider.Grant.find(known)
    if (found !== undefined) return found
    const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId })
    grant.addOIDCScope(scope)
    await grant.save()
    return grant
  }

const send = (response: ServerResponse, type: string, text: string): true => {
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  })
  response.end(text)
  return true
}

/** True: the address is one of ours, and was answered. */
const pagesOf =
  ({ title, accounts, ways }: DemonstrationProvider, mount: string, provider: Provider) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const style = `${mount}/style.css`
    if (request.url === style) return send(response, 'text/css', STYLE)
    if (request.url?.startsWith(`${mount}/choix/`) !== true) return false
    try {
      await provider.interactionDetails(request, response)
    } catch {
      return send(response, 'text/html', errorPage(title, style))
    }
    if (request.method !== 'POST') return send(response, 'text/html', loginPage({ title, style, action: request.url, accounts, ways }))
    const form = new URLSearchParams(await bodyOf(request))
    const account = accounts.find(({ key }) => key === form.get('account'))
    const way = ways.find(({ acr }) => acr === form.get('acr'))
    await provider.interactionFinished(
      request,
      response,
      account === undefined || way === undefined
        ? { error: 'access_denied', error_description: 'nobody was chosen' }
        : { login: { accountId: account.claims.sub, acr: way.acr } },
      { mergeWithLastSubmission: false },
    )
    return true
  }

const LONGEST_FORM = 4_096

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request) {
    const bytes = Buffer.from(part)
    length += bytes.length
    if (length > LONGEST_FORM) return ''
    parts.push(bytes)
  }
  return Buffer.concat(parts).toString('utf8')
}
