import type { FactLine } from '../../documents/index.ts'
import { numberOf, once, type SeriesRead, seriesOf } from '../results/series.ts'
import { keyRank } from './key-results.table.ts'
import type { Result, ResultPoint } from './model.ts'

/** Points of the little curve, beside the latest. */
const EARLIER = 5
/** Lines of results a reader of three seconds can hold; what is looked for first, then what is latest. */
export const RESULTS_SHOWN = 10

/** One line an analyte, as `results/series.ts` joins them; the little curve is of what is before it. */
export const resultsOf = (facts: readonly FactLine[]): readonly Result[] =>
  seriesOf(facts).flatMap(resultFrom).toSorted(byUse).slice(0, RESULTS_SHOWN)

const resultFrom = (reads: readonly SeriesRead[]): readonly Result[] => {
  const [first, ...rest] = once(reads)
  if (first === undefined) return []
  const { fact } = first.line
  const { code, material } = fact
  const of = material?.label ?? material?.code
  return [
    {
      ...(code === undefined ? {} : { code: { code: code.code, system: code.system, label: code.label ?? fact.label } }),
      label: fact.label,
      ...(of === undefined ? {} : { material: of }),
      unit: first.unit,
      isKey: keyRank(code?.code) !== undefined,
      latest: first.point,
      earlier: rest.slice(0, EARLIER).map(({ point }) => point),
      trend: trendOf(
        first,
        rest.find(({ point }) => day(point) !== day(first.point)),
      ),
    },
  ]
}

const day = ({ date }: ResultPoint): string => date.slice(0, 10)

const trendOf = (latest: SeriesRead, before: SeriesRead | undefined): Result['trend'] => {
  if (before === undefined || !latest.isNumber || !before.isNumber) return null
  const step = numberOf(latest.point) - numberOf(before.point)
  return step > 0 ? 'up' : step < 0 ? 'down' : 'same'
}

const LAST = Number.MAX_SAFE_INTEGER

const byUse = (a: Result, b: Result): number =>
  (keyRank(a.code?.code) ?? LAST) - (keyRank(b.code?.code) ?? LAST) ||
  (a.latest.date === b.latest.date ? (a.label < b.label ? -1 : 1) : a.latest.date > b.latest.date ? -1 : 1)
