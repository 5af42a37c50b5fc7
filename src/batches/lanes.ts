/** A few things at once, never more: whoever brings the next waits for a place. The first that fails is told to all who come after, and at the end. */
export type Lanes = {
  run(work: () => Promise<void>): Promise<void>
  /** Waits for what runs. Throws what failed. */
  end(): Promise<void>
}

export const openLanes = (many: number): Lanes => {
  const running = new Set<Promise<void>>()
  let failed: { readonly error: unknown } | undefined
  const tell = (): void => {
    if (failed !== undefined) throw failed.error
  }
  return {
    run: async work => {
      while (running.size >= many) await Promise.race(running)
      tell()
      const done: Promise<void> = work()
        .catch((error: unknown) => {
          failed ??= { error }
        })
        .finally(() => running.delete(done))
      running.add(done)
    },
    end: async () => {
      await Promise.all(running)
      tell()
    },
  }
}
