import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { routesOf } from '../../src/api/index.ts'
import { clientOf, textAt } from './client.ts'
import { insOf, pdf, personWithRecord, professional, register, signedIn, traitsOf } from './people.ts'
import { testServer } from './server.ts'

const carnet = await testServer()
const { url } = carnet
const person = await personWithRecord(url, 31)
const author = await professional(url, { nationalId: '899900000031', family: 'AUTEURE' })
const path = `/api/records/${person.recordId}`
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const ELSEWHERE = '3f2b8c1e-7a55-4d0e-9b1c-0a1b2c3d4e5f'

const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname, () => socket.write(text))
    let answer = ''
    socket.on('data', chunk => (answer += chunk.toString('utf8')))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    socket.setTimeout(3_000, () => socket.destroy())
  })

describe('every answer', () => {
  const answers = {
    'a page': () => clientOf(url).get('/'),
    data: () => person.get(`${path}/documents`),
    'a refusal': () => person.get(`${path}/documents/${ELSEWHERE}`),
    'nothing at this address': () => clientOf(url).get('/api/nothing'),
    'not signed in': () => clientOf(url).get('/api/notices'),
    'a file of the site': () => clientOf(url).get('/verifier/verify-trace.mjs'),
  }
  test.each(Object.entries(answers))('bears what keeps a browser safe: %s', async (_, ask) => {
    const { headers } = await ask()
    expect(headers.get('x-correlation-id')).toMatch(UUID)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'/)
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('server')).toBeNull()
    expect(headers.get('etag') !== null && headers.get('cache-control') === 'no-store').toBe(false)
  })

  test('of the API is kept by nobody', async () => {
    expect((await person.get(`${path}/documents`)).headers.get('cache-control')).toBe('no-store')
    expect((await person.get('/api/session')).headers.get('cache-control')).toBe('no-store')
  })

  test('of a page runs our own scripts alone, through our own policy', async () => {
    const policy = (await clientOf(url).get('/')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
  })

  test('signing out ends the session for every later request, and the browser forgets', async () => {
    const leaving = await signedIn(url, { ins: person.ins })
    const kept = leaving.cookie()
    const out = await leaving.send('DELETE', '/api/session')
    expect(out.status).toBe(204)
    expect(out.headers.get('clear-site-data')).toContain('storage')
    const replayed = clientOf(url, { cookie: kept })
    expect(await replayed.get('/api/session')).toMatchObject({ status: 401, json: { code: 'session-ended' } })
    expect(await replayed.get(`${path}/documents`)).toMatchObject({ status: 401, json: { code: 'session-ended' } })
    expect(
      await replayed.send('POST', `${path}/documents/written`, {
        title: 'a',
        typeCode: 'EXPPAT_2',
        date: '2026-11-01',
        text: 'b',
        masked: false,
      }),
    ).toMatchObject({ status: 401 })
  })
})

describe('an address', () => {
  test.each([
    '/api/records/1/documents',
    '/api/records/abc/documents',
    `${path}/documents/1`,
    `/api/records/${ELSEWHERE.toUpperCase()}/documents`,
    '/api/records/%00/documents',
  ])('that is no identifier of ours is refused: %s', async address => {
    expect(await person.get(address)).toMatchObject({ status: 400, json: { code: 'request-invalid' } })
  })

  test.each(['/api/records/%zz/documents', '/api/%E0%A4%A'])('that cannot be read is refused: %s', async address => {
    expect((await raw(`GET ${address} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`)).split('\r\n')[0]).toMatch(/ 400 /)
  })

  test('with an unknown or doubled parameter is refused', async () => {
    expect(await person.get(`${path}/documents?limit=10&limit=20`)).toMatchObject({ status: 400, json: { fields: ['limit'] } })
    expect(await person.get(`${path}/documents?filter=a`)).toMatchObject({ status: 400 })
    expect(await person.get(`${path}/documents?limit=0`)).toMatchObject({ status: 400, json: { fields: ['limit'] } })
    expect(await person.get('/api/session?x=1')).toMatchObject({ status: 400 })
    expect(await person.get(`${path}/documents?__proto__=1`)).toMatchObject({ status: 400 })
  })

  test('that is a page gives the application; one that is not, nothing', async () => {
    expect((await clientOf(url).get('/dossier/documents')).headers.get('content-type')).toContain('text/html')
    expect(await clientOf(url).get('/favicon.bmp')).toMatchObject({ status: 404, json: { code: 'no-such-address' } })
    expect(await clientOf(url).get('/api/records')).toMatchObject({ status: 404 })
    expect(await clientOf(url).get('/../../../etc/passwd')).toMatchObject({ status: 200 })
    expect(await raw('GET /assets/../../../etc/passwd HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n')).not.toContain('root:')
  })
})

