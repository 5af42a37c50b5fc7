import type { ExtractedFact, FactLine, Measured } from '../../documents/index.ts'
import { keyRank } from './key-results.table.ts'
import type { Result, ResultPoint } from './model.ts'

/** Points of the little curve, beside the latest. */
const EARLIER = 5
/** Lines of results a reader of three seconds can hold; what is looked for first, then what is latest. */
export const RESULTS_SHOWN = 10

type Read = {
  readonly line: FactLine
  readonly point: ResultPoint
  readonly series: string
  readonly unit: string
  readonly isNumber: boolean
}

/**
 * Results by analyte, never falsely joined: one series is one code of one system in one unit, as numbers; what is « below », « between » or in words stands
 * alone in its own series; without a code, alone. What a report quotes of an older one is left to that one.
 */
export const resultsOf = (facts: readonly FactLine[]): readonly Result[] => {
  const series = new Map<string, Read[]>()
  for (const line of facts) {
    const read = readOf(line)
    if (read !== undefined) series.set(read.series, [...(series.get(read.series) ?? []), read])
  }
  return [...series.values()].flatMap(resultFrom).toSorted(byUse).slice(0, RESULTS_SHOWN)
}

const WRITTEN = /^-?\d+(?:[.,]\d+)?$/

const readOf = (line: FactLine): Read | undefined => {
  const { fact, document } = line
  const { value, code } = fact
  if (fact.kind !== 'result' || value === undefined || fact.negated === true || fact.planned === true || fact.earlier === true)
    return undefined
  const unit = unitOf(value)
  const isNumber = value.kind === 'quantity' && WRITTEN.test(value.value)
  const shape = isNumber ? 'number' : value.kind
  return {
    line,
    unit,
    isNumber,
    series: code === undefined ? `alone|${line.id}` : `${code.system}|${code.code}|${unit}|${shape}`,
    point: {
      id: line.id,
      value: writtenOf(value),
      date: fact.date ?? document.facts.date,
      by: document.facts.authorName,
      document: { id: document.id, title: document.facts.title },
      standing: line.status === 'confirmed' ? 'read-confirmed' : 'read',
      ...(fact.interpretation === undefined ? {} : { interpretation: fact.interpretation }),
      ...rangeOf(fact, unit),
    },
  }
}

const unitOf = (value: Measured): string => {
  switch (value.kind) {
    case 'quantity':
      return value.unit ?? ''
    case 'interval':
      return value.low?.unit ?? value.high?.unit ?? ''
    case 'coded':
    case 'text':
      return ''
  }
}

const writtenOf = (value: Measured): string => {
  switch (value.kind) {
    case 'quantity':
      return value.value
    case 'interval': {
      const { low, high } = value
      if (low === undefined) return `${high?.inclusive === true ? '≤' : '<'} ${high?.value ?? ''}`
      return high === undefined ? `${low.inclusive === true ? '≥' : '>'} ${low.value}` : `${low.value} – ${high.value}`
    }
    case 'coded':
    case 'text':
      return value.text
  }
}

/** The bounds of that laboratory, in that unit: a range in another unit is not shown beside. */
const rangeOf = ({ ranges }: ExtractedFact, unit: string): Pick<ResultPoint, 'low' | 'high'> => {
  const range = ranges?.find(({ low, high }) => [low, high].every(bound => bound === undefined || (bound.unit ?? '') === unit))
  return {
    ...(range?.low === undefined ? {} : { low: range.low.value }),
    ...(range?.high === undefined ? {} : { high: range.high.value }),
  }
}

const latestFirst = (a: Read, b: Read): number =>
  a.point.date === b.point.date ? (a.point.value < b.point.value ? -1 : 1) : a.point.date > b.point.date ? -1 : 1

/** One measure told by two documents is one point. */
const once = (reads: readonly Read[]): readonly Read[] =>
  reads.filter((read, rank) => reads.findIndex(({ point }) => point.date === read.point.date && point.value === read.point.value) === rank)

const resultFrom = (reads: readonly Read[]): readonly Result[] => {
  const [first, ...rest] = once(reads.toSorted(latestFirst))
  if (first === undefined) return []
  const { fact } = first.line
  const { code } = fact
  return [
    {
      ...(code === undefined ? {} : { code: { code: code.code, system: code.system, label: code.label ?? fact.label } }),
      label: fact.label,
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
const numberOf = ({ point }: Read): number => Number(point.value.replace(',', '.'))

const trendOf = (latest: Read, before: Read | undefined): Result['trend'] => {
  if (before === undefined || !latest.isNumber || !before.isNumber) return null
  const step = numberOf(latest) - numberOf(before)
  return step > 0 ? 'up' : step < 0 ? 'down' : 'same'
}

const LAST = Number.MAX_SAFE_INTEGER

const byUse = (a: Result, b: Result): number =>
  (keyRank(a.code?.code) ?? LAST) - (keyRank(b.code?.code) ?? LAST) ||
  (a.latest.date === b.latest.date ? (a.label < b.label ? -1 : 1) : a.latest.date > b.latest.date ? -1 : 1)
