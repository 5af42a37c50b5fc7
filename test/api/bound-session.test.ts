import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../src/kernel/instant.ts'
import { fixedClock } from '../support/index.ts'
import { AGENT, type Browser, browserOf } from './bound-browser.ts'
import { clientOf } from './client.ts'
import { personWithRecord, register, signedIn } from './people.ts'
import { testServer } from './server.ts'

const clock = fixedClock('2026-11-22T08:00:00Z')
const carnet = await testServer({ clock })
const { url } = carnet
const person = await personWithRecord(url, 93)
const DOCTOR = '899700000093'
await register(clientOf(url), { nationalId: DOCTOR, family: 'LIEUR' })

const now = (): number => clock.now()
const enter = async (who: unknown): Promise<Browser> => {
  const browser = await browserOf(url, now)
  expect((await browser.ask('POST', '/api/demonstration/sessions', who)).status).toBe(201)
  return browser
}
const doctor = (): Promise<Browser> => enter({ nationalId: DOCTOR })
const holder = (): Promise<Browser> => enter({ ins: person.ins })

/** Another client with what was stolen: the whole cookie jar, and whatever it likes to show. */
const replay = async (cookie: string, path: string, more: Readonly<Record<string, string>> = {}, method = 'GET') => {
  const answer = await fetch(`${url}${path}`, { method, headers: { 'x-carnet-client': '1', 'user-agent': AGENT, cookie, ...more } })
  const text = await answer.text()
  return { status: answer.status, code: /"code":"([\w-]+)"/.exec(text)?.[1] }
}
const proof = (text: string) => ({ 'x-carnet-proof': text })
const RECORDS = '/api/professional/records'

