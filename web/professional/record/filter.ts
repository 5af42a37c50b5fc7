import type { Category, DocumentSummary } from '../../api/types.ts'
import { plain } from '../../ui/format/plain.ts'

export const PERIODS = ['all', 'year', 'three'] as const
export type Period = (typeof PERIODS)[number]
export type Filters = { readonly words: string; readonly category: Category | null; readonly period: Period }

export const NO_FILTER: Filters = { words: '', category: null, period: 'all' }

const YEARS: Readonly<Record<Exclude<Period, 'all'>, number>> = { year: 1, three: 3 }

const since = (period: Period, today: string): string =>
  period === 'all' ? '' : `${Number(today.slice(0, 4)) - YEARS[period]}${today.slice(4)}`

/** `today` as `YYYY-MM-DD`. A bare year counts for its whole year: it is never left out for being vague. */
export const filterRecord = (
  all: readonly DocumentSummary[],
  { words, category, period }: Filters,
  today: string,
): readonly DocumentSummary[] => {
  const typed = plain(words).split(' ').filter(Boolean)
  const from = since(period, today)
  return all.filter(document => {
    if (category !== null && document.category !== category) return false
    if (document.date.slice(0, 10) < from.slice(0, Math.min(document.date.length, 10))) return false
    const text = ` ${plain([document.title, document.type.label, document.author.name, document.author.structure ?? ''].join(' '))}`
    return typed.every(word => text.includes(` ${word}`))
  })
}
