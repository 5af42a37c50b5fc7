import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { at, textAt } from './client.ts'
import { pdf, personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

const carnet = await testServer()
const { url } = carnet

const entriesOf = async (recordId: string): Promise<number> => {
  const [row] = await carnet.rows.owner.rows<{ count: number }>({
    name: 'test.entries',
    text: 'select count(*)::int4 as count from trace where record_id = $1',
    values: [recordId],
  })
  return row?.count ?? 0
}

const person = await personWithRecord(url, 951)
const doctor = await professional(url, { nationalId: '899900000951', family: 'SPECIALISTE', specialty: 'SM26' })
const file = [{ name: 'a.pdf', type: 'application/pdf', bytes: pdf('bonjour') }]
const said = { title: 'Consultation', typeCode: '11488-4', date: '2026-11-02' }
const deposited = await doctor.upload(`/api/records/${person.recordId}/documents`, said, file)

test('opening the page of accesses is one act, and one entry', async () => {
  const before = await entriesOf(person.recordId)
  const page = await person.get(`/api/records/${person.recordId}/access`)
  expect(page).toMatchObject({ status: 200, json: { documentCount: 1, authorised: [] } })
  expect(await entriesOf(person.recordId)).toBe(before + 1)
})

test('reading the journal is one act, and one entry: the titles in it are read beside it', async () => {
  const before = await entriesOf(person.recordId)
  const page = await person.get(`/api/records/${person.recordId}/journal`)
  expect(page.status).toBe(200)
  expect(JSON.stringify(page.json)).toContain('Consultation')
  expect(await entriesOf(person.recordId)).toBe(before + 1)
})

test('who may see a document is counted as the door would decide, speciality included', async () => {
  const opening = { handle: person.recordId, basis: 'declared-agreement' }
  expect(await doctor.send('POST', '/api/professional/openings', opening)).toMatchObject({ status: 200 })
  const documentId = textAt(deposited, 'documentId')
  const seen = await doctor.get(`/api/records/${person.recordId}/documents`)
  const detail = await person.get(`/api/records/${person.recordId}/documents/${documentId}`)
  expect(at(detail, 'whoCanSee.count')).toBe(at(seen, 'items.length'))
})

test('the first page of a professional is one request and one entry, whose record it is included', async () => {
  const body = { rubric: 'allergies', code: { text: 'Latex' }, criticality: 'high', onset: '2011' }
  await person.send('POST', `/api/records/${person.recordId}/profile/entries`, { clientId: randomUUID(), body })
  const before = await entriesOf(person.recordId)
  const page = await doctor.get(`/api/records/${person.recordId}/synthesis`)
  expect(page).toMatchObject({ status: 200, json: { person: { recordId: person.recordId }, documentCount: 1 } })
  expect(at(page, 'blocks.allergies.items.0')).toMatchObject({ text: 'Latex', severe: true, date: '2011', standing: 'declared', others: 0 })
  expect(at(page, 'blocks.treatments')).toEqual({ state: 'unknown' })
  expect(await entriesOf(person.recordId)).toBe(before + 1)
})

test('to whom nobody told of the record, it answers as the banner does', async () => {
  const stranger = await professional(url, { nationalId: '899900000952', family: 'INCONNU' })
  const answers = await Promise.all(
    ['person', 'synthesis', 'synthesis/ips'].map(path => stranger.get(`/api/records/${person.recordId}/${path}`)),
  )
  const [banner, ...others] = answers.map(answer => ({
    status: answer.status,
    code: textAt(answer, 'code'),
    title: textAt(answer, 'title'),
  }))
  expect(banner).toMatchObject({ status: 404, code: 'no-record' })
  expect(others).toEqual([banner, banner])
})
