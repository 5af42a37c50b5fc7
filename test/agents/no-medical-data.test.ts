import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer, Client } from '../api/client.ts'
import { textAt } from '../api/client.ts'
import { insOf, pdf, personWithRecord, professional, register, signedIn } from '../api/people.ts'
import { testServer } from '../api/server.ts'
import { DOCUMENT_RIGHTS } from '../../src/kernel/rights.ts'
import { ACTING, decide, RECORD_RIGHTS } from '../../src/access/index.ts'
import { forEachCombination, ONE_ACTOR } from '../oracle/product.ts'
import { inProductWords } from '../oracle/product-decider.ts'
import { POLICIES } from '../oracle/facts.ts'

/** An agent never reaches a document: not by the decision, not by a route, not by an error (issue: « no medical data by construction »). */

const TEN_MINUTES = 600_000
const carnet = await testServer()

describe('the decision', () => {
  test(
    'is no, whatever the facts, for every right on a document, under every policy',
    () => {
      let allowed = 0
      const count = forEachCombination(
        facts => {
          const words = inProductWords(facts)
          for (const { policy } of POLICIES) {
            if (decide({ ...words, policy }).answer === 'allow') allowed++
            if (decide({ ...words, policy, own: true }).answer === 'allow') allowed++
          }
        },
        ['agent'],
      )
      console.log(`agents: combinations=${count} policies=${POLICIES.length} allowed=${allowed}`)
      expect(count).toBe(ONE_ACTOR)
      expect(allowed).toBe(0)
    },
    TEN_MINUTES,
  )

  test('has no right of a desk among those that open, change or count a document', () => {
    const rights = Object.keys(RECORD_RIGHTS)
    expect(rights.filter(right => DOCUMENT_RIGHTS.some(one => one === right))).toEqual([])
    for (const right of ['read-journal', 'read-access', 'manage-access', 'declare-access', 'export'] as const)
      expect(RECORD_RIGHTS[right].filter(({ rule }) => rule === 'desk')).toEqual([])
    expect(ACTING.length).toBeGreaterThan(0)
    // @ts-expect-error the table of the desk has no line for a right on documents: a type, not a rule that somebody could add
    expect(RECORD_RIGHTS['read']).toBeUndefined()
  })
})

/** What the desk does see: whether there is a record, in which state, since when (G2). */
const ADMINISTRATIVE = ['/api/records/{recordId}/life']

