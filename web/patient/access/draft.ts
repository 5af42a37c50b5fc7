import type { Category, Ruled, Scope } from '../../api/types.ts'

export const DURATIONS = ['day', 'month', 'half', 'year'] as const
export type Duration = (typeof DURATIONS)[number]

const DAYS: Readonly<Record<Duration, number>> = { day: 1, month: 30, half: 182, year: 365 }
const DAY_MILLISECONDS = 86_400_000

/** An authorisation given by the person lasts a year at most (policy parameter). */
export const endAfter = (duration: Duration, from: number): string => new Date(from + DAYS[duration] * DAY_MILLISECONDS).toISOString()

export type Draft = {
  readonly kind: Scope['kind']
  readonly categories: readonly Category[]
  readonly documentIds: readonly string[]
  /** As typed, `MM/YYYY`; empty = no bound. */
  readonly from: string
  readonly to: string
}

/** `01/2025` → `2025-01`; null when it is not a month. */
export const parseMonth = (typed: string): string | null => {
  const match = /^\s*(\d{1,2})[/.\- ](\d{4})\s*$/.exec(typed)
  if (!match) return null
  const [, month = '', year = ''] = match
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : null
}

const typedMonth = (iso: string | undefined): string => (iso === undefined ? '' : iso.split('-').reverse().join('/'))

export const draftOf = (ruled: Ruled | undefined): Draft => {
  const scope: Scope = ruled?.scope ?? { kind: 'all' }
  return {
    kind: scope.kind,
    categories: scope.kind === 'categories' ? scope.categories : [],
    documentIds: scope.kind === 'documents' ? scope.documentIds : [],
    from: scope.kind === 'period' ? typedMonth(scope.from) : '',
    to: scope.kind === 'period' ? typedMonth(scope.to) : '',
  }
}

/** One document and nothing else: what is shown when one comes from it. */
export const draftOfDocument = (documentId: string): Draft => ({ ...draftOf(undefined), kind: 'documents', documentIds: [documentId] })

/** The scope a draft says, or null when it is not complete: an empty list is never taken for « everything ». */
export const scopeOf = (draft: Draft): Scope | null => {
  switch (draft.kind) {
    case 'all':
      return { kind: 'all' }
    case 'categories':
      return draft.categories.length > 0 ? { kind: 'categories', categories: draft.categories } : null
    case 'documents':
      return draft.documentIds.length > 0 ? { kind: 'documents', documentIds: draft.documentIds } : null
    case 'period':
      return periodOf(draft)
  }
}

const periodOf = ({ from, to }: Draft): Scope | null => {
  const [first, last] = [parseMonth(from), parseMonth(to)]
  if ((from !== '' && first === null) || (to !== '' && last === null) || (first === null && last === null)) return null
  if (first !== null && last !== null && first > last) return null
  return { kind: 'period', ...(first ? { from: first } : {}), ...(last ? { to: last } : {}) }
}
