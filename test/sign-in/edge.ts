import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { openDemonstrationPhone } from '../../src/accounts/index.ts'
import { addApi, type Services } from '../../src/api/index.ts'
import { openCdaEngine } from '../../src/documents/index.ts'
import { fileBlobs } from '../../src/platform/blobs/index.ts'
import type { Database, Queries } from '../../src/platform/db/index.ts'
import { createHttp } from '../../src/platform/http/index.ts'
import { openFileKeyStore } from '../../src/platform/keyring/file-key-store.ts'
import { type Keyring, openKeyring } from '../../src/platform/keyring/keyring.ts'
import { openPasswordHasher, type PasswordHasher } from '../../src/platform/keyring/password-hash.ts'
import { systemDraw } from '../../src/platform/keyring/primitives.ts'
import { silentLog } from '../../src/platform/log.ts'
import { openMetrics } from '../../src/platform/metrics/index.ts'
import { NOTICE_ASKED, openOutbox } from '../../src/platform/outbox/index.ts'
import { fixedClock, type FixedClock, freshDatabase, type FreshDatabase } from '../support/index.ts'

/** What was done, in order: statements by name, calls of keys and of the hashing thread. */
export type Work = string[]

export type Edge = {
  readonly http: FastifyInstance
  readonly services: Services
  readonly clock: FixedClock
  readonly rows: FreshDatabase
  /** Filled while somebody looks. */
  readonly work: Work
}

const CHEAP = { memoryKiB: 64, passes: 1 }
const ID = '11111111-2222-4333-8444-555555555555'

/** The edge of a server whose work is listened to; one correlation number for all, so that answers are compared byte for byte. */
export const openEdge = async (mode: Services['mode'] = 'demonstration'): Promise<Edge> => {
  const rows = await freshDatabase()
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-sign-in-'))
  const keys = openFileKeyStore(path.join(folder, 'keys'))
  const work: Work = []
  const clock = fixedClock('2026-11-22T12:00:00.000Z')
  const hasher = openPasswordHasher(CHEAP)
  const phone = openDemonstrationPhone(
    () => clock.now(),
    () => systemDraw.uuid(),
  )
  const services: Services = {
    mode,
    isSecure: false,
    tolerateIdentity: false,
    unboundSessions: true,
    db: listeningToRows(rows, work),
    keyring: listeningToKeys(openKeyring(Buffer.alloc(32, 9), keys, systemDraw), work),
    blobs: await fileBlobs(path.join(folder, 'blobs')),
    engine: openCdaEngine(),
    draw: systemDraw,
    clock,
    log: silentLog,
    signIn: { hasher: listeningToHashes(hasher, work), sms: phone, phone },
    places: { publicUrl: 'http://localhost', phone: '', postalAddress: '' },
    push: { names: [] },
    outbox: openOutbox({ [NOTICE_ASKED]: ['tell-asked'] }),
    metrics: openMetrics(),
    openid: { party: async () => undefined, isOpen: () => false, originFor: () => 'http://localhost' },
    logKey: { name: 'carnet.test/tlog', publicKey: Buffer.alloc(32) },
  }
  const http = createHttp({ log: silentLog, uuid: () => ID, origins: () => ['http://localhost'], isSecure: false })
  await addApi(http, services)
  afterAll(async () => {
    await http.close()
    await hasher.close()
    await keys.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { http, services, clock, rows, work }
}

const listeningToRows = (rows: FreshDatabase, work: Work): Database => {
  const queries = (real: Queries): Queries => ({
    rows: query => {
      work.push(query.name)
      return real.rows(query)
    },
  })
  return {
    ...rows,
    ...queries(rows),
    transaction: async act => {
      work.push('begin')
      try {
        return await rows.transaction(tx => act(queries(tx)))
      } finally {
        work.push('end')
      }
    },
  }
}

const listeningToKeys = (keyring: Keyring, work: Work): Keyring =>
  new Proxy(keyring, {
    get: (target, name: string) => {
      const member = Reflect.get(target, name)
      return (...parameters: unknown[]) => {
        work.push(name === 'blindIndex' ? `key blindIndex ${String(parameters[0])}` : `key ${name}`)
        return Reflect.apply(member, target, parameters)
      }
    },
  })

const listeningToHashes = (hasher: PasswordHasher, work: Work): PasswordHasher => ({
  ...hasher,
  hash: password => {
    work.push('hash')
    return hasher.hash(password)
  },
  verify: (stored, password) => {
    work.push(`verify ${/m=\d+,t=\d+,p=1/.exec(stored)?.[0] ?? 'nothing'}`)
    return hasher.verify(stored, password)
  },
})

/** One probe: what a stranger sees of it, and what it cost. */
export type Seen = { readonly status: number; readonly headers: string; readonly body: string; readonly work: readonly string[] }

export const probe = async ({ http, work }: Edge, url: string, payload: object): Promise<Seen> => {
  work.length = 0
  const answer = await http.inject({ method: 'POST', url, headers: { 'x-carnet-client': '1' }, payload })
  const { date: _, ...headers } = answer.headers
  return { status: answer.statusCode, headers: JSON.stringify(headers), body: answer.body, work: [...work] }
}
