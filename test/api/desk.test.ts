import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { LOOP } from '../../src/accounts/index.ts'
import { operationFor, type Services } from '../../src/api/index.ts'
import { finishContactChanges } from '../../src/desk/index.ts'
import { contactsOf, findPerson } from '../../src/identity/index.ts'
import { importLines, someone } from '../../src/identity/testing/lines.ts'
import type { ActorId } from '../../src/kernel/ids.ts'
import { DAY, instant, MINUTE, SECOND } from '../../src/kernel/instant.ts'
import { INS_OIDS } from '../../src/kernel/ins.ts'
import { numberOf } from '../../src/records/testing/campaign.ts'
import { fixedClock } from '../support/index.ts'
import { at, type Answer, type Client, clientOf, textAt } from './client.ts'
import { agree, codeOf, ELSEWHERE, enter, registerAgents, SEEN } from './desk-kit.ts'
import { personWithRecord, professional, signedIn } from './people.ts'
import { testServer } from './server.ts'

let lent: Services | undefined
const clock = fixedClock('2026-11-22T09:00:00.000Z')
const carnet = await testServer({ clock, lend: those => (lent = those) })
const { url } = carnet
const services = lent ?? (undefined as never)
const loop = (changes = {}) => ({ ...operationFor(services, LOOP, services.draw.uuid()), ...changes })
const oid = INS_OIDS.test
let one: Client
let two: Client
const enterAgain = async (): Promise<void> => {
  ;[one, two] = [await enter(url, 0), await enter(url, 1)]
}

beforeAll(async () => {
  await registerAgents(url)
  await enterAgain()
})

type Known = { readonly id: ActorId; readonly path: string; readonly number: number }
const insured = async (n: number, words: Record<string, string> = {}): Promise<Known> => {
  await importLines(
    loop(),
    someone(n, { oid, phone: '0611223344', address: '3 rue du Phare', postal_code: '29200', city: 'BREST', ...words }),
  )
  const found = await findPerson(loop(), { matricule: numberOf(n), oid })
  if (found === undefined) throw new Error('not registered')
  return { id: found.personId, path: `/api/desk/persons/${found.personId}`, number: n }
}
const CALLED = { pieces: ['questions'], photoAgrees: false, doubt: false }
const check = (client: Client, { path }: Known, body: unknown = SEEN): Promise<Answer> => client.send('POST', `${path}/identity`, body)
const together = (kind: string, subject: string): Promise<void> => agree(one, two, kind, subject)
const noticesOf = async (n: number): Promise<readonly string[]> => {
  const client = await signedIn(url, { ins: numberOf(n), oid })
  return ((await client.get('/api/notices')).json as { items: { template: string }[] }).items.map(({ template }) => template)
}
type Mail = { readonly to: string; readonly subject: string; readonly text: string }
const mailsTo = async (address: string): Promise<readonly Mail[]> =>
  ((await clientOf(url).get('/api/demonstration/post')).json as { mails: Mail[] }).mails.filter(({ to }) => to === address)
