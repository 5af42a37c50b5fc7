import { describe, expect, test } from 'vitest'
import { by, openWorld, professional, recordOf, refusalOf, signIn, traitsCalled } from '../../test/support-door/index.ts'
import { INS_OIDS } from '../kernel/ins.ts'
import { MINUTE } from '../kernel/instant.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import {
  askIdentity,
  type IdentityFacts,
  isQualified,
  noIdentityService,
  registerPerson,
  simulatedCardReader,
  simulatedIdentityService,
  simulatedReading,
  soundOf,
  statusOf,
  type StrictTraits,
} from './index.ts'

const world = await openWorld()
const caller = await signIn(world, professional('Dr Demande'))
const op = () => by(world, caller)
const strict = ({ birthName, birthFirstNames, sex, birthDate }: StrictTraits): StrictTraits => ({
  birthName,
  birthFirstNames,
  sex,
  birthDate,
})
const asks = async (traits: StrictTraits) => (await askIdentity(op(), simulatedIdentityService, traits)).kind

const rose = await recordOf(world, 'Rosé-Marie D’Aubigné', {
  traits: traitsCalled('Rose Aubigne', { birthName: 'D’AUBIGNÉ', birthFirstNames: ['ROSE-MARIE', 'ANNE'], birthDate: '1974-05-06' }),
})

const registers = async (name: string, changes: Partial<StrictTraits>, oid: string = INS_OIDS.demonstration) => {
  const personId = world.draw.uuid() as ActorId
  const known = traitsCalled(name, changes)
  await world.keyring.createPersonKey(personId)
  const traits = { ...known, ins: { ...known.ins, oid } }
  await world.database.transaction(tx => registerPerson(tx, op(), personId, world.draw.uuid() as RecordId, traits))
  return traits
}

describe('the teleservice of identities', () => {
  test('gives one INS for strict traits, blind to case and accents, one first name being enough', async () => {
    expect(await askIdentity(op(), simulatedIdentityService, strict(rose.traits))).toEqual({ kind: 'found', traits: rose.traits })
    expect(await asks({ birthName: 'd aubigne', birthFirstNames: ['Anne'], sex: 'F', birthDate: '1974-05-06' })).toBe('found')
    expect(await asks({ birthName: 'd aubigne', birthFirstNames: ['Rose Marie'], sex: 'F', birthDate: '1974-05-06' })).toBe('found')
  })

  test('gives nobody for a trait that differs, however near', async () => {
    const known = strict(rose.traits)
    for (const other of [
      { birthName: 'D’AUBIGNY' },
      { sex: 'M' as const },
      { birthDate: '1974-06-05' },
      { birthFirstNames: ['Rose'] },
      { birthPlaceInsee: '13055' },
    ])
      expect(await asks({ ...known, ...other })).toBe('none')
  })

  test('says that several answer, and not who; their birth place tells them apart', async () => {
    const one = { birthName: 'JUMEL', birthFirstNames: ['PAUL'], sex: 'M' as const, birthDate: '1999-01-01' }
    await registers('Paul Jumel One', { ...one, birthPlaceInsee: '75056' })
    await registers('Paul Jumel Two', { ...one, birthPlaceInsee: '13055' })
    expect(await askIdentity(op(), simulatedIdentityService, one)).toEqual({ kind: 'several' })
    expect(await asks({ ...one, birthPlaceInsee: '13055' })).toBe('found')
  })

  test('names nobody who is known by a number of waiting alone', async () => {
    const traits = await registers('Nora Attente', {}, INS_OIDS.nia)
    expect(await askIdentity(op(), simulatedIdentityService, strict(traits))).toEqual({ kind: 'waiting' })
  })

  test('is counted, whoever is sought; and may not be there', async () => {
    expect(await askIdentity(op(), noIdentityService, strict(rose.traits))).toEqual({ kind: 'unavailable' })
    const busy = await signIn(
      world,
      professional('Dr Trop', '10', { structureNationalId: '10B0800001', structureId: world.draw.uuid() as never }),
    )
    const told: string[] = []
    for (let i = 0; i < 61; i++) told.push(await refusalOf(askIdentity(by(world, busy), simulatedIdentityService, strict(rose.traits))))
    expect([told[59], told[60]]).toEqual(['done', 'too-many-look-ups'])
  })
})

describe('the status of an identity', () => {
  const facts = (changes: Partial<IdentityFacts>): IdentityFacts => ({
    verified: false,
    recovered: false,
    doubtful: false,
    fictitious: false,
    ...changes,
  })
  test('is one of four, by a paper that was seen and the teleservice that answered', () => {
    expect(statusOf(facts({}))).toBe('provisional')
    expect(statusOf(facts({ recovered: true }))).toBe('recovered')
    expect(statusOf(facts({ verified: true }))).toBe('validated')
    expect(statusOf(facts({ verified: true, recovered: true }))).toBe('qualified')
  })
  test('falls to provisional when it is doubtful or made up, and qualifies nothing', () => {
    for (const mark of ['doubtful', 'fictitious'] as const) {
      const marked = facts({ verified: true, recovered: true, [mark]: true })
      expect([statusOf(marked), isQualified(marked)]).toEqual(['provisional', false])
    }
  })
})

describe('a card that was read', () => {
  test('names its holder for five minutes, in the session that read it', async () => {
    const reading = simulatedReading(op(), rose.traits.ins, 'apcv')
    expect(await simulatedCardReader.open(op(), reading)).toEqual({ means: 'apcv', traits: rose.traits })
    const other = await signIn(world, professional('Dr Autre'))
    expect(await simulatedCardReader.open(by(world, other), reading)).toBeNull()
    world.clock.advance(5 * MINUTE)
    expect(await simulatedCardReader.open(op(), reading)).toBeNull()
  })
  test('made up, cut or of nobody names nobody', async () => {
    for (const text of [
      '',
      'abc',
      simulatedReading(op(), rose.traits.ins, 'vitale').slice(0, -3),
      simulatedReading(op(), traitsCalled('No One').ins, 'vitale'),
    ])
      expect(await simulatedCardReader.open(op(), text)).toBeNull()
  })
})

test('names that sound alike are one, names that do not are not', () => {
  const alike = [
    ['DUPONT', 'DUPOND', 'DUPONS'],
    ['LEFEBVRE', 'LEFEVRE'],
    ['MOREAU', 'MORAUX', 'MOREAUX'],
    ['PHILIPPE', 'FILIPE'],
    ['HAMELIN', 'AMELIN'],
  ]
  for (const names of alike) expect(new Set(names.map(soundOf)).size, names.join()).toBe(1)
  const apart = ['MARTIN', 'BERNARD', 'DURAND', 'PETIT', 'ROUX', 'GARCIA', 'LAMBERT', 'FONTAINE', 'ROUSSEAU', 'BLANC']
  expect(new Set(apart.map(soundOf)).size).toBe(apart.length)
})
