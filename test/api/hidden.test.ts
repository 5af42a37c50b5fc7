import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer, Client } from './client.ts'
import { insOf, pdf, personWithRecord, professional } from './people.ts'
import { textAt } from './client.ts'
import { testServer } from './server.ts'

/** What somebody may not know of is told in the very bytes of what does not exist (architecture §4.3, §5 « Existence »). */
const carnet = await testServer()
const { url } = carnet
const ELSEWHERE = '3f2b8c1e-7a55-4d0e-9b1c-0a1b2c3d4e5f'

const setState = async (recordId: string, state: string): Promise<void> => {
  await carnet.rows.owner.rows({
    name: `test.${state}`,
    text: `update record set state = '${state}' where record_id = $1`,
    values: [recordId],
  })
}

/** Everything of an answer but its own reference and its date. */
const bytesOf = ({ status, headers, bytes, correlationId }: Answer): unknown => ({
  status,
  headers: [...headers].filter(([name]) => !['date', 'x-correlation-id', 'keep-alive', 'connection'].includes(name)),
  body: bytes.toString('utf8').replaceAll(correlationId, 'REFERENCE'),
})

let asker: Client
const records = new Map<string, string>()
const documents = new Map<string, string>()

beforeAll(async () => {
  const author = await professional(url, { nationalId: '899900000051', family: 'AUTEURE', structure: '1290000051' })
  const curious = await professional(url, {
    nationalId: '899900000052',
    family: 'CURIEUSE',
    structure: '1290000052',
    specialty: 'SM59',
    regulation: true,
  })
  asker = curious
  for (const [serial, situation] of ['no relation', 'blocked', 'closed', 'suspended', 'deceased', 'emergency refused'].entries()) {
    const person = await personWithRecord(url, 60 + serial)
    const path = `/api/records/${person.recordId}`
    const filed = await author.upload(`${path}/documents`, { title: 'Secret', typeCode: '11488-4', date: '2026-11-01' }, [
      { name: 'a.pdf', type: 'application/pdf', bytes: pdf(`n${serial}`) },
    ])
    records.set(situation, person.recordId)
    documents.set(situation, textAt(filed, 'documentId'))
    if (situation === 'blocked')
      await person.send('PUT', `${path}/access/professionals/${curious.actorId}/block`, { evenInEmergency: true })
    if (situation === 'emergency refused')
      await person.send('PUT', `${path}/access/emergency`, { samu: false, breakGlass: false, masked: false })
    if (situation === 'closed' || situation === 'suspended' || situation === 'deceased') await setState(person.recordId, situation)
  }
  records.set('unknown', textAt(await curious.send('POST', '/api/professional/find', { ins: insOf(77_777) }), 'handle'))
  records.set('a number nobody gave', ELSEWHERE)
}, 60_000)

const SITUATIONS = ['no relation', 'blocked', 'closed', 'suspended', 'deceased', 'emergency refused', 'a number nobody gave']
const at = (situation: string): { record: string; document: string } => ({
  record: records.get(situation) ?? '',
  document: documents.get(situation) ?? ELSEWHERE,
})

const READINGS: Readonly<Record<string, (path: string, document: string) => Promise<Answer>>> = {
  'the list': path => asker.get(`${path}/documents`),
  'the archives': path => asker.get(`${path}/documents?status=archived`),
  'the second page': path => asker.get(`${path}/documents?cursor=2026-01-01T00:00:00.000Z~${ELSEWHERE}`),
  'a document': (path, id) => asker.get(`${path}/documents/${id}`),
  'its bytes': (path, id) => asker.get(`${path}/documents/${id}/content`),
  'its HTML': (path, id) => asker.get(`${path}/documents/${id}/html`),
  'a part': (path, id) => asker.get(`${path}/documents/${id}/parts/0`),
  'a search': path => asker.send('POST', `${path}/search`, { text: 'secret' }),
  'the banner': path => asker.get(`${path}/person`),
  'the rules': path => asker.get(`${path}/access`),
  'the journal': path => asker.get(`${path}/journal`),
  'the proof': path => asker.get(`${path}/journal/proof`),
  'the end of an emergency': path => asker.send('DELETE', `${path}/emergency`, undefined, { 'x-carnet-mode': 'break-glass' }),
  'the emergency page': path => asker.get(`${path}/emergency`, { 'x-carnet-mode': 'break-glass' }),
  'a claimed emergency': path => asker.get(`${path}/documents`, { 'x-carnet-mode': 'regulation' }),
  'a mask': (path, id) => asker.send('PUT', `${path}/documents/${id}/visibility`, { kind: 'masked' }),
  'an unmasking': (path, id) => asker.send('PUT', `${path}/documents/${id}/visibility`, { kind: 'all' }),
  'a revelation': (path, id) => asker.send('POST', `${path}/documents/${id}/reveal`, { to: 'holder' }),
  'an archiving': (path, id) => asker.send('POST', `${path}/documents/${id}/archive`),
  'a deletion': (path, id) => asker.send('DELETE', `${path}/documents/${id}`),
  'a block by somebody else': path => asker.send('PUT', `${path}/access/hide-all`, { active: true }),
}