const until = async <T>(ask: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> => {
  for (let i = 0; i < 100; i += 1) {
    const value = await ask()
    if (isThere(value)) return value
    await pause(100)
  }
  throw new Error('it did not come')
}

describe('finding somebody', () => {
  test('by her whole number, or by all her traits; a part of them finds nobody, and so does a number that names nobody', async () => {
    const { id } = await insured(101)
    const find = async (sought: unknown) => (await one.send('POST', '/api/desk/search', sought)).json
    const her = { items: [{ personId: id, name: expect.stringContaining('MOREL'), birthDate: '1968-03-12' }] }
    expect(await find({ ins: numberOf(101) })).toEqual(her)
    const page = await one.get(`/api/desk/persons/${id}`)
    const [first = ''] = textAt(page, 'name').split(' ')
    const traits = {
      birthName: 'morel',
      birthFirstNames: ['Anne', someone(101).split(',')[3]?.split(' ')[1] ?? ''],
      sex: 'F',
      birthDate: '1968-03-12',
      birthPlaceInsee: '29999',
    }
    expect(first).toBe('Anne')
    expect(await find(traits)).toEqual(her)
    const nobody = { items: [] }
    for (const part of [
      { ...traits, birthFirstNames: ['Anne'] },
      { ...traits, sex: 'M' },
      { ...traits, birthDate: '1968-03-13' },
      { ins: numberOf(99_999) },
      { ins: numberOf(101).slice(0, 13) },
    ])
      expect(await find(part)).toEqual(nobody)
  })

  test('sixty times an hour and agent, then no more, whoever is sought', async () => {
    const third = await enter(url, 2)
    const ask = (ins: string) => third.send('POST', '/api/desk/search', { ins })
    for (let i = 0; i < 60; i += 1) expect((await ask(numberOf(99_000 + i))).status).toBe(200)
    expect([(await ask(numberOf(101))).status, codeOf(await ask(numberOf(99_998)))]).toEqual([429, 'too-many-look-ups'])
  })
})

describe('who is no agent', () => {
  test('is answered the same by every route, whether the number names somebody or nobody', async () => {
    const { id } = await insured(102)
    const outsiders = [await professional(url, { nationalId: '899900000551', family: 'CURIEUX' }), await personWithRecord(url, 551)]
    const described = (await one.get('/api/openapi.json')).json as { paths: Record<string, Record<string, unknown>> }
    const routes = Object.entries(described.paths).flatMap(([path, methods]) =>
      path.startsWith('/api/desk/persons/') ? Object.keys(methods).map(method => ({ path, method: method.toUpperCase() })) : [],
    )
    expect(routes.length).toBeGreaterThan(12)
    const bodies: Readonly<Record<string, unknown>> = {
      identity: SEEN,
      codes: { way: 'email' },
      choices: { choice: 'oppose', channel: 'desk' },
      contacts: { kind: 'email', value: 'x@example.org' },
      protectors: { protectorId: ELSEWHERE, measure: 'assistance', decision: { court: 'TJ', decidedOn: '2026-01-01', reference: '1' } },
      end: { decision: { court: 'TJ', decidedOn: '2026-01-01', reference: '1' } },
      suspension: { motive: 'fraud' },
      heirs: { requester: 'x', quality: 'heir', checked: 'y', reason: 'rights', from: '2026-01-01' },
      copies: { checked: 'y' },
      delivery: { way: 'desk' },
      'yearly-letter': { wanted: true },
      'protected-places': {
        place: { kind: 'town', town: 'Brest' },
        hiddenFrom: ELSEWHERE,
        until: '2027-01-01T00:00:00.000Z',
        decision: { court: 'TJ', decidedOn: '2026-01-01', reference: '1' },
      },
    }
    for (const client of outsiders)
      for (const { path, method } of routes) {
        const last = path.split('/').at(-1) ?? ''
        const body = path.endsWith('heirs/{requestId}')
          ? { accept: true }
          : method === 'GET' || method === 'DELETE'
            ? undefined
            : bodies[last]
        const ask = async (personId: string) => {
          const to = path.replace('{personId}', personId).replaceAll(/\{[^}]+\}/g, ELSEWHERE)
          const answer = method === 'GET' ? await client.get(to) : await client.send(method as 'POST' | 'PUT' | 'DELETE', to, body)
          return { status: answer.status, body: answer.bytes.toString('utf8').replaceAll(answer.correlationId, '') }
        }
        const [there, nowhere] = [await ask(id), await ask(ELSEWHERE)]
        expect([path, there]).toEqual([path, nowhere])
        expect([path, there.status]).toEqual([path, 403])
      }
  })
})

describe('the page of somebody', () => {
  test('tells her state in its word, and her contacts half-masked', async () => {
    const known = await insured(103)
    const page = await one.get(known.path)
    expect(page.json).toMatchObject({ state: 'none', check: null, hasAccount: false, ways: ['email', 'sms', 'post'] })
    const text = page.bytes.toString('utf8')
    for (const whole of ['p103@example.org', '0611223344', 'rue du Phare', numberOf(103)]) expect(text).not.toContain(whole)
    expect(at(page, 'contacts')).toEqual([
      { kind: 'email', hint: 'p···@example.org', source: 'insurer' },
      { kind: 'phone', hint: '06 ·· ·· ·· 44', source: 'insurer' },
      { kind: 'address', hint: '··· 29200 BREST', source: 'insurer' },
    ])
  })
})

