import { type ConnectOptions, connect, type Database, type Query } from '../../src/platform/db/index.ts'
import { randomBytes, systemDraw } from '../../src/platform/keyring/primitives.ts'
import { sealedLength } from '../../src/platform/keyring/content.ts'
import { BODY_BYTES } from '../population/files.ts'
import type { Seeded } from '../population/seed.ts'
import type { Scenario } from '../scenarios.ts'
import { leavingRows, type Twin, WRITTEN } from './same-rows.ts'

/** The rows of a scenario by bare SQL: the driver, the statement and nothing else. No key, no row security, no HTTP. */
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

type Works = Readonly<Record<BareWork, () => Query>>

const bareQueries = ({ records }: Seeded): Works => {
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

/** The same readings, and every row that a request of ours leaves: on disk before the answer, as ours are. */
const writingQueries = ({ records }: Seeded, twins: readonly Twin[]): Works => {
  const bare = bareQueries({ records })
  const of = (work: BareWork): readonly Twin[] => twins.filter(({ table }) => (WRITTEN[work] as readonly string[]).includes(table))
  const reading = (work: 'list' | 'content', twinsOfIt: readonly Twin[]) => (): Query => {
    const query = bare[work]()
    return leavingRows(twinsOfIt, String(query.values?.[0]), `bench.${work}.rows`, query)
  }
  const deposited = of('deposit')
  return {
    list: reading('list', of('list')),
    content: reading('content', of('content')),
    deposit: () => leavingRows(deposited, anyOf(records).recordId, 'bench.deposit.rows', undefined),
  }
}

/** `twins`: with the rows that ours leaves. */
export type BareRun = { readonly work: BareWork; readonly twins?: readonly Twin[]; readonly connections: number; readonly seconds: number }
export type BareResult = { readonly requests: number; readonly seconds: number; readonly p50: number; readonly p99: number }

const quantile = (sorted: Float64Array, at: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0

/** As many loops as connections, each asking again as soon as it is answered, in this process. */
export const runBareSql = async (
  place: ConnectOptions,
  seeded: Seeded,
  { work, twins, connections, seconds }: BareRun,
): Promise<BareResult> => {
  const database = connect({ ...place, poolSize: connections })
  const query = (twins === undefined ? bareQueries(seeded) : writingQueries(seeded, twins))[work]
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
