import { mkdirSync } from 'node:fs'
import { type Ceiling, measureBareHttp, measureBareSql } from './ceilings/measure.ts'
import { makeBenchTable } from './ceilings/sql.ts'
import { checkDurable, checkPopulation, shownSettings } from './measure/database.ts'
import { measureMemory, type Memory } from './measure/memory.ts'
import { type Place, type Row, runScenario } from './measure/run-scenario.ts'
import type { Options } from './options.ts'
import { seed } from './population/seed.ts'
import { signInEverybody } from './population/sessions.ts'
import { ceilingTable, memoryTable, scenarioTable, traceTable, verdictTable } from './report/tables.ts'
import { circumstances, writePart } from './report/write.ts'
import { SCENARIOS } from './scenarios.ts'
import { startServer } from './server.ts'

const tell = (row: Row): void => {
  const cpu = `${(row.serverCpu + row.postgresCpu).toFixed(2)} ms CPU (${row.serverCpu.toFixed(2)} + ${row.postgresCpu.toFixed(2)})`
  console.log(
    `${row.scenario.name.padEnd(20)} c=${String(row.connections).padEnd(3)} ${row.rate.toFixed(0).padStart(5)}/s  p50 ${row.p50.toFixed(2)}  p99 ${row.p99.toFixed(2)} ms  ${cpu}  other ${(row.other * 100).toFixed(0)} %  load ${row.load}`,
  )
}

const measureScenarios = async (place: Place, { only, connections, plan }: Options): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const scenario of SCENARIOS.filter(({ name }) => only.length === 0 || only.includes(name)))
    for (const count of connections) {
      const row = await runScenario(place, scenario, count, plan)
      tell(row)
      rows.push(row)
    }
  return rows
}

const BYTES_OF_A_BARE_201 = 60

/** What one answer of each work weighs; what was not measured is guessed from a list line and a body. */
const bytesOf = (rows: readonly Row[]) => {
  const of = (work: string, otherwise: number): number => rows.find(({ scenario }) => scenario.ceiling === work)?.bytes ?? otherwise
  return { list: of('list', 30_000), content: of('content', 51_000), deposit: BYTES_OF_A_BARE_201 }
}

const reportOf = (
  at: Date,
  shown: Readonly<Record<string, string>>,
  rows: readonly Row[],
  ceilings: readonly Ceiling[],
  memory: Memory | undefined,
): string =>
  [
    circumstances(at, shown),
    '',
    '### Against the targets',
    '',
    verdictTable(rows, ceilings),
    '',
    '### Everything measured',
    '',
    scenarioTable(rows, ceilings),
    '',
    '### Ceilings of the same run',
    '',
    ceilingTable(ceilings),
    '',
    ...(memory === undefined ? [] : ['### Memory', '', memoryTable(memory), '']),
    '### Traces',
    '',
    traceTable(rows),
  ].join('\n')

/** The whole measure on one population. Writes RESULTS.md when it is the full one. */
export const measureAll = async (folder: string, options: Options): Promise<void> => {
  console.log(`population: ${options.records} records of 50 documents`)
  const seeded = await seed(folder, options.records)
  if (options.profile !== undefined) mkdirSync(options.profile, { recursive: true })
  const server = await startServer(folder, options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`])
  try {
    const shown = await shownSettings(server.owner)
    console.log(
      Object.entries(shown)
        .map(([name, value]) => `${name} = ${value}`)
        .join(' · '),
    )
    checkDurable(shown)
    await checkPopulation(server.owner, options.records)
    const { cookies } = await signInEverybody(folder, server.owner, seeded)
    const place: Place = { folder, server, seeded, cookies }
    const { only, isPart } = options
    const memory = only.length > 0 ? undefined : await measureMemory(server, seeded, cookies())
    if (memory !== undefined) console.log(memoryTable(memory))
    const rows = await measureScenarios(place, options)
    const ceilings = only.length > 0 ? [] : await measureCeilings(place, options, rows)
    const report = reportOf(new Date(), shown, rows, ceilings, memory)
    console.log(`\n${report}`)
    if (options.mode === 'full' && !isPart) writePart('main', report)
  } finally {
    await server.stop()
  }
}

const measureCeilings = async (place: Place, { ceilings }: Options, rows: readonly Row[]): Promise<readonly Ceiling[]> => {
  await makeBenchTable(place.server.owner)
  return [...(await measureBareSql(place, ceilings)), ...(await measureBareHttp(place, ceilings, bytesOf(rows)))]
}
