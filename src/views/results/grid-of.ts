import type { ExtractedFact, FactLine } from '../../documents/index.ts'
import { keyRank } from '../synthesis/key-results.table.ts'
import type { Flag, GridPoint, GridRow } from './model.ts'
import { isSame, numberOf, once, type SeriesRead, seriesOf } from './series.ts'

/** Every analyte that documents tell, each with its history and, for each value, what its own laboratory calls usual. */
export const gridOf = (facts: readonly FactLine[]): readonly GridRow[] => seriesOf(facts).flatMap(rowOf).toSorted(byUse)

const rowOf = (reads: readonly SeriesRead[]): readonly GridRow[] => {
  const [first] = reads
  if (first === undefined) return []
  const { code, label, material } = first.line.fact
  const of = material?.label ?? material?.code
  return [
    {
      id: first.line.id,
      ...(code === undefined ? {} : { code: { code: code.code, system: code.system, label: code.label ?? label } }),
      label,
      ...(of === undefined ? {} : { material: of }),
      unit: first.unit,
      isNumber: first.isNumber,
      isKey: keyRank(code?.code) !== undefined,
      points: once(reads).map(read => pointOf(read, reads)),
    },
  ]
}

const pointOf = (read: SeriesRead, reads: readonly SeriesRead[]): GridPoint => {
  const { fact, document } = read.line
  const { authorPlace } = document.facts
  const flag = flagOf(read)
  const usual = read.point.low === undefined && read.point.high === undefined ? usualOf(fact) : undefined
  const told = new Set(reads.filter(other => isSame(other, read)).map(other => other.line.document.id))
  return {
    ...read.point,
    ...(authorPlace === undefined || authorPlace === '' ? {} : { place: authorPlace }),
    ...(usual === undefined ? {} : { usual }),
    ...(flag === undefined ? {} : { flag }),
    others: told.size - 1,
  }
}

const usualOf = ({ ranges }: ExtractedFact): string | undefined => ranges?.find(({ text }) => text !== undefined)?.text

/** HL7 ObservationInterpretation. `N` is the laboratory's word too: nothing is worked out against it. */
const SAID: readonly (readonly [RegExp, Flag['way']])[] = [
  [/^(?:H+|HU|>)$/, 'high'],
  [/^(?:L+|LU|<)$/, 'low'],
  [/^A+$/, 'abnormal'],
]

const flagOf = (read: SeriesRead): Flag | undefined => {
  const { interpretation } = read.point
  if (interpretation === undefined) return beyond(read)
  const way = SAID.find(([pattern]) => pattern.test(interpretation))?.[1]
  return way === undefined ? undefined : { way, by: 'laboratory' }
}

/** Only where the laboratory wrote one range, in the unit of the value: of two (by age, by what is sought) none is chosen. */
const beyond = ({ isNumber, unit, point, line }: SeriesRead): Flag | undefined => {
  const [range, ...others] = line.fact.ranges ?? []
  const usable = range !== undefined && others.length === 0 && (range.meaning === undefined || range.meaning === 'N')
  if (!isNumber || !usable) return undefined
  const value = numberOf(point)
  const [low, high] = [range.low, range.high].map(bound =>
    bound === undefined || (bound.unit ?? '') !== unit ? Number.NaN : numberOf(bound),
  )
  if (low !== undefined && value < low) return { way: 'low', by: 'bounds' }
  return high !== undefined && value > high ? { way: 'high', by: 'bounds' } : undefined
}

const LAST = Number.MAX_SAFE_INTEGER
const rankOf = ({ code }: GridRow): number => keyRank(code?.code) ?? LAST

/** The rest decides between rows of one name: the order never depends on chance. */
const byUse = (a: GridRow, b: GridRow): number =>
  rankOf(a) - rankOf(b) || compare(a.label, b.label) || compare(a.unit, b.unit) || compare(latestOf(b), latestOf(a))

const latestOf = ({ points }: GridRow): string => `${points[0]?.date} ${points[0]?.value}`
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
