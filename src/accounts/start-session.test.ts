import { expect, test } from 'vitest'
import { idOf, openWorld } from '../../test/support-door/index.ts'
import { after, HOUR, MINUTE } from '../kernel/instant.ts'
import { openSession, sealSession, startSession } from './index.ts'

const world = await openWorld()
const instant = world.clock.now()
const doorstep = { db: world.database, keyring: world.keyring, draw: world.draw, instant, mode: 'production' } as const
const subject = { kind: 'person', id: idOf('Anne Martin'), name: 'Anne Martin' } as const

test('four hours count from when she proved who she is, in the cookie and in the row', async () => {
  const authenticatedAt = after(instant, -3 * HOUR)
  const session = await startSession(doorstep, { subject, means: 'openid-connect', level: 'high', authenticatedAt })
  expect(session.authentication).toMatchObject({ level: 'high', means: 'openid-connect', authenticatedAt })
  const sealed = sealSession(world.keyring, { ...session, lastSeenAt: after(instant, 45 * MINUTE) })
  expect(openSession(world.keyring, sealed, after(instant, 59 * MINUTE))).toBeDefined()
  expect(openSession(world.keyring, sealed, after(instant, HOUR))).toBeUndefined()
  const rows = await world.database.owner.rows<{ left: string }>({
    name: 'test.expiry',
    text: 'select (expires_at - created_at)::text as left from session where session_id = $1',
    values: [session.authentication.sessionId],
  })
  expect(rows).toEqual([{ left: '01:00:00' }])
})

test('a means that is open nowhere opens nothing, whatever level is claimed for it', async () => {
  await expect(startSession(doorstep, { subject, means: 'demonstration', level: 'high' })).rejects.toMatchObject({ category: 'absent' })
  await expect(startSession(doorstep, { subject, means: 'loop', level: 'high' })).rejects.toMatchObject({ category: 'absent' })
})
