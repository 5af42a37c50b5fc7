import { describe, expect, test } from 'vitest'
import { by, openWorld } from '../../test/support-door/index.ts'
import { openTap } from '../../test/support/index.ts'
import { connect, type Database, type Queries } from '../platform/db/index.ts'
import { dueOf, takeDue } from '../platform/due/index.ts'
import { HOUR, MINUTE, toIso } from '../kernel/instant.ts'
import { readOutbox, keptOutbox, sendMails } from '../platform/mail/index.ts'
import { openTold } from './testing/desk.ts'
import { DELIVER_WAITING } from './move-waiting.ts'
import { chooseNotice, deliverWaiting, digestMail, markNoticeRead, type NoticeSettings, setTiming } from './index.ts'

const world = await openWorld()
const { clock, database } = world
const told = await openTold(world)
const { holder } = told
const anne = () => by(world, holder)
await told.withBrowser(holder)

const DAILY = { language: 'fr', zone: 'Europe/Paris', rhythm: { kind: 'daily', hour: 18 }, quiet: null } as const
const timing = (change: Partial<NoticeSettings> = {}) => {
  const { language, zone, rhythm, quiet } = { ...DAILY, ...change }
  return setTiming(anne(), { language, zone, rhythm, quiet })
}

/** What the sweeper does: takes the clock and rings it, in one transaction. Says whether anything rang. */
const ring = (db: Database = database): Promise<boolean> =>
  db.transaction(async (tx: Queries) => {
    const due = await takeDue(tx, DELIVER_WAITING, clock.now(), 1)
    const inside: Database = { ...db, rows: query => tx.rows(query), transaction: work => work(tx) }
    for (const { subject } of due) await deliverWaiting({ ...told.loop(), db: inside }, subject as typeof holder.subject.id, told.addressOf)
    return due.length > 0
  })
const since = async (before: Awaited<ReturnType<typeof told.left>>) => {
  const now = await told.left()
  return [now.mails - before.mails, now.pushes - before.pushes, now.waiting]
}
/** PostgreSQL has seen that the client it was cut from is gone: what it had locked is free. */
const released = async (): Promise<readonly unknown[]> =>
  database.owner.rows({
    name: 'test.released',
    text: `select l.pid from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
           where l.relation in ('notice_waiting'::regclass, 'due_date'::regclass)`,
  })
const nextRing = async (): Promise<string | null> => {
  const due = await dueOf(database, DELIVER_WAITING, holder.subject.id)
  return due === null ? null : toIso(due)
}

describe('once a day', () => {
  test('what waited is one mail and one push at her hour, whatever there was of it', async () => {
    await timing()
    const before = await told.left()
    for (const template of ['delegation-accepted', 'delegation-ended', 'export-ready', 'update-made'] as const) await told.tell(template)
    expect(await since(before)).toEqual([0, 0, 8])
    expect(await nextRing()).toBe('2026-11-22T17:00:00.000Z')
    clock.advance(5 * HOUR - 1)
    expect(await ring()).toBe(false)
    clock.advance(1)
    expect(await ring()).toBe(true)
    expect(await since(before)).toEqual([1, 1, 0])
    expect(await ring()).toBe(false)
    await sendMails(
      { db: database, keyring: world.keyring, transport: keptOutbox, reactions: { sent: async () => {}, undelivered: async () => {} } },
      clock.now(),
    )
    const [mail] = await readOutbox(database, world.keyring, 1)
    expect({ subject: mail?.subject, text: mail?.text }).toEqual(digestMail('fr'))
  })

  test('what must be told at once does not wait, and nothing goes of what she read meanwhile or wants no more', async () => {
    clock.advance(1)
    const before = await told.left()
    await told.tell('password-changed')
    await told.tell('first-access')
    expect(await since(before)).toEqual([2, 2, 0])
    const { eventId } = await told.tell('delegation-accepted')
    await told.tell('export-ready')
    await markNoticeRead(anne(), eventId)
    await chooseNotice(anne(), { recordId: null, event: 'record', channel: 'email', isWanted: false })
    clock.advance(24 * HOUR)
    await ring()
    expect(await since(before)).toEqual([2, 3, 0])
  })

  test('one whose process is cut in the middle goes once, whenever it is cut', async () => {
    clock.advance(1)
    const before = await told.left()
    await told.tell('delegation-refused')
    clock.advance(24 * HOUR)
    for (const [statement, when] of [
      ['insert into mail_message', 'before'],
      ['insert into mail_message', 'after'],
      ['insert into push_message', 'after'],
      ['delete from notice_waiting', 'before'],
      ['delete from notice_waiting', 'after'],
    ] as const) {
      const tap = await openTap(database.options)
      const tapped = connect(tap.options)
      await tapped.rows({ name: 'test.warm', text: 'select 1' })
      tap.cut(statement, when)
      await expect(ring(tapped)).rejects.toThrow()
      await tapped.close()
      await tap.close()
      await expect.poll(released, { timeout: 20_000 }).toEqual([])
      expect(await since(before)).toEqual([0, 0, 2])
    }
    await Promise.all(Array.from({ length: 4 }, () => ring()))
    expect(await since(before)).toEqual([1, 1, 0])
  })
})

describe('another choice', () => {
  test('moves what waits to the new hour; none, and it goes now', async () => {
    clock.advance(1)
    const before = await told.left()
    await timing()
    await told.tell('delegation-ended')
    const first = await nextRing()
    await timing({ rhythm: { kind: 'weekly', weekday: 3, hour: 7 } })
    expect(new Date((await nextRing()) ?? '').getUTCDay()).toBe(3)
    expect(await nextRing()).not.toBe(first)
    await timing({ rhythm: { kind: 'at-once' } })
    expect(await nextRing()).toBe(toIso(clock.now()))
    await ring()
    expect([await since(before), await nextRing()]).toEqual([[1, 1, 0], null])
  })

  test('quiet hours: it waits for the morning; a server that slept past her evening waits too', async () => {
    clock.set('2026-12-01T22:30:00Z')
    await timing({ rhythm: { kind: 'at-once' }, quiet: { from: 21, to: 8 } })
    const before = await told.left()
    await told.tell('delegation-ended')
    await told.tell('emergency-access-attending')
    expect(await since(before)).toEqual([1, 1, 2])
    expect(await nextRing()).toBe('2026-12-02T07:00:00.000Z')
    clock.set('2026-12-02T21:00:00Z')
    await ring()
    expect([await since(before), await nextRing()]).toEqual([[1, 1, 2], '2026-12-03T07:00:00.000Z'])
    clock.set('2026-12-03T07:00:00Z')
    await ring()
    expect(await since(before)).toEqual([2, 2, 0])
  })

  test('every night of a year, the two on which clocks change too, has one digest', async () => {
    await timing({ rhythm: { kind: 'daily', hour: 2 } })
    const days: string[] = []
    for (const [from, nights] of [
      ['2027-03-26T12:00:00Z', 4],
      ['2027-10-29T12:00:00Z', 4],
    ] as const) {
      clock.set(from)
      await ring()
      for (let hour = 0; hour < nights * 48; hour += 1) {
        if (hour % 8 === 0) await told.tell('delegation-ended')
        const before = await told.left()
        await ring()
        if ((await told.left()).mails > before.mails)
          days.push(new Date(clock.now()).toLocaleDateString('fr-FR', { timeZone: 'Europe/Paris' }))
        clock.advance(30 * MINUTE)
      }
    }
    expect(days).toEqual([...new Set(days)])
    expect(days).toHaveLength(8)
  })
})
