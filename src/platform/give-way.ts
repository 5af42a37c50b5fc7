import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { monotonic } from './clock.ts'

/** A turn of the loop that took longer had somebody's question waiting in it. */
const LONG_TURN_MS = 8
const REST_MS = 5
/** However busy the house is, the work goes on: with six lanes, some sixty pieces a second at least. */
const LONGEST_MS = 80

export type Way = {
  /** Milliseconds that a turn of the loop takes now. */
  turn(): Promise<number>
  rest(): Promise<unknown>
  /** Milliseconds, from any beginning. */
  now(): number
}

const ownLoop: Way = {
  turn: async () => {
    const begun = monotonic()
    await nextTurn()
    return monotonic() - begun
  },
  rest: () => pause(REST_MS),
  now: monotonic,
}

/**
 * Between two pieces of work that nobody waits for in front of a screen: lets pass whoever asks now, while turns are long or statements wait for a connection, and
 * no longer than a bound.
 */
export const giveWay = async (waiting: () => number, { turn, rest, now }: Way = ownLoop): Promise<void> => {
  const begun = now()
  while ((await turn()) > LONG_TURN_MS || waiting() > 0) {
    if (now() - begun >= LONGEST_MS) return
    await rest()
  }
}
