import { beforeAll, describe, expect, test } from 'vitest'
import { PROFESSIONS } from '../worlds/professions.ts'
import { type Answer, type Client, textAt } from './client.ts'
import { insOf, pdf, personWithRecord, professional, register, signedIn, type Worker } from './people.ts'
import { testServer } from './server.ts'

/**
 * Every basis on which anybody of the care side may say that she enters, by every role that signs in, on records that nobody enters: opposed to emergencies,
 * closed, and a number that is no record’s. One answer to the byte, and nothing is opened (architecture §5, « Existence »; R.1111-46, L.1111-17).
 */
const carnet = await testServer()
const { url } = carnet

type Role = { readonly name: string; readonly client: Client; readonly nationalId: string }
type Place = { readonly record: string; readonly document: string; readonly code: string }

const ELSEWHERE = '3f2b8c1e-7a55-4d0e-9b1c-0a1b2c3d4e5f'
const SITUATIONS = ['opposed', 'closed', 'unknown'] as const
const BREAKING = { unableToConsent: true, immediateDanger: true, motive: 'Trouvée inconsciente chez elle' }
const CARE_MODES = [undefined, 'break-glass', 'regulation'] as const

type Ask = (role: Role, place: Place) => Promise<Answer>
const BASES: Readonly<Record<string, Ask>> = {
  'her agreement, declared': ({ client }, { record }) =>
    client.send('POST', '/api/professional/openings', { handle: record, basis: 'declared-agreement' }),
  'her agreement, declared for a colleague': ({ client, nationalId }, { record }) =>
    client.send('POST', '/api/professional/openings', { handle: record, basis: 'declared-agreement', professional: nationalId }),
  'the care team': ({ client }, { record }) => client.send('POST', '/api/professional/openings', { handle: record, basis: 'care-team' }),
  'an invitation of a colleague': ({ client }, { record }) =>
    client.send('POST', '/api/professional/invitations', { handle: record, professional: '899900009801' }),
  'a code of hers that has ended': ({ client }, { code }) => client.send('POST', '/api/professional/shares', { code }),
  'a broken glass': ({ client }, { record }) => client.send('POST', '/api/professional/break-glass', { handle: record, ...BREAKING }),
  'a call to the regulation': ({ client }, { record }) =>
    client.send('POST', '/api/professional/regulation', { handle: record, mission: 'SAMU29-000123' }),
}
const reading =
  (path: (document: string) => string, mode: (typeof CARE_MODES)[number]): Ask =>
  ({ client }, { record, document }) =>
    client.get(`/api/records/${record}${path(document)}`, mode === undefined ? {} : { 'x-carnet-mode': mode })
const READINGS: readonly Ask[] = CARE_MODES.flatMap(mode => [
  reading(() => '/synthesis', mode),
  reading(() => '/emergency', mode),
  reading(document => `/documents/${document}/content`, mode),
])

/** Everything of an answer but its own reference and its date; the cookie that is renewed is the caller's own. */
const OWN = new Set(['date', 'x-correlation-id', 'keep-alive', 'connection', 'set-cookie'])
const seen = ({ status, headers, bytes, correlationId }: Answer): string =>
  JSON.stringify([status, [...headers].filter(([name]) => !OWN.has(name)), bytes.toString('utf8').replaceAll(correlationId, 'REFERENCE')])

const WELCOMED = ['her agreement, declared', 'a broken glass', 'a call to the regulation', 'a code of hers that has ended'] as const

const roles: Role[] = []
const places = new Map<string, Place>()
let nowhere: Place

const join = async (name: string, worker: Worker): Promise<void> => {
  roles.push({ name, client: await professional(url, worker), nationalId: worker.nationalId })
}

/** Signed in at the place of a doctor who named her, and at no other. */
const joinUnder = async (kind: 'substitute' | 'student', serial: number): Promise<void> => {
  const [nationalId, place] = [`8999003${String(serial).padStart(5, '0')}`, `12930${serial + 10_000}`]
  const tutor = await professional(url, { nationalId: `8999004${String(serial).padStart(5, '0')}`, family: 'TITULAIRE', structure: place })
  const named = await register(tutor, { nationalId, family: kind.toUpperCase(), structure: '1293900000' })
  const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const answer = await tutor.send('POST', '/api/professional/attachments', { kind, professional: named, until })
  if (answer.status !== 201) throw new Error(`nobody is named: ${answer.bytes.toString('utf8')}`)
  roles.push({ name: kind, client: await signedIn(url, { nationalId, structure: place }), nationalId })
}

const open = async (serial: number): Promise<Place & { readonly send: Client['send'] }> => {
  const person = await personWithRecord(url, serial)
  const filed = await author.upload(
    `/api/records/${person.recordId}/documents`,
    { title: 'Secret', typeCode: '11488-4', date: '2026-11-01' },
    [{ name: 'a.pdf', type: 'application/pdf', bytes: pdf(`n${serial}`) }],
  )
  const shared = await person.send('POST', `/api/records/${person.recordId}/access/shares`, { scope: { kind: 'all' }, minutes: 30 })
  const ended = await person.send('DELETE', `/api/records/${person.recordId}/access/shares/${textAt(shared, 'id')}`)
  if (ended.status >= 300) throw new Error(`a share does not end: ${ended.status}`)
  return { record: person.recordId, document: textAt(filed, 'documentId'), code: textAt(shared, 'code'), send: person.send }
}

