import { type PartialDate, partialDate } from '../../kernel/partial-date.ts'

const PARIS = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit' })

/**
 * What a document or an entry says of its date, as far as it is a date: the day of an instant, the month of a 30 February, the year of a month 13; absent
 * rather than invented.
 */
export const knownDate = (said: string | undefined): PartialDate | undefined => {
  if (said === undefined) return undefined
  const day = dayOf(said)
  return partialDate(day) ?? partialDate(day.slice(0, 7)) ?? partialDate(day.slice(0, 4)) ?? undefined
}

/** An instant of universal time falls on a day of Paris; one with its offset was written on that day. */
const dayOf = (said: string): string => {
  const at = said.endsWith('Z') ? Date.parse(said) : Number.NaN
  return Number.isNaN(at) ? said.slice(0, 10) : PARIS.format(at)
}

/** The first day that it may be. */
export const firstDay = (date: PartialDate): string => `${date}-01-01`.slice(0, 10)

/** The last day that it may be: 29 February only where there is one. */
export const lastDay = (date: PartialDate): string => {
  if (date.length === 10) return date
  const [year = '', month = '12'] = date.split('-')
  return `${year}-${month}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`
}

/** Latest first, by the last day that each may be; on one day what is known less well first, as the heading of what follows. */
export const latestFirst = (a: PartialDate | undefined, b: PartialDate | undefined): number => {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
  const [one, other] = [lastDay(a), lastDay(b)]
  return one === other ? a.length - b.length : one < other ? 1 : -1
}

/** Months between the last that the earlier may be in and the first that the later may be in. */
export const monthsBetween = (earlier: PartialDate, later: PartialDate): number => monthOf(firstDay(later)) - monthOf(lastDay(earlier))

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/** A day, and so much later; only a day and a count make an end. */
export const endOf = (
  start: PartialDate | undefined,
  duration: { readonly value: number; readonly unit: 'day' | 'week' | 'month' | 'year' } | undefined,
): PartialDate | undefined => {
  if (start?.length !== 10 || duration === undefined) return undefined
  const { value, unit } = duration
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number)
  const months = unit === 'month' ? value : unit === 'year' ? value * 12 : 0
  // The last of a month stays in its month: 31 January and a month is the end of February.
  const kept = Math.min(day, new Date(Date.UTC(year, month + months, 0)).getUTCDate())
  const end = new Date(
    Date.UTC(year, month - 1 + months, (months === 0 ? day : kept) + (unit === 'day' ? value : unit === 'week' ? value * 7 : 0)),
  )
  return Number.isNaN(end.getTime()) ? undefined : (partialDate(end.toISOString().slice(0, 10)) ?? undefined)
}
