import type { Placed } from './time.ts'

export type Bar = { readonly placed: Placed; readonly row: number }

/**
 * Bars in as few rows as they fit in with their names (`room`: days that a name takes); those of one name are drawn once, the longest. What has no row is
 * only counted: the list has it.
 */
export const barsIn = (
  all: readonly Placed[],
  room: (name: string) => number,
  rows: number,
): { readonly bars: readonly Bar[]; readonly left: number } => {
  const ends: number[] = []
  const bars: Bar[] = []
  let left = 0
  for (const placed of longestOf(all).toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const needed = room(placed.item.title)
    const isNarrow = placed.to - placed.from < needed
    // A name that does not fit in its bar stands on either side of it.
    const from = isNarrow ? placed.from - needed : placed.from
    const free = ends.findIndex(end => end < from)
    const row = free >= 0 ? free : ends.length
    if (row >= rows) left += 1
    else {
      ends[row] = isNarrow ? placed.to + needed : placed.to
      bars.push({ placed, row })
    }
  }
  return { bars, left }
}

const longestOf = (all: readonly Placed[]): readonly Placed[] => {
  const byName = new Map<string, Placed>()
  for (const placed of all) {
    const name = placed.item.title.toLowerCase()
    const known = byName.get(name)
    if (known === undefined || placed.to - placed.from > known.to - known.from) byName.set(name, placed)
  }
  return [...byName.values()]
}