describe('before an act, an identity', () => {
  test('is seen: without it nothing is done; it counts for this agent, this person, half an hour', async () => {
    const [known, other] = [await insured(104), await insured(105)]
    const send = (client: Client, { path }: Known) => client.send('POST', `${path}/codes`, { way: 'email' })
    expect(codeOf(await send(one, known))).toBe('identity-check-needed')
    expect(codeOf(await check(one, known, { pieces: ['vitale-card'], photoAgrees: true, doubt: false }))).toBe('check-incomplete')
    expect(codeOf(await check(one, known, { pieces: ['identity-card'], photoAgrees: false, doubt: false }))).toBe('check-incomplete')
    expect(at(await check(one, known), 'check.level')).toBe('desk')
    expect([codeOf(await send(two, known)), codeOf(await send(one, other))]).toEqual(['identity-check-needed', 'identity-check-needed'])
    expect((await send(one, known)).status).toBe(200)
    clock.advance(30 * MINUTE)
    await enterAgain()
    expect(codeOf(await send(one, known))).toBe('identity-check-needed')
  })

  test('on the phone allows less', async () => {
    const known = await insured(106)
    expect(at(await check(one, known, CALLED), 'check.level')).toBe('phone')
    expect(codeOf(await one.send('POST', `${known.path}/codes`, { way: 'print' }))).toBe('identity-check-needed')
    expect(codeOf(await one.send('POST', `${known.path}/contacts`, { kind: 'email', value: 'new@example.org' }))).toBe(
      'identity-check-needed',
    )
    expect((await one.send('POST', `${known.path}/choices`, { choice: 'oppose', channel: 'phone' })).status).toBe(200)
  })

  test('in doubt, stops every agent until a colleague has verified', async () => {
    const known = await insured(107)
    await check(one, known)
    await check(two, known)
    clock.advance(SECOND)
    expect((await check(one, known, { pieces: ['identity-card'], photoAgrees: false, doubt: true })).json).toEqual({ check: null })
    for (const client of [one, two])
      expect(codeOf(await client.send('POST', `${known.path}/codes`, { way: 'email' }))).toBe('identity-check-needed')
    expect(codeOf(await check(one, known))).toBe('doubt-stands')
    clock.advance(SECOND)
    await check(two, known)
    expect((await two.send('POST', `${known.path}/codes`, { way: 'email' })).status).toBe(200)
  })
})

