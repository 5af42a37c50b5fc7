import { randomInt } from 'node:crypto'
import { runWrk, type WrkResult } from '../load/wrk.ts'
import type { Seeded } from '../population/seed.ts'
import type { SignedIn } from '../population/sessions.ts'
import type { Scenario } from '../scenarios.ts'
import type { Server } from '../server.ts'
import { countTraces } from './database.ts'
import { loadAverage, residentBytes } from './proc.ts'
import { awaitQuiet, openWindow } from './window.ts'

/** One scenario at one number of connections: the median of its runs. Milliseconds; `other` and `steal` as shares of a core. */
export type Row = {
  readonly scenario: Scenario
  readonly connections: number
  readonly rate: number
  readonly rates: readonly number[]
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly serverCpu: number
  readonly postgresCpu: number
  readonly residentMegabytes: number
  readonly load: number
  readonly other: number
  readonly steal: number
  readonly requests: number
  readonly traces: number
  readonly bytes: number
}

export type Plan = { readonly seconds: number; readonly repeats: number; readonly warmSeconds: number; readonly quietSeconds: number }
export type Place = { readonly folder: string; readonly server: Server; readonly seeded: Seeded; cookies(): SignedIn }

const MB = 1_048_576

/** Every request was answered with a 2xx, and each left exactly one entry. */
const check = ({ name }: Scenario, { requests, refused, broken }: WrkResult, traces: number): void => {
  if (refused > 0 || broken > 0) throw new Error(`${name}: ${refused} refused, ${broken} broken of ${requests}`)
  if (traces !== requests) throw new Error(`${name}: ${requests} requests answered, ${traces} new trace rows`)
}

const runOnce = async (place: Place, scenario: Scenario, connections: number, { seconds, quietSeconds }: Plan): Promise<Row> => {
  const { folder, server, seeded, cookies } = place
  await awaitQuiet(quietSeconds)
  const requestFile = await scenario.write(folder, seeded, cookies())
  const before = await countTraces(server.owner)
  const load = loadAverage()
  const close = openWindow({ server: server.pid, postmaster: server.postmaster })
  const result = await runWrk({ url: server.url, requestFile, connections, seconds, seed: randomInt(2 ** 31) })
  const window = close(result.cpu)
  const traces = (await countTraces(server.owner)) - before
  check(scenario, result, traces)
  const { requests, p50, p99, max } = result
  return {
    scenario,
    connections,
    rate: requests / seconds,
    rates: [requests / seconds],
    p50,
    p99,
    max,
    serverCpu: (window.server / requests) * 1_000,
    postgresCpu: (window.postgres / requests) * 1_000,
    residentMegabytes: residentBytes(server.pid) / MB,
    load,
    other: window.other,
    steal: window.steal,
    requests,
    traces,
    bytes: result.bytes / requests,
  }
}

/** The middle run by throughput, with the throughput of all. */
const median = (rows: readonly Row[]): Row => {
  const sorted = rows.toSorted((a, b) => a.rate - b.rate)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('nothing was run')
  return {
    ...middle,
    rates: rows.map(row => row.rate),
    requests: rows.reduce((sum, row) => sum + row.requests, 0),
    traces: rows.reduce((sum, row) => sum + row.traces, 0),
  }
}

export const runScenario = async (place: Place, scenario: Scenario, connections: number, plan: Plan): Promise<Row> => {
  if (plan.warmSeconds > 0) await runOnce(place, scenario, connections, { ...plan, seconds: plan.warmSeconds, quietSeconds: 0 })
  const rows: Row[] = []
  for (let k = 0; k < plan.repeats; k++) rows.push(await runOnce(place, scenario, connections, plan))
  return median(rows)
}
