import { measureRule } from '../../../src/kernel/measures.ts'
import type { Measured, MeasurePoint } from './shapes.ts'
import { currentLanguage } from '../../ui/i18n/language.ts'
import { formatDate } from '../../ui/format/dates.ts'
import { printedUnit } from '../../ui/format/units.ts'
import { timeOf } from './series.ts'
import type { FollowedWords } from './words/en.ts'

export const formatNumber = (value: number, digits = 2): string =>
  new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: digits }).format(value)

const isUnit = (unit: string, words: FollowedWords): unit is keyof FollowedWords['unit'] => unit in words.unit
export const unitIn = (unit: string, words: FollowedWords): string => (isUnit(unit, words) ? words.unit[unit] : printedUnit(unit))

const isKind = (kind: string, words: FollowedWords): kind is keyof FollowedWords['kind'] => kind in words.kind
export const kindIn = (kind: string, words: FollowedWords): string => (isKind(kind, words) ? words.kind[kind] : kind)

const isDisease = (id: string, words: FollowedWords): id is keyof FollowedWords['disease'] => id in words.disease
export const diseaseIn = (id: string, words: FollowedWords): string => (isDisease(id, words) ? words.disease[id] : id)

export const digitsOf = (kind: string): number => measureRule(kind)?.components[0]?.units[0]?.digits ?? 1

/** « 68,5 kg », « 132/84 mmHg ». */
export const sayParts = ({ kind, parts }: Pick<MeasurePoint, 'kind' | 'parts'>, words: FollowedWords): string =>
  `${parts.map(({ value }) => formatNumber(value, 2)).join('/')} ${unitIn(parts[0]?.unit ?? '', words)}`.trim() || kind

export const sayWhen = (at: string): string =>
  at.length > 10 ? `${formatDate(at.slice(0, 10), 'long')}, ${at.slice(11, 16)}` : formatDate(at, 'long')
export { timeOf }

const withUnit = (value: string, unit: string | undefined): string =>
  `${currentLanguage() === 'fr' ? value.replace('.', ',') : value}${unit === undefined ? '' : ` ${printedUnit(unit)}`}`.trim()

/** A value of a document, to the last digit that it writes. */
export const sayMeasured = (value: Measured | undefined, words: FollowedWords): string => {
  switch (value?.kind) {
    case undefined:
      return ''
    case 'quantity':
      return withUnit(value.value, value.unit)
    case 'coded':
    case 'text':
      return value.text
    case 'interval': {
      const { low, high } = value
      if (low !== undefined && high !== undefined) return `${withUnit(low.value, undefined)} – ${withUnit(high.value, high.unit)}`
      if (high !== undefined) return words.analyses.less(withUnit(high.value, high.unit))
      return low === undefined ? '' : words.analyses.more(withUnit(low.value, low.unit))
    }
  }
}
