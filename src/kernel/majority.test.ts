import { describe, expect, test } from 'vitest'
import { fromIso, toIso } from './instant.ts'
import { isMinor, majorityOf } from './majority.ts'

const of = (birthDate: string): string => toIso(majorityOf(birthDate, 18))

describe('majority', () => {
  test('comes with the first minute of the eighteenth birthday, in Paris, summer and winter', () => {
    expect(of('2008-11-22')).toBe('2026-11-21T23:00:00.000Z')
    expect(of('2008-07-14')).toBe('2026-07-13T22:00:00.000Z')
    expect(of('2008-01-01')).toBe('2025-12-31T23:00:00.000Z')
  })

  test('waits for the last day it may be, when the register does not know the day or the month', () => {
    expect(of('2008-02-00')).toBe('2026-02-28T23:00:00.000Z')
    expect(of('2007-06-00')).toBe('2025-06-29T22:00:00.000Z')
    expect(of('2008-00-00')).toBe('2026-12-30T23:00:00.000Z')
    expect(of('2008-00-12')).toBe('2026-12-30T23:00:00.000Z')
  })

  test('of who was born on 29 February is on 1 March: on the 28th she is seventeen', () => {
    expect(of('2008-02-29')).toBe('2026-02-28T23:00:00.000Z')
    expect(isMinor('2008-02-29', 18, fromIso('2026-02-28T22:59:59.999Z'))).toBe(true)
    expect(isMinor('2008-02-29', 18, fromIso('2026-02-28T23:00:00.000Z'))).toBe(false)
  })
})
