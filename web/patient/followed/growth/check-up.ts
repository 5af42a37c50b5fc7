/**
 * The twenty compulsory examinations of a child: article R. 2132-1 of the code de la santé publique and the order of 26 February 2019 on their calendar, both
 * as changed for 1 January 2025 (Journal officiel, 16 November 2024: the one before the end of the first month is gone, one in the seventh year has come).
 * « In the nth month » ends on the day that month ends, « in the nth year » likewise. Ages in months, but the first two, in days.
 */
type Examination = { readonly key: string; readonly from: Age; readonly to: Age }
type Age = { readonly months?: number; readonly days?: number }

const month = (nth: number): Examination => ({ key: `month-${nth}`, from: { months: nth - 1 }, to: { months: nth } })
const year = (nth: number): Examination => ({ key: `year-${nth}`, from: { months: (nth - 1) * 12 }, to: { months: nth * 12 } })
const years = (from: number, to: number): Examination => ({
  key: `years-${from}-${to}`,
  from: { months: from * 12 },
  to: { months: to * 12 },
})

export const EXAMINATIONS = [
  { key: 'first-days', from: {}, to: { days: 8 } },
  { key: 'second-week', from: { days: 7 }, to: { days: 14 } },
  ...[2, 3, 4, 5, 6, 9, 12, 13].map(month),
  { key: 'months-16-18', from: { months: 16 }, to: { months: 18 } },
  { key: 'months-24-25', from: { months: 23 }, to: { months: 25 } },
  year(3),
  year(4),
  year(5),
  year(6),
  year(7),
  years(8, 9),
  years(11, 13),
  years(15, 16),
] as const satisfies readonly Examination[]

/** The day on which somebody born on `born` is that old; in a month too short, its last day. */
const dayAt = (born: string, { months = 0, days = 0 }: Age): string => {
  const [y = 0, m = 1, d = 1] = born.slice(0, 10).split('-').map(Number)
  const last = new Date(Date.UTC(y, m + months, 0)).getUTCDate()
  return new Date(Date.UTC(y, m - 1 + months, Math.min(d, last) + days)).toISOString().slice(0, 10)
}

export type CheckUp = { readonly from: string; readonly to: string; readonly isNow: boolean }

/** The next one by age alone: whether one was done is not known here. None after the last. */
export const nextCheckUp = (born: string, today: string): CheckUp | undefined =>
  EXAMINATIONS.map(({ from, to }) => ({ from: dayAt(born, from), to: dayAt(born, to) }))
    .filter(({ to }) => to >= today)
    .map(({ from, to }) => ({ from, to, isNow: from <= today }))[0]
