import { expect, test } from 'vitest'
import { by, openWorld } from '../../test/support-door/index.ts'
import { HOUR, MINUTE } from '../kernel/instant.ts'
import { sendPushes } from '../platform/push/index.ts'
import { openTold } from './testing/desk.ts'
import { EMERGENCY_OPENED, emergencyEvent, readNotices, setTiming, tellOfEmergency } from './index.ts'

const world = await openWorld()
const told = await openTold(world)
const { holder, recordId } = told

const emergency = async () => {
  await world.database.transaction(tx => emergencyEvent(told.loop(), told.outbox)(tx, recordId, false))
  return (await told.lastEvent(EMERGENCY_OPENED)).reference
}

test('an emergency access is told at once, in the page, by e-mail and on her telephone, in the middle of her night too', async () => {
  await told.withBrowser(holder)
  await setTiming(by(world, holder), {
    language: 'fr',
    zone: 'Europe/Paris',
    rhythm: { kind: 'weekly', weekday: 1, hour: 9 },
    quiet: { from: 21, to: 8 },
  })
  world.clock.advance(14 * HOUR)
  const reference = await emergency()
  for (let i = 0; i < 2; i += 1) await tellOfEmergency(told.loop(), reference, told.addressOf)
  expect((await readNotices(by(world, holder), recordId)).items.map(({ template }) => template)).toEqual(['emergency-access-holder'])
  expect(await told.left()).toEqual({ mails: 1, pushes: 1, waiting: 0 })
  const sent: string[] = []
  const transport = { send: async (_: unknown, id: string) => ({ kind: sent.push(id) > 0 ? ('taken' as const) : ('gone' as const) }) }
  world.clock.advance(MINUTE - 1)
  await sendPushes({ db: world.database, keyring: world.keyring, transport }, world.clock.now())
  expect(sent).toHaveLength(1)
})
