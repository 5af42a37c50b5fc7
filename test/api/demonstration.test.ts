import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Overrides, startCarnet } from '../../src/app.ts'
import { readSettings } from '../../src/config.ts'
import { demonstrationWorld, papersOf } from '../../src/demonstration/index.ts'
import type { Database } from '../../src/platform/db/index.ts'
import { verifyTrace } from '../../verifier/verify-trace.mjs'
import { createLog } from '../../src/platform/log.ts'
import { fixedClock, freshDatabase } from '../support/index.ts'
import { at, clientOf, textAt } from './client.ts'
import { signedIn } from './people.ts'
import { urlOf } from './server.ts'

const rows = await freshDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'carnet-population-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const settings = readSettings({
  MODE: 'demonstration',
  PORT: '0',
  DATA_DIR: folder,
  DATABASE_URL: urlOf(rows.options),
  LOG_LEVEL: 'silent',
  DEMONSTRATION_SEED: 'short',
})
const clock = fixedClock('2026-11-21T10:00:00Z')

const warnings: string[] = []
const start = (overrides: Overrides = {}) =>
  startCarnet(settings, { clock, log: createLog({ level: 'warn', write: line => void warnings.push(line) }), ...overrides })

/** Who is told that a record will open, and has none yet. */
const WAITING_FOR_THEIRS = 2

/** Beside the papers: images of a chest. */
const EXAMINATIONS = 1

const counts = async (): Promise<Readonly<Record<string, number>>> => {
  const [row] = await rows.owner.rows<Record<string, number>>({
    name: 'test.counts',
    text: `select (select count(*)::int from document) as documents, (select count(*)::int from record) as records, (select count(*)::int from person) as persons,
      (select count(*)::int from directory_actor) as actors, (select count(*)::int from access_rule) as rules, (select count(*)::int from profile) as profiles`,
  })
  return row ?? {}
}

/** A database that is gone after so many transactions. */
const failingAfter =
  (count: number) =>
  (db: Database): Database => {
    let left = count
    return { ...db, transaction: work => (left-- > 0 ? db.transaction(work) : Promise.reject(new Error('killed'))) }
  }

test('a population that was cut short, twice, is taken up where it was, and a later start adds nothing', async () => {
  for (const count of [3, 60]) await expect(start({ wrapDatabase: failingAfter(count) })).rejects.toThrow('killed')
  const world = demonstrationWorld({ seed: 'demonstration', today: clock.now() })
  const papers = (await Promise.all(world.people.map(person => papersOf(world, person)))).flat()
  warnings.length = 0
  const carnet = await start()
  await carnet.stop()
  const first = await counts()
  // And two who have not activated theirs, by a letter's code and by a national identity: the pages let anybody do it in their place.
  const people = world.people.length + 2
  expect(first).toMatchObject({ documents: papers.length + EXAMINATIONS, records: people, persons: people + WAITING_FOR_THEIRS })
  expect(warnings.filter(line => line.includes('refus') || line.includes('"error"'))).toEqual([])
  clock.advance(3 * 86_400_000)
  const again = await start()
  await again.stop()
  expect(await counts()).toEqual(first)
}, 180_000)

test('everybody can be chosen, and finds what is hers', async () => {
  const carnet = await start()
  const personas = at(await clientOf(carnet.url).get('/api/demonstration/personas'), 'personas') as readonly {
    id: string
    group: string
    name: string
    role: string
    story: string
  }[]
  expect(new Set(personas.map(({ group }) => group))).toEqual(new Set(['patient', 'professional', 'emergency', 'desk']))
  for (const { id, group } of personas) {
    const client = await signedIn(carnet.url, { personaId: id })
    const session = await client.get('/api/session')
    expect(textAt(session, 'kind'), id).toBe(group === 'patient' ? 'person' : group === 'desk' ? 'agent' : 'professional')
    if (group !== 'patient') continue
    expect(await client.get(`/api/records/${textAt(session, 'profiles.0.recordId')}/documents`), id).toMatchObject({ status: 200 })
  }
  const marcel = await signedIn(carnet.url, { personaId: 'marcel' })
  const record = `/api/records/${textAt(await marcel.get('/api/session'), 'profiles.0.recordId')}`
  expect(at(await marcel.get(`${record}/journal?days=30`), 'items')).toEqual(
    expect.arrayContaining([expect.objectContaining({ mode: 'break-glass', verdict: 'to-check' })]),
  )
  await carnet.published()
  expect(await verifyTrace((await marcel.get(`${record}/journal/proof`)).json)).toMatchObject({ valid: true, problems: [] })
  const laboratory = await signedIn(carnet.url, { personaId: 'simonet' })
  const [sent] = at(await laboratory.get('/api/batches'), 'items') as readonly { readonly groups: readonly { readonly cause: string }[] }[]
  expect(sent).toMatchObject({ announced: 10, answered: 10, deposited: 8, refused: 2, held: 1 })
  expect(sent?.groups.map(({ cause }) => cause).toSorted()).toEqual(['cda-truncated', 'identity-conflict'])
  const mother = await signedIn(carnet.url, { personaId: 'camille' })
  expect(at(await mother.get('/api/session'), 'profiles')).toMatchObject([
    { relation: 'self', firstName: 'Camille' },
    { relation: 'child' },
    { relation: 'child' },
  ])
  const child = textAt(await mother.get('/api/session'), 'profiles.1.recordId')
  expect(await mother.get(`/api/records/${child}/documents`)).toMatchObject({ status: 200 })
  expect(await clientOf(carnet.url).send('POST', '/api/demonstration/sessions', { personaId: 'nobody' })).toMatchObject({
    status: 404,
    json: { code: 'unknown-persona' },
  })
  await carnet.stop()
}, 120_000)
