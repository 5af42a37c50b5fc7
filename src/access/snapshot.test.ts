import { expect, test } from 'vitest'
import { asRuleActor, by, openWorld, personCalled, putInState, recordOf, signIn } from '../../test/support-door/index.ts'
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
