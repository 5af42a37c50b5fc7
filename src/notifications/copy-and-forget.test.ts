import { expect, test } from 'vitest'
import { by, openWorld, personCalled, signIn } from '../../test/support-door/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { dueOf } from '../platform/due/index.ts'
import { chooseNotice, copyNotices, forgetNotices, setTiming } from './index.ts'
import { DELIVER_WAITING } from './move-waiting.ts'
import { openTold } from './testing/desk.ts'

const world = await openWorld()
const told = await openTold(world)
const { holder, recordId } = told
const anne = () => by(world, holder)
const paul = await signIn(world, personCalled('Paul'))

const TABLES = ['notice', 'notice_settings', 'notice_waiting', 'push_device', 'push_message'] as const
const rowsOf = (actorId: string) =>
  Promise.all(
    TABLES.map(async table => {
      const [row] = await world.database.owner.rows<{ n: number }>({
        name: `test.${table}`,
        text: `select count(*)::int as n from ${table} where actor_id = $1`,
        values: [actorId],
      })
      return [table, row?.n]
    }),
  )

const settle = async (): Promise<void> => {
  for (const caller of [holder, paul]) {
    await told.withBrowser(caller)
    await chooseNotice(by(world, caller), { recordId: null, event: 'record', channel: 'email', isWanted: false })
    await setTiming(by(world, caller), { language: 'fr', zone: 'Europe/Paris', rhythm: { kind: 'daily', hour: 18 }, quiet: null })
    await told.tell('delegation-ended', [caller.subject.id])
    await told.tell('password-changed', [caller.subject.id])
  }
}

test('the copy of her data holds what she was told of the record, her choices and her devices; nothing of how they are reached', async () => {
  await settle()
  const text = await copyNotices(anne(), recordId)
  const copy = JSON.parse(text) as { notices: readonly { about: string }[] }
  expect(copy.notices.map(({ about }) => about).toSorted()).toEqual(['delegation-ended', 'password-changed'])
  expect(copy).toMatchObject({ settings: { rhythm: { kind: 'daily', hour: 18 } }, devices: [{ label: 'Firefox' }] })
  expect(text).not.toMatch(/127\.0\.0\.1|p256dh|auth"/)
  expect(JSON.parse(await copyNotices(anne(), world.draw.uuid() as RecordId))).toMatchObject({ notices: [] })
})

test('of somebody who is forgotten nothing stays, and of others everything', async () => {
  const before = await rowsOf(paul.subject.id)
  expect(before.every(([, many]) => Number(many) > 0)).toBe(true)
  await world.database.transaction(tx => forgetNotices(tx, holder.subject.id))
  expect(await rowsOf(holder.subject.id)).toEqual(TABLES.map(table => [table, 0]))
  expect(await dueOf(world.database, DELIVER_WAITING, holder.subject.id)).toBeNull()
  expect(await rowsOf(paul.subject.id)).toEqual(before)
})
