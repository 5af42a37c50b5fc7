import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { compareCheckpoints, verifyTrace } from '../../verifier/verify-trace.mjs'
import { DECOYS, authorise, openRecord, underGrant } from '../../src/access/index.ts'
import { ed25519Signer, fileAnchor, insertHead, readConsistency, startSequencer } from '../../src/audit/index.ts'
import { byteNeedles, needlesOf } from '../../src/cli/leaks/encodings.ts'
import type { Needle } from '../../src/cli/leaks/finder.ts'
import { strawsOfDatabase } from '../../src/cli/leaks/haystack.ts'
import { Search } from '../../src/cli/leaks/search.ts'
import { startSystemPostgres } from '../../src/cli/testing/system-postgres.ts'
import { openCdaEngine } from '../../src/documents/index.ts'
import { makePdf } from '../../src/documents/format/sniff/files.fixtures.ts'
import { depositAs, opensAs } from '../../src/documents/testing/kit.ts'
import { readEvidence, readOwnJournal } from '../../src/journal/index.ts'
import type { ActorId, RecordId } from '../../src/kernel/ids.ts'
import { after as later, DAY, fromIso, type Instant } from '../../src/kernel/instant.ts'
import { connect, migrate } from '../../src/platform/db/index.ts'
import { masterKeys, openValue } from '../../src/platform/keyring/keys.ts'
import { randomBytes } from '../../src/platform/keyring/primitives.ts'
import { afterYears } from '../../src/policy/index.ts'
import { recordDeath } from '../../src/retention/index.ts'
import { aCommittedGrant, asRuleActor, by, personCalled, professional, signIn, traitsCalled, type World } from '../support-door/index.ts'
import { fixedClock } from '../support/index.ts'
import { openStores } from './purge/stores.ts'

const PURGED = Number(process.env['CARNET_PURGED'] ?? '100')
const home = mkdtempSync(path.join(tmpdir(), 'carnet-purge-'))
const backups = path.join(home, 'backups')
mkdirSync(backups, { recursive: true })
const [rows, keys] = [await startSystemPostgres(), await startSystemPostgres()]
const engine = openCdaEngine()
const master = randomBytes(32).toString('hex')
const where = { rows: rows.url, keys: keys.url, blobs: path.join(home, 'blobs'), master }
const owners = {
  rows: connect({ url: rows.url, poolSize: 2, statementTimeout: 0 }),
  keys: connect({ url: keys.url, poolSize: 1, statementTimeout: 0 }),
}
await migrate(owners.rows, fromIso('2026-01-01T00:00:00Z'))
const stores = await openStores(where)
const clock = fixedClock('2026-11-22T12:00:00.000Z')
const world: World = { ...stores, database: { ...stores.database, options: stores.options, owner: owners.rows }, clock }
for (const decoy of DECOYS) {
  await stores.keyring.createRecordKey(decoy)
  await insertHead(stores.database, decoy)
}
const signer = stores.keyring.logSigner()
const log = { name: 'carnet.test/tlog', publicKey: signer.publicKey }
const sequencer = startSequencer({
  db: stores.database,
  signer: ed25519Signer(stores.keyring.logSeed(), log.name),
  anchor: fileAnchor(path.join(home, 'anchor', 'checkpoint')),
  witnesses: [],
  now: () => clock.now(),
  report: () => undefined,
})

afterAll(async () => {
  await sequencer.stop()
  await stores.close()
  await Promise.all([owners.rows.close(), owners.keys.close(), engine.close()])
  await Promise.all([rows.stop(), keys.stop()])
  rmSync(home, { recursive: true, force: true })
})

const canary = (kind: string, index: number): string => `Zq${kind}${String(index).padStart(4, '0')}xylophage`

type Person = {
  readonly index: number
  readonly recordId: RecordId
  readonly personId: ActorId
  readonly matricule: string
  readonly oid: string
}

const doctor = await signIn(world, professional('Dr Purge'))
const doctorNow = async () => by(world, await signIn(world, doctor))