describe.each(Object.entries(READINGS))('%s', (_, ask) => {
  test.each(SITUATIONS)('tells no more of: %s', async situation => {
    const { record, document } = at(situation)
    const nothing = await ask(`/api/records/${at('unknown').record}`, ELSEWHERE)
    const answer = await ask(`/api/records/${record}`, document)
    expect(nothing).toMatchObject({ status: 404, json: { code: 'no-record', message: 'Aucun dossier consultable.' } })
    expect(bytesOf(answer)).toEqual(bytesOf(nothing))
  })
})

describe('an opening', () => {
  const opening = (record: string): Promise<Answer> =>
    asker.send('POST', '/api/professional/openings', { handle: record, basis: 'declared-agreement' })
  const glass = (record: string): Promise<Answer> =>
    asker.send('POST', '/api/professional/break-glass', {
      handle: record,
      unableToConsent: true,
      immediateDanger: true,
      motive: 'Trouvée inconsciente',
    })
  const regulation = (record: string): Promise<Answer> =>
    asker.send('POST', '/api/professional/regulation', { handle: record, mission: 'M-1' })
  const team = (record: string): Promise<Answer> => asker.send('POST', '/api/professional/openings', { handle: record, basis: 'care-team' })

  test.each(['blocked', 'closed', 'suspended', 'deceased', 'emergency refused', 'a number nobody gave'])(
    'on an agreement tells no more of: %s',
    async situation => {
      expect(bytesOf(await opening(at(situation).record))).toEqual(bytesOf(await opening(at('unknown').record)))
    },
  )

  test.each(['blocked', 'closed', 'suspended', 'deceased', 'emergency refused', 'a number nobody gave'])(
    'in an emergency tells no more of: %s',
    async situation => {
      for (const open of [glass, regulation])
        expect(bytesOf(await open(at(situation).record))).toEqual(bytesOf(await open(at('unknown').record)))
    },
  )

  test.each(SITUATIONS)('as a team tells no more of: %s', async situation => {
    expect(bytesOf(await team(at(situation).record))).toEqual(bytesOf(await team(at('unknown').record)))
  })

  test('control: where it is allowed, the answer is another', async () => {
    const { record } = at('no relation')
    expect(await glass(record)).toMatchObject({ status: 200, json: { recordId: record } })
    expect(bytesOf(await glass(record))).not.toEqual(bytesOf(await glass(at('unknown').record)))
  })
})

test('a look-up answers in one shape, for a record and for none', async () => {
  const found = await asker.send('POST', '/api/professional/find', { ins: insOf(60) })
  const none = await asker.send('POST', '/api/professional/find', { ins: insOf(88_888) })
  const shape = (answer: Answer): unknown => JSON.stringify(bytesOf(answer)).replaceAll(textAt(answer, 'handle'), 'HANDLE')
  expect(shape(found)).toEqual(shape(none))
})

test('opening a record on demand tells nobody that there was one', async () => {
  const traits = (serial: number) => ({
    ins: insOf(serial),
    birthName: `ESSAI-${serial}`,
    birthFirstNames: ['Marie'],
    sex: 'F',
    birthDate: '1990-01-05',
  })
  const shape = (answer: Answer): unknown => JSON.stringify(bytesOf(answer)).replaceAll(textAt(answer, 'recordId'), 'RECORD')
  const there = await asker.send('POST', '/api/records', { traits: traits(61) })
  const born = await asker.send('POST', '/api/records', { traits: traits(66_666) })
  expect(shape(there)).toEqual(shape(born))
})
