import { ImapFlow } from 'imapflow'
import { simpleParser } from 'mailparser'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { by, openWorld } from '../../test/support-door/index.ts'
import { HOUR } from '../kernel/instant.ts'
import { sendMails, smtpTransport } from '../platform/mail/index.ts'
import { DOMAIN, type MailServers, startMailServers } from '../platform/mail/testing/mail-servers.ts'
import { startTalkingServer, type TalkingServer } from '../platform/mail/testing/talking-server.ts'
import { openTold } from './testing/desk.ts'
import { deliverWaiting, digestMail, mailOf, setTiming, tellAsked } from './index.ts'

const world = await openWorld()
const told = await openTold(world)
let servers: MailServers
let refusing: TalkingServer

beforeAll(async () => {
  refusing = await startTalkingServer({ rcpt: () => '550 5.1.1 no such user' })
  servers = await startMailServers(refusing.port)
}, 60_000)
afterAll(async () => {
  await servers.stop()
  await refusing.stop()
})

const box = async () => {
  const { username, password, hostname, port } = new URL(servers.imapUrl('anne'))
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

const atAnne = async () => `anne@${DOMAIN}`

/** Sends what is due, and waits until the box holds so many: a mail server delivers when it likes. */
const delivered = async (many: number) => {
  const transport = smtpTransport({ url: servers.smtpUrl, from: `ne-pas-repondre@${DOMAIN}`, requireTls: false })
  const reactions = { sent: async () => undefined, undelivered: async () => undefined }
  await sendMails({ db: world.database, keyring: world.keyring, transport, reactions }, world.clock.now())
  transport.close()
  for (let look = 0; look < 150; look += 1) {
    const mails = await box()
    if (mails.length >= many) return mails.map(({ subject, text }) => ({ subject, text }))
    await pause(200)
  }
  throw new Error('it did not come')
}

const tell = async (template: Parameters<typeof told.ask>[0]): Promise<void> => {
  await told.ask(template)
  const { reference } = await told.lastEvent()
  await tellAsked(told.loop(), reference, atAnne)
}

test('what must be told at once, and the mail of her hour, arrive in a real box, in her language, and say nothing else', async () => {
  const anne = by(world, told.holder)
  await setTiming(anne, { language: 'en', zone: 'Europe/Paris', rhythm: { kind: 'daily', hour: 18 }, quiet: null })
  for (const template of ['password-changed', 'delegation-ended', 'document-added', 'update-made'] as const) await tell(template)
  expect(await delivered(1)).toEqual([mailOf('password-changed', 'en')])
  world.clock.advance(5 * HOUR)
  await deliverWaiting({ ...told.loop() }, told.holder.subject.id, atAnne)
  await deliverWaiting({ ...told.loop() }, told.holder.subject.id, atAnne)
  const inOrder = (await delivered(2)).toSorted((a, b) => (a.subject ?? '').localeCompare(b.subject ?? ''))
  expect(inOrder).toEqual([mailOf('password-changed', 'en'), digestMail('en')])
}, 90_000)