const born = async (index: number): Promise<Person> => {
  const traits = traitsCalled(`${canary('prenom', index)} ${canary('nom', index)}`)
  const { recordId, personId } = await openRecord(stores.loopAt(clock.now()), { traits, state: 'active' })
  const holder = by(world, await signIn(world, personCalled(canary('nom', index), personId)))
  await authorise(holder, recordId, { actor: asRuleActor(doctor), until: later(clock.now(), 300 * DAY), scope: { kind: 'all' } })
  const small = makePdf({ page: `BT (${canary('texte', index)}) Tj ET` })
  const [title, op, kit] = [canary('titre', index), await doctorNow(), { ...world, engine }]
  const { documentId } = await depositAs(kit, op, recordId, small, { title })
  if (index % 10 === 0) await depositAs(kit, op, recordId, makePdf({ page: canary('grand', index).padEnd(300_000, ' ') }), { title })
  await opensAs(op, recordId, documentId)
  return { index, recordId, personId, ...traits.ins }
}

const wrappedOf = async (name: string): Promise<Buffer> => Buffer.from((await stores.keyStore.get(name)) ?? Buffer.alloc(0))

/** Everything by which somebody could be found: words, number, its HMAC, random numbers, keys wrapped and bare. */
const needlesFor = async ({ index, recordId, personId, matricule, oid }: Person): Promise<readonly Needle[]> => {
  const words = ['prenom', 'nom', 'texte', 'titre', 'grand'].flatMap(kind => needlesOf(canary(kind, index), `word of ${index}`))
  const ids = [recordId, personId].flatMap(id => [
    ...needlesOf(id, `number of ${index}`, ['plain']),
    ...byteNeedles(Buffer.from(id.replaceAll('-', ''), 'hex'), `number of ${index}`),
  ])
  const keyNames = [`r/${recordId}`, `p/${personId}`]
  const keyBytes = await Promise.all(
    keyNames.map(async name => {
      const wrapped = await wrappedOf(name)
      const bare = openValue(masterKeys(Buffer.from(master, 'hex')).wrapping, `key/v1|${name}`, wrapped)
      return [...byteNeedles(wrapped, `wrapped key of ${index}`), ...byteNeedles(bare, `bare key of ${index}`)]
    }),
  )
  return [
    ...words,
    ...ids,
    ...keyBytes.flat(),
    ...needlesOf(matricule, `NIR of ${index}`),
    ...needlesOf(matricule.slice(0, 13), `NIR of ${index}`),
    ...byteNeedles(stores.keyring.blindIndex('ins', `${oid}|${matricule}`), `HMAC of the NIR of ${index}`),
  ]
}

const folderOf = async (owner: typeof owners.rows): Promise<string> => {
  const [row] = await owner.rows<{ data_directory: string }>({ name: 'test.folder', text: 'show data_directory' })
  return row?.data_directory ?? ''
}

/** What an operator's maintenance does: dead rows go, old segments of the log go. */
const clean = async (): Promise<void> => {
  for (const owner of [owners.rows, owners.keys]) {
    await owner.rows({ name: 'test.vacuum', text: 'vacuum (full, analyze)' })
    // `analyze` renews the statistics of a table that has rows; here, where nearly everybody was purged, some tables have none
    const empty = `select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.reltuples = 0`
    await owner.rows({ name: 'test.forget', text: `delete from pg_statistic where starelid in (${empty})` })
    await owner.rows({ name: 'test.rewrite', text: 'vacuum full pg_statistic' })
    await owner.rows({ name: 'test.keep', text: 'alter system set wal_recycle = off' })
    await owner.rows({ name: 'test.least', text: `alter system set min_wal_size = '32MB'` })
    await owner.rows({ name: 'test.reload', text: 'select pg_reload_conf()' })
    await passOldSegments(owner)
  }
}

const SEGMENT = `name ~ '^[0-9A-F]{24}$'`

/** Segments that a checkpoint renamed for later, while it still did, hold what they held until the log has gone past them. */
const passOldSegments = async (owner: typeof owners.rows): Promise<void> => {
  let [last, current] = ['', '']
  do {
    await owner.rows({ name: 'test.switch', text: 'select pg_switch_wal()::text' })
    await owner.rows({ name: 'test.checkpoint', text: 'checkpoint' })
    const [at] = await owner.rows<{ current: string; last: string }>({
      name: 'test.segments',
      text: `select pg_walfile_name(pg_current_wal_insert_lsn()) as current, (select max(name) from pg_ls_waldir() where ${SEGMENT}) as last`,
    })
    ;[last, current] = [last === '' ? (at?.last ?? '') : last, at?.current ?? '']
  } while (current <= last)
}

