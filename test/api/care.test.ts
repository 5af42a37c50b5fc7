import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { at, textAt } from './client.ts'
import { personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

const carnet = await testServer()
const { url } = carnet
const person = await personWithRecord(url, 961)
const doctor = await professional(url, { nationalId: '899900000961', family: 'VACCINE', specialty: 'SM26' })
await doctor.send('POST', '/api/professional/openings', { handle: person.recordId, basis: 'declared-agreement' })
const RECORD = `/api/records/${person.recordId}`
const dose = {
  clientId: randomUUID(),
  vaccine: 'Revaxis',
  cip13: '3400932857241',
  occurrence: '2026-10-01',
  lot: 'U1',
  expiry: '2027-01-31',
}

test('a professional records a dose once; its note is among the documents, and the person reads both', async () => {
  const first = await doctor.send('POST', `${RECORD}/vaccinations`, dose)
  expect(first).toMatchObject({ status: 201, json: { known: false } })
  expect(await doctor.send('POST', `${RECORD}/vaccinations`, dose)).toMatchObject({ status: 201, json: { known: true } })
  expect(await doctor.send('POST', `${RECORD}/vaccinations`, { ...dose, clientId: randomUUID() })).toMatchObject({
    status: 409,
    json: { code: 'already-there' },
  })
  expect(await person.send('POST', `${RECORD}/vaccinations`, { ...dose, clientId: randomUUID() })).toMatchObject({ status: 403 })
  expect(await person.get(`${RECORD}/documents/${textAt(first, 'documentId')}`)).toMatchObject({
    status: 200,
    json: { title: 'Vaccination : Revaxis' },
  })
})

test('a declared dose is confirmed on evidence, and is then closed to her', async () => {
  const body = { rubric: 'vaccinations', vaccine: { text: 'Gardasil 9' }, occurrence: '2026-09-01' }
  const added = await person.send('POST', `${RECORD}/profile/entries`, { clientId: randomUUID(), body })
  const path = `${RECORD}/profile/entries/${textAt(added, 'id')}`
  const read = { version: 1, rubric: 'vaccinations' }
  expect(await doctor.send('POST', `${path}/confirm`, read)).toMatchObject({ status: 400, json: { code: 'evidence-missing' } })
  expect((await doctor.send('POST', `${path}/confirm`, { ...read, evidence: 'certificate' })).status).toBeLessThan(300)
  expect(await person.send('POST', `${path}/remove`, read)).toMatchObject({ json: { code: 'entry-closed' } })
})

test('treatments answer with what could not be compared; nobody without a way in reads them', async () => {
  const body = { rubric: 'treatments', medication: { text: 'Tisane du soir' } }
  await person.send('POST', `${RECORD}/profile/entries`, { clientId: randomUUID(), body })
  const page = await doctor.get(`${RECORD}/treatments`)
  expect(page).toMatchObject({ status: 200, json: { current: [{ name: 'Tisane du soir', joins: [], flags: [] }], denied: null } })
  expect(at(page, 'checks.0')).toEqual({ rule: 'allergy', state: 'no-data', unread: 1, concerned: [], incomparable: 0 })
  const stranger = await professional(url, { nationalId: '899900000962', family: 'AUTRE', structure: '1290000002' })
  expect((await stranger.get(`${RECORD}/treatments`)).status).toBe(404)
})
