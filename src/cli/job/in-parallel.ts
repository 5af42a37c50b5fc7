/** Works on all items, at most `width` at once; rejects with the first failure. */
export const inParallel = async <T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> => {
  const waiting = items[Symbol.iterator]()
  const run = async (): Promise<void> => {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, run))
}