const searchAll = async (needles: readonly Needle[]): Promise<Search> => {
  const search = new Search(needles)
  for (const owner of [owners.rows, owners.keys]) {
    await search.database(owner)
    await owner.script('checkpoint')
    search.folder(await folderOf(owner))
  }
  for (const folder of ['blobs', 'backups', 'anchor']) search.folder(path.join(home, folder))
  return search
}

const placesOf = ({ hits }: Search): readonly string[] => [...new Set(hits.map(({ label, from }) => `${label} in ${from}`))]

/** Outside the backups, with the name of the table when it is a file of one. */
const outsideBackups = async (search: Search): Promise<readonly string[]> => {
  const names = await owners.rows.rows<{ file: string; name: string }>({
    name: 'test.relations',
    text: 'select relfilenode::text as file, relname::text as name from pg_class where relfilenode > 0',
  })
  const nameOf = new Map(names.map(({ file, name }) => [file, name]))
  return placesOf(search)
    .filter(place => !place.includes(` in ${backups}`))
    .map(place => `${place} ${nameOf.get(path.basename(place)) ?? ''}`)
}

const backUp = async (): Promise<void> => {
  const lines: string[] = []
  for await (const name of stores.keyStore.names()) lines.push(`${name}\t${(await wrappedOf(name)).toString('base64')}`)
  writeFileSync(path.join(backups, 'keys.tsv'), lines.join('\n'))
  const straws: Buffer[] = []
  for await (const { bytes } of strawsOfDatabase(owners.rows)) straws.push(Buffer.from(bytes))
  writeFileSync(path.join(backups, 'rows.bin'), Buffer.concat(straws))
}

const SWEEPER = fileURLToPath(new URL('./purge/killed-sweeper.ts', import.meta.url))

