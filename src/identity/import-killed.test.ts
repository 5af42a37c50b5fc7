import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/support/index.ts'
import type { ConnectOptions } from '../platform/db/index.ts'
import { fileOf, someone } from './testing/lines.ts'

const COMMAND = join(import.meta.dirname, '..', 'cli', 'insured-import.ts')
const LINES = 6_000

const [killed, whole] = [await freshDatabase(), await freshDatabase()]
const folder = mkdtempSync(join(tmpdir(), 'carnet-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'insured.csv')
const lines = Array.from({ length: LINES }, (_, i) =>
  someone(10_000 + i, { birth_first_names: `Anne ${i}`, ...(i % 1_000 === 7 ? { sex: 'X' } : {}) }),
)
writeFileSync(file, fileOf(...lines))

const urlOf = (options: ConnectOptions): string => {
  if ('url' in options) return options.url
  const { user, password, host, port = 5432, database: name } = options
  return `postgres://${user}:${encodeURIComponent(password)}@${encodeURIComponent(host)}:${port}/${name}`
}

const start = (database: FreshDatabase, ...words: readonly string[]) => {
  const url = urlOf(database.options)
  const env = {
    PATH: process.env['PATH'],
    MODE: 'demonstration',
    DATA_DIR: folder,
    DATABASE_URL: url,
    KEYSTORE_URL: url,
    MASTER_KEY: Buffer.alloc(32, 5).toString('base64'),
  }
  const child = spawn(process.execPath, [COMMAND, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise<{ code: number | null; said: string }>(resolve => child.once('close', code => resolve({ code, said })))
  return { child, ended }
}

const run = (database: FreshDatabase, rejects: string) => start(database, file, '--rejects', rejects).ended

const count = async ({ owner }: FreshDatabase): Promise<number> =>
  (await owner.rows<{ n: number }>({ name: 'test.count', text: 'select count(*)::int as n from insured' }))[0]?.n ?? 0

/** Everything that does not come from a draw: which numbers, traits and lines are known. */
const known = async ({ owner }: FreshDatabase) =>
  owner.rows({
    name: 'test.known',
    text: `select encode(t.tag, 'hex') as tag, encode(p.tag, 'hex') as traits, encode(i.seen, 'hex') as seen, t.record_id, i.waiting
      from person_tag t join insured i on i.actor_id = t.actor_id join person_trait p on p.actor_id = t.actor_id join person s on s.actor_id = t.actor_id order by 1`,
  })

test('an import that is killed and run again leaves what one run leaves, and tells the same lines', { timeout: 120_000 }, async () => {
  const first = start(killed, file, '--rejects', join(folder, 'killed.csv'))
  while ((await count(killed)) === 0 && first.child.exitCode === null) await sleep(5)
  first.child.kill('SIGKILL')
  await first.ended
  const done = await count(killed)
  expect(done).toBeGreaterThan(0)
  expect(done).toBeLessThan(LINES - 6)
  const again = await run(killed, join(folder, 'again.csv'))
  expect(again.said).toContain(`import: lines=${LINES} accepted=${LINES - 6 - done} unchanged=${done} rejected=6`)
  const once = await run(whole, join(folder, 'whole.csv'))
  expect(once.said).toContain(`import: lines=${LINES} accepted=${LINES - 6} unchanged=0 rejected=6`)
  expect(await known(killed)).toEqual(await known(whole))
  const told = readFileSync(join(folder, 'whole.csv'), 'utf8')
  expect(told.split('\n').slice(0, 3)).toEqual(['line,code,reason', '8,sex,"F, M or U is expected"', '1008,sex,"F, M or U is expected"'])
  expect(readFileSync(join(folder, 'again.csv'), 'utf8')).toBe(told)
})

test('a file that is none of insured persons ends the command with 2', { timeout: 60_000 }, async () => {
  const other = join(folder, 'other.csv')
  writeFileSync(other, 'nom;prénom\nMorel;Anne\n')
  const { code, said } = await start(whole, other, '--rejects', join(folder, 'other-rejects.csv')).ended
  expect([code, said.includes('the first line must be matricule,oid,birth_name')]).toEqual([2, true])
  expect((await start(whole, file).ended).code).toBe(2)
})
