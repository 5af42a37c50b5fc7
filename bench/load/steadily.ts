import { setTimeout as pause } from 'node:timers/promises'

/** A machine that does not keep the pace is not drowned: beyond a second's worth of questions they wait here, and their time is counted. */
const SECONDS_AT_MOST = 1

/** `answers`: how many of each status that is no success, or of each fault. */
export type Told = { readonly latencies: number[]; readonly answers: Map<string, number>; errors: number }
export type Ask = () => Promise<number>

export const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

/** At a steady pace, whatever the answers take: a question counts from the moment it was due. */
export const steadily = async (ask: Ask, aSecond: number, until: () => boolean): Promise<Told> => {
  const told: Told = { latencies: [], answers: new Map(), errors: 0 }
  const fail = (why: string): void => {
    told.errors += 1
    told.answers.set(why, (told.answers.get(why) ?? 0) + 1)
  }
  const asked = new Set<Promise<void>>()
  const begun = performance.now()
  for (let n = 0; !until(); n += 1) {
    const due = begun + (n * 1_000) / aSecond
    await pause(Math.max(0, due - performance.now()))
    while (asked.size >= aSecond * SECONDS_AT_MOST) await Promise.race(asked)
    if (until()) break
    const one: Promise<void> = ask()
      .then(
        status => {
          told.latencies.push(performance.now() - due)
          if (status >= 300) fail(String(status))
        },
        (error: unknown) => fail(error instanceof Error ? `${error.name} ${String(error.cause)}` : 'fault'),
      )
      .finally(() => asked.delete(one))
    asked.add(one)
  }
  await Promise.all(asked)
  return told
}
