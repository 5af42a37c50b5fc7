import { describe, expect, test } from 'vitest'
import { at, clientOf } from './client.ts'
import { insOf, personWithRecord, professional, register, signedIn, traitsOf } from './people.ts'
import { testServer } from './server.ts'

const { url } = await testServer()
const HERE = '1290000881'

const doctor = await professional(url, { nationalId: '899900000881', family: 'ICI', structure: HERE })
const elsewhere = await professional(url, { nationalId: '899900000882', family: 'AILLEURS', structure: '1290000882' })
await register(clientOf(url), { nationalId: HERE, family: 'CLINIQUE', kind: 'structure', profession: 'STR', structure: HERE })
const software = await signedIn(url, { nationalId: HERE })

const strict = (serial: number, changes: object = {}) => ({
  birthName: `Essai-${serial}`,
  birthFirstName: 'Marie',
  sex: 'F',
  birthDate: '1990-01-05',
  check: { verified: true },
  ...changes,
})

describe('finding the person', () => {
  test('by strict traits gives a handle to a qualified identity only; the number is shown to nobody', async () => {
    const person = await personWithRecord(url, 881)
    const asks = async (changes: object) => (await doctor.send('POST', '/api/professional/identities', strict(881, changes))).json
    const found = await asks({})
    expect(found).toMatchObject({ outcome: 'found', status: 'qualified', found: { handle: person.recordId, person: null } })
    expect(JSON.stringify(found)).not.toContain(person.ins)
    expect(await asks({ check: { verified: false } })).toMatchObject({ outcome: 'found', status: 'recovered', found: null })
    for (const mark of ['doubtful', 'fictitious'])
      expect(await asks({ check: { verified: true, [mark]: true } })).toMatchObject({ status: 'provisional', found: null })
    expect(await asks({ birthDate: '1990-01-06' })).toEqual({ outcome: 'none', status: 'validated', traits: null, found: null })
    expect(await person.send('POST', '/api/professional/identities', strict(881))).toMatchObject({ status: 403 })
  })

  test('by her card: the application is enough, the plastic needs a paper; it stands for her being there', async () => {
    const person = await personWithRecord(url, 882)
    const opening = { handle: person.recordId, basis: 'declared-agreement' }
    const refused = await person.send('PUT', `/api/records/${person.recordId}/access/emergency`, {
      samu: false,
      breakGlass: false,
      masked: false,
    })
    expect(refused.status).toBeLessThan(300)
    expect(await elsewhere.send('POST', '/api/professional/openings', opening)).toMatchObject({ status: 404 })
    const laid = async (means: string) =>
      at(await elsewhere.send('POST', '/api/demonstration/card-readings', { ins: insOf(882), means }), 'reading')
    const read = async (means: string, check: object) =>
      (await elsewhere.send('POST', '/api/professional/card-readings', { reading: await laid(means), check })).json
    expect(await read('vitale', { verified: false })).toMatchObject({ status: 'recovered', found: null })
    expect(await read('apcv', { verified: false, doubtful: true })).toMatchObject({ status: 'provisional', found: null })
    expect(await read('apcv', { verified: false })).toMatchObject({ status: 'provisional', marked: { mark: 'doubtful' } })
    const cleared = { whom: { handle: person.recordId }, note: 'cleared' }
    expect(await elsewhere.send('PUT', '/api/professional/identity-standings', cleared)).toMatchObject({ json: { mark: null } })
    expect(await read('apcv', { verified: false })).toMatchObject({ status: 'qualified', found: { handle: person.recordId } })
    expect(await elsewhere.send('POST', '/api/professional/card-readings', { reading: 'x', check: { verified: true } })).toMatchObject({
      status: 400,
    })
    expect(await elsewhere.send('POST', '/api/professional/openings', opening)).toMatchObject({ status: 200 })
  })

  test('by approximate traits is for a regulation centre', async () => {
    const samu = await professional(url, { nationalId: '899900000883', family: 'REGULE', structure: '1290000883', regulation: true })
    const person = await personWithRecord(url, 883)
    const clues = { name: 'Essai 883', birth: '1991' }
    const found = await samu.send('POST', '/api/professional/people-searches', clues)
    expect(found).toMatchObject({ status: 200 })
    expect(found.bytes.toString('utf8')).toContain(person.recordId)
    expect(found.bytes.toString('utf8')).not.toContain(person.ins)
    expect(await doctor.send('POST', '/api/professional/people-searches', clues)).toMatchObject({ status: 403 })
    expect(await samu.send('POST', '/api/professional/people-searches', { name: 'Essai' })).toMatchObject({ status: 400 })
  })
})

