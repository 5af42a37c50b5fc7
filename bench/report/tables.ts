import type { Ceiling } from '../ceilings/measure.ts'
import type { Memory } from '../measure/memory.ts'
import type { Row } from '../measure/run-scenario.ts'
import { hundredth, percent, table, tenth, whole } from './markdown.ts'
import { IDLE_MEGABYTES, JUDGED_AT, RISE_MEGABYTES, TAIL, TARGETS } from './targets.ts'

const ceilingOf = (ceilings: readonly Ceiling[], { scenario, connections }: Row, by: Ceiling['by']): Ceiling | undefined =>
  ceilings.find(one => one.work === scenario.ceiling && one.connections === connections && one.by === by)

const ratio = (row: Row, ceiling: Ceiling | undefined): string => (ceiling === undefined ? '–' : percent(row.rate / ceiling.rate))

export const scenarioTable = (rows: readonly Row[], ceilings: readonly Ceiling[]): string =>
  table(
    [
      'scenario',
      'conn.',
      'req/s',
      'runs',
      'p50 ms',
      'p99 ms',
      'p99/p50',
      'CPU ms',
      'server',
      'postgres',
      'RSS MB',
      'of bare SQL',
      'the same rows',
      'of node:http',
      'load',
      'other',
      'steal',
    ],
    rows.map(row => [
      row.scenario.name,
      String(row.connections),
      whole(row.rate),
      row.rates.map(whole).join(' '),
      hundredth(row.p50),
      hundredth(row.p99),
      tenth(row.p99 / row.p50),
      hundredth(row.serverCpu + row.postgresCpu),
      hundredth(row.serverCpu),
      hundredth(row.postgresCpu),
      whole(row.residentMegabytes),
      ratio(row, ceilingOf(ceilings, row, 'sql')),
      ratio(row, ceilingOf(ceilings, row, 'sql, same rows')),
      ratio(row, ceilingOf(ceilings, row, 'node:http')),
      tenth(row.load),
      percent(row.other),
      percent(row.steal),
    ]),
  )

export const traceTable = (rows: readonly Row[]): string =>
  table(
    ['scenario', 'conn.', 'requests answered 2xx', 'new trace rows'],
    rows.map(row => [row.scenario.name, String(row.connections), whole(row.requests), whole(row.traces)]),
  )

export const ceilingTable = (ceilings: readonly Ceiling[]): string =>
  table(
    ['bare work', 'by', 'conn.', 'req/s', 'p50 ms', 'p99 ms', 'CPU ms'],
    ceilings.map(one => [
      one.work,
      one.by,
      String(one.connections),
      whole(one.rate),
      hundredth(one.p50),
      hundredth(one.p99),
      hundredth(one.cpu),
    ]),
  )

export const memoryTable = ({ idle, rises }: Memory): string =>
  table(
    ['server process', 'RSS MB', 'rise MB', 'to stay within', ''],
    [
      ['idle, after its start', whole(idle), '', `${IDLE_MEGABYTES} MB`, idle <= IDLE_MEGABYTES ? 'reached' : 'missed'],
      ...rises.map(({ what, before, rise }) => [
        what,
        whole(before),
        whole(rise),
        `+${RISE_MEGABYTES} MB`,
        rise <= RISE_MEGABYTES ? 'reached' : 'missed',
      ]),
    ],
  )

const word = (isReached: boolean): string => (isReached ? 'reached' : 'missed')

/** Each target beside what was measured at eight connections. */
export const verdictTable = (rows: readonly Row[], ceilings: readonly Ceiling[]): string => {
  const judged = rows.filter(row => row.connections === JUDGED_AT)
  return table(
    ['at 8 connections', 'req/s', '', 'CPU ms', '', 'of bare SQL', '', 'of the same rows', '', `p99 ≤ ${TAIL} p50`, ''],
    judged.map(row => {
      const target = TARGETS[row.scenario.ceiling]
      const cpu = row.serverCpu + row.postgresCpu
      const shares = (['sql', 'sql, same rows'] as const).map(by => row.rate / (ceilingOf(ceilings, row, by)?.rate ?? Infinity))
      return [
        row.scenario.name,
        `${whole(row.rate)} ≥ ${whole(target.rate)}`,
        word(row.rate >= target.rate),
        `${hundredth(cpu)} ≤ ${tenth(target.cpu)}`,
        word(cpu <= target.cpu),
        ...shares.flatMap(share => [`${percent(share)} ≥ ${percent(target.ratio)}`, word(share >= target.ratio)]),
        tenth(row.p99 / row.p50),
        word(row.p99 <= TAIL * row.p50),
      ]
    }),
  )
}
