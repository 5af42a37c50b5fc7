import { expect, test } from 'vitest'
import { refusalOf } from '../../test/support-door/index.ts'
import type { Measure } from './model.ts'
import { addAs, careOf, openKit } from './testing/kit.ts'

const world = await openKit()
const kept = await careOf(world, 'Zoé Mesures', {})

const weight = (value: number, effective: string, changes: Partial<Measure> = {}): Measure => ({
  rubric: 'measures',
  kind: 'weight',
  components: [{ name: 'value', value, unit: 'kg' }],
  effective,
  ...changes,
})
const outcome = (measure: Measure): Promise<string> =>
  addAs(kept.as('holder'), kept.recordId, measure).then(
    () => 'done',
    (error: unknown) => refusalOf(Promise.reject(error)),
  )

test('420 kg is asked once, and believed when she says that it is right', async () => {
  expect(await outcome(weight(420, '2026-11-20'))).toBe('measure-to-verify')
  expect(await outcome(weight(420, '2026-11-20', { verified: true }))).toBe('done')
})

test('a slip of the pen is refused, whatever she says', async () => {
  expect(await outcome(weight(6_800, '2026-11-20', { verified: true }))).toBe('measure-impossible')
  expect(await outcome(weight(68, '2026-11-20', { components: [{ name: 'value', value: 68, unit: 'lb' }] }))).toBe('measure-unknown')
})

test.each([
  ['2027-01-01', 'date-refused'],
  ['2023-02-29', 'date-refused'],
  ['2024-02-29', 'done'],
  ['2024-02-29T07:30', 'done'],
  ['2026-11-22', 'done'],
])('of %s: %s', async (effective, expected) => {
  expect(await outcome(weight(68, effective))).toBe(expected)
})

test('what she aims at is no measure, and has its bounds too', async () => {
  expect(await outcome(weight(65, '2026-11-20', { target: true }))).toBe('done')
  expect(await outcome(weight(-5, '2026-11-20', { target: true }))).toBe('measure-impossible')
})
