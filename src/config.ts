import type { LogLevel } from './platform/log.ts'
import { isMailAddress } from './platform/mail/model.ts'
import { isServiceName, KNOWN_SERVICES } from './platform/push/model.ts'
import { loadPolicyFolder, PolicyFault } from './policy/index.ts'

/**
 * Every setting, once: this table is its own manual (`npm start -- --settings` prints it) and the only reader of the environment.
 * A mistake never starts a server: all are told at once, by name, never by value.
 */
export type Settings = {
  readonly mode: 'demonstration' | 'production'
  readonly host: string
  readonly port: number
  /** Origin that people and programs use, without a final slash. */
  readonly publicUrl: string
  readonly databaseUrl: string | undefined
  readonly databasePool: number
  readonly keystoreUrl: string | undefined
  readonly dataFolder: string
  /** 32 bytes; undefined in demonstration, where it is made in the data folder. */
  readonly masterKey: Uint8Array | undefined
  readonly blobs: BlobSettings
  readonly mail: MailSettings
  /** Where the information sends those who have a question or a refusal. */
  readonly helpPhone: string
  readonly postalAddress: string
  /** Tolerant: a document whose header's identity does not stand is filed, marked « identité à vérifier ». Demonstration only. */
  readonly identity: 'strict' | 'tolerant'
  /** The operator's matrices and changes of parameters; undefined: what the product ships. */
  readonly policyFolder: string | undefined
  /** Whether a cookie alone is enough, for who signed in without the key of a browser. */
  readonly unboundSessions: boolean
  /** Whether the first start of a demonstration makes its population. */
  readonly demonstrationSeed: boolean
  /** Whole lives, hundreds of papers; else what tests need of them. */
  readonly demonstrationIsLong: boolean
  /** Who vouches for professionals, and for persons; undefined: this means is closed, or (demonstration) is our own invented provider. */
  readonly professionalOpenid: OpenidSettings | undefined
  readonly personOpenid: OpenidSettings | undefined
  /** Unix socket of the antivirus; undefined: none. */
  readonly clamdSocket: string | undefined
  /** Messages to browsers: the push services that may be spoken to (none: not offered), and where they may complain. */
  readonly push: { readonly services: readonly string[]; readonly subject: string }
  readonly logLevel: LogLevel
}

/** A client account at a provider of identity (OpenID Connect). */
export type OpenidSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The least level we take. */
  readonly acr: 'eidas1' | 'eidas2' | 'eidas3'
}

/** Without a server (demonstration): an outbox shown on screen. */
export type MailSettings = {
  readonly smtpUrl: string | undefined
  readonly from: string
  readonly bounceImapUrl: string | undefined
}

export type BlobSettings =
  | { readonly kind: 'file' }
  | {
      readonly kind: 's3'
      readonly endpoint: string
      readonly bucket: string
      readonly region: string
      readonly accessKey: string
      readonly secretKey: string
    }

export type Environment = Readonly<Record<string, string | undefined>>

export class SettingsFault extends Error {
  override readonly name = 'SettingsFault'
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(`settings refused:\n${mistakes.map(mistake => `  - ${mistake}`).join('\n')}`)
    this.mistakes = mistakes
  }
}

type Row<T> = {
  readonly meaning: string
  /** Text used when the variable is absent or empty; undefined when there is none. */
  readonly byDefault?: string
  /** Throws a sentence that completes « NAME … ». */
  readonly parse: (text: string) => T
}

const wrong = (sentence: string): never => {
  throw new RangeError(sentence)
}

const oneOf =
  <const T extends string>(...words: readonly T[]) =>
  (text: string): T =>
    words.find(word => word === text) ?? wrong(`must be one of ${words.join(', ')}`)

const between =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    return value >= least && value <= most ? value : wrong(`must be a whole number from ${least} to ${most}`)
  }

const url =
  (...schemes: readonly string[]) =>
  (text: string): string =>
    URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)) ? text : wrong(`must be a URL in ${schemes.join(' or ')}`)

const origin = (text: string): string => {
  const parsed = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = parsed !== undefined && /^https?:$/.test(parsed.protocol) && text.replace(/\/$/, '') === parsed.origin
  return isOrigin ? parsed.origin : wrong('must be an origin such as https://carnet.example, without a path')
}

const key = (text: string): Uint8Array => {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === 32 && bytes.toString('base64') === text ? bytes : wrong('must be 32 bytes in base64 (openssl rand -base64 32)')
}

const mailAddress = (text: string): string => (isMailAddress(text) ? text : wrong('must be one plain mail address'))

const asIs = (text: string): string => text