describe('the routes', () => {
  const ELSEWHERE = '3f2b8c1e-7a55-4d0e-9b1c-0a1b2c3d4e5f'
  const CANARY = 'Compte rendu oncologie 7f3a'
  let agent: Client
  let record = ''
  let document = ''
  let routes: readonly Operation[] = []
  let everyPath: readonly Operation[] = []

  beforeAll(async () => {
    const { url } = carnet
    const author = await professional(url, { nationalId: '899900000081', family: 'AUTEURE', structure: '1290000081' })
    const person = await personWithRecord(url, 81)
    record = person.recordId
    const filed = await author.upload(`/api/records/${record}/documents`, { title: CANARY, typeCode: '11488-4', date: '2026-11-01' }, [
      { name: 'a.pdf', type: 'application/pdf', bytes: pdf('agent') },
    ])
    document = textAt(filed, 'documentId')
    await register(author, { nationalId: '599999999800018-AG0001', family: 'GUICHET', kind: 'agent' })
    agent = await signedIn(url, { nationalId: '599999999800018-AG0001' })
    everyPath = pathsOf((await agent.get('/api/openapi.json')).json)
    routes = everyPath.filter(({ path }) => path.includes('{recordId}'))
  }, 60_000)

  const bytesOf = ({ status, headers, bytes, correlationId }: Answer): unknown => ({
    status,
    headers: [...headers].filter(([name]) => !['date', 'x-correlation-id', 'keep-alive', 'connection', 'set-cookie'].includes(name)),
    body: bytes.toString('utf8').replaceAll(correlationId, 'REFERENCE'),
  })
  const ask = (method: Operation['method'], path: string, body?: unknown): Promise<Answer> =>
    method === 'GET' ? agent.get(path) : agent.send(method, path, body)
  const filled = (path: string, recordId: string, documentId: string): string =>
    path
      .replace('{recordId}', recordId)
      .replace('{documentId}', documentId)
      .replaceAll(/\{[^}]+\}/g, ELSEWHERE)

  test('that name a record are all known to this test', () => {
    expect(routes.length).toBeGreaterThan(15)
    expect(routes.some(({ path }) => path.endsWith('/documents')) && routes.some(({ path }) => path.includes('/journal'))).toBe(true)
  })

  test('read nothing: a record with documents and a number that nobody gave are one answer, byte for byte', async () => {
    const wrong: string[] = []
    for (const { method, path } of routes.filter(one => one.method === 'GET' && !ADMINISTRATIVE.includes(one.path))) {
      const there = await ask(method, filled(path, record, document))
      const nowhere = await ask(method, filled(path, ELSEWHERE, ELSEWHERE))
      if (there.status < 400) wrong.push(`${path}: ${there.status}`)
      if (JSON.stringify(bytesOf(there)) !== JSON.stringify(bytesOf(nowhere))) wrong.push(`${path} differs`)
    }
    expect(wrong).toEqual([])
  })

  test('that are administrative tell a state and its dates, and no word of a document', async () => {
    for (const path of ADMINISTRATIVE) {
      const told = (await ask('GET', filled(path, record, document))).bytes.toString('utf8')
      for (const word of [CANARY, document, 'oncologie', '11488-4', 'AUTEURE']) expect(told).not.toContain(word)
    }
  })

  test('change nothing of a document and tell nothing of it', async () => {
    const wrong: string[] = []
    for (const { method, path } of routes.filter(one => one.method !== 'GET' && /documents|journal|access|emergency/.test(one.path))) {
      const there = await ask(method, filled(path, record, document), {})
      const nowhere = await ask(method, filled(path, ELSEWHERE, ELSEWHERE), {})
      if (there.status < 400) wrong.push(`${method} ${path}: ${there.status}`)
      if (JSON.stringify(bytesOf(there)) !== JSON.stringify(bytesOf(nowhere))) wrong.push(`${method} ${path} differs`)
      if (there.bytes.toString('utf8').includes(CANARY)) wrong.push(`${method} ${path} tells`)
    }
    expect(wrong).toEqual([])
  })

  test('close, open again and erase only at the desk, where who is there was checked', async () => {
    for (const [method, path, body] of [
      ['POST', 'close', { erase: false }],
      ['POST', 'reopen', {}],
      ['PUT', 'erasure', {}],
      ['POST', 'objection', {}],
    ] as const)
      for (const recordId of [record, ELSEWHERE])
        expect((await ask(method, `/api/records/${recordId}/${path}`, body)).json).toMatchObject({ code: 'at-the-desk' })
  })

  test('of the desk tell her state and her contacts, and no word of a document, whatever is asked of them', async () => {
    const found = (await agent.send('POST', '/api/desk/search', { ins: insOf(81) })).json as { items: { personId: string }[] }
    const personId = found.items[0]?.personId ?? ''
    const desk = everyPath.filter(({ path }) => path.startsWith('/api/desk/'))
    expect(desk.length).toBeGreaterThan(18)
    const told: string[] = []
    for (const { method, path } of desk) {
      const to = path.replace('{personId}', personId).replaceAll(/\{[^}]+\}/g, ELSEWHERE)
      told.push((await ask(method, to, method === 'GET' ? undefined : {})).bytes.toString('utf8'))
    }
    const page = (await agent.get(`/api/desk/persons/${personId}`)).bytes.toString('utf8')
    expect(page).toContain('"state":"active"')
    for (const text of [...told, page])
      for (const word of [CANARY, document, 'oncologie', '11488-4', 'AUTEURE', insOf(81)]) expect(text).not.toContain(word)
  })

  test('the finder, the search and the emergency are not hers', async () => {
    for (const [method, path, body] of [
      ['POST', '/api/professional/find', { ins: '290019990000081' }],
      ['POST', '/api/professional/break-glass', { handle: record, unableToConsent: true, immediateDanger: true, motive: 'x' }],
    ] as const)
      expect([path, (await ask(method, path, body)).status >= 400]).toEqual([path, true])
    // Her own journal tells her own acts at the desk, and of whom.
    for (const path of ['/api/professional/records', '/api/professional/journal'])
      expect((await ask('GET', path)).bytes.toString('utf8')).not.toMatch(new RegExp(`${CANARY}|${document}|documents\\.`))
  })
})

type Operation = { readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly path: string }
type Described = { readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>> }

/** Every operation of the API's own description. */
const pathsOf = (json: unknown): readonly Operation[] =>
  Object.entries((json as Described).paths ?? {}).flatMap(([path, operations]) =>
    (['GET', 'POST', 'PUT', 'DELETE'] as const).filter(method => method.toLowerCase() in operations).map(method => ({ method, path })),
  )
