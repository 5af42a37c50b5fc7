import { describe, expect, test } from 'vitest'
import { DAY, fromIso, HOUR, instant, MINUTE, toIso } from '../kernel/instant.ts'
import { afterMonths, afterYears, loadPolicy, parameterSources, parametersAt, policyVersionAt } from './index.ts'

const now = fromIso('2026-11-22T10:00:00Z')

describe('the dated parameters', () => {
  test('hold the defaults of the house', () => {
    expect(parametersAt(now)).toMatchObject({
      openingNoticeDays: 42,
      consultationConsentMs: 24 * HOUR,
      personGrantMaxDays: 365,
      pharmacyConsentMs: 3 * DAY,
      emergencyMs: 60 * MINUTE,
      announcementToldDays: 14,
      announcementVisibleMonths: 1,
      maskedAndHeldExclusive: true,
      attendingSeesAll: true,
      occupationalDoctorReads: false,
      maskedInEmergencyByDefault: false,
      afterOppositionAuthorMayCorrect: true,
      majorityYears: 18,
      helpersPerPerson: 3,
      personsPerHelper: 5,
      depositMaxBytes: 26_214_400,
      earlyErasureMonths: 3,
      archiveYears: 10,
      reimbursementMonths: 24,
      quarantineDays: 30,
      sessionMaxMs: 4 * HOUR,
      sessionIdleMs: 30 * MINUTE,
      careProofWindowMs: 2 * MINUTE,
      proofWindowMs: 15 * MINUTE,
    })
  })

  test('each say where they come from and since when', () => {
    const { version, from, ...values } = parametersAt(now)
    expect(version).toBe('parameters-2026.1')
    expect(from).toBeLessThan(0)
    expect(Object.keys(parameterSources).sort()).toEqual(Object.keys(values).sort())
    for (const [name, { source, since, value }] of Object.entries(parameterSources)) {
      expect(source.length, name).toBeGreaterThan(10)
      expect(toIso(fromIso(since)).slice(0, 10), name).toBe(since)
      expect(Object.entries(values).find(([key]) => key === name)?.[1], name).toBe(value)
    }
  })

  test('cannot be changed in place', () => {
    expect(Object.isFrozen(parametersAt(now))).toBe(true)
  })

  test('change on a date, and the trace names the new set', () => {
    const policy = loadPolicy({
      parameterChanges: [
        { version: 'p-2027', from: '2027-01-01T00:00:00Z', values: { occupationalDoctorReads: true } },
        { version: 'p-2028', from: '2028-01-01T00:00:00Z', values: { helpersPerPerson: 4 } },
      ],
    })
    expect(policy.parametersAt(now).occupationalDoctorReads).toBe(false)
    expect(policy.parametersAt(fromIso('2027-01-01T00:00:00Z')).occupationalDoctorReads).toBe(true)
    const later = fromIso('2028-01-01T00:00:00Z')
    expect(policy.parametersAt(later)).toMatchObject({ occupationalDoctorReads: true, helpersPerPerson: 4 })
    expect(policy.versionAt(later)).toBe('illustrative-2026.1+p-2028')
    expect(policyVersionAt(later)).toBe('illustrative-2026.1+parameters-2026.1')
  })

  test('a change before the last one, or of the same name, is refused', () => {
    const change = { version: 'p-2027', from: '2027-01-01T00:00:00Z', values: {} }
    expect(() => loadPolicy({ parameterChanges: [change, { ...change, version: 'p' }] })).toThrow('comes after')
    expect(() => loadPolicy({ parameterChanges: [change, { ...change, from: '2028-01-01T00:00:00Z' }] })).toThrow('name of its own')
  })
})

describe('months and years of the calendar', () => {
  test.each([
    ['2026-01-31T10:00:00.000Z', 1, '2026-02-28T10:00:00.000Z'],
    ['2028-01-31T10:00:00.000Z', 1, '2028-02-29T10:00:00.000Z'],
    ['2026-11-22T23:59:59.999Z', 3, '2027-02-22T23:59:59.999Z'],
    ['2026-03-31T00:00:00.000Z', -1, '2026-02-28T00:00:00.000Z'],
    ['2026-08-31T00:00:00.000Z', 1, '2026-09-30T00:00:00.000Z'],
    ['2026-12-15T00:00:00.000Z', 24, '2028-12-15T00:00:00.000Z'],
  ])('%s and %i month(s) is %s', (from, months, to) => {
    expect(toIso(afterMonths(fromIso(from), months))).toBe(to)
  })

  test('ten years from a 29 February is a 28 February', () => {
    expect(toIso(afterYears(fromIso('2028-02-29T12:00:00Z'), 10))).toBe('2038-02-28T12:00:00.000Z')
    expect(toIso(afterMonths(instant(0), 0))).toBe('1970-01-01T00:00:00.000Z')
  })
})
