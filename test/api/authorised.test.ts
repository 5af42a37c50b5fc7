import { expect, test } from 'vitest'
import { at } from './client.ts'
import { codeOf } from './desk-kit.ts'
import { personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

/** Whom the person names, and what a professional ends herself (M15), through the wire. */
const { url } = await testServer()
const attending = await professional(url, { nationalId: '899900000821', family: 'TRAITANTE', structure: '1290000821' })
const midwife = await professional(url, { nationalId: '899900000822', family: 'SAGE', profession: '50', structure: '1290000822' })
const pharmacist = await professional(url, { nationalId: '899900000823', family: 'OFFICINE', profession: '21', structure: '1290000823' })

test('one midwife and one pharmacist, each of her profession: it opens nothing, and is taken back', async () => {
  const person = await personWithRecord(url, 821)
  const path = `/api/records/${person.recordId}`
  const names = (role: string, actorId: string | null) => person.send('PUT', `${path}/referring/${role}`, { actorId })
  expect(await names('midwife', midwife.actorId)).toMatchObject({
    json: { midwife: { name: expect.stringContaining('SAGE') }, pharmacist: null },
  })
  expect(codeOf(await names('pharmacist', midwife.actorId))).toBe('referring-profession')
  expect(await names('pharmacist', pharmacist.actorId)).toMatchObject({ json: { pharmacist: { place: 'Cabinet 1290000823' } } })
  for (const named of [midwife, pharmacist]) expect((await named.get(`${path}/documents`)).status).toBe(404)
  expect((await midwife.send('PUT', `${path}/referring/midwife`, { actorId: null })).status).toBeGreaterThanOrEqual(400)
  expect(await names('midwife', null)).toMatchObject({ json: { midwife: null, pharmacist: { place: 'Cabinet 1290000823' } } })
})

test('an attending doctor reads who may read, ends her own status, and is then nobody', async () => {
  const person = await personWithRecord(url, 822, '899900000821')
  const path = `/api/records/${person.recordId}`
  // Nothing ties her to a record but her own journal: she is told of those that she has come to.
  expect((await attending.get(`${path}/documents`)).status).toBe(200)
  expect(at(await attending.get('/api/professional/authorised'), 'items')).toMatchObject([
    { recordId: person.recordId, ends: 'attendance' },
  ])
  expect(await attending.get(`${path}/access`)).toMatchObject({ json: { attendingDoctor: { name: expect.stringContaining('TRAITANTE') } } })
  expect((await attending.get(`${path}/stays`)).json).toEqual({ items: [] })
  expect((await attending.send('DELETE', `${path}/own-attendance`)).status).toBe(204)
  expect((await attending.get(`${path}/documents`)).status).toBe(404)
  expect((await attending.send('DELETE', `${path}/own-attendance`)).status).toBe(404)
  expect(at(await attending.get('/api/professional/authorised'), 'items')).toEqual([])
  const told = expect.objectContaining({ template: 'carer-left', recordId: person.recordId })
  await expect.poll(async () => at(await person.get('/api/notices'), 'items'), { timeout: 8_000 }).toContainEqual(told)
})

test('an attending doctor reads the trace of the record, which says so; a colleague who is authorised does not', async () => {
  const person = await personWithRecord(url, 824, '899900000821')
  const path = `/api/records/${person.recordId}`
  await midwife.send('POST', '/api/professional/openings', { handle: person.recordId, basis: 'declared-agreement' })
  expect((await midwife.get(`${path}/journal`)).status).toBe(403)
  const read = await attending.get(`${path}/journal`)
  expect(at(read, 'items')).toContainEqual(
    expect.objectContaining({ who: expect.objectContaining({ name: expect.stringContaining('SAGE') }) }),
  )
  const line = { act: 'read-journal', basis: 'attending' }
  expect(at(await person.get(`${path}/journal`), 'items')).toContainEqual(expect.objectContaining(line))
})

test('an authorisation that one ends oneself is over at the next request; whoever has none ends nothing', async () => {
  const person = await personWithRecord(url, 823)
  const path = `/api/records/${person.recordId}`
  expect((await pharmacist.send('DELETE', `${path}/own-authorisation`)).status).toBe(404)
  await pharmacist.send('POST', '/api/professional/openings', { handle: person.recordId, basis: 'declared-agreement' })
  expect((await pharmacist.get(`${path}/documents`)).status).toBe(200)
  expect((await pharmacist.send('DELETE', `${path}/own-authorisation`)).status).toBe(204)
  expect((await pharmacist.get(`${path}/documents`)).status).toBe(404)
})