const serviceNames = (text: string): readonly string[] => {
  const names = text === 'none' ? [] : text.split(',').map(name => name.trim().toLowerCase())
  return names.every(isServiceName) ? names : wrong('must be names of hosts separated by commas, or none')
}

const complaints = (text: string): string =>
  (text.startsWith('mailto:') && isMailAddress(text.slice(7))) || (URL.canParse(text) && new URL(text).protocol === 'https:')
    ? text
    : wrong('must be mailto: and an address, or an https address')

const TABLE = {
  MODE: {
    meaning: 'demonstration (fictitious people, simulated sign-in, a ribbon on every page) or production',
    byDefault: 'demonstration',
    parse: oneOf('demonstration', 'production'),
  },
  HOST: { meaning: 'address to listen on', byDefault: '127.0.0.1', parse: asIs },
  PORT: { meaning: 'port to listen on; 0 takes a free one', byDefault: '8080', parse: between(0, 65_535) },
  PUBLIC_URL: { meaning: 'origin people use; production: https; demonstration: http://localhost:PORT when absent', parse: origin },
  DATABASE_URL: {
    meaning: 'PostgreSQL 15 or later; absent (demonstration only): one of our own in DATA_DIR',
    parse: url('postgres', 'postgresql'),
  },
  DATABASE_POOL: { meaning: 'connections of one process', byDefault: '8', parse: between(1, 200) },
  KEYSTORE_URL: {
    meaning: 'PostgreSQL of the wrapped keys, on another server; absent (demonstration only): a file in DATA_DIR',
    parse: url('postgres', 'postgresql'),
  },
  DATA_DIR: { meaning: 'folder of the embedded database, file blobs, keys and mail-box', byDefault: './data', parse: asIs },
  MASTER_KEY: {
    meaning: '32 bytes in base64 that wrap all keys; absent (demonstration only): made in DATA_DIR/keys/master.key',
    parse: key,
  },
  BLOBS: { meaning: 'where sealed bodies lie: file (in DATA_DIR) or s3', byDefault: 'file', parse: oneOf('file', 's3') },
  S3_ENDPOINT: { meaning: 'URL of the object store; https in production', parse: url('https', 'http') },
  S3_BUCKET: { meaning: 'bucket of the object store', parse: asIs },
  S3_REGION: { meaning: 'region of the object store', byDefault: 'us-east-1', parse: asIs },
  S3_ACCESS_KEY: { meaning: 'access key of the object store', parse: asIs },
  S3_SECRET_KEY: { meaning: 'secret key of the object store', parse: asIs },
  SMTP_URL: {
    meaning: 'mail server, smtps:// or smtp:// (STARTTLS), with user and password; absent (demonstration only): an outbox shown on screen',
    parse: url('smtps', 'smtp'),
  },
  MAIL_FROM: {
    meaning: 'address mail comes from; its domain must accept retour+anything (bounces)',
    byDefault: 'ne-pas-repondre@carnet.example',
    parse: mailAddress,
  },
  BOUNCE_IMAP_URL: {
    meaning: 'box of what came back: imaps://user:password@host/FOLDER; absent: bounces are not read',
    parse: url('imaps', 'imap'),
  },
  HELP_PHONE: { meaning: 'number that people call, as it is printed', byDefault: '34 22', parse: asIs },
  POSTAL_ADDRESS: {
    meaning: 'address that people write to, on one line',
    byDefault: 'Carnet, libre réponse 29999, 29999 PORT-KERVAL',
    parse: asIs,
  },
  IDENTITY: {
    meaning: 'strict, or tolerant (demonstration only): documents whose identity does not stand are filed and marked',
    byDefault: 'strict',
    parse: oneOf('strict', 'tolerant'),
  },
  POLICY_DIR: { meaning: 'folder of published matrices (*.csv) and dated changes (parameters.json), see src/policy', parse: asIs },
  UNBOUND_SESSIONS: {
    meaning:
      'yes or no: take the session of a client that gave no key at sign-in (programs, tests); yes when absent in demonstration, else no',
    parse: oneOf('yes', 'no'),
  },
  DEMONSTRATION_SEED: {
    meaning: 'yes, short or no: make the fictitious population at the first start of a demonstration, with whole lives or fewer papers',
    byDefault: 'yes',
    parse: oneOf('yes', 'short', 'no'),
  },
  PROFESSIONAL_OIDC_ISSUER: {
    meaning: 'issuer that vouches for professionals (Pro Santé Connect); absent: closed, or an invented one in demonstration',
    parse: url('https', 'http'),
  },
  PROFESSIONAL_OIDC_CLIENT_ID: { meaning: 'our name at that issuer', parse: asIs },
  PROFESSIONAL_OIDC_CLIENT_SECRET: { meaning: 'our secret at that issuer', parse: asIs },
  PROFESSIONAL_OIDC_ACR: { meaning: 'least level taken of it', byDefault: 'eidas2', parse: oneOf('eidas1', 'eidas2', 'eidas3') },
  PERSON_OIDC_ISSUER: {
    meaning: 'issuer that vouches for persons (FranceConnect); absent: closed, or an invented one in demonstration',
    parse: url('https', 'http'),
  },
  PERSON_OIDC_CLIENT_ID: { meaning: 'our name at that issuer', parse: asIs },
  PERSON_OIDC_CLIENT_SECRET: { meaning: 'our secret at that issuer', parse: asIs },
  PERSON_OIDC_ACR: { meaning: 'least level taken of it', byDefault: 'eidas2', parse: oneOf('eidas1', 'eidas2', 'eidas3') },
  CLAMD_SOCKET: { meaning: 'Unix socket of clamd, which then sees every file; absent: none, and the pages say so', parse: asIs },
  PUSH_SERVICES: {
    meaning: 'push services of browsers that may be called, separated by commas (*.example.org for names below); none: not offered',
    byDefault: KNOWN_SERVICES.join(','),
    parse: serviceNames,
  },
  PUSH_SUBJECT: { meaning: 'where a push service may complain: mailto:… or https://…; absent: mailto: and MAIL_FROM', parse: complaints },
  LOG_LEVEL: { meaning: 'debug, info, warn, error or silent', byDefault: 'info', parse: oneOf('debug', 'info', 'warn', 'error', 'silent') },
} as const satisfies Record<string, Row<unknown>>

