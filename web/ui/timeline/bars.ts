import type { Placed } from './time.ts'

export type Bar = { readonly placed: Placed; readonly row: number; readonly isAlone: boolean }

type Taken = { readonly from: number; readonly to: number }

/**
 * Bars in as few rows as they fit in with their names (`room`: days that a name takes); those of one name are drawn once, the longest. Rows are few: first what
 * is `wanted`, then what lasts, then what came first. What has no row is only counted: the list has it.
 */
export const barsIn = (
  all: readonly Placed[],
  room: (name: string) => number,
  rows: number,
  wanted: (placed: Placed) => boolean = () => false,
): { readonly bars: readonly Bar[]; readonly left: number } => {
  const taken: Taken[][] = []
  const bars: { placed: Placed; row: number }[] = []
  let left = 0
  for (const placed of longestOf(all).toSorted(
    (a, b) => Number(wanted(b)) - Number(wanted(a)) || Number(b.lasts) - Number(a.lasts) || a.from - b.from,
  )) {
    const name = room(placed.item.title)
    // A name that does not fit in its bar stands on either side of it.
    const beside = placed.to - placed.from < name ? name : 0
    const needed = { from: placed.from - beside, to: placed.to + beside }
    const free = taken.findIndex(row => row.every(({ from, to }) => needed.from > to || needed.to < from))
    const row = free >= 0 ? free : taken.length
    if (row >= rows) left += 1
    else {
      taken[row] = [...(taken[row] ?? []), needed]
      bars.push({ placed, row })
    }
  }
  return { bars: bars.map(bar => ({ ...bar, isAlone: taken[bar.row]?.length === 1 })), left }
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