/** Another process sweeps, and dies at this point of a purge; `null`: it lives to the end. The tree goes on here meanwhile. */
const sweepUntil = async (point: string | null, at: Instant): Promise<string | null> => {
  const sweeper = spawn(process.execPath, [SWEEPER, JSON.stringify(where), point ?? '', String(at)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code, signal] = (await once(sweeper, 'exit')) as [number | null, string | null]
  return signal ?? (code === 0 ? null : 'failed')
}

const POINTS = [
  'audit:append',
  'retention.begin_purge',
  'key destroyed',
  'retention.key_destroyed',
  'retention.move_purge',
  'body removed',
  'documents:purge-bodies',
  'access:purge-rules',
  'retention.purge_handovers',
  'audit:purge',
  'identity:purge-numbers',
  'identity:purge-person',
  'audit:leaf',
  'retention.purge_done',
]

const evidenceOf = async ({ recordId, personId, index }: Person) => {
  const op = by(world, await signIn(world, personCalled(canary('nom', index), personId)))
  return JSON.parse(
    JSON.stringify(await underGrant(op, recordId, 'read-journal', { action: 'journal.read' }, grant => readEvidence(op, grant, log))),
  ) as { checkpoint: string; [member: string]: unknown }
}

/** The kept person is as she was, the tree too; the doctor's own lines name nobody who is gone. */
const isAsItWas = async (kept: Person, before: Awaited<ReturnType<typeof evidenceOf>>): Promise<void> => {
  const now = await evidenceOf(kept)
  expect(await verifyTrace(now)).toMatchObject({ valid: true })
  const [from, to] = [before.checkpoint, now.checkpoint].map(note => Number(note.split('\n')[1]))
  const consistency = await readConsistency(stores.database, from ?? 0, to ?? 0)
  const trusted = { name: log.name, publicKey: log.publicKey.toString('base64') }
  expect(await compareCheckpoints(before.checkpoint, now.checkpoint, trusted, consistency)).toBe('consistent')
  // A process remembers a key for half a minute: another one is asked.
  const other = await openStores(where)
  const { lines } = await readOwnJournal({ ...(await doctorNow()), keyring: other.keyring }).finally(() => other.close())
  expect(new Set(lines.map(({ holder }) => holder)).size).toBeLessThanOrEqual(2)
}

/** The control: one wrapped key left in a backup is found, and with it the copy of the rows opens. */
const theControlFinds = async (
  needles: Parameters<typeof searchAll>[0],
  witness: Person,
  facts: { readonly document_id: string; readonly facts: Buffer } | undefined,
): Promise<Awaited<ReturnType<typeof searchAll>>> => {
  copyFileSync(path.join(home, 'stolen.tsv'), path.join(backups, 'forgotten.tsv'))
  const control = await searchAll(needles)
  expect(control.hits.some(({ label, from: place }) => label.startsWith('wrapped key') && place.endsWith('forgotten.tsv'))).toBe(true)
  const name = `r/${witness.recordId}`
  const line = readFileSync(path.join(home, 'stolen.tsv'), 'utf8')
    .split('\n')
    .find(text => text.startsWith(name))
  await stores.keyStore.add(name, Buffer.from(line?.split('\t')[1] ?? '', 'base64'))
  const opener = await stores.keyring.opener(aCommittedGrant(witness.recordId))
  expect(opener.meta(`document|${facts?.document_id}|facts`, facts?.facts ?? Buffer.alloc(0)).toString('utf8')).toContain(
    canary('titre', witness.index),
  )
  return control
}

test('ten years after a death nothing of a person is found anywhere, killed half-way or not; what stays still verifies', async () => {
  const people = await Array.fromAsync({ length: PURGED }, (_, index) => born(index))
  const kept = await born(PURGED)
  const needles = (await Promise.all(people.map(needlesFor))).flat()
  const before = await evidenceOf(kept)
  const [witness] = people
  if (witness === undefined) throw new Error('nobody to purge')
  const [facts] = await owners.rows.rows<{ document_id: string; facts: Buffer }>({
    name: 'test.facts',
    text: 'select document_id, facts from document where record_id = $1 limit 1',
    values: [witness.recordId],
  })
  // what the planner remembers of the columns is a copy of some of their values
  await owners.rows.rows({ name: 'test.analyze', text: 'analyze' })
  await backUp()
  copyFileSync(path.join(backups, 'keys.tsv'), path.join(home, 'stolen.tsv'))

  // the search finds what is there
  const first = await searchAll(needles)
  const kinds = new Set(first.hits.map(({ label }) => label.replace(/ of \d+ .*/, '')))
  expect([...kinds].toSorted()).toEqual(['HMAC of the NIR', 'number', 'wrapped key'])

  for (const { recordId } of people) await recordDeath(stores.loopAt(clock.now()), recordId, 'register')
  await sequencer.now()
  const day = afterYears(clock.now(), 10)
  const killed = await Array.fromAsync(POINTS, point => sweepUntil(point, day))
  expect(killed).toEqual(POINTS.map(() => 'SIGKILL'))
  expect(await sweepUntil(null, day)).toBeNull()
  const [done] = await owners.rows.rows<{ done: number }>({
    name: 'test.done',
    text: `select count(*)::int as done from purge where step = 'done' and record_id is null and person_id is null`,
  })
  expect(done?.done).toBe(PURGED)

  // before the horizon a backup of the keys holds them: nothing is called complete
  await clean()
  const meanwhile = await searchAll(needles)
  expect(await outsideBackups(meanwhile)).toEqual([])
  expect(meanwhile.hits.length).toBeGreaterThan(0)
  // with a copy of the rows and without the key, nothing opens (a process remembers a key for half a minute: another one is asked)
  const restored = await openStores(where)
  await expect(restored.keyring.opener(aCommittedGrant(witness.recordId))).rejects.toThrow('no such key')
  await restored.close()

  // thirty-five days later: the backups have expired, the purges are complete
  rmSync(backups, { recursive: true })
  mkdirSync(backups)
  expect(await sweepUntil(null, later(day, 35 * DAY))).toBeNull()
  const [complete] = await owners.rows.rows<{ complete: number }>({
    name: 'test.complete',
    text: 'select count(*)::int as complete from purge where completed_at is not null',
  })
  expect(complete?.complete).toBe(PURGED)
  await clean()
  const last = await searchAll(needles)
  expect(placesOf(last)).toEqual([])

  await isAsItWas(kept, before)
  const control = await theControlFinds(needles, witness, facts)
  console.log(
    `purge: records=${PURGED} killed=${killed.filter(Boolean).length} needles=${needles.length} haystack=${last.bytes} hits=${last.hits.length} control=${control.hits.length}`,
  )
})
