import { expect, test } from 'vitest'
import { type Environment, readSettings, SettingsFault, settingsManual, unknownSettings } from './config.ts'
import { KNOWN_SERVICES } from './platform/push/model.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')

const production: Environment = {
  MODE: 'production',
  PUBLIC_URL: 'https://carnet.example/',
  DATABASE_URL: 'postgres://carnet:secret@db.example/carnet',
  KEYSTORE_URL: 'postgres://keys:secret@keys.example/keys',
  MASTER_KEY: KEY,
  SMTP_URL: 'smtps://carnet:secret@mail.example',
  MAIL_FROM: 'ne-pas-repondre@carnet.example',
  HELP_PHONE: '34 22',
  POSTAL_ADDRESS: 'Carnet, 29999 PORT-KERVAL',
}

const mistakesOf = (environment: Environment): readonly string[] => {
  try {
    readSettings(environment)
  } catch (error) {
    if (error instanceof SettingsFault) return error.mistakes
    throw error
  }
  return []
}

test('no setting at all is a demonstration on this machine alone', () => {
  expect(readSettings({})).toEqual({
    mode: 'demonstration',
    host: '127.0.0.1',
    port: 8080,
    publicUrl: 'http://localhost:8080',
    databaseUrl: undefined,
    databasePool: 8,
    keystoreUrl: undefined,
    dataFolder: './data',
    masterKey: undefined,
    blobs: { kind: 'file' },
    mail: { smtpUrl: undefined, from: 'ne-pas-repondre@carnet.example', bounceImapUrl: undefined },
    helpPhone: '34 22',
    postalAddress: 'Carnet, libre réponse 29999, 29999 PORT-KERVAL',
    identity: 'strict',
    policyFolder: undefined,
    unboundSessions: true,
    demonstrationSeed: true,
    demonstrationIsLong: true,
    professionalOpenid: undefined,
    personOpenid: undefined,
    push: { services: KNOWN_SERVICES, subject: 'mailto:ne-pas-repondre@carnet.example' },
    logLevel: 'info',
  })
})

test('production takes no identity that does not stand, and has no population of its own', () => {
  expect(() => readSettings({ ...production, IDENTITY: 'tolerant' })).toThrow(/IDENTITY must be strict/)
  expect(readSettings({ ...production, DEMONSTRATION_SEED: 'yes' }).demonstrationSeed).toBe(false)
})

test('a cookie alone is enough in a demonstration, and nowhere else unless it is said', () => {
  expect(readSettings(production).unboundSessions).toBe(false)
  expect(readSettings({ ...production, UNBOUND_SESSIONS: 'yes' }).unboundSessions).toBe(true)
  expect(readSettings({ UNBOUND_SESSIONS: 'no' }).unboundSessions).toBe(false)
})

test('an empty variable is an absent one', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '' })).toEqual(readSettings({}))
})

test('a production server with all it needs starts', () => {
  const settings = readSettings(production)
  expect(settings).toMatchObject({ mode: 'production', publicUrl: 'https://carnet.example', databaseUrl: production['DATABASE_URL'] })
  expect(settings.masterKey).toEqual(Buffer.alloc(32, 7))
})

test.each(['PUBLIC_URL', 'DATABASE_URL', 'KEYSTORE_URL', 'MASTER_KEY', 'SMTP_URL', 'MAIL_FROM', 'HELP_PHONE', 'POSTAL_ADDRESS'])(
  'production does not start without %s',
  name => {
    expect(mistakesOf({ ...production, [name]: undefined })).toEqual([`${name} is required in production`])
  },
)

test('production takes no clear text and no keys beside the data they open', () => {
  expect(mistakesOf({ ...production, PUBLIC_URL: 'http://carnet.example', KEYSTORE_URL: 'postgres://k:k@db.example/keys' })).toEqual([
    'PUBLIC_URL must be https in production',
    'KEYSTORE_URL must be another server than DATABASE_URL in production',
  ])
})

test('mail comes from one plain address', () => {
  for (const from of ['Carnet <a@b.example>', 'a@b.example, c@d.example', 'nobody']) {
    expect(mistakesOf({ MAIL_FROM: from })).toEqual(['MAIL_FROM must be one plain mail address'])
  }
})

test('S3 needs its four settings', () => {
  expect(mistakesOf({ BLOBS: 's3', S3_BUCKET: 'b', S3_ACCESS_KEY: 'a' })).toEqual([
    'S3_ENDPOINT is required with BLOBS=s3',
    'S3_SECRET_KEY is required with BLOBS=s3',
  ])
})

test('a provider of identity is named whole, by https in production, and what we take is substantial unless said otherwise', () => {
  const pro = {
    PROFESSIONAL_OIDC_ISSUER: 'https://pro.example',
    PROFESSIONAL_OIDC_CLIENT_ID: 'carnet',
    PROFESSIONAL_OIDC_CLIENT_SECRET: 's',
  }
  expect(readSettings({ ...production, ...pro }).professionalOpenid).toEqual({
    issuer: 'https://pro.example',
    clientId: 'carnet',
    clientSecret: 's',
    acr: 'eidas2',
  })
  expect(mistakesOf({ PERSON_OIDC_ISSUER: 'https://person.example' })).toEqual([
    'PERSON_OIDC_CLIENT_ID is required with PERSON_OIDC_ISSUER',
    'PERSON_OIDC_CLIENT_SECRET is required with PERSON_OIDC_ISSUER',
  ])
  expect(mistakesOf({ ...production, ...pro, PROFESSIONAL_OIDC_ISSUER: 'http://pro.example' })).toEqual([
    'PROFESSIONAL_OIDC_ISSUER must be https in production',
  ])
})

test('all mistakes are told at once, and none tells a value', () => {
  const environment = {
    MODE: 'prod',
    PORT: '80a',
    PUBLIC_URL: 'https://x/y',
    DATABASE_URL: 'mysql://u:hunter2@x',
    MASTER_KEY: 'hunter2',
    BLOBS: 'tape',
    LOG_LEVEL: 'loud',
    DATABASE_POOL: '0',
  }
  expect(
    mistakesOf(environment)
      .map(mistake => mistake.split(' ')[0])
      .sort(),
  ).toEqual(Object.keys(environment).sort())
  expect(mistakesOf(environment).join()).not.toContain('hunter2')
})

test('a master key is 32 bytes, written one way', () => {
  for (const text of [KEY.slice(1), `${KEY}=`, Buffer.alloc(31).toString('base64'), ` ${KEY}`, KEY.replace(/=$/, '')])
    expect(mistakesOf({ MASTER_KEY: text })).toHaveLength(1)
})

test('a name that looks like a setting and is none is told', () => {
  expect(unknownSettings({ CARNET_MODE: 'x', DATABASE_ULR: 'x', S3_SECRET: 'x', PATH: 'x', PORT: '1', CARNET_CORPUS: 'x' })).toEqual([
    'CARNET_MODE',
    'DATABASE_ULR',
    'S3_SECRET',
  ])
})

test('every setting says what it means', () => {
  for (const setting of settingsManual()) expect(setting.meaning.length).toBeGreaterThan(10)
})

test('an operator’s folder of policy is read with the other settings, all its mistakes at once', () => {
  expect(mistakesOf({ POLICY_DIR: '/no/such/folder', PORT: 'x' })).toEqual([
    'PORT must be a whole number from 0 to 65535',
    'POLICY_DIR: there is no such folder',
  ])
})
