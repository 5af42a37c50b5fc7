import { describe, expect, test } from 'vitest'
import { after as plus, DAY, fromIso, HOUR, type Instant } from '../../kernel/instant.ts'
import { keepCount } from './keep-count.ts'
import type { Line } from './ledger.ts'

const start = fromIso('2027-01-31T09:00:00Z')
const end = fromIso('2060-01-01T00:00:00Z')
const line = (event: string, done: Instant, item?: string): Line => ({
  person: 'p1',
  event,
  source: 'test',
  done,
  ...(item === undefined ? {} : { item }),
})
const count = (lines: readonly Line[], until = end) => {
  const { late, early, kept } = keepCount(lines, until, { hours: 1 })
  return { late: late.length, early: early.length, kept }
}

describe('the legal days, reckoned again from the ledger', () => {
  test.each([
    ['six weeks after the sending', 42 * DAY, { late: 0, early: 0, kept: 1 }],
    ['an hour after, the pace of the sweep', 42 * DAY + HOUR, { late: 0, early: 0, kept: 1 }],
    ['a second early', 42 * DAY - 1_000, { late: 0, early: 1, kept: 0 }],
    ['a day late', 43 * DAY, { late: 1, early: 0, kept: 0 }],
  ])('an opening %s', (_, delay, expected) => {
    expect(count([line('sent', start), line('opened', plus(start, delay))])).toEqual(expected)
  })

  test('run from the last sending that was not returned', () => {
    const again = plus(start, 10 * DAY)
    const lines = [line('sent', start), line('returned', plus(start, DAY)), line('sent', again)]
    expect(count([...lines, line('opened', plus(again, 42 * DAY))])).toEqual({ late: 0, early: 0, kept: 1 })
    expect(count([...lines, line('opened', plus(start, 42 * DAY))])).toEqual({ late: 0, early: 1, kept: 0 })
  })

  test('an opening that was refused, or whose letter never arrived, is one that should not have been', () => {
    expect(count([line('sent', start), line('opposed', plus(start, DAY)), line('opened', plus(start, 42 * DAY))])).toMatchObject({
      early: 1,
    })
    expect(count([line('sent', start), line('returned', plus(start, DAY)), line('opened', plus(start, 50 * DAY))])).toMatchObject({
      early: 1,
    })
  })

  test('what never happened is late once its day has passed, and not before', () => {
    expect(count([line('sent', start)])).toEqual({ late: 1, early: 0, kept: 0 })
    expect(count([line('sent', start)], plus(start, 42 * DAY))).toEqual({ late: 0, early: 0, kept: 0 })
  })

  test('months and years are those of the calendar: a month after 31 January is the last day of February', () => {
    const lines = [line('deposited-unannounced', start, 'd1'), line('told-of-update', plus(start, 14 * DAY), 'd1')]
    expect(count([...lines, line('shown', fromIso('2027-02-28T09:00:00Z'), 'd1')])).toEqual({ late: 0, early: 0, kept: 2 })
    expect(count([...lines, line('shown', fromIso('2027-03-03T09:00:00Z'), 'd1')])).toMatchObject({ late: 1 })
  })

  test('eighteen years are accomplished: of who was born on 29 February, on 1 March in Paris', () => {
    const born = line('born-to-representatives', fromIso('2032-02-28T23:00:00Z'))
    expect(count([born, line('authority-ended', fromIso('2050-02-28T23:00:00Z'))])).toEqual({ late: 0, early: 0, kept: 1 })
    expect(count([born, line('authority-ended', fromIso('2050-02-27T23:00:00Z'))])).toMatchObject({ early: 1 })
  })

  test('each item has a clock of its own, and a fact about the person stops them all', () => {
    const held = [
      line('deposited-unannounced', start, 'd1'),
      line('deposited-unannounced', start, 'd2'),
      line('announced', plus(start, DAY), 'd1'),
    ]
    expect(count([...held, line('announced', plus(start, DAY), 'd2')])).toEqual({ late: 0, early: 0, kept: 0 })
    expect(count(held)).toEqual({ late: 2, early: 0, kept: 0 })
    const dead = [
      line('deposited-unannounced', start, 'd1'),
      line('died', plus(start, DAY)),
      line('purged', fromIso('2037-02-01T09:00:00Z')),
    ]
    expect(count(dead)).toMatchObject({ kept: 1 })
  })

  test('an erasure may come before its three months, and not after', () => {
    const asked = [line('closed', start), line('erasure-asked', start)]
    expect(count([...asked, line('erased', plus(start, 7 * DAY))])).toEqual({ late: 0, early: 0, kept: 1 })
    expect(count([...asked, line('erased', plus(start, 100 * DAY))])).toMatchObject({ late: 1 })
  })
})
