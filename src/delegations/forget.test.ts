import { expect, test } from 'vitest'
import { by, openWorld, recordOf } from '../../test/support-door/index.ts'
import { after, DAY } from '../kernel/instant.ts'
import { dueOf } from '../platform/due/index.ts'
import { forgetDelegations, inviteHelper, readOwn } from './index.ts'
import { asHelper, loopOf, OUTBOX } from './testing/family.ts'

const world = await openWorld()

test('of somebody of whom nothing stays, no list keeps her name as whom it is acted for; whom she helped keeps who helped', async () => {
  const [lea, paul, rose] = [await recordOf(world, 'Léa Partie'), await recordOf(world, 'Paul Reste'), await recordOf(world, 'Rose Aidée')]
  const until = after(world.clock.now(), 30 * DAY)
  await inviteHelper(by(world, lea.holder), OUTBOX, lea.recordId, asHelper(paul, { until }))
  await inviteHelper(by(world, rose.holder), OUTBOX, rose.recordId, asHelper(lea))
  const [given] = (await readOwn(by(world, lea.holder))).filter(({ side }) => side === 'given')
  const id = given?.given ?? expect.fail('nothing was given')
  expect(await dueOf(world.database, 'delegations.expire-invitation', id)).not.toBeNull()
  await world.database.transaction(tx => forgetDelegations(tx, loopOf(world), lea.holder.subject.id))
  const listed = async (person: typeof lea) => (await readOwn(by(world, person.holder))).map(({ side }) => side)
  expect([await listed(lea), await listed(paul), await listed(rose)]).toEqual([[], [], ['given']])
  expect(await dueOf(world.database, 'delegations.expire-invitation', id)).toBeNull()
  const rows = await world.database.owner.rows({
    name: 'test.delegations',
    text: 'select 1 from delegation where actor_id = $1',
    values: [lea.holder.subject.id],
  })
  expect(rows).toEqual([])
})
