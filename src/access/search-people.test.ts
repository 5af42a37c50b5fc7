import { describe, expect, test } from 'vitest'
import {
  by,
  entriesOf,
  openWorld,
  professional,
  putInState,
  recordOf,
  refusalOf,
  secretary,
  signIn,
  traitsCalled,
} from '../../test/support-door/index.ts'
import { searchPeople, setEmergencySwitches } from './index.ts'

const world = await openWorld()
const centre = { structureNationalId: '10B0700001', regulation: true }
const regulator = professional('Dr Régule', '10', centre)
const parm = { ...regulator, subject: secretary('Paul Parm').subject }
const asks = async (clues: object, who: typeof regulator = regulator, mode: 'regulation' | 'normal' = 'regulation') =>
  searchPeople(by(world, await signIn(world, who), mode), clues)
const namesOf = async (clues: object): Promise<readonly string[]> =>
  (await asks(clues)).map(({ traits }) => `${traits.birthFirstNames[0] ?? ''} ${traits.birthName}`)

const named = (name: string, birthDate: string, changes: object = {}) =>
  recordOf(world, name, { traits: traitsCalled(name, { birthDate, ...changes }) })

const odile = await named('Odile Dupont', '1951-04-03')
await named('Odile Dupond', '1951-04-03')
await named('Marc Lefebvre', '1970-09-12', { sex: 'M' })
await named('Aïcha Benali', '1988-01-20', { usedName: 'Moreau' })

describe('a regulation centre', () => {
  test('finds by what was heard: a name that sounds so, a year beside, a used name, a date without a name', async () => {
    expect(await namesOf({ name: 'Dupon', birth: '1952' })).toEqual(expect.arrayContaining(['Odile Dupont', 'Odile Dupond']))
    expect(await namesOf({ name: 'Lefèvre', firstName: 'Marc' })).toEqual(['Marc Lefebvre'])
    expect(await namesOf({ name: 'Moraux', birth: '1988' })).toEqual(['Aïcha Benali'])
    expect(await namesOf({ firstName: 'Aicha', birth: '1988-01-20' })).toEqual(['Aïcha Benali'])
    expect(await namesOf({ name: 'Dupont', birth: '1980' })).toEqual([])
    expect(await namesOf({ name: 'Lefebvre', birth: '1970', sex: 'F' })).toEqual([])
  })

  test('sees people who may be taken for each other marked so, the nearest first, and no number', async () => {
    const found = await asks({ name: 'Dupont', firstName: 'Odile', birth: '1951-04-03' })
    expect(found.map(({ traits, alike }) => [traits.birthName, alike])).toEqual([
      ['Dupont', true],
      ['Dupond', true],
    ])
    expect(JSON.stringify(found)).not.toContain(odile.traits.ins.matricule)
    expect(JSON.stringify(found)).not.toContain('matricule')
  })

  test('is alone: nobody searches in another mode or from another place; who identifies calls reads nothing', async () => {
    const clues = { name: 'Dupont', birth: '1951' }
    expect(await refusalOf(asks(clues, professional('Dr Ville')))).toBe('act-refused')
    expect(await refusalOf(asks(clues, regulator, 'normal'))).toBe('act-refused')
    expect((await asks(clues, parm)).length).toBe(2)
  })

  test('gives two clues at least, and refines when too many people answer', async () => {
    for (const clues of [{}, { name: 'Dupont' }, { birth: '1951-04-03' }, { firstName: 'Odile', birth: '1951' }])
      expect(await refusalOf(asks(clues))).toBe('too-few-clues')
    for (let day = 10; day < 19; day++) await named(`Lou${'abcdefghi'[day - 10] ?? ''} Martin`, `2001-02-${day}`)
    expect(await refusalOf(asks({ name: 'Martin', birth: '2001' }))).toBe('too-many-people')
    expect(await namesOf({ name: 'Martin', firstName: 'Loud', birth: '2001-02-13' })).toEqual(['Loud Martin'])
  })

  test('never sees who closed her record, or refused regulation: a search answers as if they were nobody', async () => {
    const closed = await named('Zoé Quentin', '1960-06-06')
    const opposed = await named('Yves Quentin', '1960-07-07')
    expect(await namesOf({ name: 'Quentin', birth: '1960' })).toHaveLength(2)
    await putInState(world, closed.recordId, 'closed')
    await setEmergencySwitches(by(world, await signIn(world, opposed.holder)), opposed.recordId, {
      breakGlass: true,
      regulation: false,
      maskedInEmergency: false,
    })
    expect(await asks({ name: 'Quentin', birth: '1960' })).toEqual(await asks({ name: 'Nobody', birth: '1960' }))
  })

  test('is read in the journal of whoever was shown, and of nobody else', async () => {
    const shown = await named('Ursule Vannier', '1944-08-08')
    const other = await named('Ulla Tissot', '1944-08-09')
    await asks({ name: 'Vanier', birth: '1944' })
    const last = async (recordId: typeof shown.recordId) => (await entriesOf(world, recordId)).at(-1)?.entry
    expect(await last(shown.recordId)).toMatchObject({
      action: 'access.found',
      mode: 'regulation',
      rule: 'regulation-search',
      outcome: 'granted',
    })
    expect((await last(other.recordId))?.action).toBe('record.open')
  })

  test('spends its look-ups as anybody who asks for people', async () => {
    const busy = professional('Dr Curieux', '10', { ...centre, structureNationalId: '10B0700002' })
    const told: string[] = []
    for (let i = 0; i < 61; i++) told.push(await refusalOf(asks({ name: 'Nobody', birth: '1900' }, busy)))
    expect([told[59], told[60]]).toEqual(['done', 'too-many-look-ups'])
  })
})
