import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { routesOf } from '../../src/api/index.ts'
import { createLog } from '../../src/platform/log.ts'
import { at, textAt } from './client.ts'
import { insOf, pdf, personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

const faults: string[] = []
const log = createLog({ level: 'error', write: line => void faults.push(line) })
const carnet = await testServer({ log })
const { url } = carnet
const REQUESTS = 2_000

const person = await personWithRecord(url, 121)
const doctor = await professional(url, { nationalId: '899900000121', family: 'AUTEURE', regulation: true })
const filed = await doctor.upload(`/api/records/${person.recordId}/documents`, { title: 'A', typeCode: '11488-4', date: '2026-11-02' }, [
  { name: 'a.pdf', type: 'application/pdf', bytes: pdf('a') },
])
const documentId = textAt(filed, 'documentId')

const routes = routesOf({ mode: 'demonstration' } as Parameters<typeof routesOf>[0], { name: 'carnet', attributes: '' })
  // Signing out would end what the other requests need.
  .filter(({ path, method }) => !(path === '/api/session' && method === 'DELETE'))

const odd = fc.oneof(
  fc.constantFrom(
    '',
    '.',
    '..',
    '%2e%2e',
    '%00',
    '%0d%0aX: y',
    '__proto__',
    'constructor',
    'null',
    'undefined',
    '-1',
    '0',
    '1e309',
    'NaN',
    "' or 1=1 --",
    '<script>',
    '🩺',
    'é'.repeat(40),
    '\u202e',
  ),
  fc.string({ maxLength: 40 }),
  fc.uuid(),
)
/** Most of the time the right one, so that what lies behind is reached too. */
const RIGHT_PARAMS: Readonly<Record<string, string>> = {
  ':recordId': person.recordId,
  ':documentId': documentId,
  ':actorId': doctor.actorId,
  ':handle': person.recordId,
  ':part': '0',
  '*': '0/000',
}
const param = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: odd })
const value: fc.Arbitrary<unknown> = fc.letrec(tie => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.integer(),
    odd,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(odd, fc.constantFrom(...KEYS())), tie('any'), { maxKeys: 5 }),
  ),
})).any

function KEYS(): readonly string[] {
  return [
    'title',
    'typeCode',
    'date',
    'text',
    'masked',
    'kind',
    'actorIds',
    'until',
    'scope',
    'categories',
    'documentIds',
    'active',
    'samu',
    'breakGlass',
    'handle',
    'ground',
    'motive',
    'attested',
    'ins',
    'oid',
    'code',
    'traits',
    'birthName',
    'birthFirstNames',
    'sex',
    'birthDate',
    'to',
    'personaId',
    'nationalId',
    'evenInEmergency',
    'named',
    'opposed',
    'metadata',
    'documents',
    'submissionId',
    'uniqueId',
    'visibility',
    'replaces',
  ]
}

/** Bodies near the right ones: each field right, or not. */
const right: Readonly<Record<string, unknown>> = {
  title: 'Titre',
  typeCode: 'EXPPAT_2',
  date: '2026-11-02',
  text: 'Bonjour.',
  masked: false,
  kind: 'chosen',
  actorIds: [doctor.actorId],
  until: '2027-01-01T00:00:00.000Z',
  scope: { kind: 'period', from: '2020-01' },
  active: true,
  samu: true,
  breakGlass: true,
  evenInEmergency: false,
  named: false,
  opposed: false,
  to: 'holder',
  handle: person.recordId,
  basis: 'declared-agreement',
  ground: 'cannot-answer',
  motive: 'Malaise sur la voie publique',
  attested: true,
  mission: 'M',
  ins: insOf(121),
  traits: { ins: insOf(122), birthName: 'A', birthFirstNames: ['B'], sex: 'F', birthDate: '1990-02-30' },
}
type Node = { readonly properties?: Readonly<Record<string, unknown>>; readonly anyOf?: readonly Node[]; readonly oneOf?: readonly Node[] }
const fieldsOf = (node: Node): readonly string[] =>
  node.properties !== undefined ? Object.keys(node.properties) : fieldsOf((node.anyOf ?? node.oneOf ?? []).at(-1) ?? { properties: {} })
const FIELDS = new Map(
  routes.map(({ shapes: { body } }) => [
    body,
    body === undefined ? [] : fieldsOf(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Node),
  ]),
)

/** What the route wants, with one field spoiled or none. */
type Near = { readonly which: number; readonly spoiled: unknown; readonly isSpoiled: boolean }
const nearBody = (fields: readonly string[], { which, spoiled, isSpoiled }: Near): string =>
  JSON.stringify(Object.fromEntries(fields.map((field, i) => [field, isSpoiled && i === which % fields.length ? spoiled : right[field]])))

