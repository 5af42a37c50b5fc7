import { describe, expect, test } from 'vitest'
import { after, fromIso, MINUTE, toIso } from '../../kernel/instant.ts'
import { instantOfTime, readTime, writeTime } from './hl7-time.ts'

const utc = (text: string): string | undefined => readTime(text)?.utc
const iso = (text: string): string | undefined => {
  const time = readTime(text)
  return time === undefined ? undefined : toIso(instantOfTime(time))
}

const OFFSET = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' })
const offsetIn = (at: Date): string =>
  OFFSET.formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')
    ?.value.replace(/GMT|:/g, '') ?? ''

test.each(['2026-03-28T22:00:00Z', '2026-10-24T22:00:00Z', '1970-01-01T00:00:00Z', '1976-03-27T22:00:00Z', '1945-04-01T22:00:00Z'])(
  'from %s on, each quarter of an hour has the offset that Paris has then, asked once or twice',
  start => {
    const instants = Array.from({ length: 20 }, (_, quarter) => after(fromIso(start), quarter * 15 * MINUTE))
    const wanted = instants.map(at => offsetIn(new Date(at)))
    for (let i = 0; i < 2; i += 1) expect(instants.map(at => writeTime(at).slice(14))).toEqual(wanted)
  },
)

describe('times', () => {
  test.each([
    ['20200319111700+0100', '20200319101700'],
    ['20200319003000+0100', '20200318233000'],
    ['202003191117-0430', '202003191547'],
    ['2020031911+0100', '2020031910'],
    ['20200319111700.123+0000', '20200319111700'],
    ['20200319', '20200319'],
    ['202003', '202003'],
    ['2020', '2020'],
    ['20200229', '20200229'],
  ])('%s is %s in UTC, no more precise than it was', (text, wanted) => {
    expect(utc(text)).toBe(wanted)
  })

  test('without an offset French time is meant, summer and winter', () => {
    expect(utc('20200119111700')).toBe('20200119101700')
    expect(utc('20200719111700')).toBe('20200719091700')
    expect(utc('20260329015959')).toBe('20260329005959')
    expect(utc('20260329030000')).toBe('20260329010000')
    expect(utc('20261025010000')).toBe('20261024230000')
    expect(utc('20261025040000')).toBe('20261025030000')
  })

  test('a day starts at midnight in Paris', () => {
    expect(iso('20200319')).toBe('2020-03-18T23:00:00.000Z')
    expect(iso('202007')).toBe('2020-06-30T22:00:00.000Z')
    expect(iso('2020')).toBe('2019-12-31T23:00:00.000Z')
    expect(iso('20200319111700+0100')).toBe('2020-03-19T10:17:00.000Z')
  })

  test.each(['', 'hier', '20200231', '20201301', '2020031925', '20200319116000', '020200319', '2020-03-19', '20200319+01'])(
    '%j is no time',
    text => {
      expect(readTime(text)).toBeUndefined()
    },
  )

  test('an instant is written in French time and read back', () => {
    expect(writeTime(fromIso('2026-07-14T10:00:00Z'))).toBe('20260714120000+0200')
    expect(writeTime(fromIso('2026-01-14T23:30:00Z'))).toBe('20260115003000+0100')
    expect(iso(writeTime(fromIso('2026-10-25T00:30:00Z')))).toBe('2026-10-25T00:30:00.000Z')
  })
})
