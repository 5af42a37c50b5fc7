/** Reads `2019`, `03/2019` or `12/03/2019` to an ISO date as far as it is known; null: no date of the calendar. */
export const parsePartial = (typed: string): string | null => {
  const [, day, month, year = ''] = /^\s*(?:(?:(\d{1,2})[/.\- ])?(\d{1,2})[/.\- ])?(\d{4})\s*$/.exec(typed) ?? []
  if (year === '' || Number(year) < 1850) return null
  if (month === undefined) return year
  const of = Number(month)
  if (of < 1 || of > 12) return null
  const iso = `${year}-${month.padStart(2, '0')}`
  if (day === undefined) return iso
  const last = new Date(Date.UTC(Number(year), of, 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= last ? `${iso}-${day.padStart(2, '0')}` : null
}

export const typedPartial = (iso: string): string => iso.split('-').reverse().join('/')

/** Begins after this day (`YYYY-MM-DD`). */
export const isAfter = (partial: string, day: string): boolean => partial > day.slice(0, partial.length)
