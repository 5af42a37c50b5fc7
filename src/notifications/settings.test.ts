import { describe, expect, test } from 'vitest'
import type { RecordId } from '../kernel/ids.ts'
import { fromIso, toIso } from '../kernel/instant.ts'
import { NOTICE_EVENTS } from './model.ts'
import { afterQuiet, choicesOf, DEFAULTS, isOn, isZone, nextDigest, type Timing, toldAt, withChoice } from './settings.ts'

const at = (text: string): string => toIso(fromIso(text))
const daily = (hour: number, zone = 'Europe/Paris'): Timing => ({ ...DEFAULTS, zone, rhythm: { kind: 'daily', hour } })
const digest = (timing: Timing, from: string): string => toIso(nextDigest(timing, fromIso(from)))
const quiet = (from: number, to: number, when: string, zone = 'Europe/Paris'): string =>
  toIso(afterQuiet({ ...DEFAULTS, zone, quiet: { from, to } }, fromIso(when)))

describe('once a day', () => {
  test('is at her hour, today when it has not come, tomorrow when it has', () => {
    expect(digest(daily(18), '2026-11-22T12:00:00Z')).toBe(at('2026-11-22T17:00:00Z'))
    expect(digest(daily(18), '2026-11-22T17:00:00Z')).toBe(at('2026-11-22T17:00:00Z'))
    expect(digest(daily(18), '2026-11-22T17:00:00.001Z')).toBe(at('2026-11-23T17:00:00Z'))
  })

  test('is by the clock of where she lives', () => {
    expect(digest(daily(18, 'America/Martinique'), '2026-11-22T12:00:00Z')).toBe(at('2026-11-22T22:00:00Z'))
    expect(digest(daily(8, 'Pacific/Noumea'), '2026-11-22T12:00:00Z')).toBe(at('2026-11-22T21:00:00Z'))
  })

  test('in the night of spring, an hour that is skipped is the one after it', () => {
    // Paris, 28 March 2027: 02:00 becomes 03:00.
    expect(digest(daily(2), '2027-03-28T00:30:00Z')).toBe(at('2027-03-28T01:00:00Z'))
    expect(digest(daily(18), '2027-03-27T18:00:00Z')).toBe(at('2027-03-28T16:00:00Z'))
    expect(digest(daily(2), '2027-03-28T01:00:00.001Z')).toBe(at('2027-03-29T00:00:00Z'))
  })

  test('in the night of autumn, an hour that is said twice counts once', () => {
    // Paris, 25 October 2026: 03:00 becomes 02:00 again.
    const first = digest(daily(2), '2026-10-24T20:00:00Z')
    expect(first).toBe(at('2026-10-25T00:00:00Z'))
    expect(digest(daily(2), '2026-10-25T00:00:00.001Z')).toBe(at('2026-10-26T01:00:00Z'))
    expect(digest(daily(2), '2026-10-25T01:10:00Z')).toBe(at('2026-10-26T01:00:00Z'))
    expect(digest(daily(18), '2026-10-24T16:30:00Z')).toBe(at('2026-10-25T17:00:00Z'))
  })
})

test('once a week is on her day at her hour: today before it, a week on after it', () => {
  const weekly: Timing = { ...DEFAULTS, rhythm: { kind: 'weekly', weekday: 7, hour: 10 } }
  expect(digest(weekly, '2026-11-22T08:00:00Z')).toBe(at('2026-11-22T09:00:00Z'))
  expect(digest(weekly, '2026-11-22T09:00:01Z')).toBe(at('2026-11-29T09:00:00Z'))
  expect(digest({ ...weekly, rhythm: { kind: 'weekly', weekday: 1, hour: 10 } }, '2026-11-22T08:00:00Z')).toBe(at('2026-11-23T09:00:00Z'))
  // the Sunday on which the clocks go back
  expect(digest(weekly, '2026-10-18T09:00:01Z')).toBe(at('2026-10-25T09:00:00Z'))
})

