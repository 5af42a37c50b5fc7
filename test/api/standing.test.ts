import { describe, expect, test } from 'vitest'
import { at } from './client.ts'
import { insOf, personWithRecord, professional, traitsOf } from './people.ts'
import { testServer } from './server.ts'

const { url } = await testServer()
const HERE = '1290000891'

const doctor = await professional(url, { nationalId: '899900000891', family: 'ICI', structure: HERE })
const colleague = await professional(url, { nationalId: '899900000892', family: 'VOISIN', structure: HERE })
const elsewhere = await professional(url, { nationalId: '899900000893', family: 'AILLEURS', structure: '1290000893' })

type Caller = typeof doctor
const STANDINGS = '/api/professional/identity-standings'
const finds = (caller: Caller, ins: string) => caller.send('POST', '/api/professional/find', { ins })
const notes = (caller: Caller, whom: object, note: string) => caller.send('PUT', STANDINGS, { whom, note })
const opens = (caller: Caller, handle: string) => caller.send('POST', '/api/professional/openings', { handle, basis: 'declared-agreement' })
const DOUBT = { status: 403, json: { code: 'identity-marked-doubtful' } }

describe('an identity that a structure doubts', () => {
  test('neither opens nor feeds from there, whatever was open, until the doubt is taken back; who and when are kept', async () => {
    const person = await personWithRecord(url, 891)
    const documents = `/api/records/${person.recordId}/documents`
    const note = { title: 'Note', text: 'Une note.', typeCode: '34133-9' }
    expect(await finds(doctor, person.ins)).toMatchObject({ status: 200 })
    expect(await opens(doctor, person.recordId)).toMatchObject({ status: 200 })
    expect((await doctor.get(documents)).status).toBe(200)

    const marked = await notes(colleague, { ins: person.ins }, 'doubtful')
    expect(marked).toMatchObject({
      status: 200,
      json: { status: 'provisional', mark: 'doubtful', changes: [{ by: expect.stringMatching(/VOISIN/) }] },
    })
    expect(await finds(doctor, person.ins)).toMatchObject(DOUBT)
    expect(await opens(doctor, person.recordId)).toMatchObject(DOUBT)
    expect(await doctor.get(documents)).toMatchObject(DOUBT)
    expect(await doctor.send('POST', `${documents}/written`, note)).toMatchObject(DOUBT)
    const emergency = { handle: person.recordId, unableToConsent: true, immediateDanger: true, motive: 'Inconscient sur la voie publique' }
    expect(await doctor.send('POST', '/api/professional/break-glass', emergency)).toMatchObject(DOUBT)
    expect(await opens(elsewhere, person.recordId)).toMatchObject({ status: 200 })

    const cleared = await notes(doctor, { handle: person.recordId }, 'cleared')
    expect(cleared).toMatchObject({ json: { status: 'qualified', mark: null, changes: [{ mark: null }, { mark: 'doubtful' }] } })
    expect(at(cleared, 'changes.0.by')).not.toBe(at(cleared, 'changes.1.by'))
    expect((await doctor.get(documents)).status).toBe(200)
    expect(await finds(doctor, person.ins)).toMatchObject({ status: 200, json: { recordId: person.recordId } })
  })

  test('is doubted alike of who has a record and of who has none: the same bytes', async () => {
    const person = await personWithRecord(url, 892)
    for (const note of ['doubtful', 'cleared', 'fictitious']) {
      const [there, nowhere] = [await notes(doctor, { ins: person.ins }, note), await notes(doctor, { ins: insOf(1892) }, note)]
      const timeless = (answer: typeof there) => answer.bytes.toString('utf8').replaceAll(/"at":"[^"]+"/g, '')
      expect(timeless(there)).toBe(timeless(nowhere))
    }
    const [there, nowhere] = [await finds(doctor, person.ins), await finds(doctor, insOf(1892))]
    expect(there).toMatchObject({ status: 403, json: { code: 'identity-marked-fictitious' } })
    const unnumbered = (answer: typeof there) => JSON.stringify({ ...Object(answer.json), correlationId: '', instance: '' })
    expect(unnumbered(there)).toBe(unnumbered(nowhere))
  })

  test('is noted by a look-up by traits too, and kept there', async () => {
    const person = await personWithRecord(url, 893)
    const { birthName, birthFirstNames, sex, birthDate } = traitsOf(893)
    const asks = async (check: object) =>
      (
        await doctor.send('POST', '/api/professional/identities', {
          ...{ birthName, birthFirstName: birthFirstNames[0], sex, birthDate },
          check,
        })
      ).json
    expect(await asks({ verified: true, doubtful: true })).toMatchObject({ status: 'provisional', found: null })
    const marked = { status: 'provisional', found: null, marked: { handle: person.recordId, mark: 'doubtful' } }
    expect(await asks({ verified: true })).toMatchObject(marked)
    expect(await notes(colleague, { handle: person.recordId }, 'cleared')).toMatchObject({ json: { status: 'qualified' } })
    expect(await asks({ verified: true })).toMatchObject({ status: 'qualified', found: { handle: person.recordId } })
  })
})

describe('the status of a number that is typed', () => {
  test('is what the structure knows of it: without a paper it opens nothing, with one it does from then on', async () => {
    const person = await personWithRecord(url, 894)
    const { birthName, birthFirstNames, sex, birthDate } = traitsOf(894)
    const traits = { birthName, birthFirstName: birthFirstNames[0], sex, birthDate }
    expect(await finds(doctor, person.ins)).toMatchObject({ status: 200 })
    await doctor.send('POST', '/api/professional/identities', { ...traits, check: { verified: false } })
    expect(await finds(doctor, person.ins)).toMatchObject({ status: 400, json: { code: 'identity-not-qualified' } })
    expect(await finds(elsewhere, person.ins)).toMatchObject({ status: 200 })
    expect(await doctor.send('POST', STANDINGS, { whom: { ins: person.ins } })).toMatchObject({ json: { status: 'recovered', mark: null } })
    expect(await notes(colleague, { ins: person.ins }, 'verified')).toMatchObject({ json: { status: 'qualified' } })
    await doctor.send('POST', '/api/professional/identities', { ...traits, check: { verified: false } })
    expect(await finds(doctor, person.ins)).toMatchObject({ status: 200 })
  })

  test('is told to professionals alone', async () => {
    const person = await personWithRecord(url, 895)
    expect(await person.send('POST', STANDINGS, { whom: { ins: person.ins } })).toMatchObject({ status: 403 })
    expect(await person.send('PUT', STANDINGS, { whom: { ins: person.ins }, note: 'doubtful' })).toMatchObject({ status: 403 })
  })
})
