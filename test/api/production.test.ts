import { expect, test } from 'vitest'
import { openKeyring } from '../../src/platform/keyring/keyring.ts'
import { openFileKeyStore } from '../../src/platform/keyring/file-key-store.ts'
import { cookieStyle, MEANS, sealSession, startSession } from '../../src/accounts/index.ts'
import { addApi, type Services } from '../../src/api/index.ts'
import { fromIso } from '../../src/kernel/instant.ts'
import { createHttp } from '../../src/platform/http/index.ts'
import { systemDraw } from '../../src/platform/keyring/primitives.ts'
import { silentLog } from '../../src/platform/log.ts'
import { NO_SMS } from '../../src/accounts/index.ts'
import { openPasswordHasher } from '../../src/platform/keyring/password-hash.ts'
import { openMetrics } from '../../src/platform/metrics/index.ts'
import { openOutbox } from '../../src/platform/outbox/index.ts'
import { freshDatabase } from '../support/index.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openCdaEngine } from '../../src/documents/index.ts'
import { fileBlobs } from '../../src/platform/blobs/index.ts'

/** The edge as production has it, without the composition root: no database URL of this machine is one of production. */
const db = await freshDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'carnet-production-'))
const keyring = openKeyring(Buffer.alloc(32, 7), openFileKeyStore(path.join(folder, 'keys')), systemDraw)
const at = fromIso('2026-11-21T08:00:00Z')
const services: Services = {
  mode: 'production',
  isSecure: true,
  tolerateIdentity: false,
  unboundSessions: true,
  db,
  keyring,
  blobs: await fileBlobs(path.join(folder, 'blobs')),
  engine: openCdaEngine(),
  draw: systemDraw,
  clock: { now: () => at },
  log: silentLog,
  signIn: { hasher: openPasswordHasher(), sms: NO_SMS },
  places: { publicUrl: 'https://carnet.example', phone: '34 22', postalAddress: 'Carnet, 29999 PORT-KERVAL' },
  push: { names: [] },
  outbox: openOutbox({}),
  metrics: openMetrics(),
  openid: { party: async () => undefined, isOpen: () => false, originFor: () => 'https://carnet.example' },
  logKey: { name: 'carnet.example/tlog', publicKey: keyring.logSigner().publicKey },
}
const http = createHttp({ log: silentLog, uuid: () => systemDraw.uuid(), origins: () => ['https://carnet.example'], isSecure: true })
await addApi(http, services)

test('nobody signs in as somebody without proof: the routes are not there', async () => {
  for (const [method, url] of [
    ['GET', '/api/demonstration/personas'],
    ['POST', '/api/demonstration/sessions'],
    ['PUT', '/api/demonstration/directory/1'],
  ] as const) {
    const answer = await http.inject({ method, url, headers: { 'x-carnet-client': '1' }, ...(method === 'GET' ? {} : { payload: {} }) })
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ code: 'no-such-address' })
  }
})

test('no means that is not built is open, and the demonstration’s is refused', async () => {
  const subject = { kind: 'agent', id: systemDraw.uuid() as never, name: 'Agent' } as const
  for (const means of ['demonstration', 'client-key', 'loop'] as const) {
    expect(MEANS[means].in).not.toContain('production')
    await expect(
      startSession({ db, keyring, draw: systemDraw, instant: at, mode: 'production' }, { subject, means }),
    ).rejects.toMatchObject({ category: 'absent' })
  }
})

test('the cookie goes to this host, over https, and nowhere else', () => {
  expect(cookieStyle(true)).toEqual({ name: '__Host-carnet', attributes: 'Path=/; HttpOnly; SameSite=Strict; Secure' })
})

test('the demonstration’s cookie name is nobody’s in production', async () => {
  const sealed = sealSession(keyring, {
    authentication: {
      subject: { kind: 'agent', id: systemDraw.uuid() as never, name: 'A' },
      means: 'passkey',
      level: 'high',
      authenticatedAt: at,
      sessionId: systemDraw.uuid() as never,
    },
    lastSeenAt: at,
  })
  expect((await http.inject({ url: '/api/notices', headers: { cookie: `carnet=${sealed}` } })).json()).toMatchObject({
    code: 'not-signed-in',
  })
  expect((await http.inject({ url: '/api/session', headers: { cookie: `__Host-carnet=${sealed}` } })).json()).toMatchObject({
    code: 'session-ended',
  })
})

test('every answer asks for https from now on', async () => {
  expect((await http.inject({ url: '/healthz' })).headers['strict-transport-security']).toMatch(/^max-age=31536000/)
})

test('a request that says it is of another origin than ours is refused', async () => {
  const answer = await http.inject({ method: 'DELETE', url: '/api/session', headers: { origin: 'http://localhost:8080' } })
  expect(answer.json()).toMatchObject({ code: 'foreign-origin' })
})
