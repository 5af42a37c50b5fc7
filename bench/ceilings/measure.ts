import { runWrk } from '../load/wrk.ts'
import { ownCpu, treeCpu } from '../measure/proc.ts'
import type { Place } from '../measure/run-scenario.ts'
import { awaitQuiet } from '../measure/window.ts'
import { SCENARIOS } from '../scenarios.ts'
import { startBareHttp } from './http.ts'
import { makeTwins } from './same-rows.ts'
import { type BareRun, type BareWork, runBareSql } from './sql.ts'

/** Bare work at one number of connections. Milliseconds of processor time a request, everybody's but the load generator's. */
export type Ceiling = {
  readonly work: BareWork
  readonly by: 'sql' | 'sql, same rows' | 'node:http' | 'fastify'
  readonly connections: number
  readonly rate: number
  readonly p50: number
  readonly p99: number
  readonly cpu: number
}

export type CeilingPlan = {
  readonly connections: readonly number[]
  readonly seconds: number
  readonly repeats: number
  readonly quietSeconds: number
}

const medianOf = (found: readonly Ceiling[]): Ceiling => {
  const middle = found.toSorted((a, b) => a.rate - b.rate)[Math.floor(found.length / 2)]
  if (middle === undefined) throw new Error('nothing was run')
  return middle
}

const repeated = async (plan: CeilingPlan, once: () => Promise<Ceiling>): Promise<Ceiling> => {
  const found: Ceiling[] = []
  for (let k = 0; k < plan.repeats; k++) {
    await awaitQuiet(plan.quietSeconds)
    found.push(await once())
  }
  return medianOf(found)
}

const WORKS: readonly BareWork[] = ['list', 'content', 'deposit']

const measureOneSql = async ({ server, seeded }: Place, run: BareRun): Promise<Ceiling> => {
  const [ours, theirs] = [ownCpu(process.pid), treeCpu(server.postmaster)]
  const { requests, seconds, p50, p99 } = await runBareSql(server.place, seeded, run)
  const cpu = ownCpu(process.pid) - ours + treeCpu(server.postmaster) - theirs
  const by = run.twins === undefined ? 'sql' : 'sql, same rows'
  return { work: run.work, by, connections: run.connections, rate: requests / seconds, p50, p99, cpu: (cpu / requests) * 1_000 }
}

export const measureBareSql = async (place: Place, plan: CeilingPlan): Promise<readonly Ceiling[]> => {
  const twins = await makeTwins(place.server.owner)
  const found: Ceiling[] = []
  for (const work of WORKS)
    for (const rows of [{}, { twins }])
      for (const connections of plan.connections)
        found.push(await repeated(plan, () => measureOneSql(place, { work, ...rows, connections, seconds: plan.seconds })))
  return found
}

/** The same requests as the scenario's, answered with as many bytes, for nothing. */
const measureOneHttp = async (
  { folder, seeded, cookies }: Place,
  plan: CeilingPlan,
  work: BareWork,
  by: 'node:http' | 'fastify',
  bytes: number,
): Promise<readonly Ceiling[]> => {
  const scenario = SCENARIOS.find(one => one.ceiling === work)
  if (scenario === undefined) throw new Error(`no scenario for ${work}`)
  const requestFile = await scenario.write(folder, seeded, cookies())
  const bare = await startBareHttp(by === 'fastify' ? 'fastify' : 'node', bytes)
  const found: Ceiling[] = []
  try {
    for (const connections of plan.connections)
      found.push(
        await repeated(plan, async () => {
          const before = ownCpu(bare.pid)
          const { requests, p50, p99 } = await runWrk({ url: bare.url, requestFile, connections, seconds: plan.seconds, seed: 1 })
          return { work, by, connections, rate: requests / plan.seconds, p50, p99, cpu: ((ownCpu(bare.pid) - before) / requests) * 1_000 }
        }),
      )
  } finally {
    await bare.stop()
  }
  return found
}

/** `bytes`: of one whole answer of each work, head included; the head of a bare answer is shorter, its body longer by as much. */
export const measureBareHttp = async (
  place: Place,
  plan: CeilingPlan,
  bytes: Readonly<Record<BareWork, number>>,
): Promise<readonly Ceiling[]> => {
  const found: Ceiling[] = []
  for (const work of WORKS)
    for (const by of ['node:http', 'fastify'] as const)
      found.push(...(await measureOneHttp(place, plan, work, by, Math.round(bytes[work]))))
  return found
}
