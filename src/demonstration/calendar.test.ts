import { describe, expect, test } from 'vitest'
import { fromIso } from '../kernel/instant.ts'
import { ageAt, before as backFrom, hl7Time, isoDay, longDay, shortDay, workdayBefore, yearsAgo } from './calendar.ts'

const today = fromIso('2026-11-20T09:00:00Z')

describe('the calendar of a story', () => {
  test('counts back on the calendar, not in days', () => {
    expect(isoDay(backFrom(today, { years: 2, months: 1 }))).toBe('2024-10-20')
    expect(isoDay(backFrom(fromIso('2026-03-31T09:00:00Z'), { months: 1 }))).toBe('2026-02-28')
    expect(isoDay(backFrom(today, { days: -3 }))).toBe('2026-11-23')
  })

  test('keeps legal time: winter is +1, summer is +2, and the hour asked for is the hour got', () => {
    expect(hl7Time(backFrom(today, {}, 8, 5))).toBe('20261120080500+0100')
    expect(hl7Time(backFrom(today, { months: 4 }, 8, 5))).toBe('20260720080500+0200')
    expect(hl7Time(fromIso('2026-03-29T00:59:59Z'))).toBe('20260329015959+0100')
    expect(hl7Time(fromIso('2026-03-29T01:00:00Z'))).toBe('20260329030000+0200')
    expect(hl7Time(fromIso('2026-10-25T01:00:00Z'))).toBe('20261025020000+0100')
  })

  test('never opens a practice on a weekend', () => {
    const weekdays = Array.from({ length: 60 }, (_, days) => new Date(workdayBefore(today, { days })).getUTCDay())
    expect(weekdays.filter(day => day === 0 || day === 6)).toEqual([])
    expect(isoDay(workdayBefore(today, { days: 5 }))).toBe('2026-11-13')
  })

  test('writes dates as France reads them', () => {
    expect(longDay(fromIso('2026-08-01T10:00:00Z'))).toBe('1er août 2026')
    expect(shortDay(today)).toBe('20/11/2026')
    expect(shortDay('1944-05-31')).toBe('31/05/1944')
  })

  test('counts completed years', () => {
    expect(ageAt('2008-11-20', today)).toBe(18)
    expect(ageAt('2008-11-21', today)).toBe(17)
    expect(yearsAgo(today, backFrom(today, { years: 4 }, 10))).toBeCloseTo(4, 2)
  })
})