type Name = keyof typeof TABLE
type Values = { readonly [K in Name]: ReturnType<(typeof TABLE)[K]['parse']> | undefined }

const NAMES = Object.keys(TABLE) as readonly Name[]

/** Name, meaning, default of each setting, for the manual. */
export const settingsManual = (): readonly { readonly name: string; readonly meaning: string; readonly byDefault: string | undefined }[] =>
  Object.entries<Row<unknown>>(TABLE).map(([name, row]) => ({ name, meaning: row.meaning, byDefault: row.byDefault }))

const readValues = (environment: Environment, mistakes: string[]): Values => {
  const read = (name: Name): unknown => {
    const row: Row<unknown> = TABLE[name]
    const text = environment[name] || row.byDefault
    if (text === undefined) return undefined
    try {
      return row.parse(text)
    } catch (error) {
      mistakes.push(`${name} ${error instanceof RangeError ? error.message : 'cannot be read'}`)
      return undefined
    }
  }
  return Object.fromEntries(NAMES.map(name => [name, read(name)])) as Values
}

/** What a production server must be given, because its default is only safe where everything is fictitious. */
const REQUIRED_IN_PRODUCTION = [
  'PUBLIC_URL',
  'DATABASE_URL',
  'KEYSTORE_URL',
  'MASTER_KEY',
  'SMTP_URL',
  'MAIL_FROM',
  'HELP_PHONE',
  'POSTAL_ADDRESS',
] as const
const REQUIRED_BY_S3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const

const checkTogether = (values: Values, environment: Environment, mistakes: string[]): void => {
  const missing = (names: readonly Name[], why: string): void => {
    for (const name of names) if (!environment[name]) mistakes.push(`${name} is required ${why}`)
  }
  if (values.BLOBS === 's3') missing(REQUIRED_BY_S3, 'with BLOBS=s3')
  for (const side of ['PROFESSIONAL', 'PERSON'] as const)
    if (values[`${side}_OIDC_ISSUER`] !== undefined)
      missing([`${side}_OIDC_CLIENT_ID`, `${side}_OIDC_CLIENT_SECRET`], `with ${side}_OIDC_ISSUER`)
  mistakes.push(...policyMistakes(values.POLICY_DIR))
  if (values.MODE !== 'production') return
  missing(REQUIRED_IN_PRODUCTION, 'in production')
  if (values.IDENTITY === 'tolerant') mistakes.push('IDENTITY must be strict in production')
  for (const name of ['PUBLIC_URL', 'S3_ENDPOINT', 'PROFESSIONAL_OIDC_ISSUER', 'PERSON_OIDC_ISSUER'] as const)
    if (values[name]?.startsWith('http:')) mistakes.push(`${name} must be https in production`)
  if (values.DATABASE_URL !== undefined && sameServer(values.DATABASE_URL, values.KEYSTORE_URL))
    mistakes.push('KEYSTORE_URL must be another server than DATABASE_URL in production')
}