describe('a session bound to a browser', () => {
  test('is taken from it, and its cookie alone from nobody', async () => {
    const browser = await doctor()
    expect((await browser.ask('GET', RECORDS)).status).toBe(200)
    expect((await browser.ask('POST', '/api/professional/find', { ins: person.ins })).status).toBe(200)
    expect(await replay(browser.jar(), RECORDS)).toEqual({ status: 401, code: 'session-unproved' })
    expect((await browser.ask('GET', RECORDS)).status).toBe(200)
  })

  test('is nobody’s on a page for anybody, unless it is proved', async () => {
    const browser = await holder()
    expect((await browser.ask('GET', '/api/session')).status).toBe(200)
    expect((await replay(browser.jar(), '/api/session')).status).toBe(204)
  })

  test('ten thousand replays from another client, with what it may have copied: none is taken', { timeout: 120_000 }, async () => {
    const [browser, other] = [await doctor(), await doctor()]
    const served = await browser.proof('GET', RECORDS)
    expect(await replay(browser.jar(), RECORDS, proof(served))).toMatchObject({ status: 200 })
    const waiting = await browser.proof('GET', RECORDS)
    const ofOther = await other.proof('GET', RECORDS)
    clock.advance(61 * SECOND)
    const shown = [{}, proof(served), proof(waiting), proof(ofOther), proof('x'), proof(`${served}.${served}`)]
    const jars = [browser.jar(), browser.jar().split('; ')[0] ?? '', `${browser.jar().split('; ')[0]}; ${other.jar().split('; ')[1]}`]
    const counts = new Map<string, number>()
    const one = async (i: number): Promise<void> => {
      const { status, code } = await replay(jars[i % jars.length] ?? '', RECORDS, shown[((i / jars.length) % shown.length) | 0])
      counts.set(`${status} ${code}`, (counts.get(`${status} ${code}`) ?? 0) + 1)
    }
    for (let i = 0; i < 10_000; i += 50) await Promise.all(Array.from({ length: 50 }, (_, k) => one(i + k)))
    expect([...counts]).toEqual([['401 session-unproved', 10_000]])
    expect((await browser.ask('GET', RECORDS)).status).toBe(200)
  })

  test('control: of a session that is bound to none, the same replays are taken', async () => {
    const client = await signedIn(url, { nationalId: DOCTOR })
    for (let i = 0; i < 100; i++) expect((await replay(client.cookie(), RECORDS)).status).toBe(200)
  })

  test('a proof serves once, were it shown twenty times at once', async () => {
    const browser = await doctor()
    const shown = proof(await browser.proof('GET', RECORDS))
    const answers = await Promise.all(Array.from({ length: 20 }, () => replay(browser.jar(), RECORDS, shown)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})

describe('what no honest page does ends the session for both', () => {
  const forged: readonly (readonly [string, (browser: Browser) => Promise<Awaited<ReturnType<typeof replay>>>])[] = [
    ['a proof of another path', async b => replay(b.jar(), RECORDS, proof(await b.proof('GET', '/api/notices')))],
    [
      'a proof of another method',
      async b => replay(b.jar(), '/api/professional/find', proof(await b.proof('GET', '/api/professional/find')), 'POST'),
    ],
    [
      'a proof whose instant was changed',
      async b => replay(b.jar(), RECORDS, proof((await b.proof('GET', RECORDS)).replace(/\.\d{13}\./, `.${now() - 7}.`))),
    ],
    [
      'a proof of another key',
      async b =>
        replay(b.jar(), RECORDS, proof((await b.proof('GET', RECORDS)).replace(/[\w-]{43}$/, randomBytes(32).toString('base64url')))),
    ],
    [
      'another family of browser, without a proof',
      async b => replay(b.jar(), RECORDS, { 'user-agent': 'Mozilla/5.0 (X11; rv:140.0) Gecko/20100101 Firefox/140.0' }),
    ],
    [
      'a program, without a proof, that asks for a window',
      async b => replay(b.jar(), '/api/session/windows', { 'user-agent': 'curl/8' }, 'POST'),
    ],
  ]
  test.each(forged)('%s', async (_, steal) => {
    const browser = await doctor()
    expect(await steal(browser)).toEqual({ status: 401, code: 'session-ended' })
    expect((await (await browser.ask('GET', RECORDS)).json()) as object).toMatchObject({ code: 'session-ended' })
  })

  test('and she whose it is is told, once', async () => {
    const browser = await holder()
    const told = async (): Promise<number> => {
      const { items } = (await person.get('/api/notices')).json as { readonly items: readonly { readonly template: string }[] }
      return items.filter(({ template }) => template === 'session-stolen').length
    }
    const before = await told()
    for (let i = 0; i < 5; i++) await replay(browser.jar(), '/api/notices', { 'user-agent': 'curl/8' })
    await expect.poll(told, { timeout: 20_000 }).toBe(before + 1)
  })
})

describe('the window of a proof', () => {
  test('closes after two minutes for a professional, and is opened again for her browser alone', async () => {
    const browser = await doctor()
    clock.advance(2 * MINUTE)
    expect(await (await browser.ask('GET', RECORDS)).json()).toMatchObject({ code: 'session-unproved' })
    expect((await browser.renew()).status).toBe(204)
    expect((await browser.ask('GET', RECORDS)).status).toBe(200)
  })

  test('lasts longer for the person at home', async () => {
    const browser = await holder()
    clock.advance(14 * MINUTE)
    expect((await browser.ask('GET', '/api/notices')).status).toBe(200)
  })

  test('that another tab opened meanwhile leaves the proofs of the former one to be made again, and ends nothing', async () => {
    const browser = await doctor()
    const former = await browser.proof('GET', RECORDS)
    await browser.renew()
    expect(await replay(browser.jar(), RECORDS, proof(former))).toEqual({ status: 401, code: 'session-unproved' })
    expect((await browser.ask('GET', RECORDS)).status).toBe(200)
  })

  test('that a thief has opened serves him nothing', async () => {
    const browser = await doctor()
    expect((await replay(browser.jar(), '/api/session/windows', {}, 'POST')).status).toBe(204)
    expect((await replay(browser.jar(), RECORDS)).status).toBe(401)
    expect((await browser.ask('GET', RECORDS)).status).toBe(200)
  })

  test('is not opened for a session that was ended; nor is anything else answered to it', async () => {
    const browser = await doctor()
    await browser.ask('DELETE', '/api/session')
    expect((await browser.renew()).headers.get('x-carnet-window')).toBeNull()
  })

  test('of a session ended from elsewhere: the next request is refused, whatever it proves', async () => {
    const browser = await doctor()
    const { actorId } = (await (await browser.ask('GET', '/api/session')).json()) as { readonly actorId: string }
    await carnet.rows.owner.rows({
      name: 'test.end',
      text: 'update session set ended_at = created_at where actor_id = $1',
      values: [actorId],
    })
    expect(await (await browser.ask('GET', RECORDS)).json()).toMatchObject({ code: 'session-ended' })
  })
})

test('a step-up, and a cookie that is sealed again, keep the session bound', async () => {
  const browser = await holder()
  expect((await browser.ask('POST', '/api/session/confirmations', { kind: 'demonstration' })).status).toBe(204)
  clock.advance(2 * MINUTE)
  expect((await browser.ask('GET', '/api/notices')).headers.get('set-cookie')).toMatch(/^carnet=/)
  expect(await replay(browser.jar(), '/api/notices')).toMatchObject({ code: 'session-unproved' })
})

test('what the browser saves by itself is let through for its one address, for a while', async () => {
  const browser = await holder()
  const path = `/api/records/${person.recordId}/journal/proof.pdf`
  const letThrough = (await browser.ask('POST', '/api/session/downloads', { path })).headers.get('set-cookie') ?? ''
  expect(letThrough).toMatch(new RegExp(`^carnet-download=[\\w-]+; Path=${path}; Max-Age=600; HttpOnly; SameSite=Strict$`))
  const jar = `${browser.jar()}; ${letThrough.split(';')[0]}`
  expect((await replay(jar, path)).status).toBe(200)
  expect((await replay(jar, `/api/records/${person.recordId}/documents`)).status).toBe(401)
  expect((await replay((await holder()).jar().concat(`; ${letThrough.split(';')[0]}`), path)).status).toBe(401)
  clock.advance(10 * MINUTE)
  expect((await replay(jar, path)).status).toBe(401)
})

test.each(['x', `B${'A'.repeat(86)}`])('a key that is none is refused: %s', async key => {
  const answer = await clientOf(url).send('POST', '/api/demonstration/sessions', { ins: person.ins }, { 'x-carnet-key': key })
  expect(answer.status).toBe(400)
})

test('where no cookie is enough by itself, a program signs in for nothing', async () => {
  const strict = await testServer({ clock }, { UNBOUND_SESSIONS: 'no' })
  await register(clientOf(strict.url), { nationalId: DOCTOR, family: 'LIEUR' })
  const program = await signedIn(strict.url, { nationalId: DOCTOR })
  expect(await program.get(RECORDS)).toMatchObject({ status: 401, json: { code: 'session-unbound' } })
  expect((await program.get('/api/session')).status).toBe(204)
  const browser = await browserOf(strict.url, now)
  await browser.ask('POST', '/api/demonstration/sessions', { nationalId: DOCTOR })
  expect((await browser.ask('GET', RECORDS)).status).toBe(200)
})
