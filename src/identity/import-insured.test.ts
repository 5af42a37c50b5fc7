import { describe, expect, test } from 'vitest'
import { by, INSURER, openWorld, signIn } from '../../test/support-door/index.ts'
import { openRecord } from '../access/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { INS_OIDS, type Ins } from '../kernel/ins.ts'
import { contactsOf, findPerson, insuredOf, numberWithout, personsRepresentedBy, setContact, traitsOf, WrongHeader } from './index.ts'
import { hasVitaleSerial } from './insured.ts'
import { fileOf, importFile, importLines, keyed, type LineWords, someone } from './testing/lines.ts'

const world = await openWorld()
const op = by(world, await signIn(world, INSURER))
const insOf = (line: string): Ins => {
  const [matricule = '', oid = ''] = line.split(',')
  return { matricule, oid }
}
const found = async (line: string) => {
  const person = await findPerson(op, insOf(line))
  if (person === undefined) throw new Error('nobody of this number')
  return person
}
const codesOf = async (...lines: readonly string[]) =>
  (await importLines(op, ...lines)).rejections.map(({ line, code }) => `${line} ${code}`)
const persons = async (): Promise<number> =>
  (await world.database.owner.rows<{ n: number }>({ name: 'test.persons', text: 'select count(*)::int as n from person' }))[0]?.n ?? -1

