import { createECDH } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { by, openWorld, personCalled, refusalOf, signIn } from '../../../test/support-door/index.ts'
import { DAY, HOUR, MINUTE } from '../../kernel/instant.ts'
import {
  countMessages,
  forgetPushDevice,
  forgetPushes,
  keepDevice,
  pushDevicesOf,
  queuePush,
  sendPushes,
  webPushTransport,
} from './index.ts'
import { isEndpoint, isServiceName, KNOWN_SERVICES } from './model.ts'
import { waitAfter } from './send-pushes.ts'
import { browserAt, startPushService } from './testing/push-service.ts'
import { payloadOf } from './transport.ts'

const world = await openWorld()
const { clock, database, keyring, draw } = world
const anne = await signIn(world, personCalled('Anne'))
const paul = await signIn(world, personCalled('Paul'))
const service = await startPushService()
afterAll(() => service.stop())

const SERVICES = { names: KNOWN_SERVICES, alsoLoopback: true }
const WORDS = { fr: 'Votre carnet : il y a du nouveau.', en: 'Your record: there is news.' }
const SENDER = { ...keyring.pushKeys(), subject: 'mailto:someone@example.org' }
const refusals: number[] = []
const pusher = {
  db: database,
  keyring,
  transport: webPushTransport({ sender: SENDER, services: SERVICES, words: WORDS }),
  refused: (status: number) => refusals.push(status),
}
const send = () => sendPushes(pusher, clock.now())

let names = 0
const withBrowser = async (caller = anne, language: 'fr' | 'en' = 'fr') => {
  await database.transaction(tx => forgetPushes(tx, caller.subject.id))
  const browser = service.subscribe(`browser-${++names}`)
  const device = await keepDevice(by(world, caller), SERVICES, { ...browser.subscription, label: 'Firefox sur Linux', language })
  const queue = async (): Promise<string> => {
    const id = draw.uuid()
    await database.transaction(tx => queuePush(tx, caller.subject.id, id, clock.now()))
    return id
  }
  return {
    browser,
    device,
    queue,
    received: () => service.received.filter(({ path }) => path.endsWith(browser.subscription.endpoint.slice(-10))),
  }
}

describe('a message', () => {
  test('reaches a browser sealed for it alone, signed by us, and says one sentence and a number', async () => {
    const { browser, queue, received } = await withBrowser()
    const id = await queue()
    expect(await send()).toEqual({ taken: 1, later: 0, dropped: 0 })
    expect(await send()).toEqual({ taken: 0, later: 0, dropped: 0 })
    const [message] = received()
    if (message === undefined) throw new Error('nothing came')
    expect(JSON.parse(browser.open(message.body).toString('utf8'))).toEqual({ text: WORDS.fr, id })
    expect(message.publicKey).toBe(SENDER.publicKey)
    expect(message.claims).toMatchObject({ aud: service.origin, sub: SENDER.subject })
    expect(message.headers).toMatchObject({ ttl: '259200', topic: 'carnet', urgency: 'normal', 'content-type': 'application/octet-stream' })
    expect(() => service.subscribe('other').open(message.body)).toThrow()
  })

  test('has the same length whatever it says, in either language', async () => {
    expect(
      new Set([payloadOf(WORDS.fr, draw.uuid()), payloadOf(WORDS.en, draw.uuid()), payloadOf('', '')].map(({ length }) => length)).size,
    ).toBe(1)
    const { browser, queue, received } = await withBrowser(paul, 'en')
    await queue()
    await send()
    const [message] = received()
    expect(JSON.parse(browser.open(message?.body ?? Buffer.alloc(0)).toString('utf8'))).toMatchObject({ text: WORDS.en })
    expect(new Set(service.received.map(({ body }) => body.length)).size).toBe(1)
  })

  test('queued twice under one number is one message to each browser', async () => {
    const { received } = await withBrowser()
    const other = service.subscribe('other-browser')
    await keepDevice(by(world, anne), SERVICES, { ...other.subscription, label: 'Chrome sur Android', language: 'fr' })
    const id = draw.uuid()
    for (let i = 0; i < 2; i += 1) await database.transaction(tx => queuePush(tx, anne.subject.id, id, clock.now()))
    expect(await send()).toMatchObject({ taken: 2 })
    expect(received()).toHaveLength(1)
  })

  test.each([404, 410])('answered %i takes the browser off the list, with all that waited for it', async status => {
    const { queue } = await withBrowser()
    await queue()
    await queue()
    service.answer(status)
    expect(await send()).toMatchObject({ dropped: 2 })
    service.answer(201)
    expect([await pushDevicesOf(by(world, anne), anne.subject.id), await countMessages(database)]).toEqual([[], 0])
  })

  test.each([429, 500, 503])('answered %i is tried again, later and later', async status => {
    const { queue, received } = await withBrowser()
    await queue()
    service.answer(status)
    for (const minutes of [1, 2, 4]) {
      expect(await send()).toMatchObject({ later: 1 })
      clock.advance(minutes * MINUTE - 1)
      expect(await send()).toMatchObject({ later: 0 })
      clock.advance(1)
    }
    service.answer(201)
    expect(await send()).toMatchObject({ taken: 1 })
    expect(received()).toHaveLength(4)
  })

  test('waits as long as the service asks, and is given up when it is worth nothing any more', async () => {
    const { queue } = await withBrowser()
    await queue()
    service.answer(429, { 'retry-after': '7200' })
    await send()
    clock.advance(2 * HOUR - 1)
    expect(await send()).toEqual({ taken: 0, later: 0, dropped: 0 })
    clock.advance(3 * DAY)
    service.answer(201)
    expect(await send()).toEqual({ taken: 0, later: 0, dropped: 1 })
    expect([waitAfter(1, null), waitAfter(99, null), waitAfter(1, 9 * DAY)]).toEqual([MINUTE, 4 * HOUR, DAY])
  })

  test('waits when nobody answers, is followed nowhere, and one that is refused is dropped and told', async () => {
    const { queue } = await withBrowser()
    await queue()
    service.answer(307, { location: `${service.origin}/elsewhere` })
    expect(await send()).toMatchObject({ dropped: 1 })
    expect(service.received.some(({ path }) => path === '/elsewhere')).toBe(false)
    service.answer(413)
    await queue()
    expect(await send()).toMatchObject({ dropped: 1 })
    service.answer(201)
    expect(refusals).toEqual([307, 413])
    const gone = browserAt('http://127.0.0.1:1/push/nobody')
    await keepDevice(by(world, anne), SERVICES, { ...gone.subscription, label: '', language: 'fr' })
    await queue()
    expect(await send()).toMatchObject({ taken: 1, later: 1 })
  })
})

