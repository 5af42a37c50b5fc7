import { expect, test } from 'vitest'
import { asRuleActor, by, openWorld, personCalled, putInState, recordOf, signIn } from '../../test/support-door/index.ts'
import { inside } from '../platform/db/index.ts'
import { loadSnapshot } from './snapshot.ts'

const world = await openWorld()

test('rights read again are the same snapshot while they stand, and another once anything of them moved', async () => {
  const helper = await signIn(world, personCalled('Helper'))
  const { recordId, holder } = await recordOf(world, 'Holder', { relations: [{ relation: 'helper', actor: asRuleActor(helper) }] })
  const load = () => loadSnapshot(by(world, holder), recordId)
  const first = await load()
  expect(await load()).toBe(first)
  await putInState(world, recordId, 'closed')
  const closed = await load()
  expect(closed).not.toBe(first)
  expect([first.state, closed.state]).toEqual(['active', 'closed'])
  expect(await load()).toBe(closed)
})

test('rights whose rows have moved in their table, and say the same, are the same snapshot', async () => {
  const helpers = await Promise.all(['One', 'Two', 'Three'].map(name => signIn(world, personCalled(name))))
  const relations = helpers.map(helper => ({ relation: 'helper' as const, actor: asRuleActor(helper) }))
  const { recordId, holder } = await recordOf(world, 'Moved', { relations })
  const first = await loadSnapshot(by(world, holder), recordId)
  await world.database.owner.rows({
    name: 'test.move',
    text: `update access_rule set relation = relation where ctid = (select min(ctid) from access_rule where record_id = $1)`,
    values: [recordId],
  })
  // A plan that reads the table as it lies: the server takes one when its statistics tell it to.
  const found = await world.database.owner.transaction(async tx => {
    await tx.rows({
      name: 'test.no_index',
      text: "select set_config('enable_indexscan', 'off', true), set_config('enable_bitmapscan', 'off', true)",
      values: [],
    })
    return loadSnapshot({ ...by(world, holder), db: inside(tx) }, recordId)
  })
  expect(found).toBe(first)
})
