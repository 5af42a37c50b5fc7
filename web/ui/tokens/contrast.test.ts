import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Theme = 'light' | 'dark'
type Palette = Readonly<Record<string, Readonly<Record<Theme, string>>>>

const source = readFileSync(new URL('./palette.css', import.meta.url), 'utf8')
const [ordinary = '', reinforced = ''] = source.split(":root[data-contrast='more']")

const paletteOf = (css: string): Palette =>
  Object.fromEntries(
    [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name = '', light = '', dark = '']) => [
      name,
      { light, dark },
    ]),
  )

const channel = (hex: string): number => {
  const c = Number.parseInt(hex, 16) / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}
const luminance = (hex: string): number =>
  0.2126 * channel(hex.slice(1, 3)) + 0.7152 * channel(hex.slice(3, 5)) + 0.0722 * channel(hex.slice(5, 7))
/** WCAG 2.2 relative contrast. */
const contrast = (a: string, b: string): number => {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (bright + 0.05) / (dim + 0.05)
}

const SURFACES = ['page', 'card', 'sunken']
const HUES = ['pin', 'rouge', 'safran', 'vert', 'bleu', 'prune', 'imagerie', 'mesures', 'prevention']

/** [foreground, background] read as text: 7:1 (AAA). Red is for page and cards only in the dark theme. */
const TEXT: readonly (readonly [string, string])[] = [
  ...['encre', 'encre-2', 'pin', 'pin-strong', 'safran', 'vert', 'bleu', 'imagerie', 'mesures', 'prevention'].flatMap(f =>
    SURFACES.map(s => [f, s] as const),
  ),
  ...['rouge', 'prune'].flatMap(f => ['page', 'card'].map(s => [f, s] as const)),
  ...HUES.map(h => [h, `${h}-soft`] as const),
  ...HUES.map(h => ['encre', `${h}-soft`] as const),
  ...HUES.map(h => ['encre-2', `${h}-soft`] as const),
  ['on-pin', 'pin'],
  ['on-pin', 'pin-strong'],
  ['on-rouge', 'rouge'],
  ['on-prune', 'prune'],
]
/** Outlines, icons, focus: 3:1. */
const INTERFACE: readonly (readonly [string, string])[] = [
  ...SURFACES.map(s => ['bord', s] as const),
  ...SURFACES.map(s => ['ring', s] as const),
]

const failures = (palette: Palette, pairs: typeof TEXT, floor: number): readonly string[] =>
  (['light', 'dark'] as const).flatMap(theme =>
    pairs.flatMap(([f, b]) => {
      const [front, back] = [palette[f]?.[theme], palette[b]?.[theme]]
      if (front === undefined || back === undefined) return [`${f} or ${b} is not in the palette`]
      const ratio = contrast(front, back)
      return ratio >= floor ? [] : [`${theme}: ${f} on ${b} is ${ratio.toFixed(2)}`]
    }),
  )

const usual = paletteOf(ordinary)
const strong = { ...usual, ...paletteOf(reinforced) }

test('every text colour reaches 7:1 on every surface it stands on, in both themes', () => {
  expect(failures(usual, TEXT, 7)).toEqual([])
})

test('every outline and the focus ring reach 3:1 on every surface, in both themes', () => {
  expect(failures(usual, INTERFACE, 3)).toEqual([])
})

test('the halo tells the focus ring apart in the light theme', () => {
  expect(contrast(usual['halo']?.light ?? '#000000', usual['ring']?.light ?? '#000000')).toBeGreaterThan(7)
})

test('reinforced contrast keeps ink at 15:1 and outlines at 7:1', () => {
  expect(
    failures(
      strong,
      SURFACES.flatMap(
        s =>
          [
            ['encre', s],
            ['encre-2', s],
          ] as const,
      ),
      15,
    ),
  ).toEqual([])
  expect(failures(strong, INTERFACE, 7)).toEqual([])
})

test('a palette below the floor is seen', () => {
  expect(failures({ ...usual, encre: { light: '#8a8a8a', dark: '#8a8a8a' } }, TEXT, 7).length).toBeGreaterThan(0)
})