const near = fc.record({ which: fc.nat(20), spoiled: value, isSpoiled: fc.boolean() })
const wild = fc.oneof(
  { weight: 3, arbitrary: value.map(json => JSON.stringify(json) ?? '') },
  { weight: 1, arbitrary: fc.string({ maxLength: 200 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes).toString('latin1')) },
)
const body = fc.oneof({ weight: 3, arbitrary: near }, { weight: 2, arbitrary: wild })
const header = fc.record(
  {
    'content-type': fc.constantFrom(
      ...Array<string>(12).fill('application/json'),
      'application/json; charset=utf-16',
      'text/plain',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'multipart/form-data; boundary=',
    ),
    'x-carnet-mode': fc.constantFrom(...Array<string>(12).fill('normal'), 'break-glass', 'regulation', 'root', ''),
    'x-carnet-secret': fc.constantFrom(...Array<string>(8).fill('0'), '1', 'yes'),
    accept: fc.constantFrom('*/*', 'application/xml', ''),
    range: fc.constantFrom('bytes=0-10', 'bytes=-1', 'lines=1'),
    'if-none-match': fc.constantFrom('*', '"a"'),
  },
  { requiredKeys: [] },
)
const query = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  fc.dictionary(fc.oneof(fc.constantFrom('cursor', 'limit', 'status', 'q', 'download', 'days'), odd), odd, { maxKeys: 3 }).map(
    pairs =>
      `?${Object.entries(pairs)
        .map(([key, text]) => `${encodeURIComponent(key.toWellFormed())}=${encodeURIComponent(text.toWellFormed())}`)
        .join('&')}`,
  ),
)

const request = fc.record({
  route: fc.constantFrom(...routes),
  params: fc.array(param, { minLength: 3, maxLength: 3 }),
  query,
  body,
  header,
  who: fc.constantFrom('person', 'doctor', 'doctor', 'nobody'),
})

const encodePart = (part: string): string => (/^%|^[\w.-]*$/.test(part) ? part : encodeURIComponent(part.toWellFormed()))

test(`no request that a client makes is a fault of ours: ${REQUESTS.toLocaleString('en')} of them`, async () => {
  const seen = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(request, async ({ route, params, query: asked, body: made, header: headers, who }) => {
      const fields = FIELDS.get(route.shapes.body) ?? []
      const text = typeof made === 'string' ? made : fields.length === 0 ? undefined : nearBody(fields, made)
      let at = 0
      const path = route.path.replace(/:\w+|\*/g, name => encodePart(params[at++] ?? RIGHT_PARAMS[name] ?? 'x'))
      const client = who === 'person' ? person : doctor
      const hasBody = route.method !== 'GET' && route.method !== 'HEAD' && text !== undefined
      const response = await fetch(`${url}${path}${asked}`, {
        method: route.method,
        headers: {
          'x-carnet-client': '1',
          ...(hasBody ? { 'content-type': 'application/json' } : {}),
          ...headers,
          ...(who === 'nobody' ? {} : { cookie: client.cookie() }),
        },
        ...(hasBody ? { body: text } : {}),
      })
      const answer = await response.text()
      seen.set(response.status, (seen.get(response.status) ?? 0) + 1)
      expect(response.status, `${route.method} ${path} ${answer.slice(0, 200)}`).toBeLessThan(500)
      // The answer of a HEAD has no body.
      if (response.status >= 400 && route.method !== 'HEAD')
        expect(JSON.parse(answer)).toMatchObject({
          code: expect.stringMatching(/^[a-z0-9.-]+$/),
          correlationId: response.headers.get('x-correlation-id'),
        })
    }),
    { numRuns: REQUESTS, seed: 20261121, endOnFailure: true },
  )
  expect(faults).toEqual([])
  // A fuzz that is refused at the first door proves nothing of the others.
  expect(seen.get(200) ?? 0).toBeGreaterThan(20)
  expect((seen.get(201) ?? 0) + (seen.get(204) ?? 0)).toBeGreaterThan(10)
  expect(seen.get(404) ?? 0).toBeGreaterThan(20)
  expect([...seen.keys()].sort()).toEqual(expect.arrayContaining([200, 400, 401, 404]))
}, 240_000)

test('afterwards the person still reads her record', async () => {
  expect(at(await person.get(`/api/records/${person.recordId}/documents`), 'items')).toEqual(expect.any(Array))
  expect((await person.get('/healthz')).status).toBe(200)
})
