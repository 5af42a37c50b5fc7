import { expect, test } from 'vitest'
import { at, textAt } from './client.ts'
import { pdf, personWithRecord, professional, register, signedIn } from './people.ts'
import { clientOf } from './client.ts'
import { testServer } from './server.ts'

const { url } = await testServer()
const HERE = '1290000777'

const doctor = await professional(url, { nationalId: '899900000771', family: 'ICI', structure: HERE })
await professional(url, { nationalId: '899900000772', family: 'AILLEURS', structure: '12900007770' })
await register(clientOf(url), { nationalId: '899900000779', family: 'BUREAU', kind: 'secretary', profession: 'SEC', structure: HERE })
const desk = await signedIn(url, { nationalId: '899900000779' })
const person = await personWithRecord(url, 771)

/** The relay tells her a moment later. */
const told = (whom: typeof doctor, template: string, recordId: string) =>
  expect
    .poll(async () => at(await whom.get('/api/notices'), 'items'), { timeout: 8_000 })
    .toContainEqual(expect.objectContaining({ template, recordId }))

test('a secretary is offered the professionals of her structure, and no other; a doctor names nobody', async () => {
  expect(await desk.get('/api/professional/colleagues')).toMatchObject({
    status: 200,
    json: { mustName: true, items: [{ nationalId: '899900000771', name: expect.stringContaining('ICI'), role: 'Médecin' }] },
  })
  expect((await doctor.get('/api/professional/colleagues')).json).toEqual({ mustName: false, items: [] })
  expect(await person.get('/api/professional/colleagues')).toMatchObject({ status: 403 })
})

test('what she declares for one of them opens the record to him, and nothing to her', async () => {
  const opening = { handle: person.recordId, basis: 'declared-agreement' }
  expect(await desk.send('POST', '/api/professional/openings', opening)).toMatchObject({ status: 400 })
  const elsewhere = { ...opening, professional: '899900000772' }
  expect((await desk.send('POST', '/api/professional/openings', elsewhere)).status).toBeGreaterThanOrEqual(400)
  expect(await desk.send('POST', '/api/professional/openings', { ...opening, professional: '899900000771' })).toMatchObject({ status: 200 })
  expect(at(await doctor.get(`/api/records/${person.recordId}/documents`), 'items')).toEqual([])
  expect((await desk.get(`/api/records/${person.recordId}/documents`)).status).toBeGreaterThanOrEqual(400)
  await told(doctor, 'agreement-noted', person.recordId)
})

test('what she sends is the act of the professional whom she names: his own to read, her deposit, and nothing for her to read', async () => {
  const patient = await personWithRecord(url, 772)
  const path = `/api/records/${patient.recordId}`
  const said = { title: 'Compte rendu dicté', typeCode: '11488-4', date: '2026-11-01' }
  const file = [{ name: 'a.pdf', type: 'application/pdf', bytes: pdf('dicte') }]
  const sends = (author: object) => desk.upload(`${path}/documents`, { ...said, ...author }, file)
  expect(await sends({})).toMatchObject({ status: 400, json: { code: 'author-missing' } })
  expect(await sends({ author: '899900000772' })).toMatchObject({ json: { code: 'unknown-professional' } })
  const sent = await sends({ author: '899900000771' })
  expect(sent.status).toBe(201)
  const documentId = textAt(sent, 'documentId')
  expect(await patient.get(`${path}/documents/${documentId}`)).toMatchObject({
    json: { author: { name: expect.stringContaining('ICI'), self: false }, metadata: { depositor: { name: 'Anne BUREAU' } } },
  })
  await told(doctor, 'filed-in-your-name', patient.recordId)
  const line = { act: 'deposit', who: { name: 'Anne BUREAU' }, reason: 'Déposé pour Anne ICI' }
  expect(at(await patient.get(`${path}/journal`), 'items')).toContainEqual(
    expect.objectContaining({ ...line, who: expect.objectContaining(line.who) }),
  )
  await doctor.send('POST', '/api/professional/openings', { handle: patient.recordId, basis: 'declared-agreement' })
  expect(at(await doctor.get(`${path}/documents`), 'items')).toMatchObject([{ id: documentId, author: { self: true } }])
  expect((await desk.get(`${path}/documents`)).status).toBeGreaterThanOrEqual(400)
})