describe('a structure that tells its stays', () => {
  const told = (serial: number, changes: object = {}) => ({
    number: `SEJ-${serial}`,
    admittedAt: new Date(Date.now() - 60_000).toISOString(),
    traits: traitsOf(serial),
    check: { verified: true },
    ...changes,
  })
  const tells = (body: object) => software.send('POST', '/api/structure/stays', body)
  const opens = async (recordId: string) =>
    (await doctor.send('POST', '/api/professional/openings', { handle: recordId, basis: 'care-team' })).status

  test('opens the record to its care team, in one press and without an agreement, until she leaves', async () => {
    const person = await personWithRecord(url, 884)
    expect(await opens(person.recordId)).toBe(404)
    expect(await tells(told(884))).toMatchObject({ status: 201, json: { received: 'SEJ-884' } })
    expect(await opens(person.recordId)).toBe(200)
    const stays = () => person.get(`/api/records/${person.recordId}/stays`)
    expect(await stays()).toMatchObject({
      status: 200,
      json: { items: [{ structure: expect.stringContaining('CLINIQUE'), isOpen: true }] },
    })
    const left = await software.send('POST', '/api/structure/ended-stays', { ins: person.ins, number: 'SEJ-884' })
    expect(left).toMatchObject({ status: 201, json: { received: 'SEJ-884' } })
    expect(at(await stays(), 'items.0.isOpen')).toBe(false)
    expect((await doctor.get(`/api/records/${person.recordId}/stays`)).status).toBeGreaterThanOrEqual(400)
    expect(await opens(person.recordId)).toBe(404)
  })

  test('is answered alike of somebody who has no record, and of traits that are another’s; neither opens anything', async () => {
    const person = await personWithRecord(url, 885)
    const there = await tells(told(885, { traits: { ...traitsOf(885), birthDate: '1970-01-01' } }))
    const nowhere = await tells(told(885, { traits: traitsOf(1885) }))
    expect(there.bytes).toEqual(nowhere.bytes)
    expect(there.status).toBe(nowhere.status)
    expect(await opens(person.recordId)).toBe(404)
  })

  test('tells nothing of an identity that is not qualified, and is a structure', async () => {
    await personWithRecord(url, 886)
    expect(await tells(told(886, { check: { verified: false } }))).toMatchObject({ status: 400 })
    expect(await tells(told(886, { check: { verified: true, doubtful: true } }))).toMatchObject({ status: 403 })
    expect(await doctor.send('POST', '/api/structure/stays', told(886))).toMatchObject({ status: 403 })
  })
})

test('a member of the team brings in a colleague whom the directory found by name; nobody brings in a place', async () => {
  const person = await personWithRecord(url, 888)
  await doctor.send('POST', '/api/professional/openings', { handle: person.recordId, basis: 'declared-agreement' })
  const found = await doctor.get('/api/directory/professionals?q=ailleurs')
  const invites = (actorId: unknown) => doctor.send('POST', '/api/professional/invitations', { handle: person.recordId, actorId })
  expect(await invites(at(found, 'items.0.actorId'))).toMatchObject({ status: 200 })
  expect((await elsewhere.get(`/api/records/${person.recordId}/documents`)).status).toBe(200)
  expect(await invites('00000000-0000-4000-8000-000000000888')).toMatchObject({ json: { code: 'unknown-professional' } })
  expect((await person.get(`/api/records/${person.recordId}/journal`)).bytes.toString('utf8')).toContain('AILLEURS')
})

test('a member of the team brings in a colleague, by her number', async () => {
  const person = await personWithRecord(url, 887)
  await doctor.send('POST', '/api/professional/openings', { handle: person.recordId, basis: 'declared-agreement' })
  const invitation = { handle: person.recordId, professional: '899900000882' }
  expect(await elsewhere.send('POST', '/api/professional/invitations', { ...invitation, professional: '899900000881' })).toMatchObject({
    status: 404,
  })
  expect(await doctor.send('POST', '/api/professional/invitations', invitation)).toMatchObject({ status: 200 })
  expect((await elsewhere.get(`/api/records/${person.recordId}/documents`)).status).toBe(200)
})
