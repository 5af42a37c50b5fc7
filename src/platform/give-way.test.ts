import { expect, test } from 'vitest'
import { giveWay } from './give-way.ts'

/** Turns of given lengths, the last for ever; each rest is five milliseconds. */
const loopOf = (...turns: readonly number[]) => {
  let [at, taken, rests] = [0, 0, 0]
  return {
    now: () => at,
    turn: async () => {
      const length = turns[Math.min(taken, turns.length - 1)] ?? 0
      taken += 1
      at += length
      return length
    },
    rest: async () => {
      rests += 1
      at += 5
    },
    rests: () => rests,
    at: () => at,
  }
}

test('work goes on at once when nobody waits', async () => {
  const loop = loopOf(1)
  await giveWay(() => 0, loop)
  expect(loop.rests()).toBe(0)
})

test('it lets pass those whose questions make a turn long', async () => {
  const loop = loopOf(20, 12, 1)
  await giveWay(() => 0, loop)
  expect(loop.rests()).toBe(2)
})

test('it lets pass those whose statements wait for a connection', async () => {
  const loop = loopOf(1)
  let waiting = 3
  await giveWay(() => waiting--, loop)
  expect(loop.rests()).toBe(3)
})

test('it goes on in the end, however busy the house is', async () => {
  const loop = loopOf(1)
  await giveWay(() => 1, loop)
  expect(loop.at()).toBeGreaterThanOrEqual(80)
  expect(loop.at()).toBeLessThan(100)
})
