import { expect, test } from 'vitest'
import { asRuleActor, by, openWorld, recordOf, signIn, traitsCalled } from '../../test/support-door/index.ts'
import { reachMajority } from '../delegations/index.ts'
import { fromIso, HOUR, type Instant } from '../kernel/instant.ts'
import { chooseNotice, deliverWaiting, setTiming, tellSide } from './index.ts'
import { SIDE_NOTICE_ASKED } from '../platform/outbox/index.ts'
import { toldOfDocument } from './tell-side.ts'
import { openTold } from './testing/desk.ts'

const world = await openWorld()
const told = await openTold(world, 'Mère Connectée')
const mother = told.holder
const child = await recordOf(world, 'Enfant Presque', {
  traits: traitsCalled('Enfant Presque', { birthDate: '2008-12-24' }),
  relations: [{ relation: 'representative', actor: asRuleActor(mother) }],
})
const BIRTHDAY = fromIso('2026-12-23T23:00:00.000Z')
const now = async () => by(world, await signIn(world, { subject: mother.subject }))
const goTo = (at: Instant) => world.clock.advance(at - world.clock.now())

/** A document is filed in the child's record; the reaction runs. */
const filed = async () => {
  await world.database.transaction(tx => toldOfDocument(told.loop(), told.outbox)(tx, child.recordId, false))
  await tellSide(told.loop(), (await told.lastEvent(SIDE_NOTICE_ASKED)).reference, told.addressOf)
}
const since = async (before: Awaited<ReturnType<typeof told.left>>) => {
  const after = await told.left()
  return [after.mails - before.mails, after.pushes - before.pushes, after.waiting]
}

test('on the day her child comes of age, nothing of the child’s record reaches a parent any more, by her browser nor by her digest', async () => {
  await told.withBrowser(mother)
  await chooseNotice(await now(), { recordId: null, event: 'documents', channel: 'push', isWanted: true })
  await chooseNotice(await now(), { recordId: null, event: 'documents', channel: 'email', isWanted: true })
  await setTiming(await now(), { language: 'fr', zone: 'Europe/Paris', rhythm: { kind: 'daily', hour: 18 }, quiet: null })
  // The control: the day before, the same is told at her hour.
  goTo(fromIso('2026-12-22T10:00:00.000Z'))
  await filed()
  // her child, an adult before long, is told at once
  const first = await told.left()
  expect(first.waiting).toBe(2)
  goTo(fromIso('2026-12-22T17:00:00.000Z'))
  await deliverWaiting(told.loop(), mother.subject.id, told.addressOf)
  expect(await since(first)).toEqual([1, 1, 0])

  // What waits over the birthday stays untold, and what comes after is not asked of her.
  goTo(fromIso('2026-12-23T20:00:00.000Z'))
  await filed()
  expect((await told.left()).waiting).toBe(2)
  goTo(BIRTHDAY)
  await reachMajority(told.loop(), told.outbox, child.holder.subject.id, async () => {})
  await filed()
  world.clock.advance(20 * HOUR)
  const before = await told.left()
  await deliverWaiting(told.loop(), mother.subject.id, told.addressOf)
  expect(await since(before)).toEqual([0, 0, 0])
})
