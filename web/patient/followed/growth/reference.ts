import { WHO_GROWTH } from './who-growth.table.ts'

/** What a child's measure is compared with: in months of age, by the LMS method (Cole and Green, 1992). */
export type Reference = keyof typeof WHO_GROWTH
export type Sex = 'F' | 'M'

type Row = { readonly age: number; readonly l: number; readonly m: number; readonly s: number }

export const CENTILES = [3, 15, 50, 85, 97] as const
export type Centile = (typeof CENTILES)[number]

/** Of the normal law. */
const SCORES: Readonly<Record<Centile, number>> = { 3: -1.880794, 15: -1.036433, 50: 0, 85: 1.036433, 97: 1.880794 }

const parse = (table: string): readonly Row[] =>
  table
    .trim()
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      const [age = 0, l = 1, m = 0, s = 0] = line.split(' ').map(Number)
      return { age, l, m, s }
    })

const parsed = new Map<string, readonly Row[]>()
const rowsOf = (of: Reference, sex: Sex): readonly Row[] => {
  const key = `${of} ${sex}`
  const known = parsed.get(key) ?? parse(WHO_GROWTH[of][sex])
  parsed.set(key, known)
  return known
}

/** Between two rows of the table, a straight line of each parameter. */
const rowAt = (of: Reference, sex: Sex, age: number): Row | undefined => {
  const rows = rowsOf(of, sex)
  const next = rows.findIndex(row => row.age >= age)
  const [before, after] = [rows[next - 1], rows[next]]
  if (age < 0 || after === undefined) return undefined
  if (before === undefined || after.age === age) return after
  const share = (age - before.age) / (after.age - before.age)
  const between = (from: number, to: number): number => from + (to - from) * share
  return { age, l: between(before.l, after.l), m: between(before.m, after.m), s: between(before.s, after.s) }
}

/** The value of a centile at an age in months; undefined where WHO publishes none. */
export const centileAt = (of: Reference, sex: Sex, age: number, centile: Centile): number | undefined => {
  const row = rowAt(of, sex, age)
  if (row === undefined) return undefined
  const { l, m, s } = row
  const z = SCORES[centile]
  return l === 0 ? m * Math.exp(s * z) : m * (1 + l * s * z) ** (1 / l)
}

/** Between which two centiles a value stands; below the first, `low` is absent; above the last, `high` is. */
export type Place = { readonly low?: Centile; readonly high?: Centile }

export const placeOf = (of: Reference, sex: Sex, age: number, value: number): Place | undefined => {
  const reached = CENTILES.map(centile => ({ centile, at: centileAt(of, sex, age, centile) ?? Number.NaN }))
  if (reached.some(({ at }) => Number.isNaN(at))) return undefined
  const low = reached.findLast(({ at }) => at <= value)?.centile
  const high = reached.find(({ at }) => at > value)?.centile
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }
}

/** One line to draw: a centile along the ages that are shown, a point a month and one at each end. */
export type Line = { readonly centile: Centile; readonly points: readonly (readonly [age: number, value: number])[] }

export const linesOf = (of: Reference, sex: Sex, from: number, until: number, earlyBy: number): readonly Line[] => {
  const steps = Math.max(12, Math.ceil(until - from))
  const ages = Array.from({ length: steps + 1 }, (_, i) => from + ((until - from) * i) / steps)
  return CENTILES.flatMap(centile => {
    const points = ages.flatMap(age => {
      const value = centileAt(of, sex, correctedAge(age, earlyBy), centile)
      return value === undefined ? [] : [[age, value] as const]
    })
    return points.length < 2 ? [] : [{ centile, points }]
  })
}

const CORRECTED_UNTIL = 24
const WEEK = 7 / 30.4375

/** Born this many weeks before forty: to two years, a child is compared with those who would have been born on the same day. */
export const correctedAge = (age: number, earlyBy: number): number => (age < CORRECTED_UNTIL ? age - earlyBy * WEEK : age)