let author: Client
beforeAll(async () => {
  author = await professional(url, { nationalId: '899900009801', family: 'AUTEURE', structure: '1290009801' })
  const opposed = await open(9801)
  const switches = await opposed.send('PUT', `/api/records/${opposed.record}/access/emergency`, {
    samu: false,
    breakGlass: false,
    masked: true,
  })
  if (switches.status >= 300) throw new Error(`emergencies are not refused: ${switches.status}`)
  places.set('opposed', opposed)
  const closed = await open(9802)
  await carnet.rows.owner.rows({
    name: 'test.close',
    text: `update record set state = 'closed' where record_id = $1`,
    values: [closed.record],
  })
  places.set('closed', closed)
  // Who has a right already breaks no glass: each way in has a record of its own.
  for (const [index, basis] of WELCOMED.entries()) places.set(basis, await open(9803 + index))
  const handle = textAt(await author.send('POST', '/api/professional/find', { ins: insOf(88_801) }), 'handle')
  places.set('unknown', { record: handle, document: ELSEWHERE, code: 'ABCDEFGH' })
  nowhere = { record: ELSEWHERE, document: ELSEWHERE, code: 'HGFEDCBA' }
  for (const [index, [profession, specialty]] of PROFESSIONS.entries()) {
    const id = `8999001${String(index).padStart(5, '0')}`
    const more = specialty === undefined ? {} : { specialty }
    await join(`${profession}${specialty ?? ''}`, {
      nationalId: id,
      family: `METIER${index}`,
      profession,
      structure: `12910${index + 10_000}`,
      ...more,
    })
  }
  await join('regulator', { nationalId: '899900200001', family: 'SAMU', specialty: 'SM59', structure: '1292000001', regulation: true })
  await join('secretary', {
    nationalId: '899900200002',
    family: 'SECRETAIRE',
    kind: 'secretary',
    profession: '60',
    structure: '1292000002',
  })
  await joinUnder('substitute', 1)
  await joinUnder('student', 2)
  await join('structure', { nationalId: '1292000003', family: 'CLINIQUE', kind: 'structure', profession: 'STR', structure: '1292000003' })
}, 120_000)

const at = (situation: string): Place => places.get(situation) ?? nowhere

describe('every basis, by every role', () => {
  test('gets the bytes of what does not exist, and opens nothing', async () => {
    const figures = { asked: 0, opened: 0, reads: 0, read: 0 }
    const different: string[] = []
    for (const role of roles) {
      for (const [basis, ask] of Object.entries(BASES)) {
        const nothing = seen(await ask(role, nowhere))
        for (const situation of SITUATIONS) {
          const answer = await ask(role, at(situation))
          figures.asked++
          if (answer.status < 300) figures.opened++
          if (seen(answer) !== nothing) different.push(`${role.name}, ${basis}, ${situation}: ${seen(answer)} – ${nothing}`)
        }
      }
      for (const ask of READINGS) {
        const nothing = seen(await ask(role, nowhere))
        for (const situation of SITUATIONS) {
          const answer = await ask(role, at(situation))
          figures.reads++
          if (answer.status < 300) figures.read++
          if (seen(answer) !== nothing)
            different.push(`${role.name}, reads ${figures.reads % READINGS.length}, ${situation}: ${seen(answer)}`)
        }
      }
    }
    console.log(
      `bases: roles=${roles.length} bases=${Object.keys(BASES).length} records=${SITUATIONS.join('+')} asked=${figures.asked} opened=${figures.opened} ` +
        `read-after=${figures.reads} answered=${figures.read} different=${different.length}`,
    )
    expect(different.slice(0, 5)).toEqual([])
    expect(figures).toEqual({ asked: 22 * 7 * 3, opened: 0, reads: 22 * 9 * 3, read: 0 })
  }, 240_000)

  test('control: on records that their persons keep open to care, some of them open, and the count says it', async () => {
    const opened = new Map<string, number>()
    for (const basis of WELCOMED) {
      let count = 0
      for (const role of roles) if (((await BASES[basis]?.(role, at(basis)))?.status ?? 500) < 300) count++
      opened.set(basis, count)
    }
    console.log(`bases, control: ${[...opened].map(([basis, count]) => `${basis}=${count}`).join(' · ')}`)
    expect(opened.get('her agreement, declared')).toBeGreaterThan(10)
    expect(opened.get('a broken glass')).toBeGreaterThan(0)
    expect(opened.get('a call to the regulation')).toBe(1)
    expect(opened.get('a code of hers that has ended')).toBe(0)
  }, 120_000)
})
