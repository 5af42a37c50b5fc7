import { expect, test } from 'vitest'
import { openLanes } from './lanes.ts'

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

test('never runs more at once than it has places', async () => {
  const lanes = openLanes(3)
  let [running, most] = [0, 0]
  for (let n = 0; n < 20; n += 1)
    await lanes.run(async () => {
      running += 1
      most = Math.max(most, running)
      await turn()
      running -= 1
    })
  await lanes.end()
  expect([most, running]).toEqual([3, 0])
})

test('tells the first that failed to whoever brings the next, and at the end, once all have ended', async () => {
  const lanes = openLanes(2)
  let ended = 0
  const slow = async (): Promise<void> => {
    await turn()
    ended += 1
  }
  await lanes.run(slow)
  await lanes.run(() => Promise.reject(new Error('first')))
  await turn()
  await expect(lanes.run(slow)).rejects.toThrow('first')
  await expect(lanes.end()).rejects.toThrow('first')
  expect(ended).toBe(1)
})
