import { describe, expect, test } from 'vitest'
import { by, openWorld, personCalled, refusalOf, signIn } from '../../test/support-door/index.ts'
import type { EventId } from '../kernel/ids.ts'
import { openTold } from './testing/desk.ts'
import { chooseNotice, countUnread, markNoticeRead, markNoticesRead, markNoticeUnread, readNotices, sendTrial, tellAsked } from './index.ts'

const world = await openWorld()
const told = await openTold(world)
const { holder, recordId } = told
const paul = await signIn(world, personCalled('Paul'))
const anneOp = () => by(world, holder)

describe('a notice that is asked for', () => {
  test('is told to each, in the page and by e-mail, once however often the job runs', async () => {
    await told.ask('delegation-ended', [holder.subject.id, paul.subject.id])
    const { reference, body } = await told.lastEvent()
    expect(body.includes(holder.subject.id) || body.includes('delegation')).toBe(false)
    const before = await told.left()
    for (let i = 0; i < 2; i += 1) await tellAsked(told.loop(), reference, told.addressOf)
    for (const caller of [holder, paul]) {
      const { items } = await readNotices(by(world, caller), recordId)
      expect(items.map(notice => notice.template)).toEqual(['delegation-ended'])
    }
    expect((await told.left()).mails - before.mails).toBe(2)
  })

  test('told five times at once is one notice, one mail, one push', async () => {
    await told.withBrowser(holder)
    await told.ask('delegation-ended')
    const { reference } = await told.lastEvent()
    const before = await told.left()
    await Promise.all(Array.from({ length: 5 }, () => tellAsked(told.loop(), reference, told.addressOf)))
    const after = await told.left()
    expect([after.mails - before.mails, after.pushes - before.pushes]).toEqual([1, 1])
  })

  test('goes by that way to nobody who said no, except what protects the account or the law imposes', async () => {
    const [id] = [paul.subject.id]
    await told.withBrowser(paul)
    for (const channel of ['email', 'push'] as const)
      await chooseNotice(by(world, paul), { recordId: null, event: 'relatives', channel, isWanted: false })
    for (const event of ['security', 'emergency', 'legal'] as const) {
      const choice = { recordId: null, event, channel: 'email' } as const
      expect(await refusalOf(chooseNotice(by(world, paul), { ...choice, isWanted: false }))).toBe('always-told')
      await chooseNotice(by(world, paul), { ...choice, isWanted: true })
    }
    for (const [template, more] of [
      ['delegation-ended', 0],
      ['password-changed', 1],
      ['emergency-access-attending', 1],
      ['update-soon', 1],
    ] as const) {
      const before = await told.left()
      await told.tell(template, [id])
      const after = await told.left()
      expect([template, after.mails - before.mails, after.pushes - before.pushes]).toEqual([template, more, more])
    }
  })

  test('of which she wants nothing in the page is kept there, and not counted', async () => {
    const before = await countUnread(anneOp(), recordId)
    await chooseNotice(anneOp(), { recordId: null, event: 'record', channel: 'page', isWanted: false })
    const { eventId } = await told.tell('export-ready')
    expect(await countUnread(anneOp(), recordId)).toBe(before)
    expect((await readNotices(anneOp(), recordId)).items.find(({ id }) => id === eventId)).toMatchObject({
      isCounted: false,
      isRead: false,
    })
  })

  test('to nobody is no event', async () => {
    const before = await told.lastEvent()
    await told.ask('delegation-ended', [])
    expect(await told.lastEvent()).toEqual(before)
  })
})

describe('what was told', () => {
  test('is read, unread again, all read up to what she saw; never by another', async () => {
    const { eventId } = await told.tell('delegation-accepted')
    const readOf = async (): Promise<boolean | undefined> =>
      (await readNotices(anneOp(), recordId)).items.find(({ id }) => id === eventId)?.isRead
    await markNoticeRead(by(world, paul), eventId)
    expect(await readOf()).toBe(false)
    await markNoticeRead(anneOp(), eventId)
    expect(await readOf()).toBe(true)
    await markNoticeUnread(anneOp(), eventId)
    expect(await readOf()).toBe(false)
    const seen = world.clock.now()
    world.clock.advance(1)
    await told.tell('delegation-accepted')
    await markNoticesRead(anneOp(), seen)
    expect([await readOf(), await countUnread(anneOp(), recordId)]).toEqual([true, 1])
  })

  test('of a record goes with the right to open it, and is not counted without it', async () => {
    const before = await countUnread(anneOp(), recordId)
    await told.tell('document-added')
    expect(await countUnread(anneOp(), recordId)).toBe(before + 1)
    expect(await countUnread(anneOp(), null)).toBe(before)
    expect((await readNotices(anneOp(), null)).items.some(({ template }) => template === 'document-added')).toBe(false)
    expect(await refusalOf(chooseNotice(by(world, paul), { recordId, event: 'documents', channel: 'email', isWanted: false }))).toBe(
      'not-your-profile',
    )
  })

  test('comes fifty at a time', async () => {
    for (let i = 0; i < 55; i += 1) await told.tell('delegation-refused', [paul.subject.id])
    const first = await readNotices(by(world, paul), null)
    const second = await readNotices(by(world, paul), null, first.next)
    expect([first.items.length, second.next]).toEqual([50, null])
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(first.items.length + second.items.length)
    expect(second.items.length).toBeGreaterThanOrEqual(5)
    expect(await readNotices(by(world, paul), null, world.draw.uuid() as EventId)).toEqual({ items: [], next: null })
  })
})

test('a trial goes by every way she has, once a minute', async () => {
  const before = await told.left()
  for (let i = 0; i < 3; i += 1) await sendTrial(anneOp(), told.addressOf)
  const after = await told.left()
  expect([after.mails - before.mails, after.pushes - before.pushes]).toEqual([1, 1])
})
