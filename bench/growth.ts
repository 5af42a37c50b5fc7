import { shownSettings } from './measure/database.ts'
import { type Place, type Row, runScenario } from './measure/run-scenario.ts'
import type { Options } from './options.ts'
import { fillUpTo } from './population/filler.ts'
import { seed } from './population/seed.ts'
import { signInEverybody } from './population/sessions.ts'
import { hundredth, percent, table, whole } from './report/markdown.ts'
import { GROWTH, JUDGED_AT } from './report/targets.ts'
import { circumstances, writePart } from './report/write.ts'
import { SCENARIOS } from './scenarios.ts'
import { startServer } from './server.ts'

/** Documents in the store: the first are whole (2,000 records of 50), the others rows only. */
const SIZES = [100_000, 1_000_000, 5_000_000] as const
const NAMES: ReadonlySet<string> = new Set(['list-holder', 'content'])

type Measured = { readonly size: number; readonly row: Row }

/** Cost must not grow with the population: the same lists and reads among ten and fifty times as many documents. */
export const measureGrowth = async (folder: string, options: Options): Promise<void> => {
  const seeded = await seed(folder, options.records)
  const measured: Measured[] = []
  let shown: Readonly<Record<string, string>> = {}
  for (const size of SIZES) {
    console.log(`documents: ${whole(await fillUpTo(folder, size))}`)
    const server = await startServer(folder, [])
    try {
      shown = await shownSettings(server.owner)
      const { cookies } = await signInEverybody(folder, server.owner, seeded)
      for (const row of await measureAt({ folder, server, seeded, cookies }, options)) measured.push({ size, row })
    } finally {
      await server.stop()
    }
  }
  const report = [circumstances(new Date(), shown), '', growthTable(measured)].join('\n')
  console.log(`\n${report}`)
  if (!options.isPart) writePart('growth', report)
}

const measureAt = async (place: Place, { connections, plan }: Options): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const scenario of SCENARIOS.filter(({ name }) => NAMES.has(name)))
    for (const count of connections) {
      const row = await runScenario(place, scenario, count, plan)
      console.log(`  ${scenario.name} c=${count}: ${whole(row.rate)}/s, p50 ${hundredth(row.p50)} ms, p99 ${hundredth(row.p99)} ms`)
      rows.push(row)
    }
  return rows
}

const HEAD = [
  'scenario',
  'conn.',
  'documents',
  'req/s',
  'p50 ms',
  'against the first',
  `≤ +${percent(GROWTH)}`,
  'p99 ms',
  'CPU ms',
  'load',
] as const

const growthTable = (measured: readonly Measured[]): string =>
  table(
    HEAD,
    measured.map(({ size, row }) => {
      const first = measured.find(other => other.row.scenario === row.scenario && other.row.connections === row.connections)
      const growth = first === undefined ? 0 : row.p50 / first.row.p50 - 1
      const judged = row.connections !== JUDGED_AT || row === first?.row ? '' : growth <= GROWTH ? 'reached' : 'missed'
      return [
        row.scenario.name,
        String(row.connections),
        whole(size),
        whole(row.rate),
        hundredth(row.p50),
        `${growth >= 0 ? '+' : '−'}${percent(Math.abs(growth))}`,
        judged,
        hundredth(row.p99),
        hundredth(row.serverCpu + row.postgresCpu),
        String(row.load),
      ]
    }),
  )
