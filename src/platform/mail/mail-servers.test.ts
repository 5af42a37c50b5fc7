import { ImapFlow } from 'imapflow'
import { simpleParser } from 'mailparser'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld } from '../../../test/support-door/index.ts'
import { type BouncesRead, readBounces, selectMailState, sendMails } from './index.ts'
import { openMailer } from './testing/mailer.ts'
import { DOMAIN, type MailServers, startMailServers } from './testing/mail-servers.ts'
import { startTalkingServer, type TalkingServer } from './testing/talking-server.ts'

const world = await openWorld()
const { clock, database } = world
let servers: MailServers
let refusing: TalkingServer
let desk: ReturnType<typeof openMailer>

beforeAll(async () => {
  refusing = await startTalkingServer({ rcpt: () => '550 5.1.1 no such user' })
  servers = await startMailServers(refusing.port)
  desk = openMailer(world, servers.smtpUrl)
}, 60_000)
afterAll(async () => {
  desk.mailer.transport.close()
  await servers.stop()
  await refusing.stop()
})

const boxOf = async (user: string) => {
  const { username, password, hostname, port } = new URL(servers.imapUrl(user))
  const client = new ImapFlow({
    host: hostname,
    port: Number(port),
    secure: false,
    auth: { user: decodeURIComponent(username), pass: password },
    logger: false,
  })
  await client.connect()
  await client.mailboxOpen('INBOX')
  const sources = await Array.fromAsync(client.fetch('1:*', { source: true }))
  await client.logout()
  return Promise.all(sources.flatMap(({ source }) => (source === undefined ? [] : [simpleParser(source)])))
}

/** A mail server delivers when it likes: asks again until it has, or thirty seconds have passed. */
const until = async <T>(ask: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> => {
  for (let i = 0; i < 150; i += 1) {
    const value = await ask()
    if (isThere(value)) return value
    await pause(200)
  }
  throw new Error('it did not come')
}

describe('real mail servers', () => {
  test('deliver a message with its accents, its number and where it comes back to', async () => {
    const id = await desk.write(`anne@${DOMAIN}`, 'Été, œuvre et « façade »')
    expect(await sendMails(desk.mailer, clock.now())).toMatchObject({ sent: 1 })
    const [mail] = await until(
      () => boxOf('anne'),
      mails => mails.length > 0,
    )
    expect(mail?.subject).toBe('Été, œuvre et « façade »')
    expect(mail?.text).toBe('Bonjour.\n')
    expect(mail?.messageId).toBe(`<${id}@${DOMAIN}>`)
    expect(mail?.headers.get('return-path')).toMatchObject({ value: [{ address: `retour+${id.replaceAll('-', '')}@${DOMAIN}` }] })
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  })

  test('send back what the next server refuses: the bounce makes its message returned, once', async () => {
    const id = await desk.write('somebody@gone.test')
    expect(await sendMails(desk.mailer, clock.now())).toMatchObject({ sent: 1 })
    const box = { url: servers.imapUrl('retour') }
    let read: BouncesRead = { returned: 0, others: 0 }
    await until(
      async () => (read = await readBounces(desk.mailer, box, clock.now())),
      ({ returned }) => returned > 0,
    )
    expect(read).toEqual({ returned: 1, others: 0 })
    expect(await selectMailState(database, id)).toBe('returned')
    expect(desk.told.undelivered).toEqual([id])
    expect(await readBounces(desk.mailer, box, clock.now())).toEqual({ returned: 0, others: 0 })
  }, 60_000)

  test('an answer of somebody on leave returns nothing', async () => {
    const id = await desk.write(`anne@${DOMAIN}`)
    await sendMails(desk.mailer, clock.now())
    await desk.write(`retour+${id.replaceAll('-', '')}@${DOMAIN}`, 'Absent du bureau')
    await sendMails(desk.mailer, clock.now())
    const read = await until(
      () => readBounces(desk.mailer, { url: servers.imapUrl('retour') }, clock.now()),
      ({ returned, others }) => returned + others > 0,
    )
    expect(read).toEqual({ returned: 0, others: 1 })
    expect(await selectMailState(database, id)).toBe('sent')
  }, 60_000)

  test('away for an hour: nothing is lost, nothing arrives twice', async () => {
    const before = (await boxOf('anne')).length
    servers.stopPostfix()
    const ids = await Promise.all(Array.from({ length: 12 }, () => desk.write(`anne@${DOMAIN}`)))
    for (let minute = 0; minute < 60; minute += 1) {
      expect(await sendMails(desk.mailer, clock.now())).toMatchObject({ sent: 0, failed: 0, serverAway: true })
      clock.advance(60_000)
    }
    await servers.startPostfix()
    expect(await sendMails(desk.mailer, clock.now())).toMatchObject({ sent: 12 })
    const mails = await until(
      () => boxOf('anne'),
      all => all.length >= before + 12,
    )
    const arrived = mails.map(mail => mail.messageId).filter(messageId => ids.some(id => messageId === `<${id}@${DOMAIN}>`))
    expect(arrived).toHaveLength(12)
    expect(new Set(arrived).size).toBe(12)
  }, 60_000)
})