describe('a browser', () => {
  test('is one person’s at a time: the last who asked on it', async () => {
    await database.transaction(tx => forgetPushes(tx, paul.subject.id))
    const { browser } = await withBrowser()
    await keepDevice(by(world, paul), SERVICES, { ...browser.subscription, label: 'Firefox sur Linux', language: 'fr' })
    expect(await pushDevicesOf(by(world, anne), anne.subject.id)).toEqual([])
    const [device] = await pushDevicesOf(by(world, paul), paul.subject.id)
    expect(device).toMatchObject({ label: 'Firefox sur Linux', since: clock.now() })
    await forgetPushDevice(by(world, anne), device?.id ?? '')
    expect(await pushDevicesOf(by(world, paul), paul.subject.id)).toHaveLength(1)
    await forgetPushDevice(by(world, paul), device?.id ?? '')
    expect(await pushDevicesOf(by(world, paul), paul.subject.id)).toEqual([])
  })

  test('is refused with keys that are none, and after ten; one whose key is on no curve is dropped', async () => {
    const { browser, queue } = await withBrowser()
    const keep = (change: object) =>
      keepDevice(by(world, anne), SERVICES, { ...browser.subscription, label: '', language: 'fr' as const, ...change })
    for (const change of [{ p256dh: 'AAAA' }, { auth: 'AAAA' }, { auth: `${browser.subscription.auth}=` }])
      expect(await refusalOf(keep(change))).toBe('push-keys-wrong')
    expect(await refusalOf(keep({ endpoint: 'https://example.org/push' }))).toBe('not-a-push-service')
    await keep({ p256dh: Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]).toString('base64url') })
    await queue()
    expect(await send()).toMatchObject({ dropped: 1 })
    for (let i = 0; i < 10; i += 1) await keep({ endpoint: `${service.origin}/push/many-${i}` })
    expect(await refusalOf(keep({ endpoint: `${service.origin}/push/one-more` }))).toBe('too-many-devices')
  })

  test('is reached at the push services of the list, by https, and nowhere else', () => {
    const isTaken = (text: string): boolean => isEndpoint(text, KNOWN_SERVICES)
    for (const text of [
      'https://fcm.googleapis.com/fcm/send/abc:def',
      'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
      'https://db5p.notify.windows.com/w/?token=abc',
      'https://web.push.apple.com/QGuQ',
    ])
      expect(isTaken(text)).toBe(true)
    for (const text of [
      'http://fcm.googleapis.com/x',
      'https://fcm.googleapis.com:8443/x',
      'https://user:word@fcm.googleapis.com/x',
      'https://fcm.googleapis.com.example.org/x',
      'https://evilnotify.windows.com/x',
      'https://notify.windows.com.example.org/x',
      'https://127.0.0.1/x',
      'http://127.0.0.1:9/x',
      'https://[::1]/x',
      'https://localhost/x',
      'https://169.254.169.254/latest',
      'https://example.org/?https://fcm.googleapis.com/',
      `https://fcm.googleapis.com/${'x'.repeat(1_100)}`,
      'file:///etc/passwd',
      'not an address',
    ])
      expect(isTaken(text)).toBe(false)
    expect(isEndpoint('http://127.0.0.1:9/x', [], true)).toBe(true)
    expect(isEndpoint('http://localhost:9/x', [], true)).toBe(false)
    expect(['fcm.googleapis.com', '*.notify.windows.com'].every(isServiceName)).toBe(true)
    expect(['*', '*.com', 'localhost', '10.0.0.1', 'a b.org', 'https://a.org'].some(isServiceName)).toBe(false)
  })
})

test('the pair by which services know us stands on the curve, and is the same at each start', () => {
  const { publicKey, privateKey } = keyring.pushKeys()
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'))
  expect(pair.getPublicKey().toString('base64url')).toBe(publicKey)
  expect(keyring.pushKeys()).toEqual({ publicKey, privateKey })
})
