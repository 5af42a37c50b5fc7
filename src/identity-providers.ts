import type { OpenidDoors, ProviderKind, ProviderSettings, RelyingParty } from './accounts/index.ts'
import { LOOP, linkNationalIdentity, nationalIdentityOf, openRelyingParty } from './accounts/index.ts'
import { operationFor, type Services } from './api/index.ts'
import type { OpenidSettings, Settings } from './config.ts'
import {
  type DemonstrationProvider,
  type DemoWorld,
  demonstrationWorld,
  type Handler,
  openProvider,
  personAccounts,
  professionalAccounts,
  type ProviderAccount,
} from './demonstration/index.ts'
import { findPerson } from './identity/index.ts'
import { WAITING_WITH_IDENTITY } from './invented-accounts.ts'
import type { Draw } from './kernel/ids.ts'
import type { Clock } from './platform/clock.ts'
import type { Mounted } from './platform/http/index.ts'
import type { Log } from './platform/log.ts'
import { parametersAt } from './policy/index.ts'

/** What Pro Santé Connect and FranceConnect call what we ask of them (domain.md §6.3, §6.4). */
const SCOPES: Readonly<Record<ProviderKind, string>> = {
  professional: 'openid scope_all',
  person: 'openid given_name family_name preferred_username birthdate gender birthplace birthcountry',
}

const INVENTED = {
  professional: {
    path: '/identites/professionnels',
    title: 'Identité professionnelle',
    ways: [
      { acr: 'eidas3', label: 'Ma carte professionnelle' },
      { acr: 'eidas2', label: 'Mon téléphone' },
      { acr: 'eidas1', label: 'Un simple mot de passe (refusé par Carnet)' },
    ],
  },
  person: {
    path: '/identites/personnes',
    title: 'Identité nationale',
    ways: [
      { acr: 'eidas2', label: 'Mon application d’identité' },
      { acr: 'eidas1', label: 'Un simple mot de passe (refusé par Carnet)' },
    ],
  },
} as const

export const INVENTED_PATHS = Object.values(INVENTED).map(({ path }) => `${path}/`)

/** Where we listen, known after the routes are added. */
export type Address = { readonly listening: string; readonly published: string; readonly origins: readonly string[] }

export type IdentityProviders = {
  readonly doors: OpenidDoors
  /** Programs to mount: the invented providers of a demonstration, none in production. */
  readonly programs: readonly { readonly prefix: string; readonly program: Mounted }[]
  opened(address: Address): void
}

export type ProviderTools = {
  readonly clock: Clock
  readonly draw: Draw
  readonly log: Log
  /** Of the demonstration, once it is there. */
  readonly services: () => Services
  readonly world: () => DemoWorld | undefined
}

export const identityProviders = (settings: Settings, tools: ProviderTools): IdentityProviders => {
  let address: Address = { listening: settings.publicUrl, published: settings.publicUrl, origins: [] }
  const configured: Readonly<Record<ProviderKind, OpenidSettings | undefined>> = {
    professional: settings.professionalOpenid,
    person: settings.personOpenid,
  }
  const isInvented = (kind: ProviderKind): boolean => settings.mode === 'demonstration' && configured[kind] === undefined
  const invented = {
    professional: inventedProvider('professional', tools, () => address),
    person: inventedProvider('person', tools, () => address),
  }
  const open = (kind: ProviderKind): Promise<RelyingParty> | undefined => {
    const real = configured[kind]
    if (real !== undefined) return Promise.resolve(openRelyingParty(kind, realSettings(kind, real), { ...tools, maxAgeMs: maxAge(tools) }))
    return isInvented(kind) ? invented[kind].party() : undefined
  }
  const parties: Partial<Record<ProviderKind, Promise<RelyingParty> | undefined>> = {}
  const kinds = ['professional', 'person'] as const
  return {
    doors: {
      isOpen: kind => configured[kind] !== undefined || isInvented(kind),
      party: async kind => {
        parties[kind] ??= open(kind)
        return parties[kind]
      },
      originFor: host => address.origins.find(origin => new URL(origin).host === host) ?? address.published,
    },
    programs: kinds.filter(isInvented).map(kind => ({ prefix: INVENTED[kind].path, program: invented[kind].program })),
    opened: where => {
      address = where
    },
  }
}

const maxAge = ({ clock }: ProviderTools): number => parametersAt(clock.now()).sessionMaxMs

const realSettings = (kind: ProviderKind, settings: OpenidSettings): ProviderSettings => ({
  ...settings,
  scope: SCOPES[kind],
  idTokenAlgorithm: 'RS256',
})

/** Made at the first sign-in: its name for itself holds our port. */
const inventedProvider = (kind: ProviderKind, tools: ProviderTools, address: () => Address) => {
  const { path, title, ways } = INVENTED[kind]
  const clientSecret = Buffer.from(tools.draw.bytes(24)).toString('base64url')
  const world = (): DemoWorld => tools.world() ?? demonstrationWorld({ seed: 'demonstration', today: tools.clock.now() })
  const accounts = (): readonly ProviderAccount[] =>
    kind === 'professional' ? professionalAccounts(world()) : [...personAccounts(world()), newcomer()]
  const issuer = (): string => `${address().published}${path}`
  const options = (): DemonstrationProvider => ({
    title,
    ways,
    clientSecret,
    issuer: issuer(),
    clientId: `carnet-${kind}`,
    redirectUris: address().origins.map(origin => `${origin}/api/openid/${kind}/callback`),
    returnUris: address().origins.map(origin => `${origin}/`),
    scope: SCOPES[kind],
    accounts: accounts(),
    draw: tools.draw,
  })
  let handler: Promise<Handler> | undefined
  const program: Mounted = async (request, response) => {
    handler ??= openProvider(options())
    await (await handler)(request, response)
  }
  const inside = (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('x-carnet-client', '1')
    return fetch(url.replace(address().published, address().listening), { ...init, headers })
  }
  const party = async (): Promise<RelyingParty> => {
    if (kind === 'person') await linkEverybody(tools, issuer(), world())
    const settings: ProviderSettings = { ...options(), acr: 'eidas2', idTokenAlgorithm: 'EdDSA' }
    return openRelyingParty(kind, settings, { ...tools, maxAgeMs: maxAge(tools), inside })
  }
  return { program, party }
}

/** Whom the provider knows and nobody linked: who activates a record with a national identity. */
const newcomer = (): ProviderAccount => {
  const { first, last, birthDate } = WAITING_WITH_IDENTITY
  return {
    key: 'newcomer',
    name: `Malo ${last}`,
    detail: `né le ${birthDate.split('-').reverse().join('/')}, dossier à activer`,
    claims: {
      sub: 'newcomer.demonstration',
      given_name: first,
      family_name: last,
      preferred_username: last,
      birthdate: birthDate,
      gender: 'male',
      birthplace: '75042',
      birthcountry: '99100',
    },
  }
}

/** In a demonstration everybody with a record has linked her identity already. */
const linkEverybody = async (tools: ProviderTools, issuer: string, world: DemoWorld): Promise<void> => {
  const op = operationFor(tools.services(), LOOP, tools.draw.uuid())
  const accounts = personAccounts(world)
  for (const [index, { ins }] of world.people.entries()) {
    const claims = accounts[index]?.claims
    const found = await findPerson(op, ins)
    const identity =
      claims === undefined
        ? undefined
        : nationalIdentityOf({ issuer, subject: claims.sub, level: 'substantial', authenticatedAt: op.instant, claims })
    if (found !== undefined && identity !== undefined) await linkNationalIdentity(op.db, op, found.personId, identity)
  }
}
