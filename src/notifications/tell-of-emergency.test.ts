import { expect, test } from 'vitest'
import { by, openWorld, recordOf } from '../../test/support-door/index.ts'
import { LOOP } from '../accounts/index.ts'
import type { EventId } from '../kernel/ids.ts'
import { openOutbox } from '../platform/outbox/index.ts'
import { EMERGENCY_OPENED, emergencyEvent, readNotices, setPreference, TELL_OF_EMERGENCY, tellOfEmergency } from './index.ts'

const world = await openWorld()
const outbox = openOutbox({ [EMERGENCY_OPENED]: [TELL_OF_EMERGENCY] })
const anne = await recordOf(world, 'Anne Martin')
const loop = () => ({ ...by(world, anne.holder), caller: LOOP })

const emergency = async () => {
  await world.database.transaction(tx => emergencyEvent(loop(), outbox)(tx, anne.recordId))
  const [row] = await world.database.owner.rows<{ event_id: EventId }>({
    name: 'test.last_event',
    text: 'select event_id from outbox_pending order by position desc limit 1',
  })
  if (row === undefined) throw new Error('no event')
  return { recordId: anne.recordId, eventId: row.event_id }
}
const mails = async () =>
  (await world.database.owner.rows<{ id: string }>({ name: 'test.mails', text: 'select id from mail_message' })).length

test('an emergency access is told in the application and by e-mail, once; not by e-mail to who wants none', async () => {
  const first = await emergency()
  for (let i = 0; i < 2; i += 1) await tellOfEmergency(loop(), first, async () => 'anne@example.org')
  expect([(await readNotices(by(world, anne.holder))).length, await mails()]).toEqual([1, 1])
  await setPreference(by(world, anne.holder), 'accesses', false)
  await tellOfEmergency(loop(), await emergency(), async () => 'anne@example.org')
  expect([(await readNotices(by(world, anne.holder))).length, await mails()]).toEqual([2, 1])
})
