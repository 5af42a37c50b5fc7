import { expect, test } from 'vitest'
import { detectSheet, thresholdOf } from './detect.ts'
import { type Corners, isSheet, moved, projected, projectionOf, sizeOf, turned, WHOLE } from './geometry.ts'
import { enhance, type Pixels, straighten } from './straighten.ts'

const TILTED: Corners = [
  { x: 0.2, y: 0.1 },
  { x: 0.8, y: 0.2 },
  { x: 0.9, y: 0.9 },
  { x: 0.1, y: 0.8 },
]

const picture = (width: number, height: number, shade: (x: number, y: number) => number): Pixels => {
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rgba.set([shade(x, y), shade(x, y), shade(x, y), 255], (y * width + x) * 4)
  return { width, height, rgba }
}
const shadeAt = ({ rgba, width }: Pixels, x: number, y: number): number => rgba[(y * width + x) * 4] ?? -1

/** Inside the tilted sheet: on the same side of each of its edges. */
const isInside = (x: number, y: number): boolean =>
  TILTED.every((point, index) => {
    const next = TILTED[(index + 1) % 4] ?? point
    return (next.x - point.x) * (y - point.y) - (next.y - point.y) * (x - point.x) >= 0
  })

test('the corners of the straight sheet are those put on the photo', () => {
  const projection = projectionOf(TILTED)
  const ends = [projected(projection, 0, 0), projected(projection, 1, 0), projected(projection, 1, 1), projected(projection, 0, 1)]
  for (const [index, { x, y }] of ends.entries()) {
    expect(x).toBeCloseTo(TILTED[index]?.x ?? -1, 9)
    expect(y).toBeCloseTo(TILTED[index]?.y ?? -1, 9)
  }
})

test('a photo taken whole comes out as it is', async () => {
  const photo = picture(40, 30, (x, y) => (x * 5 + y) % 256)
  const { rgba } = await straighten(photo, WHOLE, 40, 30)
  expect([...rgba]).toEqual([...photo.rgba])
})

test('a sheet photographed askew comes out full, and nothing of the table with it', async () => {
  const photo = picture(200, 150, (x, y) => (isInside(x / 199, y / 149) ? 250 : 20))
  const flat = await straighten(photo, TILTED, 100, 80)
  for (const [x, y] of [
    [3, 3],
    [96, 3],
    [96, 76],
    [3, 76],
    [50, 40],
  ] as const)
    expect(shadeAt(flat, x, y)).toBeGreaterThan(240)
})

test('a light sheet on a dark table is found; on a white table the whole photo is kept', () => {
  const found = detectSheet(picture(200, 150, (x, y) => (isInside(x / 199, y / 149) ? 240 : 30)).rgba, 200, 150)
  for (const [index, { x, y }] of found.entries()) {
    expect(Math.abs(x - (TILTED[index]?.x ?? 9))).toBeLessThan(0.02)
    expect(Math.abs(y - (TILTED[index]?.y ?? 9))).toBeLessThan(0.02)
  }
  expect(detectSheet(picture(60, 60, () => 255).rgba, 60, 60)).toEqual(WHOLE)
  expect(thresholdOf(Uint8Array.of(10, 10, 12, 200, 210, 220))).toBe(12)
})

test('four quarter turns bring the page back; a corner never leaves the photo', () => {
  expect(turned(turned(turned(turned(TILTED))))).toEqual(TILTED)
  expect(turned(TILTED)[0]).toEqual(TILTED[3])
  expect(moved(TILTED, 2, { x: 1.7, y: -3 })[2]).toEqual({ x: 1, y: 0 })
  expect(sizeOf(WHOLE, 4_000, 3_000, 2_000)).toEqual({ width: 2_000, height: 1_500 })
})

test('crossed corners are no sheet', () => {
  const [a, b, c, d] = TILTED
  expect(isSheet(TILTED)).toBe(true)
  expect(isSheet([a, c, b, d])).toBe(false)
})

test('a shadow over the paper goes away, and the ink stays', async () => {
  const written = (x: number, y: number): boolean => x % 16 < 2 && y % 16 < 10
  const photo = picture(128, 128, (x, y) => (written(x, y) ? 20 : 120 + x / 2))
  const ink = await enhance(photo, 'ink')
  expect([shadeAt(ink, 64, 68), shadeAt(ink, 70, 68), shadeAt(ink, 8, 8), shadeAt(ink, 120, 120)]).toEqual([0, 255, 255, 255])
  const paper = await enhance(photo, 'paper')
  expect(Math.abs(shadeAt(paper, 8, 12) - shadeAt(paper, 120, 12))).toBeLessThan(40)
  expect((await enhance(photo, 'colour')).rgba).toBe(photo.rgba)
})
