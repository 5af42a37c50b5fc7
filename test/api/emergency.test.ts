import { beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Client, textAt } from './client.ts'
import { insOf, pdf, personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

/** Emergency accesses through the wire: what they open, what they never open, and what is told to whoever is refused. */
const carnet = await testServer()
const { url } = carnet
const CANARY = 'PENICILLINE-CHOC'
const BREAK = { 'x-carnet-mode': 'break-glass' }
const REGULATION = { 'x-carnet-mode': 'regulation' }
const ATTESTED = { unableToConsent: true, immediateDanger: true, motive: 'Trouvée inconsciente, seule' }

// biome-ignore format: a table looks like a table
const ROLES = [
  ['a doctor', '10', 'SM26', false], ['an emergency doctor', '10', 'SM59', false], ['a SAMU regulator', '10', 'SM59', true],
  ['an occupational doctor', '10', 'SM25', false], ['a pharmacist', '21', undefined, false], ['a nurse', '60', undefined, false],
  ['a dentist', '40', undefined, false], ['a midwife', '50', undefined, false], ['a physiotherapist', '70', undefined, false],
  ['a social worker', '41', undefined, false], ['a regulation nurse', '60', undefined, true],
] as const
type Role = (typeof ROLES)[number][0] | 'a secretary' | 'a PARM'

const callers = new Map<Role, Client>()
const records = new Map<string, string>()
const caller = (role: Role): Client => {
  const found = callers.get(role)
  if (found === undefined) throw new Error(`nobody is ${role}`)
  return found
}
const at = (situation: string): string => records.get(situation) ?? ''

beforeAll(async () => {
  const author = await professional(url, { nationalId: '899900000300', family: 'AUTEURE', structure: '1290000300' })
  let serial = 300
  for (const [role, profession, specialty, regulation] of ROLES) {
    const number = ++serial
    const worker = { nationalId: `899900000${number}`, family: `ROLE-${number}`, structure: `1290000${number}`, profession, regulation }
    callers.set(role, await professional(url, specialty === undefined ? worker : { ...worker, specialty }))
  }
  for (const [role, regulation] of [
    ['a secretary', false],
    ['a PARM', true],
  ] as const) {
    const number = ++serial
    const worker = {
      nationalId: `899900000${number}`,
      family: `ROLE-${number}`,
      structure: `1290000${number}`,
      regulation,
      kind: 'secretary',
    }
    callers.set(role, await professional(url, worker))
  }
  for (const [rank, situation] of ['open', 'opposed', 'closed'].entries()) {
    const person = await personWithRecord(url, 300 + rank)
    const path = `/api/records/${person.recordId}`
    records.set(situation, person.recordId)
    await author.upload(`${path}/documents`, { title: CANARY, typeCode: '11488-4', date: '2026-11-01' }, [
      { name: 'a.pdf', type: 'application/pdf', bytes: pdf(CANARY) },
    ])
    const clientId = `bbbbbbbb-0000-4000-8000-${String(rank).padStart(12, '0')}`
    await person.send('POST', `${path}/profile/entries`, {
      clientId,
      body: { rubric: 'allergies', code: { text: CANARY }, criticality: 'high' },
    })
    if (situation === 'opposed') {
      const answer = await person.send('PUT', `${path}/access/emergency`, { samu: false, breakGlass: false, masked: false })
      expect(answer).toMatchObject({ status: 200, json: { emergency: { samu: { value: false }, breakGlass: { value: false } } } })
    }
    if (situation === 'closed') expect((await person.send('POST', `${path}/close`, { erase: false })).status).toBe(200)
  }
  records.set('unknown', textAt(await caller('a doctor').send('POST', '/api/professional/find', { ins: insOf(99_300) }), 'handle'))
}, 120_000)

/** Without what is of the session or of the line, which is renewed as time goes. */
const OF_THE_SESSION: ReadonlySet<string> = new Set(['date', 'x-correlation-id', 'keep-alive', 'connection', 'set-cookie'])
const bytesOf = ({ status, headers, bytes, correlationId }: Answer): unknown => ({
  status,
  headers: [...headers].filter(([name]) => !OF_THE_SESSION.has(name)),
  body: bytes.toString('utf8').replaceAll(correlationId, 'REFERENCE'),
})

/** Every way in, then what one would read of it. */
const BASES: Readonly<Record<string, (who: Client, record: string) => Promise<Answer>>> = {
  'an agreement': (who, handle) => who.send('POST', '/api/professional/openings', { handle, basis: 'declared-agreement' }),
  'a care team': (who, handle) => who.send('POST', '/api/professional/openings', { handle, basis: 'care-team' }),
  'break-glass': (who, handle) => who.send('POST', '/api/professional/break-glass', { handle, ...ATTESTED }),
  regulation: (who, handle) => who.send('POST', '/api/professional/regulation', { handle, mission: 'M-300' }),
}
const READINGS: Readonly<Record<string, (who: Client, path: string) => Promise<Answer>>> = {
  'the five blocks': (who, path) => who.get(`${path}/emergency`),
  'the five blocks, breaking the glass': (who, path) => who.get(`${path}/emergency`, BREAK),
  'the five blocks, regulating': (who, path) => who.get(`${path}/emergency`, REGULATION),
  'the synthesis': (who, path) => who.get(`${path}/synthesis`, BREAK),
  'the documents': (who, path) => who.get(`${path}/documents`, REGULATION),
  'the profile': (who, path) => who.get(`${path}/profile`, BREAK),
  'the banner': (who, path) => who.get(`${path}/person`, BREAK),
}

describe('where she refused', () => {
  test.each([...ROLES.map(([role]) => role), 'a secretary', 'a PARM'] as const)(
    '%s enters on no basis: refused in the bytes of no record, with no clinical byte',
    async role => {
      const who = caller(role)
      for (const [basis, enter] of Object.entries(BASES)) {
        const nothing = bytesOf(await enter(who, at('unknown')))
        for (const situation of ['opposed', 'closed']) {
          const answer = await enter(who, at(situation))
          expect([basis, situation, answer.status >= 400, bytesOf(answer)]).toEqual([basis, situation, true, nothing])
        }
      }
      for (const read of Object.values(READINGS)) {
        const [here, none] = [await read(who, `/api/records/${at('opposed')}`), await read(who, `/api/records/${at('unknown')}`)]
        expect(bytesOf(here)).toEqual(bytesOf(none))
        expect(here.bytes.toString('utf8')).not.toMatch(new RegExp(`${CANARY}|ESSAI-301`))
      }
    },
  )
})

describe('the two accesses', () => {
  test('are two: a doctor does not regulate, a regulator needs no incapacity, a PARM does neither', async () => {
    const { regulation, 'break-glass': glass } = BASES
    if (regulation === undefined || glass === undefined) throw new Error('no bases')
    const opened = async (enter: typeof glass, role: Role): Promise<number> => (await enter(caller(role), at('open'))).status
    expect(await Promise.all([opened(regulation, 'an emergency doctor'), opened(regulation, 'a PARM'), opened(glass, 'a PARM')])).toEqual([
      404, 404, 404,
    ])
    expect(await opened(regulation, 'a SAMU regulator')).toBe(200)
    expect((await caller('a SAMU regulator').get(`/api/records/${at('open')}/emergency`, REGULATION)).bytes.toString('utf8')).toMatch(
      CANARY,
    )
  })

  test.each([
    ['one attestation of two', { ...ATTESTED, unableToConsent: false }],
    ['neither', { ...ATTESTED, unableToConsent: false, immediateDanger: false }],
    ['ten thousand control characters', { ...ATTESTED, motive: '\u0007'.repeat(10_000) }],
    ['a hundred of them', { ...ATTESTED, motive: '\u0001'.repeat(100) }],
  ])('open nothing with %s', async (_, body) => {
    const answer = await caller('a doctor').send('POST', '/api/professional/break-glass', { handle: at('open'), ...body })
    expect([answer.status, answer.bytes.length < 1_000]).toEqual([400, true])
    expect((await caller('a doctor').get(`/api/records/${at('open')}/emergency`, BREAK)).status).toBe(404)
  })
})

describe('an emergency doctor', () => {
  const path = (): string => `/api/records/${at('open')}`
  test('reads, deposits the report, takes her own back; exports, hides, shows and lets in nobody; and is out when she closes', async () => {
    const who = caller('an emergency doctor')
    expect((await who.send('POST', '/api/professional/break-glass', { handle: at('open'), ...ATTESTED })).status).toBe(200)
    const list = await who.get(`${path()}/documents`, BREAK)
    const theirs = textAt(list, 'items.0.id')
    expect((await who.get(`${path()}/documents/${theirs}/content`, BREAK)).status).toBe(200)
    const filed = await who.upload(
      `${path()}/documents`,
      { title: 'Passage aux urgences', typeCode: '11488-4', date: '2026-11-22' },
      [{ name: 'b.pdf', type: 'application/pdf', bytes: pdf('urgences') }],
      BREAK,
    )
    const mine = textAt(filed, 'documentId')
    const refused: readonly (readonly [string, Promise<Answer>])[] = [
      ['export', who.send('POST', `${path()}/exports`, { scope: {} }, BREAK)],
      ['take', who.get(`${path()}/synthesis/ips`, BREAK)],
      ['mask', who.send('PUT', `${path()}/documents/${theirs}/visibility`, { kind: 'masked' }, BREAK)],
      ['mask her own', who.send('PUT', `${path()}/documents/${mine}/visibility`, { kind: 'masked' }, BREAK)],
      ['reveal', who.send('POST', `${path()}/documents/${theirs}/reveal`, { to: 'holder' }, BREAK)],
      ['delete theirs', who.send('DELETE', `${path()}/documents/${theirs}`, undefined, BREAK)],
      ['her rules', who.get(`${path()}/access`, BREAK)],
      ['her journal', who.get(`${path()}/journal`, BREAK)],
    ]
    for (const [what, asked] of refused) expect([what, (await asked).status >= 400]).toEqual([what, true])
    expect((await who.send('DELETE', `${path()}/documents/${mine}`, undefined, BREAK)).status).toBeLessThan(300)
    expect((await who.send('DELETE', `${path()}/emergency`, undefined, BREAK)).status).toBeLessThan(300)
    for (const part of ['emergency', 'documents', 'person', 'synthesis'])
      expect((await who.get(`${path()}/${part}`, BREAK)).status).toBe(404)
  })

  test('who has a right already is told so, and nothing is switched on inside her file', async () => {
    const who = caller('a midwife')
    expect((await who.send('POST', '/api/professional/openings', { handle: at('open'), basis: 'declared-agreement' })).status).toBe(200)
    expect(await who.send('POST', '/api/professional/break-glass', { handle: at('open'), ...ATTESTED })).toMatchObject({
      status: 409,
      json: { code: 'already-authorised' },
    })
  })
})
