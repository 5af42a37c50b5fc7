/** The same chances for the same seed, in the same order (mulberry32): a run is told again by its seed. */
export type Chance = {
  /** From 0 (included) to 1 (excluded). */
  next(): number
  /** True once in so many: `happens(0.02)`, twice in a hundred. */
  happens(probability: number): boolean
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  one<const T>(of: readonly [T, ...T[]]): T
}

export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return { next, between, happens: probability => next() < probability, one: of => of[between(0, of.length - 1)] ?? of[0] }
}