describe('quiet hours', () => {
  test('hold over midnight, until their end', () => {
    expect(quiet(21, 8, '2026-11-22T19:59:59Z')).toBe(at('2026-11-22T19:59:59Z'))
    expect(quiet(21, 8, '2026-11-22T20:00:00Z')).toBe(at('2026-11-23T07:00:00Z'))
    expect(quiet(21, 8, '2026-11-23T03:00:00Z')).toBe(at('2026-11-23T07:00:00Z'))
    expect(quiet(21, 8, '2026-11-23T07:00:00Z')).toBe(at('2026-11-23T07:00:00Z'))
  })

  test('and within a day', () => {
    expect(quiet(13, 15, '2026-11-22T12:30:00Z')).toBe(at('2026-11-22T14:00:00Z'))
    expect(quiet(13, 15, '2026-11-22T14:00:00Z')).toBe(at('2026-11-22T14:00:00Z'))
  })

  test('end by the wall clock on both nights on which it changes', () => {
    expect(quiet(21, 8, '2027-03-27T21:00:00Z')).toBe(at('2027-03-28T06:00:00Z'))
    expect(quiet(21, 8, '2026-10-24T20:00:00Z')).toBe(at('2026-10-25T07:00:00Z'))
    // ends at an hour that is skipped: with the one after it
    expect(quiet(22, 2, '2027-03-28T00:30:00Z')).toBe(at('2027-03-28T01:00:00Z'))
    // ends at an hour that is said twice: with the first
    expect(quiet(22, 2, '2026-10-24T23:30:00Z')).toBe(at('2026-10-25T00:00:00Z'))
    // quiet through both
    expect(quiet(1, 3, '2026-10-25T01:30:00Z')).toBe(at('2026-10-25T02:00:00Z'))
  })

  test('put a digest off that falls in them, and leave alone what must be told at once', () => {
    const night: Timing = { ...daily(22), quiet: { from: 21, to: 8 } }
    const from = fromIso('2026-11-22T20:30:00Z')
    expect(toIso(toldAt(night, 'documents', from))).toBe(at('2026-11-23T07:00:00Z'))
    expect(toIso(toldAt(night, 'accesses', from))).toBe(at('2026-11-23T07:00:00Z'))
    expect(toldAt(night, 'security', from)).toBe(from)
    expect(toldAt(night, 'emergency', from)).toBe(from)
    const day = fromIso('2026-11-22T12:00:00Z')
    expect(toldAt(night, 'accesses', day)).toBe(day)
    expect(toldAt(night, 'legal', day)).toBe(day)
    expect(toIso(toldAt(night, 'documents', day))).toBe(at('2026-11-23T07:00:00Z'))
    expect(toldAt(DEFAULTS, 'documents', day)).toBe(day)
  })
})

describe('what is told', () => {
  const zoe = '00000000-0000-4000-8000-00000000000a' as RecordId
  test('is everything, until she says no; what protects her account or the law imposes, always', () => {
    expect(choicesOf(DEFAULTS, null).every(({ page, email, push }) => page && email && push)).toBe(true)
    const silent = NOTICE_EVENTS.reduce(
      (settings, event) => withChoice(settings, null, { event, channel: 'email', isWanted: false }),
      DEFAULTS,
    )
    expect(choicesOf(silent, null).flatMap(({ event, email }) => (email ? [event] : []))).toEqual(['security', 'emergency', 'legal'])
  })

  test('of a child is as for herself until she chooses for the child, and then apart', () => {
    const documents = { event: 'documents', channel: 'push' } as const
    const none = withChoice(DEFAULTS, null, { ...documents, isWanted: false })
    expect(isOn(none, zoe, 'documents', 'push')).toBe(false)
    const child = withChoice(none, zoe, { event: 'accesses', channel: 'email', isWanted: false })
    expect([isOn(child, zoe, 'documents', 'push'), isOn(child, zoe, 'accesses', 'email'), isOn(child, null, 'accesses', 'email')]).toEqual([
      false,
      false,
      true,
    ])
    const again = withChoice(child, zoe, { ...documents, isWanted: true })
    expect([isOn(again, zoe, 'documents', 'push'), isOn(again, null, 'documents', 'push')]).toEqual([true, false])
  })
})

test('a zone is one that clocks know', () => {
  expect(['Europe/Paris', 'America/Cayenne', 'Indian/Reunion', 'America/Miquelon'].every(isZone)).toBe(true)
  expect(['', 'Paris', 'Europe/Atlantis', `a/${'b'.repeat(80)}`, '+02:00', '../etc'].some(isZone)).toBe(false)
})
