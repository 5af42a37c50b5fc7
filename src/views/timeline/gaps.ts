import type { PartialDate } from '../../kernel/partial-date.ts'
import { firstDay, lastDay, monthsBetween } from './dates.ts'
import type { Gap } from './model.ts'

/** Shorter is how people live: nobody sees a doctor each month. */
const LONG_MONTHS = 12

type Moment = { readonly date?: PartialDate; readonly end?: PartialDate }

/**
 * Where nothing stands for more than a year, latest first. What is only known by its year fills all of it, and what has two dates stands at both: a gap is
 * where there is nothing for certain. That something lasts, or that its end is not known, fills nothing and empties nothing.
 */
export const gapsIn = (items: readonly Moment[]): readonly Gap[] => {
  const dates = items.flatMap(({ date, end }) => [date, end].filter(one => one !== undefined)).toSorted(byFirstDay)
  const gaps: Gap[] = []
  let latest = dates[0]
  for (const date of dates) {
    if (latest === undefined) break
    if (monthsBetween(latest, date) > LONG_MONTHS) gaps.unshift({ after: latest, before: date })
    if (lastDay(date) > lastDay(latest)) latest = date
  }
  return gaps
}

const byFirstDay = (a: PartialDate, b: PartialDate): number => {
  const [one, other] = [firstDay(a), firstDay(b)]
  return one < other ? -1 : one > other ? 1 : a.length - b.length
}