const policyMistakes = (folder: string | undefined): readonly string[] => {
  if (folder === undefined) return []
  try {
    loadPolicyFolder(folder)
    return []
  } catch (error) {
    if (error instanceof PolicyFault) return error.mistakes.map(mistake => `POLICY_DIR: ${mistake}`)
    throw error
  }
}

const sameServer = (one: string, other: string | undefined): boolean => other !== undefined && new URL(one).host === new URL(other).host

const blobs = (values: Values): BlobSettings =>
  values.BLOBS === 's3'
    ? {
        kind: 's3',
        endpoint: values.S3_ENDPOINT ?? '',
        bucket: values.S3_BUCKET ?? '',
        region: values.S3_REGION ?? '',
        accessKey: values.S3_ACCESS_KEY ?? '',
        secretKey: values.S3_SECRET_KEY ?? '',
      }
    : { kind: 'file' }

const openid = (values: Values, side: 'PROFESSIONAL' | 'PERSON'): OpenidSettings | undefined => {
  const issuer = values[`${side}_OIDC_ISSUER`]
  if (issuer === undefined) return undefined
  const [clientId, clientSecret] = [values[`${side}_OIDC_CLIENT_ID`] ?? '', values[`${side}_OIDC_CLIENT_SECRET`] ?? '']
  return { issuer, clientId, clientSecret, acr: values[`${side}_OIDC_ACR`] ?? 'eidas2' }
}

/** Throws one `SettingsFault` that tells all mistakes. */
export const readSettings = (environment: Environment): Settings => {
  const mistakes: string[] = []
  const values = readValues(environment, mistakes)
  checkTogether(values, environment, mistakes)
  const { MODE, HOST, PORT, DATABASE_POOL, DATA_DIR, LOG_LEVEL } = values
  const isWhole = MODE !== undefined && HOST !== undefined && PORT !== undefined && DATABASE_POOL !== undefined && DATA_DIR !== undefined
  if (mistakes.length > 0 || !isWhole || LOG_LEVEL === undefined) throw new SettingsFault(mistakes)
  return {
    mode: MODE,
    host: HOST,
    port: PORT,
    publicUrl: values.PUBLIC_URL ?? `http://localhost:${PORT}`,
    databaseUrl: values.DATABASE_URL,
    databasePool: DATABASE_POOL,
    keystoreUrl: values.KEYSTORE_URL,
    dataFolder: DATA_DIR,
    masterKey: values.MASTER_KEY,
    blobs: blobs(values),
    mail: { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM ?? '', bounceImapUrl: values.BOUNCE_IMAP_URL },
    helpPhone: values.HELP_PHONE ?? '',
    postalAddress: values.POSTAL_ADDRESS ?? '',
    identity: values.IDENTITY ?? 'strict',
    policyFolder: values.POLICY_DIR,
    unboundSessions: (values.UNBOUND_SESSIONS ?? (MODE === 'demonstration' ? 'yes' : 'no')) === 'yes',
    demonstrationSeed: MODE === 'demonstration' && values.DEMONSTRATION_SEED !== 'no',
    demonstrationIsLong: values.DEMONSTRATION_SEED === 'yes',
    professionalOpenid: openid(values, 'PROFESSIONAL'),
    personOpenid: openid(values, 'PERSON'),
    clamdSocket: values.CLAMD_SOCKET,
    push: { services: values.PUSH_SERVICES ?? [], subject: values.PUSH_SUBJECT ?? `mailto:${values.MAIL_FROM ?? ''}` },
    logLevel: LOG_LEVEL,
  }
}

/** Names that look like ours and are not: most often a setting with a typing mistake, which would be silently without effect. */
export const unknownSettings = (environment: Environment): readonly string[] => {
  const known = new Set<string>(NAMES)
  const ours = /^(CARNET|DATABASE|KEYSTORE|BLOBS?|S3|LOG|MASTER|PUBLIC|DATA|DEMONSTRATION|POLICY|PROFESSIONAL|PERSON|PUSH)_/
  return Object.keys(environment)
    .filter(name => ours.test(name) && !known.has(name) && !OF_TESTS.has(name))
    .sort()
}

/** Variables of tests and continuous integration, which no server reads. */
const OF_TESTS = new Set(['CARNET_CDA_SCHEMA', 'CARNET_CORPUS', 'CARNET_TEST_DATABASE_URL', 'CARNET_TEST_S3'])

/** The process's own environment. Nothing else reads it. */
export const processEnvironment = (): Environment => process.env
