import { expect, test } from 'vitest'
import { readSettings } from './config.ts'
import { identityProviders } from './identity-providers.ts'
import { systemClock } from './platform/clock.ts'
import { systemDraw } from './platform/keyring/primitives.ts'
import { silentLog } from './platform/log.ts'

const production = {
  MODE: 'production',
  PUBLIC_URL: 'https://carnet.example',
  DATABASE_URL: 'postgres://carnet:secret@db.example/carnet',
  KEYSTORE_URL: 'postgres://keys:secret@keys.example/keys',
  MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  SMTP_URL: 'smtps://mail.example',
  MAIL_FROM: 'carnet@carnet.example',
  HELP_PHONE: '01 23 45 67 89',
  POSTAL_ADDRESS: 'Carnet, 1 rue du Port, 29000 Quimper',
}
const providersOf = (environment: Readonly<Record<string, string>>) =>
  identityProviders(readSettings(environment), {
    clock: systemClock,
    draw: systemDraw,
    log: silentLog,
    services: () => {
      throw new Error('nobody is linked here')
    },
    world: () => undefined,
  })

test('production has no invented provider: without settings the means is closed', async () => {
  const { doors, programs } = providersOf(production)
  expect(programs).toEqual([])
  for (const kind of ['professional', 'person'] as const) {
    expect(doors.isOpen(kind)).toBe(false)
    expect(await doors.party(kind)).toBeUndefined()
  }
})

test('a provider that is set is the one that vouches, in a demonstration too', async () => {
  const real = {
    PROFESSIONAL_OIDC_ISSUER: 'https://pro.example',
    PROFESSIONAL_OIDC_CLIENT_ID: 'carnet',
    PROFESSIONAL_OIDC_CLIENT_SECRET: 's',
  }
  const { doors, programs } = providersOf({ ...production, ...real })
  expect(doors.isOpen('professional')).toBe(true)
  expect((await doors.party('professional'))?.issuer).toBe('https://pro.example')
  expect(programs).toEqual([])
  expect(providersOf(real).programs.map(({ prefix }) => prefix)).toEqual(['/identites/personnes'])
})

test('people come back to the name they asked for when it is ours, and to the published one otherwise', () => {
  const { doors, opened } = providersOf({})
  opened({
    listening: 'http://127.0.0.1:8080',
    published: 'http://localhost:8080',
    origins: ['http://localhost:8080', 'http://127.0.0.1:8080'],
  })
  expect(doors.originFor('127.0.0.1:8080')).toBe('http://127.0.0.1:8080')
  expect(doors.originFor('evil.example')).toBe('http://localhost:8080')
  expect(doors.originFor(undefined)).toBe('http://localhost:8080')
})
