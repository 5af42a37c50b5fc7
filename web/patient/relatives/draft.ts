import type { Invitation } from '../../api/types.ts'

export const DURATIONS = ['month', 'half', 'year', 'always'] as const
export type Duration = (typeof DURATIONS)[number]

const DAYS: Readonly<Record<Duration, number | null>> = { month: 30, half: 182, year: 365, always: null }
const DAY = 86_400_000

export type Draft = {
  readonly ins: string
  readonly firstName: string
  readonly lastName: string
  /** As typed. */
  readonly birthDate: string
  readonly adds: boolean
  readonly writes: boolean
  readonly duration: Duration
}

export const EMPTY: Draft = { ins: '', firstName: '', lastName: '', birthDate: '', adds: true, writes: false, duration: 'year' }

/** ISO instant of the end; undefined: none. */
export const endOf = (duration: Duration, now: number): string | undefined => {
  const days = DAYS[duration]
  return days === null ? undefined : new Date(now + days * DAY).toISOString()
}

const digits = (typed: string): string => typed.replace(/[\s.-]/g, '').toUpperCase()

/** Thirteen characters and a key of two, however they are spaced. */
export const isNumber = (typed: string): boolean => /^\d{5}[\dAB]{2}\d{6}\d{2}$/.test(digits(typed))

export const draftInvitation = (draft: Draft, birthDate: string, isParent: boolean, now: number): Invitation => {
  const { ins, firstName, lastName, adds, writes, duration } = draft
  const invited = { ins: digits(ins), firstName: firstName.trim(), lastName: lastName.trim(), birthDate }
  if (isParent) return { kind: 'legal-representation', ...invited }
  const until = endOf(duration, now)
  return {
    kind: 'caregiving',
    ...invited,
    rights: ['read', ...(adds ? (['add'] as const) : []), ...(writes ? (['write'] as const) : [])],
    ...(until === undefined ? {} : { until }),
  }
}
