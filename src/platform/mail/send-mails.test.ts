import { afterAll, describe, expect, test } from 'vitest'
import { openWorld } from '../../../test/support-door/index.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../kernel/instant.ts'
import { countMails, keptOutbox, readOutbox, selectMailState, sendMails } from './index.ts'
import { waitAfter } from './send-mails.ts'
import { claimMails } from './store.ts'
import { openMailer } from './testing/mailer.ts'
import { ServerAway } from './transport.ts'
import { type Manners, startTalkingServer } from './testing/talking-server.ts'

const world = await openWorld()
const { clock, database } = world
const stops: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const stop of stops) await stop()
})

const open = async (manners: Manners = {}) => {
  const server = await startTalkingServer(manners)
  const desk = openMailer(world, `smtp://127.0.0.1:${server.port}`)
  stops.push(async () => {
    desk.mailer.transport.close()
    await server.stop()
  })
  return { ...desk, server }
}
const send = (mailer: Parameters<typeof sendMails>[0]) => sendMails(mailer, clock.now())

describe('a message that waits', () => {
  test('leaves once, is told once, and its words are forgotten', async () => {
    const { mailer, told, write, server } = await open()
    const id = await write('anne@ourselves.test')
    expect(await send(mailer)).toEqual({ sent: 1, failed: 0, later: 0, serverAway: false })
    expect(await send(mailer)).toMatchObject({ sent: 0 })
    expect(server.received).toEqual([`${id}@ourselves.test`])
    expect(told.sent).toEqual([id])
    expect(await readOutbox(database, world.keyring)).toEqual([])
  })

  test('stays whole while the server is away, and no try is counted', async () => {
    const { mailer, write } = openMailer(world, 'smtp://127.0.0.1:1')
    const ids = [await write('a@ourselves.test'), await write('b@ourselves.test')]
    for (let i = 0; i < 5; i += 1) {
      expect(await send(mailer)).toMatchObject({ later: 2, serverAway: true })
      clock.advance(12 * MINUTE)
    }
    mailer.transport.close()
    const back = await open()
    expect(await send(back.mailer)).toMatchObject({ sent: 2, serverAway: false })
    expect(back.server.received.toSorted()).toEqual(ids.map(id => `${id}@ourselves.test`).toSorted())
    expect(await countMails(database)).toBe(0)
  })

  test('that is refused for good has failed, once, and is told', async () => {
    const { mailer, told, write } = await open({ rcpt: () => '550 5.1.1 nobody' })
    const id = await write('nobody@ourselves.test')
    expect(await send(mailer)).toMatchObject({ failed: 1 })
    expect(await send(mailer)).toMatchObject({ failed: 0 })
    expect(told).toEqual({ sent: [], undelivered: [id] })
    expect(await selectMailState(database, id)).toBe('failed')
  })

  test('that is put off is tried later, later still, and given up after five days', async () => {
    const { mailer, told, write, server } = await open({ rcpt: () => '451 4.7.1 later' })
    const id = await write('grey@ourselves.test')
    const day = clock.now()
    let tries = 0
    while (told.undelivered.length === 0 && clock.now() - day < 6 * DAY) {
      const { later, failed } = await send(mailer)
      tries += later + failed
      clock.advance(HOUR)
    }
    expect(told.undelivered).toEqual([id])
    expect(clock.now() - day).toBeLessThanOrEqual(5 * DAY + 4 * HOUR)
    expect(tries).toBeGreaterThan(30)
    expect(server.received).toEqual([])
    expect([1, 2, 3, 9].map(waitAfter)).toEqual([MINUTE, 2 * MINUTE, 4 * MINUTE, 4 * HOUR])
  })

  test('whose sender died before it could write it down goes again after the lease, under the same number', async () => {
    const { mailer, write, server } = await open()
    const id = await write('anne@ourselves.test')
    await claimMails(database, clock.now(), (clock.now() + 20 * SECOND) as ReturnType<typeof clock.now>, 10)
    expect(await send(mailer)).toMatchObject({ sent: 0 })
    clock.advance(20 * SECOND)
    expect(await send(mailer)).toMatchObject({ sent: 1 })
    expect(server.received).toEqual([`${id}@ourselves.test`])
  })

  test('of which the server’s answer was lost goes again under the same number: the one window that SMTP leaves', async () => {
    let isFirst = true
    const drops = () => {
      const answer = isFirst ? 'drop' : '250 ok'
      isFirst = false
      return answer
    }
    const { mailer, write, server, told } = await open({ data: drops })
    const id = await write('anne@ourselves.test')
    expect(await send(mailer)).toMatchObject({ sent: 0, later: 1 })
    clock.advance(MINUTE)
    expect(await send(mailer)).toMatchObject({ sent: 1 })
    expect(server.received).toEqual([`${id}@ourselves.test`, `${id}@ourselves.test`])
    expect(told.sent).toEqual([id])
  })

  test('is sent by one of two loops', async () => {
    const [one, two] = [await open(), await open()]
    const ids = await Promise.all(Array.from({ length: 20 }, (_, i) => one.write(`p${i}@ourselves.test`)))
    const sweeps = await Promise.all([send(one.mailer), send(two.mailer)])
    expect(sweeps.reduce((sum, { sent }) => sum + sent, 0)).toBe(20)
    expect([...one.server.received, ...two.server.received].toSorted()).toEqual(ids.map(id => `${id}@ourselves.test`).toSorted())
  })
})

test('what is urgent leaves before what has waited longer', async () => {
  const { mailer, write, server } = await open()
  for (const name of ['a', 'b', 'c']) await write(`${name}@ourselves.test`)
  clock.advance(MINUTE)
  const id = await write('anne@ourselves.test', 'Urgent', true)
  expect(await sendMails(mailer, clock.now(), 1)).toMatchObject({ sent: 1 })
  expect(server.received).toEqual([`${id}@ourselves.test`])
  expect(await send(mailer)).toMatchObject({ sent: 3 })
})

test.each(['away', 'put off'])('what is urgent keeps its place before a campaign after a server that was %s', async how => {
  const { mailer, write, server } = await open()
  for (const name of ['a', 'b', 'c']) await write(`${name}@ourselves.test`)
  clock.advance(MINUTE)
  const id = await write('anne@ourselves.test', 'Urgent', true)
  const trouble = how === 'away' ? new ServerAway() : new Error('450')
  const troubled = { ...mailer, transport: { ...mailer.transport, send: (): Promise<never> => Promise.reject(trouble) } }
  await sendMails(troubled, clock.now(), 1)
  clock.advance(5 * MINUTE)
  expect(await sendMails(mailer, clock.now(), 1)).toMatchObject({ sent: 1 })
  expect(server.received).toEqual([`${id}@ourselves.test`])
  expect(await send(mailer)).toMatchObject({ sent: 3 })
})

test('the embedded outbox keeps what it « sent », sealed, to be shown', async () => {
  const { mailer, write } = openMailer(world, 'smtp://127.0.0.1:1')
  mailer.transport.close()
  const id = await write('anne@ourselves.test', 'Bonjour')
  expect(await send({ ...mailer, transport: keptOutbox })).toMatchObject({ sent: 1 })
  expect((await readOutbox(database, world.keyring)).map(mail => [mail.id, mail.to, mail.subject])).toEqual([
    [id, 'anne@ourselves.test', 'Bonjour'],
  ])
})
