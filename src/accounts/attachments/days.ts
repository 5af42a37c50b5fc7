import type { AttachmentKind } from '../../kernel/actors.ts'
import { fromIso, type Instant, toIso } from '../../kernel/instant.ts'
import { dayBegins, dayInParis } from '../../kernel/paris-day.ts'
import { refuse } from '../../kernel/refusal.ts'
import { afterMonths, parametersAt } from '../../policy/index.ts'
import { DAYS_INVALID, TOO_LONG } from './refusals.ts'

/** Days of the calendar on the wall, `YYYY-MM-DD`, both included; no first day: at once. */
export type Days = { readonly from?: string; readonly until: string }

/** The last day that may be asked for, counted from the first. */
export const lastDayFor = (kind: AttachmentKind, first: string, at: Instant): string => {
  const { substituteMaxMonths, studentMaxMonths } = parametersAt(at)
  const months = kind === 'substitute' ? substituteMaxMonths : studentMaxMonths
  return toIso(afterMonths(fromIso(`${first}T00:00:00.000Z`), months)).slice(0, 10)
}

export const lengthOf = (at: Instant, kind: AttachmentKind, { from, until }: Days): { readonly from: Instant; readonly until: Instant } => {
  const today = dayInParis(at)
  const first = from ?? today
  if (!isDay(first) || !isDay(until) || first < today || until < first) return refuse(DAYS_INVALID)
  // Nobody is named for a day that is farther than one period away.
  if (first > lastDayFor(kind, today, at) || until > lastDayFor(kind, first, at)) return refuse(TOO_LONG)
  return { from: first === today ? at : dayBegins(first), until: dayBegins(until, 1) }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && isOfItsMonth(text)

const isOfItsMonth = (text: string): boolean => new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
