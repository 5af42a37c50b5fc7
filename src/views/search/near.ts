/** How many slips a word of this length may have; short words have none: one letter makes another word. */
export const slipsOf = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : 2)

/** Letters added, left out, changed or swapped between two words; more than `most` is `most + 1`. */
export const slipsBetween = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length] ?? most + 1
}

/** The nearest of `words`: fewest slips, then the same first letter, then the first. */
export const nearest = (asked: string, words: Iterable<string>): string | undefined => {
  const most = slipsOf(asked.length)
  if (most === 0) return undefined
  let found: string | undefined
  let best = Number.POSITIVE_INFINITY
  for (const word of words) {
    if (word.length < 3 || Math.abs(word.length - asked.length) > most) continue
    const slips = slipsBetween(asked, word, most)
    const cost = slips + (word[0] === asked[0] ? 0 : 0.5)
    if (slips <= most && cost < best) {
      best = cost
      found = word
    }
  }
  return found
}
