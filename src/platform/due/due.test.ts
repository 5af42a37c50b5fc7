import { expect, test } from 'vitest'
import { freshDatabase, seededDraw } from '../../../test/support/index.ts'
import { after, fromIso, instant } from '../../kernel/instant.ts'
import { dropDue, dueOf, kindsDue, nextDue, setDue, setDues, setEachDue, takeDue } from './index.ts'

const database = await freshDatabase()
const draw = seededDraw('due')
const noon = fromIso('2026-11-22T12:00:00Z')
const KIND = 'test.thing'
const ids = Array.from({ length: 5 }, () => draw.uuid())

test('one date a kind and subject: the last one set', async () => {
  const [subject = ''] = ids
  await setDue(database, { kind: KIND, subject, due: noon })
  await setDue(database, { kind: KIND, subject, due: after(noon, 1_000) })
  await setDue(database, { kind: 'test.other', subject, due: noon })
  expect(await dueOf(database, KIND, subject)).toBe(after(noon, 1_000))
  await dropDue(database, KIND, subject)
  await dropDue(database, KIND, subject)
  expect(await nextDue(database, KIND)).toBeNull()
  expect(await nextDue(database, 'test.other')).toBe(noon)
  expect(await kindsDue(database, noon)).toEqual(new Set(['test.other']))
  expect(await kindsDue(database, after(noon, -1))).toEqual(new Set())
})

test('what is due is taken oldest first, once, and only when its instant has come', async () => {
  await setDues(database, KIND, after(noon, 60_000), ids.slice(0, 2))
  await setDues(database, KIND, noon, ids.slice(2, 4))
  await setDues(database, KIND, after(noon, 60_001), ids.slice(4))
  const taken = await database.transaction(tx => takeDue(tx, KIND, after(noon, 60_000), 3))
  expect(taken.map(({ due }) => due)).toEqual([noon, noon, after(noon, 60_000)])
  expect(await database.transaction(tx => takeDue(tx, KIND, after(noon, 60_000), 3))).toHaveLength(1)
  expect(await nextDue(database, KIND)).toBe(after(noon, 60_001))
})

test('what was taken by work that failed is due again, and two sweepers never take the same', async () => {
  await setDues(database, KIND, noon, ids)
  const fails = database.transaction(async tx => {
    await takeDue(tx, KIND, noon, 5)
    throw new Error('killed')
  })
  await expect(fails).rejects.toThrow('killed')
  const [held, [meanwhile, left]] = await database.transaction(async tx => {
    const first = await takeDue(tx, KIND, noon, 3)
    return [first, await Promise.all([database.transaction(other => takeDue(other, KIND, noon, 5)), nextDue(database, KIND)])] as const
  })
  expect(new Set([...held, ...meanwhile].map(({ subject }) => subject)).size).toBe(5)
  expect(left).toBe(noon)
  expect(await nextDue(database, KIND)).toBeNull()
})

test('many clocks of one kind start each at its own time', async () => {
  const [one = '', other = ''] = [draw.uuid(), draw.uuid()]
  await setEachDue(database, 'delegations.majority', [
    { subject: one, due: instant(1_000) },
    { subject: other, due: instant(2_500) },
  ])
  expect([await dueOf(database, 'delegations.majority', one), await dueOf(database, 'delegations.majority', other)]).toEqual([1_000, 2_500])
})
