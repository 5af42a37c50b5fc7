// Measures the tree on a PostgreSQL of its own, with fsync: node test/support-witness/measure.ts [LEAVES]
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileAnchor, ed25519Signer, proveConsistency, proveInclusion, type SignedCheckpoint } from '../../src/audit/tree/index.ts'
import { publish, type Publication } from '../../src/audit/tree/publish.ts'
import { sequence } from '../../src/audit/tree/sequence.ts'
import { emptyRoot } from '../../src/audit/tree/hashing.ts'
import { instant } from '../../src/kernel/instant.ts'
import { connect, type Database, migrate } from '../../src/platform/db/index.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'
import { systemDraw } from '../../src/platform/keyring/primitives.ts'
import { rootFromInclusion } from '../../verifier/verify-trace.mjs'

const LEAVES = Number(process.argv[2] ?? 1_000_000)
const now = () => instant(Date.now())
const folder = mkdtempSync(path.join(tmpdir(), 'carnet-measure-'))
const postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres') })
const owner = connect({ ...postgres.place, poolSize: 1 })
await migrate(owner, now()).catch((error: unknown) => console.log(String(error)))
const db: Database = connect({ ...postgres.place, poolSize: 3, role: 'carnet_app', statementTimeout: 0 })
const signer = ed25519Signer(systemDraw.bytes(32), 'carnet.test/measure')
const publication: Publication = { db, key: signer, anchor: fileAnchor(path.join(folder, 'anchor', 'checkpoint')), witnesses: [] }

/** Nanoseconds that PostgreSQL's processes have worked, the ended ones excepted (there are none while we measure). */
const postgresNanoseconds = (): number => {
  const isOurs = (pid: string): boolean => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return Number(pid) === postgres.pid() || Number(fields[1]) === postgres.pid()
    } catch {
      return false
    }
  }
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name) && isOurs(name))
  return pids.reduce((sum, pid) => sum + Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]), 0)
}

type Cost = { readonly wall: number; readonly node: number; readonly postgres: number }
const measure = async (work: () => Promise<void>): Promise<Cost> => {
  // Looking at /proc is not free: it stands outside our own clock.
  const [pg, wall, node] = [postgresNanoseconds(), performance.now(), process.cpuUsage()]
  await work()
  const [used, ended] = [process.cpuUsage(node), performance.now()]
  return { wall: ended - wall, node: used.user + used.system, postgres: (postgresNanoseconds() - pg) / 1_000 }
}
const add = (a: Cost, b: Cost): Cost => ({ wall: a.wall + b.wall, node: a.node + b.node, postgres: a.postgres + b.postgres })
const NOTHING: Cost = { wall: 0, node: 0, postgres: 0 }

const fill = (count: number): Promise<unknown> =>
  owner.rows({
    name: 'measure.fill',
    text: `insert into trace_pending (record_id, stream, n, leaf)
      select gen_random_uuid(), 1, 1, sha256(i::text::bytea) || sha256((-i)::text::bytea) from generate_series(1, $1::bigint) i`,
    values: [count],
  })

let last: SignedCheckpoint = { size: 0, root: emptyRoot(), note: '' }
const drain = async (): Promise<void> => {
  for (let signed = await sequence(db, signer, last, 8_192, now); signed !== null; signed = await sequence(db, signer, last, 8_192, now)) {
    last = signed
    await publish(publication, signed)
  }
}

const say = (what: string, leaves: number, cost: Cost): void => {
  const per = (microseconds: number): string => (microseconds / leaves).toFixed(1)
  console.log(
    `${what}: ${leaves} leaves, ${Math.round(leaves / (cost.wall / 1_000))} leaves/s, CPU per leaf ${per(cost.node)} µs Node + ${per(cost.postgres)} µs PostgreSQL = ${per(cost.node + cost.postgres)} µs`,
  )
}

await fill(20_000)
await drain()

for (const batch of [30, 300]) {
  let cost = NOTHING
  const rounds = 60
  for (let i = 0; i < rounds; i += 1) {
    await fill(batch)
    cost = add(cost, await measure(drain))
  }
  say(`batches of ${batch} (${batch * 4} leaves/s at 4 batches/s)`, rounds * batch, cost)
  console.log(`  a batch: ${(cost.wall / rounds).toFixed(1)} ms, ${((cost.node + cost.postgres) / rounds / 1_000).toFixed(1)} ms of CPU`)
}

let backlog = NOTHING
let taken = 0
while (last.size < LEAVES) {
  const count = Math.min(100_000, LEAVES - last.size)
  await fill(count)
  taken += count
  backlog = add(backlog, await measure(drain))
}
say('a backlog, batches of 8,192', taken, backlog)

const times: number[] = []
let bytes = 0
let proofsOk = 0
for (let i = 0; i < 300; i += 1) {
  const index = Math.floor((i / 300) * last.size)
  const start = performance.now()
  const [proof = []] = await proveInclusion(db, [index], last.size)
  times.push(performance.now() - start)
  bytes = Math.max(bytes, proof.length * 32)
  const [row] = await db.rows<{ leaf: Buffer }>({
    name: 'measure.leaf',
    text: 'select substring(data from $2 * 66 + 3 for 64) as leaf from tlog_tile where level = -1 and index = $1',
    values: [Math.floor(index / 256), index % 256],
  })
  const root = await rootFromInclusion(row?.leaf ?? Buffer.alloc(0), index, last.size, proof)
  proofsOk += root !== null && Buffer.from(root).equals(last.root) ? 1 : 0
}
times.sort((a, b) => a - b)
console.log(
  `inclusion at ${last.size} leaves: ${bytes} bytes, p50 ${times[150]?.toFixed(2)} ms, p99 ${times[297]?.toFixed(2)} ms, ${proofsOk}/300 verified`,
)
const start = performance.now()
const consistency = await proveConsistency(db, 20_000, last.size)
console.log(`consistency 20000 → ${last.size}: ${consistency.length * 32} bytes, ${(performance.now() - start).toFixed(2)} ms`)
const many = Array.from({ length: 1_000 }, (_, i) => i * 7)
const manyStart = performance.now()
await proveInclusion(db, many, last.size)
console.log(`1,000 inclusion proofs in one call: ${(performance.now() - manyStart).toFixed(0)} ms`)
const sizes = await owner.rows<{ name: string; size: string }>({
  name: 'measure.sizes',
  text: "select relname::text as name, pg_total_relation_size(oid)::text as size from pg_class where relname in ('trace_leaf','tlog_tile','tlog_checkpoint','trace_pending') order by 1",
})
console.log(sizes.map(({ name, size }) => `${name} ${(Number(size) / last.size).toFixed(0)} B/leaf`).join(', '))
await Promise.all([db.close(), owner.close()])
await postgres.stop()
rmSync(folder, { recursive: true, force: true })