describe('a file of insured persons', () => {
  test('registers each of them, and opens nothing', async () => {
    const line = someone(1, {
      used_name: 'MARTIN',
      phone: '+33 6 39 98 00 01',
      address: '1 rue du Port',
      postal_code: '29900',
      city: 'Concarneau',
      attending_doctor_rpps: '99900017022',
      deceased_on: '2026-01-02',
    })
    expect((await importLines(op, line)).counts).toEqual({ lines: 1, accepted: 1, unchanged: 0, rejected: 0 })
    const { personId, recordId } = await found(line)
    expect(recordId).toBe(numberWithout(world.keyring, insOf(line)))
    expect(await traitsOf(op, personId)).toMatchObject({ birthName: 'MOREL', usedName: 'MARTIN', birthDate: '1968-03-12', sex: 'F' })
    expect(await contactsOf(op, personId)).toEqual({
      email: { value: 'p1@example.org', source: 'insurer' },
      phone: { value: '+33 6 39 98 00 01', source: 'insurer' },
      address: { value: { line: '1 rue du Port', postalCode: '29900', city: 'Concarneau' }, source: 'insurer' },
    })
    expect(await insuredOf(op, personId)).toEqual({
      vitaleSerial: '00000000000000000001',
      attendingDoctorRpps: '899900017022',
      representativeIds: [],
      deceasedOn: '2026-01-02',
    })
    expect(await hasVitaleSerial(op, personId, '0000 0000 0000 0000 0001')).toBe(true)
    expect(await hasVitaleSerial(op, personId, '00000000000000000002')).toBe(false)
    const heads = await world.database.owner.rows({
      name: 'test.no_record',
      text: 'select from record where record_id = $1',
      values: [recordId],
    })
    expect(heads).toEqual([])
  })

  test('says nothing new the second time, and writes nothing', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => someone(100 + i))
    const first = await importLines(op, ...lines)
    const before = await persons()
    expect(first.counts).toEqual({ lines: 30, accepted: 30, unchanged: 0, rejected: 0 })
    expect((await importLines(op, ...lines)).counts).toEqual({ lines: 30, accepted: 0, unchanged: 30, rejected: 0 })
    expect(await persons()).toBe(before)
  })

  test('says a line twice: the second is known; a line with other facts is a change', async () => {
    const line = someone(200)
    expect((await importLines(op, line, line)).counts).toMatchObject({ accepted: 1, unchanged: 1 })
    const moved = someone(200, { city: 'Brest' })
    expect((await importLines(op, moved, someone(200, { city: 'Quimper' }))).counts).toMatchObject({ accepted: 2 })
    expect((await contactsOf(op, (await found(line)).personId)).address?.value.city).toBe('Quimper')
  })

  test('never changes what the person set herself', async () => {
    const line = someone(201)
    await importLines(op, line)
    const { personId } = await found(line)
    await world.database.transaction(tx => setContact(tx, op, personId, { kind: 'email', value: 'me@example.org' }))
    await importLines(op, someone(201, { email: 'insurer@example.org', phone: '0639980000' }))
    expect(await contactsOf(op, personId)).toMatchObject({
      email: { value: 'me@example.org', source: 'self' },
      phone: { source: 'insurer' },
    })
  })

  test('keeps twins and homonyms born the same day apart', async () => {
    const twin = someone(210, { birth_first_names: 'Zoé' })
    const other = someone(211, { birth_first_names: 'Léa' })
    const homonym = someone(212, { birth_first_names: 'Zoé' })
    const elsewhere = someone(213, { birth_first_names: 'Zoé', vitale_serial: '', birth_place_insee: '' })
    expect((await importLines(op, twin, other, homonym, elsewhere)).counts).toMatchObject({ accepted: 4, rejected: 0 })
    expect(new Set(await Promise.all([twin, other, homonym, elsewhere].map(async line => (await found(line)).personId))).size).toBe(4)
  })

  test('is refused whole when its header is another’s, or when it is empty', async () => {
    for (const text of ['', 'a,b\n1,2\n', `\uFFFE${fileOf().toString()}`])
      await expect(importFile(op, Buffer.from(text))).rejects.toThrow(WrongHeader)
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(fileOf(someone(220)).toString(), 'utf16le')])
    await expect(importFile(op, utf16)).rejects.toThrow(WrongHeader)
  })

  test('may have a byte order mark, quotes and either line end', async () => {
    const text = fileOf(someone(221, { birth_name: '"LE BŒUF, D’HÉRICOURT"' }), someone(222)).toString()
    expect((await importFile(op, Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`))).counts).toMatchObject({ accepted: 2, rejected: 0 })
    expect((await importFile(op, Buffer.from(text))).counts).toMatchObject({ unchanged: 2 })
    expect(await traitsOf(op, (await found(someone(221))).personId)).toMatchObject({ birthName: 'LE BŒUF, D’HÉRICOURT' })
  })

  test('cut in its middle is taken as far as it goes', async () => {
    const whole = fileOf(someone(230), someone(231, { birth_name: 'FRANÇOIS' }))
    const { counts, rejections } = await importFile(op, whole.subarray(0, whole.indexOf('FRANÇOIS') + 5))
    expect(counts).toEqual({ lines: 2, accepted: 1, unchanged: 0, rejected: 1 })
    expect(rejections).toMatchObject([{ line: 2, code: 'encoding' }])
    const further = await importFile(op, whole.subarray(0, whole.length - 12))
    expect(further.rejections.map(({ line, code }) => [line, code])).toEqual([[2, 'columns']])
  })

  test('in Latin-1 loses the lines that have accents, and no other', async () => {
    const latin1 = Buffer.from(fileOf(someone(240), someone(241, { birth_name: 'FRANÇOIS' })).toString(), 'latin1')
    const { counts, rejections } = await importFile(op, latin1)
    expect([counts.accepted, rejections]).toMatchObject([1, [{ line: 2, code: 'encoding' }]])
  })

  test.each<[string, LineWords, string]>([
    ['a number of another shape', { matricule: '12345' }, 'ins-shape'],
    ['another authority', { oid: '1.2.3' }, 'ins-oid'],
    ['a wrong key', { matricule: '268037512345600', oid: INS_OIDS.nir }, 'ins-key'],
    ['a wrong key of a NIA', { matricule: '768037512345600', oid: INS_OIDS.nia }, 'ins-key'],
    ['no birth name', { birth_name: ' ' }, 'birth-name'],
    ['no such sex', { sex: 'X' }, 'sex'],
    ['no such day', { birth_date: '1968-02-30' }, 'birth-date'],
    ['a day of no month', { birth_date: '1968-00-12' }, 'birth-date'],
    ['a birth to come', { birth_date: '2031-01-01' }, 'birth-date'],
    ['no birth date', { birth_date: '' }, 'birth-date'],
    ['no such place', { birth_place_insee: 'PARIS' }, 'birth-place'],
    ['no e-mail address', { email: 'p at example' }, 'email'],
    ['no telephone', { phone: 'demain' }, 'phone'],
    ['no RPPS', { attending_doctor_rpps: '12' }, 'attending-doctor'],
    ['no number of a representative', { representative_matricules: '12' }, 'representative'],
    ['a death before birth', { deceased_on: '1960-01-01' }, 'deceased-on'],
    ['control characters', { birth_name: 'MO\u0007REL' }, 'characters'],
    ['an endless name', { birth_name: 'M'.repeat(300) }, 'too-long'],
    ['one column more', { deceased_on: ',' }, 'columns'],
  ])('leaves out a line with %s, and tells which', async (_, words, code) => {
    await importLines(op, someone(300), someone(302))
    const before = await persons()
    expect(await codesOf(someone(300), someone(301, words), someone(302))).toEqual([`2 ${code}`])
    expect(await persons()).toBe(before)
  })

  test.each<[string, LineWords]>([
    ['a Corsican number', { matricule: keyed('268032A001234') }],
    ['the other Corsica', { matricule: keyed('268032B001234') }],
    ['a test identity with a wrong key', { matricule: '268037512340000', oid: INS_OIDS.test }],
    ['an unknown day', { birth_date: '1968-03-00' }],
    ['an unknown month and day', { birth_date: '1968-00-00' }],
    ['a sex that is not the first digit’s', { sex: 'M' }],
    ['an AME identifier', { matricule: keyed('2680399123456'), oid: INS_OIDS.ame }],
  ])('takes a line with %s', async (_, words) => {
    expect((await importLines(op, someone(400, words))).rejections).toEqual([])
    expect(await findPerson(op, insOf(someone(400, words)))).toBeDefined()
  })
})

describe('a number that is known', () => {
  test('is never merged with another birth name or birth date', async () => {
    const line = someone(500, { birth_date: '1968-03-00' })
    await importLines(op, line)
    expect(await codesOf(someone(500, { birth_name: 'DURAND', birth_date: '1990-01-01' }))).toEqual(['1 identity-conflict'])
    expect(await codesOf(someone(500, { birth_name: 'DURAND' }))).toEqual(['1 identity-conflict'])
    expect(await codesOf(someone(500, { birth_date: '1968-04-01' }))).toEqual(['1 identity-conflict'])
    // the day that was unknown, and the same name spelt otherwise, are no conflict
    expect(await codesOf(someone(500, { birth_name: 'Morel', birth_date: '1968-03-05' }))).toEqual([])
    expect(await traitsOf(op, (await found(line)).personId)).toMatchObject({ birthName: 'Morel', birthDate: '1968-03-05' })
  })

  test('of somebody whose record was opened at a desk takes what the insurer knows, and moves her rights', async () => {
    const line = someone(501, { used_name: 'MARTIN' })
    const ins = insOf(line)
    const traits = { ins, birthName: 'MOREL', birthFirstNames: ['Anne'], sex: 'F', birthDate: '1968-03-12' } as const
    const { personId, recordId } = await openRecord(op, { state: 'active', traits })
    const version = async () =>
      (
        await world.database.owner.rows<{ v: string }>({
          name: 'test.version',
          text: 'select rights_version as v from record_head where record_id = $1',
          values: [recordId],
        })
      )[0]?.v
    const before = Number(await version())
    expect((await importLines(op, line)).counts).toMatchObject({ accepted: 1 })
    expect(await found(line)).toEqual({ personId, recordId })
    expect(await traitsOf(op, personId)).toMatchObject({ usedName: 'MARTIN' })
    expect(Number(await version())).toBe(before + 1)
  })

  test('of somebody who died asks for her record to be told', async () => {
    const line = someone(502)
    await importLines(op, line)
    await importLines(op, someone(502, { deceased_on: '2026-10-01' }))
    const due = await world.database.owner.rows({
      name: 'test.due',
      text: `select subject from due_date where kind = 'records.die' and subject = $1`,
      values: [(await found(line)).personId],
    })
    expect(due).toHaveLength(1)
  })
})

describe('a number that waits or changes', () => {
  const waiting = (n: number, words: LineWords = {}) =>
    someone(n, { matricule: keyed(`76803290${String(n).padStart(5, '0')}`), oid: INS_OIDS.nia, ...words })
  const definitive = (n: number, words: LineWords = {}) =>
    someone(n, { matricule: keyed(`26803290${String(n).padStart(5, '0')}`), oid: INS_OIDS.nir, ...words })

  test('a NIA is recorded and becomes the same person when the NIR comes, whose record will be where the NIR says', async () => {
    const before = waiting(600, { birth_first_names: 'Inès' })
    const after = definitive(600, { birth_first_names: 'Inès' })
    await importLines(op, before)
    const { personId } = await found(before)
    expect((await importLines(op, after)).counts).toMatchObject({ accepted: 1 })
    const recordId = numberWithout(world.keyring, insOf(after))
    expect([await found(after), await found(before)]).toEqual([
      { personId, recordId },
      { personId, recordId },
    ])
    expect((await traitsOf(op, personId))?.ins).toEqual(insOf(after))
    // the same two files again, in either order, change nothing
    expect((await importLines(op, before, after, before)).counts).toEqual({ lines: 3, accepted: 0, unchanged: 3, rejected: 0 })
  })

  test('a NIA whose digits become the NIR is the same person, even with another first name', async () => {
    const digits = keyed('7680329000601')
    await importLines(op, waiting(601, { matricule: digits, birth_first_names: 'Ana' }))
    await importLines(op, definitive(601, { matricule: digits, birth_first_names: 'Ana Maria' }))
    expect((await found(definitive(601, { matricule: digits }))).personId).toBe((await found(waiting(601, { matricule: digits }))).personId)
    expect(await codesOf(waiting(602, { matricule: digits, birth_name: 'DURAND' }))).toEqual(['1 identity-conflict'])
  })

  test('two NIA with the same traits: the NIR is nobody’s until somebody looks', async () => {
    const same = { birth_first_names: 'Deux', vitale_serial: '' }
    await importLines(op, waiting(610, same), waiting(611, same))
    expect(await codesOf(definitive(612, same))).toEqual(['1 identity-doubtful'])
  })

  test('a NIA with another card is another person', async () => {
    await importLines(op, waiting(620, { birth_first_names: 'Carte' }))
    expect((await importLines(op, definitive(621, { birth_first_names: 'Carte' }))).counts).toMatchObject({ accepted: 1 })
    expect((await found(definitive(621))).personId).not.toBe((await found(waiting(620))).personId)
  })

  test('a NIR that is replaced keeps the person and her record: same traits, same birth place, same card', async () => {
    const before = definitive(630, { birth_first_names: 'Nora' })
    await importLines(op, before)
    const person = await found(before)
    const after = definitive(631, { birth_first_names: 'Nora', vitale_serial: String(630).padStart(20, '0') })
    expect((await importLines(op, after)).counts).toMatchObject({ accepted: 1 })
    expect([await found(after), await found(before)]).toEqual([person, person])
    expect(await importLines(op, before, after)).toMatchObject({ counts: { unchanged: 2 } })
  })
})

describe('representatives', () => {
  test('are found in whichever order they come, under the numbers they had', async () => {
    const mother = someone(700)
    const father = someone(701)
    const numbers = `${insOf(mother).matricule}|${insOf(father).matricule}`
    const child = someone(702, { birth_date: '2020-05-05', representative_matricules: numbers })
    await importLines(op, child, mother)
    const ids = { child: (await found(child)).personId, mother: (await found(mother)).personId }
    expect((await insuredOf(op, ids.child))?.representativeIds).toEqual([ids.mother])
    await importLines(op, father)
    const fatherId: ActorId = (await found(father)).personId
    expect((await insuredOf(op, ids.child))?.representativeIds).toEqual([ids.mother, fatherId])
    expect(await personsRepresentedBy(op, fatherId)).toEqual([ids.child])
    await importLines(op, someone(702, { birth_date: '2020-05-05', representative_matricules: insOf(mother).matricule }))
    expect([await personsRepresentedBy(op, fatherId), await personsRepresentedBy(op, ids.mother)]).toEqual([[], [ids.child]])
  })
})

test('nothing of a line stands in clear', async () => {
  const tables = ['person', 'person_tag', 'insured', 'own_contact', 'person_trait', 'represented']
  const dumps = await Promise.all(
    tables.map(table =>
      world.database.owner.rows<{ text: string }>({ name: `test.dump_${table}`, text: `select ${table}::text as text from ${table}` }),
    ),
  )
  const dump = dumps
    .flat()
    .map(row => row.text)
    .join()
  for (const word of ['MOREL', 'example.org', 'Brest', '26803290']) {
    expect(dump).not.toContain(word)
    expect(dump).not.toContain(Buffer.from(word).toString('hex'))
  }
})