describe('a new code', () => {
  test('goes by a way she had, is never shown, cancels the one before, and she is told', async () => {
    const known = await insured(108)
    await check(one, known)
    await one.send('POST', `${known.path}/codes`, { way: 'email' })
    const again = await one.send('POST', `${known.path}/codes`, { way: 'sms' })
    expect(Object.keys(again.json as object)).toEqual(['actId', 'until'])
    await until(
      () => noticesOf(108),
      told => told.filter(template => template === 'code-asked').length === 2,
    )
    const page = await one.get(known.path)
    expect((at(page, 'codes') as unknown[]).length).toBe(1)
    expect(
      (at(page, 'acts') as { kind: string; detail?: string }[]).filter(({ kind }) => kind === 'send-code').map(({ detail }) => detail),
    ).toEqual(expect.arrayContaining(['par SMS : 06 ·· ·· ·· 44', 'par e-mail : p···@example.org']))
    const receipt = await one.get(`${known.path}/acts/${textAt(again, 'actId')}/receipt`)
    expect([receipt.headers.get('content-type'), receipt.bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-'])
  })

  test('on a sealed sheet needs two agents, and is half a page', async () => {
    const known = await insured(109)
    await check(one, known)
    expect(codeOf(await one.send('POST', `${known.path}/codes`, { way: 'print' }))).toBe('colleague-needed')
    await together('reissue-code', known.id)
    const printed = await one.send('POST', `${known.path}/codes`, { way: 'print' })
    const sheet = Buffer.from(textAt(printed, 'sheet'), 'base64').toString('latin1')
    expect(sheet).toContain('/MediaBox [0 0 419.53 595.28]')
    expect(at(await one.get(known.path), 'acts')).toContainEqual(
      expect.objectContaining({ kind: 'print-code', colleague: expect.stringContaining('GUICHET1') }),
    )
    expect(codeOf(await one.send('POST', `${known.path}/codes`, { way: 'print' }))).toBe('colleague-needed')
  })
})

describe('contacts', () => {
  test('change by two agents, after three days in which the old address was told; she may say no', async () => {
    const known = await insured(110)
    const asks = () => one.send('POST', `${known.path}/contacts`, { kind: 'email', value: 'nouvelle@example.org' })
    await check(one, known)
    expect(codeOf(await asks())).toBe('colleague-needed')
    await together('change-contacts', known.id)
    const asked = await asks()
    expect(textAt(asked, 'due')).toBe(new Date(instant(clock.now() + 3 * DAY)).toISOString())
    const warned = await until(
      () => mailsTo('p110@example.org'),
      mails => mails.some(({ subject }) => subject === 'Vos coordonnées vont changer'),
    )
    expect(JSON.stringify(warned)).not.toContain('nouvelle@example.org')
    expect((await contactsOf(loop(), known.id)).email?.value).toBe('p110@example.org')
    await finishContactChanges(loop({ instant: instant(clock.now() + 3 * DAY - 1) }), services.outbox)
    expect((await contactsOf(loop(), known.id)).email?.value).toBe('p110@example.org')
    await finishContactChanges(loop({ instant: instant(clock.now() + 3 * DAY) }), services.outbox)
    expect((await contactsOf(loop(), known.id)).email).toMatchObject({ value: 'nouvelle@example.org', source: 'self' })
    await together('change-contacts', known.id)
    await asks()
    const change = textAt(await one.get(known.path), 'changes.0.changeId')
    expect((await one.send('DELETE', `${known.path}/contacts/${change}`)).status).toBe(200)
    expect(at(await one.get(known.path), 'changes')).toEqual([])
  })

  test('are refused when they are none', async () => {
    const known = await insured(111)
    await check(one, known)
    expect(codeOf(await one.send('POST', `${known.path}/contacts`, { kind: 'email', value: 'nowhere' }))).toBe('contact-refused')
    expect(codeOf(await one.send('POST', `${known.path}/contacts`, { kind: 'phone', value: '12' }))).toBe('contact-refused')
  })
})

describe('what she chooses', () => {
  test('a refusal and its end, each with a paper', async () => {
    const known = await insured(112)
    await check(one, known)
    const choose = (choice: string) => one.send('POST', `${known.path}/choices`, { choice, channel: 'desk' })
    for (const [choice, state] of [
      ['oppose', 'refused'],
      ['withdraw-opposition', 'none'],
    ] as const) {
      const made = await choose(choice)
      expect((await one.get(`${known.path}/acts/${textAt(made, 'actId')}/receipt`)).status).toBe(200)
      expect(at(await one.get(known.path), 'state')).toBe(state)
    }
    expect(codeOf(await choose('withdraw-opposition'))).toBe('not-opposed')
  })

  test('closing takes two agents and stands in her trace; opening again brings it back', async () => {
    const { recordId, ins } = await personWithRecord(url, 552)
    const found = await findPerson(loop(), { matricule: ins, oid })
    const known: Known = { id: found?.personId ?? (undefined as never), path: `/api/desk/persons/${found?.personId}`, number: 552 }
    await check(one, known)
    const close = () => one.send('POST', `${known.path}/choices`, { choice: 'close', channel: 'desk' })
    expect(codeOf(await close())).toBe('colleague-needed')
    expect(at(await one.get(known.path), 'state')).toBe('active')
    await together('close-record', recordId)
    expect((await close()).status).toBe(200)
    expect(await one.get(known.path)).toMatchObject({ json: { state: 'closed', archivedUntil: expect.any(String) } })
    expect((await one.send('POST', `${known.path}/choices`, { choice: 'reopen', channel: 'desk' })).status).toBe(200)
    await one.send('POST', '/api/desk/requests', { personId: known.id, subject: 'access', words: 'Une copie' })
    const she = await signedIn(url, { ins })
    const journal = (await she.get(`/api/records/${recordId}/journal?days=36500`)).bytes.toString('utf8')
    expect(journal).toContain('GUICHET0')
  })
})

describe('a request', () => {
  test('is followed to its answer; handed over, closed, and nothing after', async () => {
    const known = await insured(113)
    const made = await one.send('POST', '/api/desk/requests', { personId: known.id, subject: 'correction', words: 'Mon prénom est faux' })
    const path = `/api/desk/requests/${textAt(made, 'requestId')}`
    const step = (client: Client, kind: string, text = '') => client.send('POST', `${path}/steps`, { kind, text })
    expect(textAt(await one.get(path), 'due').slice(0, 10)).toBe('2026-12-22')
    for (const kind of ['take', 'ask-piece', 'to-dpo']) expect((await step(two, kind, 'x')).status).toBe(204)
    expect((await two.get(path)).json).toMatchObject({ state: 'with-dpo', isMine: true, words: 'Mon prénom est faux' })
    expect((await step(two, 'answer', 'Votre prénom est corrigé.')).status).toBe(204)
    expect(codeOf(await step(one, 'note', 'y'))).toBe('request-closed')
    expect(
      (at(await one.get(path), 'steps') as { kind: string; agent: string }[]).map(({ kind, agent }) => [kind, agent.split(' ').at(-1)]),
    ).toEqual([
      ['opened', 'GUICHET0'],
      ['take', 'GUICHET1'],
      ['ask-piece', 'GUICHET1'],
      ['to-dpo', 'GUICHET1'],
      ['answer', 'GUICHET1'],
    ])
    expect(
      ((await one.get('/api/desk/requests')).json as { items: { requestId: string }[] }).items.map(({ requestId }) => requestId),
    ).not.toContain(textAt(made, 'requestId'))
    expect(codeOf(await one.get(`/api/desk/requests/${ELSEWHERE}`))).toBe('request-absent')
  })

  test('no word of it stands in the database in clear', async () => {
    const rows = await carnet.rows.owner.rows<{ text: string }>({
      name: 'test.words',
      text: `select string_agg(encode(sealed, 'escape'), ' ') as text from (select sealed from desk_request union all select sealed from desk_step union all select sealed from desk_act) s`,
    })
    expect(rows[0]?.text).not.toMatch(/prénom|GUICHET|example|MOREL/)
  })
})

test('two registrations of one person, over the API', async () => {
  const [kept, second] = [await insured(114), await insured(115, { birth_first_names: someone(114).split(',')[3] ?? '' })]
  const { mergeId } = (await one.send('POST', '/api/desk/merges', { keptId: kept.id, secondId: second.id })).json as { mergeId: string }
  expect(codeOf(await one.send('POST', `/api/desk/merges/${mergeId}`))).toBe('colleague-needed')
  const { items } = (await two.get('/api/agents/acts')).json as { items: { actId: string; subject: string }[] }
  const actId = items.find(({ subject }) => subject === mergeId)?.actId
  await two.send('POST', `/api/agents/acts/${actId}/answer`, { approve: true })
  expect((await one.send('POST', `/api/desk/merges/${mergeId}`)).status).toBe(204)
  expect(textAt(await one.get(second.path), 'personId')).toBe(kept.id)
  expect(at(await one.get(kept.path), 'merges.0')).toMatchObject({ state: 'merged', isKept: true, otherId: second.id })
  await together('merge-records', mergeId)
  expect((await one.send('DELETE', `/api/desk/merges/${mergeId}`)).status).toBe(204)
  expect(textAt(await one.get(second.path), 'personId')).toBe(second.id)
})
