import { expect, test } from 'vitest'
import { EXAMINATIONS, nextCheckUp } from './check-up.ts'

test('there are twenty, thirteen before three years, three more before six, four after', () => {
  const endsAfter = (months: number): number => EXAMINATIONS.filter(({ to }) => ('months' in to ? (to.months ?? 0) : 0) > months).length
  expect(EXAMINATIONS).toHaveLength(20)
  expect(EXAMINATIONS.length - endsAfter(36)).toBe(13)
  expect(endsAfter(36) - endsAfter(72)).toBe(3)
  expect(endsAfter(72)).toBe(4)
})

test.each([
  ['born today', '2026-11-22', '2026-11-22', { from: '2026-11-22', to: '2026-11-30', isNow: true }],
  ['three weeks old', '2026-11-01', '2026-11-22', { from: '2026-12-01', to: '2027-01-01', isNow: false }],
  ['five years old', '2021-07-19', '2026-11-22', { from: '2026-07-19', to: '2027-07-19', isNow: true }],
  ['seven and a half: none before eight', '2019-05-02', '2026-11-22', { from: '2027-05-02', to: '2028-05-02', isNow: false }],
  ['born on the last day of a long month', '2026-12-31', '2027-02-28', { from: '2027-01-31', to: '2027-02-28', isNow: true }],
  ['born on 29 February', '2024-02-29', '2026-11-22', { from: '2026-02-28', to: '2027-02-28', isNow: true }],
])('%s', (_, born, today, expected) => {
  expect(nextCheckUp(born, today)).toEqual(expected)
})

test('after sixteen years there is none', () => {
  expect(nextCheckUp('2010-11-21', '2026-11-22')).toBeUndefined()
})
