import { bmiOf, type MeasureKind, MEASURES, measureRule } from '../../../src/kernel/measures.ts'
import type { MeasurePoint, Measures, ReadFact } from '../../api/types.ts'

/** One line of a chart: one kind, one unit. What is in another unit is another series: nothing is converted silently. */
export type Series = { readonly key: string; readonly kind: MeasureKind; readonly unit: string; readonly points: readonly MeasurePoint[] }

const DAY = 86_400_000
export const timeOf = (at: string): number => Date.parse(at.length === 10 ? `${at}T12:00:00Z` : `${at}:00Z`)

const YEAR = 365.25 * DAY
/** An adult's height holds; a child's for three months. */
const heightHolds = (birthDate: string, at: string): number =>
  timeOf(at) - timeOf(birthDate.slice(0, 10)) < 18 * YEAR ? 90 * DAY : 100 * YEAR

/** Worked out of each weight and the last height known then. */
export const bmiPoints = (points: readonly MeasurePoint[], birthDate: string): readonly MeasurePoint[] =>
  points
    .filter(({ kind }) => kind === 'weight')
    .flatMap(weight => {
      const height = points.findLast(
        each => each.kind === 'height' && each.at <= weight.at && timeOf(weight.at) - timeOf(each.at) <= heightHolds(birthDate, weight.at),
      )
      const [kilograms, centimetres] = [weight.parts[0], height?.parts[0]]
      if (kilograms === undefined || centimetres === undefined || height === undefined) return []
      const parts = [{ name: 'value', value: bmiOf(kilograms.value, centimetres.value), unit: 'kg/m2' }]
      const { id, at, source } = weight
      return [{ id: `${id}-bmi`, kind: 'bmi', at, parts, source: source === height.source ? source : ('declared' as const) }]
    })

/** Every series that has something, in the order of the table. */
export const seriesOf = ({ points, birthDate }: Pick<Measures, 'points' | 'birthDate'>): readonly Series[] => {
  const all = [...points.filter(({ kind }) => kind !== 'bmi'), ...bmiPoints(points, birthDate)]
  return MEASURES.flatMap(({ kind }) => {
    const units = new Map<string, MeasurePoint[]>()
    for (const point of all.filter(each => each.kind === kind)) {
      const unit = point.parts[0]?.unit ?? ''
      units.set(unit, [...(units.get(unit) ?? []), point])
    }
    return [...units].map(([unit, of]) => ({
      key: `${kind} ${unit}`,
      kind,
      unit,
      points: of.toSorted((a, b) => timeOf(a.at) - timeOf(b.at)),
    }))
  })
}

export const firstValue = ({ parts }: Pick<MeasurePoint, 'parts'>): number => parts[0]?.value ?? 0

export type Trend = { readonly kind: 'alone' | 'steady' | 'up' | 'down'; readonly days: number; readonly by: number }

/**
 * In words, over the last year at most: « stable depuis 3 mois », « 2 kg de plus en 3 mois ». Since the oldest value from which it did not leave the margin of
 * the kind; else against the first of that year.
 */
export const trendOf = ({ kind, points }: Pick<Series, 'kind' | 'points'>): Trend => {
  const last = points.at(-1)
  const margin = measureRule(kind)?.steady ?? 0
  const year = last === undefined ? [] : points.filter(({ at }) => timeOf(last.at) - timeOf(at) <= 366 * DAY)
  const [first] = year
  if (last === undefined || first === undefined) return { kind: 'alone', days: 0, by: 0 }
  const daysSince = (at: string): number => Math.round((timeOf(last.at) - timeOf(at)) / DAY)
  // Two values of one day go nowhere.
  if (daysSince(first.at) === 0) return { kind: 'alone', days: 0, by: 0 }
  const close = (point: MeasurePoint): boolean => Math.abs(firstValue(point) - firstValue(last)) <= margin
  const firstClose = year.findLastIndex(point => !close(point)) + 1
  const since = year[firstClose]
  if (since !== undefined && since !== last && daysSince(since.at) > 0) return { kind: 'steady', days: daysSince(since.at), by: 0 }
  const by = firstValue(last) - firstValue(first)
  return { kind: by > 0 ? 'up' : 'down', days: daysSince(first.at), by: Math.abs(Number(by.toPrecision(6))) }
}

/** Comma or point, spaces between thousands; undefined when it is no number. */
export const numberIn = (typed: string): number | undefined => {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined
}

/** Results of one analysis, one unit and one range of reference: another laboratory's range makes another series. */
export type Analysis = {
  readonly key: string
  readonly label: string
  readonly unit: string
  readonly range: string
  readonly facts: readonly ReadFact[]
}

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : numberIn(text))

export const rangeIn = ({ ranges }: Pick<ReadFact, 'ranges'>): { readonly low?: number; readonly high?: number } => {
  const usual = ranges.find(({ meaning }) => meaning === 'N') ?? ranges[0]
  const [low, high] = [numberOf(usual?.low?.value), numberOf(usual?.high?.value)]
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }
}

export const analysesOf = (facts: readonly ReadFact[]): readonly Analysis[] => {
  const found = new Map<string, Analysis>()
  for (const fact of facts) {
    if (fact.kind !== 'result' || fact.negated) continue
    const unit = fact.value?.kind === 'quantity' ? (fact.value.unit ?? '') : ''
    const { low, high } = rangeIn(fact)
    const range = low === undefined && high === undefined ? '' : `${low ?? ''}–${high ?? ''}`
    const key = [fact.code?.code ?? fact.label, fact.value?.kind ?? '', unit, range].join('|')
    const known = found.get(key) ?? { key, label: fact.label, unit, range, facts: [] }
    found.set(key, { ...known, facts: [...known.facts, fact] })
  }
  return [...found.values()]
    .map(analysis => ({ ...analysis, facts: analysis.facts.toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1)) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'fr'))
}

export const dateOf = (fact: ReadFact): string => fact.date ?? fact.document.date

/** « un peu au-dessus »: by how much of the range itself it is out. */
export const placeIn = (
  value: number,
  { low, high }: { readonly low?: number; readonly high?: number },
): 'far-below' | 'below' | 'in' | 'above' | 'far-above' | null => {
  if (low === undefined && high === undefined) return null
  const width = low !== undefined && high !== undefined ? high - low : Math.abs(high ?? low ?? 0)
  if (low !== undefined && value < low) return low - value > width / 2 ? 'far-below' : 'below'
  if (high !== undefined && value > high) return value - high > width / 2 ? 'far-above' : 'above'
  return 'in'
}
