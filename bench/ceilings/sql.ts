import { type ConnectOptions, connect, type Database, type Query } from '../../src/platform/db/index.ts'
import { randomBytes, systemDraw } from '../../src/platform/keyring/primitives.ts'
import { sealedLength } from '../../src/platform/keyring/content.ts'
import { BODY_BYTES } from '../population/files.ts'
import type { Seeded } from '../population/seed.ts'
import type { Scenario } from '../scenarios.ts'

/** The rows of a scenario by bare SQL: the driver, the statement and nothing else. No trace, no key, no row security, no HTTP. */
export type BareWork = Scenario['ceiling']

const LIST: Omit<Query, 'values'> = {
  name: 'bench.list',
  text: `select document_id, series_id, version, status, masked, holder_from, hidden_from_representatives, audience, submitted_at, bytes, replaced_by, facts
    from document where record_id = $1 and status = 1 order by submitted_at desc, document_id desc limit 201`,
}
const CONTENT: Omit<Query, 'values'> = {
  name: 'bench.content',
  text: `select d.version, d.wrapped_key, d.metadata, d.facts, d.body_in_row, b.sealed from document d
    join document_body b on b.record_id = d.record_id and b.document_id = d.document_id where d.record_id = $1 and d.document_id = $2`,
}
const INSERT: Omit<Query, 'values'> = {
  name: 'bench.insert',
  text: 'insert into bench_body (record_id, document_id, sealed) values ($1, $2, $3)',
}

export const makeBenchTable = (owner: Database): Promise<void> =>
  owner.script(`create table if not exists bench_body (record_id uuid not null, document_id uuid not null, sealed bytea not null, primary key (record_id, document_id));
    alter table bench_body alter column sealed set storage external`)

const anyOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T

const queries = ({ records }: Seeded): Readonly<Record<BareWork, () => Query>> => {
  const sealed = randomBytes(sealedLength(BODY_BYTES))
  return {
    list: () => ({ ...LIST, values: [anyOf(records).recordId] }),
    content: () => {
      const { recordId, large } = anyOf(records)
      return { ...CONTENT, values: [recordId, anyOf(large)] }
    },
    deposit: () => ({ ...INSERT, values: [anyOf(records).recordId, systemDraw.uuid(), sealed] }),
  }
}

export type BareResult = { readonly requests: number; readonly seconds: number; readonly p50: number; readonly p99: number }

const quantile = (sorted: Float64Array, at: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0

/** As many loops as connections, each asking again as soon as it is answered, in this process. */
export const runBareSql = async (
  place: ConnectOptions,
  seeded: Seeded,
  work: BareWork,
  connections: number,
  seconds: number,
): Promise<BareResult> => {
  const database = connect({ ...place, poolSize: connections })
  const query = queries(seeded)[work]
  const took: number[] = []
  const start = performance.now()
  const end = start + seconds * 1_000
  const loop = async (): Promise<void> => {
    for (let at = performance.now(); at < end; ) {
      await database.rows(query())
      const now = performance.now()
      took.push(now - at)
      at = now
    }
  }
  await Promise.all(Array.from({ length: connections }, loop)).finally(() => database.close())
  const sorted = Float64Array.from(took).sort()
  return { requests: took.length, seconds: (performance.now() - start) / 1_000, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) }
}