describe('a body', () => {
  const session = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${url}/api/demonstration/sessions`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-carnet-client': '1', ...headers },
    })

  test.each([
    ['not JSON', '{'],
    ['empty', ''],
    ['of another shape', '[]'],
    ['null', 'null'],
    ['with an unknown field', '{"personaId":"x","admin":true}'],
    ['with a prototype', '{"personaId":"x","__proto__":{"admin":true}}'],
    ['with a constructor', '{"constructor":{"prototype":{"a":1}}}'],
    ['of another type', '{"personaId":1}'],
    ['nested 5,000 deep', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ])('%s is refused', async (_, body) => {
    const answer = await session(body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'request-invalid', message: expect.stringMatching(/mal formée/) })
  })

  test('above 256 kB is refused before it is read', async () => {
    const answer = await session(`{"personaId":"${'a'.repeat(300_000)}"}`)
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ code: 'request-too-large' })
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=x', 'nonsense'])(
    'of type %s is refused',
    async type => {
      const answer = await session('{"personaId":"camille"}', { 'content-type': type })
      expect(answer.status).toBe(415)
      expect(await answer.json()).toMatchObject({ code: 'content-type' })
    },
  )

  test('that is compressed is refused', async () => {
    expect((await session('x', { 'content-encoding': 'gzip' })).status).toBe(415)
  })

  test('where none is expected is refused', async () => {
    const answer = await person.send('POST', `${path}/documents/${ELSEWHERE}/archive`, { a: 1 })
    expect(answer).toMatchObject({ status: 400, json: { code: 'request-invalid' } })
  })
})

describe('a request', () => {
  test('of another site is refused, whatever it asks', async () => {
    const body = { kind: 'masked' }
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, { origin: 'null' }]) {
      const answer = await person.send('PUT', `${path}/documents/${ELSEWHERE}/visibility`, body, headers)
      expect(answer).toMatchObject({ status: 403, json: { code: 'foreign-origin' } })
    }
    expect(await person.get(`${path}/documents`, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toMatchObject({
      status: 403,
    })
  })

  test('that does not say that it is from here is refused when it changes something', async () => {
    const { hostname, port } = new URL(url)
    const answer = await raw(
      `DELETE /api/session HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: ${person.cookie()}\r\nconnection: close\r\n\r\n`,
    )
    expect(answer.split('\r\n')[0]).toMatch(/ 403 /)
    const same = await raw(
      `GET /api/session HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: ${person.cookie()}\r\nconnection: close\r\n\r\n`,
    )
    expect(same.split('\r\n')[0]).toMatch(/ 200 /)
  })

  test('of our own pages is answered', async () => {
    const own = clientOf(url, { 'sec-fetch-site': 'same-origin', origin: url, cookie: person.cookie() })
    expect((await own.send('POST', `${path}/search`, { text: 'a' })).status).toBe(200)
  })

  test.each([
    ['not HTTP', 'HELLO\r\n\r\n'],
    ['without host', 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['with two lengths', 'POST /api/session HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    [
      'with a length and chunks',
      'POST /api/session HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'with a broken chunk',
      'POST /api/demonstration/sessions HTTP/1.1\r\nhost: a\r\nx-carnet-client: 1\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
    ],
    ['with a folded header', 'GET /healthz HTTP/1.1\r\nhost: a\r\n x: y\r\n\r\n'],
    ['with a header of control characters', 'GET /healthz HTTP/1.1\r\nhost: a\r\nx: \u0001\r\n\r\n'],
    ['of an unknown method', 'HACK /healthz HTTP/1.1\r\nhost: a\r\n\r\n'],
  ])('that is %s is refused and its connection closed', async (_, text) => {
    expect((await raw(text)).split('\r\n')[0]).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('with headers that are too long is refused', async () => {
    expect((await raw(`GET /healthz HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`)).split('\r\n')[0]).toMatch(/ 431 /)
  })

  test.each([
    ['TRACE', 404],
    ['OPTIONS', 404],
    ['HEAD', 404],
    ['PATCH', 404],
  ])('%s does nothing', async (method, status) => {
    const answer = await raw(`${method} /api/session HTTP/1.1\r\nhost: a\r\nx-carnet-client: 1\r\nconnection: close\r\n\r\n`)
    expect(answer.split('\r\n')[0]).toMatch(new RegExp(` ${status} `))
  })

  test('in a mode that does not exist is refused', async () => {
    expect(await person.get(`${path}/documents`, { 'x-carnet-mode': 'root' })).toMatchObject({
      status: 400,
      json: { fields: ['x-carnet-mode'] },
    })
    expect(await person.get(`${path}/documents`, { 'x-carnet-secret': 'maybe' })).toMatchObject({ status: 400 })
  })

  test('with a cookie that is not ours is nobody’s', async () => {
    for (const cookie of ['carnet=x', 'carnet=', `carnet=${'a'.repeat(9_000)}`, 'carnet=AQ', `other=${person.cookie()}`]) {
      expect(await clientOf(url, { cookie }).get('/api/notices')).toMatchObject({ status: 401, json: { code: 'not-signed-in' } })
    }
    const flipped = person.cookie().replace(/.{4}$/, 'AAAA')
    expect(await clientOf(url, { cookie: flipped }).get('/api/notices')).toMatchObject({ status: 401 })
    expect(await clientOf(url, { cookie: flipped }).get('/api/session')).toMatchObject({ status: 204 })
  })
})

describe('an identity', () => {
  const asker = author
  test.each([
    ['too short', '29001999000', 'ins-shape'],
    ['too long', '9'.repeat(60), 'request-invalid'],
    ['with letters', '2A0199900031ABC', 'ins-shape'],
    ['of a shape that is none', '990019990003100', 'ins-shape'],
  ])('%s is refused', async (_, ins, code) => {
    expect(await asker.send('POST', '/api/professional/find', { ins })).toMatchObject({ status: 400, json: { code } })
  })

  test('a NIA opens and finds nothing', async () => {
    const nia = { ins: insOf(31), oid: '1.2.250.1.213.1.4.9' }
    expect(await asker.send('POST', '/api/professional/find', nia)).toMatchObject({ status: 400, json: { code: 'ins-nia' } })
    expect(await asker.send('POST', '/api/records', { traits: { ...traitsOf(32), ...nia } })).toMatchObject({
      status: 400,
      json: { code: 'ins-nia' },
    })
  })

  test('a wrong key of a real authority is refused, and so is an authority that nobody knows', async () => {
    const wrong = `${insOf(31).slice(0, 13)}${insOf(31).endsWith('01') ? '02' : '01'}`
    expect(await asker.send('POST', '/api/professional/find', { ins: wrong, oid: '1.2.250.1.213.1.4.8' })).toMatchObject({
      status: 400,
      json: { code: 'ins-key' },
    })
    expect(await asker.send('POST', '/api/professional/find', { ins: insOf(31), oid: '1.2.3.4.5' })).toMatchObject({
      status: 400,
      json: { code: 'ins-oid' },
    })
  })

  test('a profession that no terminology knows is not registered', async () => {
    const answer = await clientOf(url).send('PUT', '/api/demonstration/directory/899900000099', {
      kind: 'professional',
      family: 'X',
      exercises: [{ profession: '9Z', structureNationalId: '1290000001', structureName: 'A' }],
    })
    expect(answer).toMatchObject({ status: 400, json: { code: 'unknown-profession' } })
  })

  test('an actor that the directory does not have cannot be let in or chosen', async () => {
    const rule = { until: '2027-01-01T00:00:00Z', scope: { kind: 'all' } }
    expect(await person.send('PUT', `${path}/access/professionals/${ELSEWHERE}`, rule)).toMatchObject({
      status: 400,
      json: { code: 'unknown-professional' },
    })
    expect(await person.send('PUT', `${path}/documents/${ELSEWHERE}/visibility`, { kind: 'chosen', actorIds: [ELSEWHERE] })).toMatchObject({
      status: 400,
      json: { code: 'unknown-professional' },
    })
  })

  test('what only the insurer knows is taken from nobody else', async () => {
    await register(clientOf(url), { nationalId: '899900000098', family: 'MEDECIN' })
    const answer = await asker.send('POST', '/api/records', { traits: traitsOf(33), attendingDoctor: '899900000098' })
    expect(answer).toMatchObject({ status: 403, json: { code: 'insurer-fact' } })
  })
})

describe('the description of the API', () => {
  test('has every route, with every status that may be answered', async () => {
    const { paths } = (await clientOf(url).get('/api/openapi.json')).json as {
      paths: Record<string, Record<string, { responses: Record<string, unknown> }>>
    }
    const routes = routesOf({ mode: 'demonstration' } as Parameters<typeof routesOf>[0], { name: 'carnet', attributes: '' })
    expect(routes.length).toBeGreaterThan(40)
    for (const route of routes) {
      const described = paths[route.path.replace(/:(\w+)/g, '{$1}').replace('*', '{*}')]?.[route.method.toLowerCase()]
      expect(described, `${route.method} ${route.path}`).toBeDefined()
      const statuses = Object.keys(described?.responses ?? {})
      expect(statuses).toEqual(expect.arrayContaining(['400', '403', '404', '500', '503', ...(route.isOpen ? [] : ['401'])]))
      expect(statuses.some(status => status.startsWith('2'))).toBe(true)
    }
    expect(Object.values(paths).flatMap(methods => Object.keys(methods)).length).toBe(routes.length)
  })

  test('names the shapes that pages use', async () => {
    const { components, openapi } = (await clientOf(url).get('/api/openapi.json')).json as {
      openapi: string
      components: { schemas: Record<string, unknown> }
    }
    expect(openapi).toBe('3.1.0')
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(['DocumentSummary', 'AccessPage', 'Problem', 'Session', 'JournalPage']),
    )
  })
})

test('a figure names no record and no person', async () => {
  const figures = (await clientOf(url).get('/metrics')).bytes.toString('utf8')
  expect(figures).toContain('carnet_http_requests_total')
  expect(figures).toContain('/api/records/:recordId/documents')
  expect(figures).not.toContain(person.recordId)
  expect(await clientOf(url).get('/metrics', { 'x-forwarded-for': '10.0.0.1' })).toMatchObject({ status: 404 })
})

test('a document under an identifier of somebody else’s upload is hers alone', async () => {
  const said = { title: 'A', typeCode: '11488-4', date: '2026-11-02', uniqueId: ELSEWHERE }
  const file = (words: string) => [{ name: 'a.pdf', type: 'application/pdf', bytes: pdf(words) }]
  const first = await author.upload(`${path}/documents`, said, file('un'))
  const again = await author.upload(`${path}/documents`, said, file('un'))
  expect(textAt(again, 'documentId')).toBe(textAt(first, 'documentId'))
  expect(again.json).toMatchObject({ duplicateOf: textAt(first, 'documentId') })
  expect(await author.upload(`${path}/documents`, said, file('deux'))).toMatchObject({ status: 409, json: { code: 'other-content' } })
  const other = await professional(url, { nationalId: '899900000034', family: 'AUTRE', structure: '1290000002' })
  const hers = await other.upload(`${path}/documents`, said, file('trois'))
  expect(hers.status).toBe(201)
  expect(textAt(hers, 'documentId')).not.toBe(textAt(first, 'documentId'))
})
