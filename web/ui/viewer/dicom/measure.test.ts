import { describe, expect, test } from 'vitest'
import { fullWindow, PRESETS, presetsFor } from './presets.ts'
import { measured, moved, pointAt, spacingOf } from './measure.ts'

const at = (x: number, y: number) => ({ x, y })
const distance = { kind: 'distance', points: [at(0, 0), at(3, 4)] } as const

describe('a distance', () => {
  test('is in millimetres when the file says what a point stands for, rows and columns apart', () => {
    expect(measured(distance, spacingOf('0.5\\0.5', undefined))).toEqual({ kind: 'millimetres', value: 2.5 })
    expect(measured(distance, spacingOf('3\\1', undefined))).toEqual({ kind: 'millimetres', value: Math.hypot(3, 12) })
  })

  test.each([undefined, '', '0.5', '0\\0.5', '-1\\1', 'a\\b', '1\\2\\3'])('is in points when the spacing is %j', text => {
    expect(measured(distance, spacingOf(text, undefined))).toEqual({ kind: 'points', value: 5 })
  })

  test('takes the shape of points that are not square', () => {
    expect(measured(distance, spacingOf(undefined, '2\\1'))).toEqual({ kind: 'points', value: Math.hypot(3, 8) })
  })

  test('of one point is nothing', () => {
    expect(measured({ kind: 'distance', points: [at(1, 1)] }, spacingOf(undefined, undefined))).toBeNull()
  })
})

describe('an angle', () => {
  const angle = (...points: readonly { readonly x: number; readonly y: number }[]) =>
    measured({ kind: 'angle', points }, spacingOf('1\\1', undefined))

  test('is that of the second point, never more than half a turn', () => {
    expect(angle(at(1, 0), at(0, 0), at(0, 1))?.value).toBeCloseTo(90)
    expect(angle(at(0, 1), at(0, 0), at(1, 0))?.value).toBeCloseTo(90)
    expect(angle(at(-1, 0), at(0, 0), at(1, 0))?.value).toBeCloseTo(180)
    expect(measured({ kind: 'angle', points: [at(1, 0), at(0, 0), at(1, 1)] }, spacingOf('2\\1', undefined))?.value).toBeCloseTo(63.43, 1)
  })

  test('without a side is nothing', () => {
    expect(angle(at(1, 0), at(0, 0))).toBeNull()
    expect(angle(at(1, 0), at(1, 0), at(0, 1))).toBeNull()
  })
})

test('a click is a point of the image at any size, and never outside of it', () => {
  const box = { left: 100, top: 50, width: 200, height: 100 }
  const shape = { columns: 400, rows: 400 }
  expect(pointAt({ clientX: 200, clientY: 100 }, box, shape)).toEqual(at(200, 200))
  expect(pointAt({ clientX: 0, clientY: 900 }, box, shape)).toEqual(at(0, 400))
  expect(moved(at(399, 0), 10, -10, shape)).toEqual(at(400, 0))
})

test('windows of a scanner are offered for a scanner alone, those of the file for everything', () => {
  expect(presetsFor('CT').map(({ id }) => id)).toEqual(['file', 'full', 'lung', 'soft', 'bone', 'brain'])
  expect(presetsFor('MR').map(({ id }) => id)).toEqual(['file', 'full'])
  expect(PRESETS.lung).toEqual({ center: -600, width: 1_500 })
  expect(fullWindow({ kind: 'values', values: Float32Array.of(-10, 30) })).toEqual({ center: 10, width: 40 })
  expect(fullWindow({ kind: 'values', values: Float32Array.of(7, 7) })).toEqual({ center: 7, width: 1 })
})
