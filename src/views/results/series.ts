import type { ExtractedFact, FactLine, Measured } from '../../documents/index.ts'
import type { ResultPoint } from '../synthesis/model.ts'

/** One result as a document tells it, and the series to which it belongs. */
export type SeriesRead = {
  readonly line: FactLine
  readonly point: ResultPoint
  readonly series: string
  readonly unit: string
  readonly isNumber: boolean
}

/**
 * Results by analyte, never falsely joined: one series is one code of one system, in one unit, of one material, as numbers; what is « below », « between » or
 * in words stands alone in its own series; without a code, alone. A material that is not written is not guessed from another report. What a report quotes of
 * an older one is left to that one. Latest first in each series.
 */
export const seriesOf = (facts: readonly FactLine[]): readonly (readonly SeriesRead[])[] => {
  const series = new Map<string, SeriesRead[]>()
  for (const line of facts) {
    const read = readOf(line)
    if (read !== undefined) series.set(read.series, [...(series.get(read.series) ?? []), read])
  }
  return [...series.values()].map(reads => reads.toSorted(latestFirst))
}

const WRITTEN = /^-?\d+(?:[.,]\d+)?$/

const readOf = (line: FactLine): SeriesRead | undefined => {
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
    series: code === undefined ? `alone|${line.id}` : JSON.stringify([code.system, code.code, unit, shape, materialOf(fact)]),
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

const materialOf = ({ material }: ExtractedFact): readonly string[] => (material === undefined ? [] : [material.system, material.code])

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

const latestFirst = (a: SeriesRead, b: SeriesRead): number =>
  a.point.date === b.point.date ? (a.point.value < b.point.value ? -1 : 1) : a.point.date > b.point.date ? -1 : 1

/** One measure told by two documents is one point. */
export const isSame = (a: SeriesRead, b: SeriesRead): boolean => a.point.date === b.point.date && a.point.value === b.point.value

export const once = (reads: readonly SeriesRead[]): readonly SeriesRead[] =>
  reads.filter((read, rank) => reads.findIndex(other => isSame(other, read)) === rank)

export const numberOf = ({ value }: Pick<ResultPoint, 'value'>): number => Number(value.replace(',', '.'))
