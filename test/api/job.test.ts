import { expect, test } from 'vitest'
import { verifyTrace } from '../../verifier/verify-trace.mjs'
import { at, textAt } from './client.ts'
import { insOf, pdf, personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

const carnet = await testServer()
const { url } = carnet

const file = (words: string) => [{ name: 'compte-rendu.pdf', type: 'application/pdf', bytes: pdf(words) }]
const said = { title: 'Consultation', typeCode: '11488-4', date: '2026-11-02' }

test('the main job: deposited by a professional, read by the person, shown to whom she lets see it', async () => {
  const author = await professional(url, { nationalId: '899900000011', family: 'AUTEURE' })
  const person = await personWithRecord(url, 11)
  const deposited = await author.upload(`/api/records/${person.recordId}/documents`, said, file('bonjour'))
  expect(deposited.status).toBe(201)
  const documentId = textAt(deposited, 'documentId')

  const list = await person.get(`/api/records/${person.recordId}/documents`)
  expect(list.status).toBe(200)
  expect(at(list, 'items.0')).toMatchObject({
    id: documentId,
    title: 'Consultation',
    category: 'consultation',
    status: 'current',
    format: 'cda',
    author: { self: false },
    can: { mask: true, choose: true, delete: false },
  })

  const content = await person.get(`/api/records/${person.recordId}/documents/${documentId}/content`)
  expect(content.bytes.toString('utf8')).toContain('ClinicalDocument')
  expect(content.headers.get('content-type')).toBe('text/xml')
  expect(content.headers.get('content-disposition')).toMatch(/^attachment/)

  const detail = await person.get(`/api/records/${person.recordId}/documents/${documentId}`)
  expect(detail.json).toMatchObject({
    whoCanSee: { kind: 'allowed', count: 0 },
    parts: [{ id: '0', mime: 'application/pdf' }],
    metadata: { depositor: { kind: 'professional' } },
  })
  const part = await person.get(`/api/records/${person.recordId}/documents/${documentId}/parts/0`)
  expect(part.bytes.equals(Buffer.from(pdf('bonjour')))).toBe(true)

  const html = await person.get(`/api/records/${person.recordId}/documents/${documentId}/html`)
  expect(textAt(html, 'html')).toContain('#part-0')

  const stranger = await professional(url, { nationalId: '899900000012', family: 'ETRANGERE' })
  expect(await stranger.get(`/api/records/${person.recordId}/documents`)).toMatchObject({ status: 404 })
  const found = await stranger.send('POST', '/api/professional/find', { ins: person.ins })
  expect(textAt(found, 'handle')).toBe(person.recordId)
  const opened = await stranger.send('POST', '/api/professional/openings', { handle: person.recordId, basis: 'declared-agreement' })
  expect(opened.status).toBe(200)
  expect(at(await stranger.get(`/api/records/${person.recordId}/documents`), 'items.length')).toBe(1)
  expect(await stranger.send('POST', '/api/professional/find', { ins: person.ins })).toMatchObject({
    json: { recordId: person.recordId, person: { lastName: 'ESSAI-11' } },
  })
  expect(await stranger.get(`/api/records/${person.recordId}/person`)).toMatchObject({
    status: 200,
    json: { lastName: 'ESSAI-11', minor: false, access: { basis: 'agreement-declared', mode: 'normal' } },
  })

  const masked = await person.send('PUT', `/api/records/${person.recordId}/documents/${documentId}/visibility`, { kind: 'masked' })
  expect(masked.json).toMatchObject({ masked: true, whoCanSee: { kind: 'masked', emergency: false } })
  expect(at(await stranger.get(`/api/records/${person.recordId}/documents`), 'items.length')).toBe(0)
  expect(at(await author.get(`/api/records/${person.recordId}/documents`), 'items.length')).toBe(1)
})

test('the person writes, archives, deletes and searches', async () => {
  const person = await personWithRecord(url, 12)
  const path = `/api/records/${person.recordId}`
  const written = await person.send('POST', `${path}/documents/written`, {
    title: 'Mes questions',
    typeCode: 'EXPPAT_2',
    date: '2026-11-03',
    text: 'Puis-je nager ?',
    masked: false,
  })
  expect(written.status).toBe(201)
  const id = textAt(written, 'documentId')
  expect(at(await person.send('POST', `${path}/search`, { text: 'questions' }), 'items.length')).toBe(1)
  expect(at(await person.send('POST', `${path}/search`, { text: 'nager' }), 'items.length')).toBe(0)
  expect((await person.send('POST', `${path}/documents/${id}/archive`)).status).toBe(204)
  expect(at(await person.get(`${path}/documents`), 'items.length')).toBe(0)
  expect(at(await person.get(`${path}/documents?status=archived`), 'items.length')).toBe(1)
  expect((await person.send('POST', `${path}/documents/${id}/unarchive`)).status).toBe(204)
  expect((await person.send('DELETE', `${path}/documents/${id}`)).status).toBe(204)
  expect(await person.get(`${path}/documents/${id}/content`)).toMatchObject({ status: 404, json: { code: 'document-absent' } })
})

test('access rules are kept on one page', async () => {
  const chosen = await professional(url, { nationalId: '899900000013', family: 'CHOISIE', profession: '60' })
  const person = await personWithRecord(url, 13)
  const path = `/api/records/${person.recordId}/access`
  const until = '2027-06-01T00:00:00.000Z'
  const ruled = await person.send('PUT', `${path}/professionals/${chosen.actorId}`, {
    until,
    scope: { kind: 'categories', categories: ['biology', 'wishes'] },
  })
  expect(ruled.json).toMatchObject({
    authorised: [
      {
        actorId: chosen.actorId,
        relation: 'authorised',
        basis: 'given',
        until,
        scope: { kind: 'categories', categories: ['biology', 'wishes'] },
      },
    ],
  })
  expect(await person.send('PUT', `${path}/emergency`, { samu: false, breakGlass: true, masked: true })).toMatchObject({
    json: {
      emergency: {
        samu: { value: false, chosen: true },
        breakGlass: { value: true, chosen: false },
        masked: { value: true, chosen: true },
      },
    },
  })
  expect(await person.send('PUT', `${path}/hide-all`, { active: true })).toMatchObject({
    json: { page: { hideAll: { active: true } }, failed: 0 },
  })
  const blocked = await person.send('PUT', `${path}/professionals/${chosen.actorId}/block`, { evenInEmergency: true })
  expect(blocked.json).toMatchObject({ authorised: [], blocked: [{ actorId: chosen.actorId, evenInEmergency: true }] })
  expect((await person.send('DELETE', `${path}/professionals/${chosen.actorId}/block`)).json).toMatchObject({ blocked: [], authorised: [] })
  expect(await person.get('/api/directory/professionals?q=choisie')).toMatchObject({
    json: { items: [{ actorId: chosen.actorId, role: 'Infirmier', town: 'PORT-KERVAL' }] },
  })
})

test('an emergency is opened with its motive, for this session, and both are told', async () => {
  const attending = await professional(url, { nationalId: '899900000014', family: 'TRAITANTE' })
  const urgent = await professional(url, { nationalId: '899900000015', family: 'URGENTISTE', specialty: 'SM59' })
  const person = await personWithRecord(url, 14, '899900000014')
  const path = `/api/records/${person.recordId}`
  await person.send('POST', `${path}/documents/written`, {
    title: 'Mes volontés',
    typeCode: 'EXPPAT_1',
    date: '2026-11-03',
    text: 'Pas de réanimation.',
    masked: false,
  })
  const mode = { 'x-carnet-mode': 'break-glass' }
  expect((await urgent.get(`${path}/emergency`, mode)).status).toBe(404)
  const request = { handle: person.recordId, unableToConsent: true, immediateDanger: true, motive: 'Malaise sur la voie publique' }
  expect(await urgent.send('POST', '/api/professional/break-glass', { ...request, motive: 'court' })).toMatchObject({
    status: 400,
    json: { code: 'request-invalid', fields: ['motive'] },
  })
  expect(await urgent.send('POST', '/api/professional/break-glass', request)).toMatchObject({
    status: 200,
    json: { recordId: person.recordId },
  })
  expect((await urgent.get(`${path}/documents`)).status).toBe(404)
  const view = await urgent.get(`${path}/emergency`, mode)
  expect(view.json).toMatchObject({
    mode: 'break-glass',
    blocks: {
      danger: {
        items: [],
        silent: [
          { topic: 'allergies', state: 'unknown' },
          { topic: 'pregnancy', state: 'unknown' },
        ],
      },
      wishes: {
        items: [
          { tag: 'paper', label: 'Mes volontés' },
          { tag: 'attending-doctor', label: 'Anne TRAITANTE' },
        ],
      },
    },
    useful: [{ title: 'Mes volontés' }],
  })
  await expect.poll(async () => at(await person.get('/api/notices'), 'items.length'), { timeout: 15_000 }).toBe(1)
  await expect.poll(async () => at(await attending.get('/api/notices'), 'items.length'), { timeout: 15_000 }).toBe(1)
  const notice = await person.get('/api/notices')
  expect(at(notice, 'items.0')).toMatchObject({ template: 'emergency-access-holder', recordId: person.recordId, read: false })
  expect((await person.send('POST', `/api/notices/${textAt(notice, 'items.0.id')}/read`)).status).toBe(204)
  expect(at(await person.get('/api/notices'), 'items.0.read')).toBe(true)
  const journal = await person.get(`${path}/journal`)
  expect(at(journal, 'items')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        who: expect.objectContaining({ actorId: urgent.actorId }),
        mode: 'break-glass',
        reason: 'Malaise sur la voie publique',
        verdict: 'to-check',
        verdictReason: 'exceptional',
      }),
    ]),
  )
})

test('the proof of her trace is what the verifier checks, and the tree is served', async () => {
  const person = await personWithRecord(url, 16)
  await person.get(`/api/records/${person.recordId}/documents`)
  await carnet.published()
  const proof = await person.get(`/api/records/${person.recordId}/journal/proof`)
  expect(proof.json).toMatchObject({ format: 'carnet-evidence/v1', streams: { open: expect.any(Array) } })
  expect(await verifyTrace(proof.json)).toMatchObject({ valid: true, problems: [] })
  expect((await person.get('/tlog/checkpoint')).bytes.toString('utf8')).toContain('carnet.demonstration/tlog')
  expect((await person.get('/tlog/tile/entries/000')).status).toBe(404)
  expect((await person.get('/verifier/verify-trace.mjs')).headers.get('content-type')).toContain('javascript')
})

test('a handle has the same shape for anybody', async () => {
  const asker = await professional(url, { nationalId: '899900000017', family: 'CURIEUSE' })
  const nobody = await asker.send('POST', '/api/professional/find', { ins: insOf(9_999) })
  expect(nobody.json).toEqual({ handle: expect.stringMatching(/^[0-9a-f-]{36}$/), person: null })
})
