import { expect, test } from 'vitest'
import { asRuleActor, by, openWorld, personCalled, professional, recordOf, signIn, traitsCalled } from '../../test/support-door/index.ts'
import { HOUR } from '../kernel/instant.ts'
import { declareAccess, readAccess } from './index.ts'

const world = await openWorld()
const parent = personCalled('Marc Parent')
const doctor = professional('Dr Discret')

const family = async (name: string) => {
  const child = await recordOf(world, name, {
    traits: traitsCalled(name, { birthDate: '2010-04-02' }),
    relations: [{ relation: 'representative', actor: asRuleActor(parent) }],
  })
  const [mother, care] = [await signIn(world, parent), await signIn(world, doctor)]
  const seenBy = async (caller: typeof mother) =>
    (await readAccess(by(world, caller), child.recordId)).actors.flatMap(({ actor, relation, until }) =>
      actor.kind === 'professional' ? [[relation, until]] : [],
    )
  return { child, mother, declare: (secret: boolean) => declareAccess(by(world, care, 'normal', { secret }), child.recordId), seenBy }
}

test('an agreement declared in a session of secrecy is in the child’s rules, and not in those her parents read', async () => {
  const { child, mother, declare, seenBy } = await family('Zoé Consulte')
  const { until } = await declare(true)
  expect([await seenBy(child.holder), await seenBy(mother)]).toEqual([[['authorised', until]], []])
})

test('a parent who knew of an older agreement goes on reading that one; an open agreement is read again', async () => {
  const { child, mother, declare, seenBy } = await family('Zoé Revient')
  const { until: first } = await declare(false)
  world.clock.advance(HOUR)
  const { until: second } = await declare(true)
  expect([await seenBy(child.holder), await seenBy(mother)]).toEqual([[['authorised', second]], [['authorised', first]]])
  world.clock.advance(HOUR)
  const { until: third } = await declare(false)
  expect(await seenBy(mother)).toEqual([['authorised', third]])
})
