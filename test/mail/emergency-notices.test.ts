import { ImapFlow } from 'imapflow'
import { simpleParser } from 'mailparser'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Server, startServer } from '../../src/cli/job/server.ts'
import { mailOf } from '../../src/notifications/index.ts'
import { DOMAIN, type MailServers, startMailServers } from '../../src/platform/mail/testing/mail-servers.ts'
import { startTalkingServer, type TalkingServer } from '../../src/platform/mail/testing/talking-server.ts'
import { personWithRecord, professional, register, signedIn, insOf } from '../api/people.ts'
import { clientOf } from '../api/client.ts'
import { urlOf } from '../api/server.ts'
import { freshDatabase } from '../support/index.ts'

/** R.1111-48, as it is lived: a server, real mail servers, both mail-boxes read by IMAP; and whoever sends is killed in the middle of it. */
const rows = await freshDatabase()
const home = mkdtempSync(path.join(tmpdir(), 'carnet-notices-'))
let mails: MailServers
let refusing: TalkingServer
let road: Road
let carnet: Server

/** The way to the mail server, which may hold back all that comes: who sends waits for an answer, with the message in hand. */
type Road = { readonly port: number; hold(): void; open(): void; stop(): Promise<void> }

const over = (ends: readonly Socket[]): void => {
  for (const each of ends) each.destroy()
}

const openRoad = async (to: number): Promise<Road> => {
  const sockets = new Set<Socket>()
  let isHeld = false
  const server = createServer(socket => {
    const ends = isHeld ? [socket] : [socket, connect(to, '127.0.0.1')]
    for (const end of ends) {
      sockets.add(end)
      end.on('error', () => over(ends))
      end.on('close', () => over(ends))
    }
    const [, far] = ends
    if (far !== undefined) socket.pipe(far).pipe(socket)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    // Lines that stand are cut: the sender keeps one open between two messages.
    hold: () => {
      isHeld = true
      over([...sockets])
    },
    open: () => {
      isHeld = false
    },
    stop: async () => {
      over([...sockets])
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const start = (): Promise<Server> =>
  startServer({
    home,
    settings: {
      DATABASE_URL: urlOf(rows.options),
      SMTP_URL: `smtp://127.0.0.1:${road.port}`,
      MAIL_FROM: `ne-pas-repondre@${DOMAIN}`,
    },
  })

beforeAll(async () => {
  refusing = await startTalkingServer({ rcpt: () => '550 5.1.1 no such user' })
  mails = await startMailServers(refusing.port)
  road = await openRoad(Number(new URL(mails.smtpUrl).port))
  carnet = await start()
}, 120_000)
afterAll(async () => {
  await carnet.stop()
  await road.stop()
  await mails.stop()
  await refusing.stop()
  rmSync(home, { recursive: true, force: true })
}, 60_000)

const boxOf = async (user: string) => {
  const { username, password, hostname, port } = new URL(mails.imapUrl(user))
  const auth = { user: decodeURIComponent(username), pass: password }
  const client = new ImapFlow({ host: hostname, port: Number(port), secure: false, auth, logger: false })
  await client.connect()
  const { exists } = await client.mailboxOpen('INBOX')
  const sources = exists === 0 ? [] : await Array.fromAsync(client.fetch('1:*', { source: true }))
  await client.logout()
  return Promise.all(sources.flatMap(({ source }) => (source === undefined ? [] : [simpleParser(source)])))
}

const textsIn = async (user: string): Promise<readonly string[]> => (await boxOf(user)).map(({ subject, text }) => `${subject}\n${text}`)

/** A mail server delivers when it likes: the law's « without delay » is ours of one minute. */
const A_MINUTE = 60_000
const until = async <T>(ask: () => Promise<T>, isThere: (value: T) => boolean, from = Date.now()): Promise<T> => {
  while (Date.now() - from < A_MINUTE) {
    const value = await ask()
    if (isThere(value)) return value
    await pause(100)
  }
  throw new Error('it did not come within the minute')
}

const DOCTOR = { nationalId: '899900000701', family: 'REY', structure: '1290000701' }
const NOTICE = {
  anne: mailOf('emergency-access-holder', 'fr'),
  rey: mailOf('emergency-access-attending', 'fr'),
}
const EXPECTED = { anne: `${NOTICE.anne.subject}\n${NOTICE.anne.text}`, rey: `${NOTICE.rey.subject}\n${NOTICE.rey.text}` }
let recordId = ''
let serial = 710

/** Her address is hers once she has typed the code that was sent there. */
const giveAddress = async (url: string): Promise<void> => {
  const anne = await signedIn(url, { ins: insOf(701) })
  expect((await anne.send('PUT', '/api/account/contacts/email', { value: `anne@${DOMAIN}` })).status).toBe(200)
  const [text = ''] = await until(
    () => textsIn('anne'),
    texts => texts.length > 0,
  )
  const newCode = /est ([\d ]+)\./.exec(text)?.[1]?.replaceAll(' ', '') ?? ''
  expect((await anne.send('POST', '/api/account/contact-confirmations', { newCode })).status).toBe(204)
}

/** Somebody else each time: whoever has an access breaks no glass. */
const breakGlass = async (): Promise<number> => {
  serial += 1
  const who = await professional(carnet.url, {
    nationalId: `899900000${serial}`,
    family: `URGENCE-${serial}`,
    structure: `1290000${serial}`,
  })
  const body = { handle: recordId, unableToConsent: true, immediateDanger: true, motive: 'Trouvée inconsciente, seule' }
  const answer = await who.send('POST', '/api/professional/break-glass', body)
  expect(answer.status).toBe(200)
  return Date.now()
}

const counted = async (user: keyof typeof EXPECTED): Promise<number> => (await textsIn(user)).filter(text => text === EXPECTED[user]).length

/** So many notices in each box within the minute, and not one more once all has been sent. */
const arrived = async (many: number, from: number): Promise<void> => {
  for (const user of ['anne', 'rey'] as const)
    await until(
      () => counted(user),
      count => count >= many,
      from,
    )
  await until(
    () => waiting(),
    ({ length }) => length === 0,
  )
  expect([await counted('anne'), await counted('rey')]).toEqual([many, many])
}

const waiting = () =>
  rows.owner.rows<{ state: string }>({ name: 'test.mails', text: `select state from mail_message where state in ('waiting', 'sending')` })

test('the person and her attending doctor are told in their mail-boxes', async () => {
  await register(clientOf(carnet.url), { ...DOCTOR, email: `rey@${DOMAIN}` })
  recordId = (await personWithRecord(carnet.url, 701, DOCTOR.nationalId)).recordId
  await giveAddress(carnet.url)
  await arrived(1, await breakGlass())
}, 120_000)

test('whoever sends is killed with a message in hand, and started again: both are told within the minute, once', async () => {
  road.hold()
  const from = await breakGlass()
  await until(waiting, all => all.some(({ state }) => state === 'sending'))
  const over = new Promise(resolve => carnet.process.once('exit', resolve))
  carnet.process.kill('SIGKILL')
  await over
  road.open()
  carnet = await start()
  await arrived(2, from)
}, 120_000)

test('the mail server is killed, and started again: both are told within the minute, once', async () => {
  mails.stopPostfix()
  const from = await breakGlass()
  await pause(15_000)
  await mails.startPostfix()
  await arrived(3, from)
}, 120_000)
