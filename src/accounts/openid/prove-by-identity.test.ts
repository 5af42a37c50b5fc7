import { expect, test } from 'vitest'
import { by, openWorld } from '../../../test/support-door/index.ts'
import { findPerson, traitsOf } from '../../identity/index.ts'
import { importLines, someone } from '../../identity/testing/lines.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { LOOP } from '../loop.ts'
import { type NationalIdentity, personByNationalIdentity, proveByNationalIdentity } from '../index.ts'

const world = await openWorld()
const op = by(world, LOOP)
const line = someone(7)
await importLines(op, line, someone(8))

const cardOf = (text: string) => {
  const [matricule = '', oid = '', , , , , , , , vitaleSerial = ''] = text.split(',')
  return { ins: { matricule, oid }, vitaleSerial }
}
const card = cardOf(line)
const found = await findPerson(op, card.ins)
const traits = found === undefined ? undefined : await traitsOf(op, found.personId)
if (found === undefined || traits === undefined) throw new Error('registered')

const identity = (subject: string, more: Partial<NationalIdentity['traits']> = {}): NationalIdentity => ({
  issuer: 'https://identity.example',
  subject,
  level: 'substantial',
  authenticatedAt: op.instant,
  traits: { birthName: traits.birthName, firstNames: traits.birthFirstNames, sex: traits.sex, birthDate: traits.birthDate, ...more },
})
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'done'
  } catch (error) {
    return error instanceof Refusal ? error.code : 'fault'
  }
}

test('her number, her card and her identity together stand for the code, and the identity is then hers', async () => {
  expect(await proveByNationalIdentity(op, card, identity('anne'))).toEqual(found)
  expect(await personByNationalIdentity(op, identity('anne'))).toBe(found.personId)
})

test('one answer for a number that nobody has, another card, another person’s number, other traits', async () => {
  const nobody = { ...card, ins: { ...card.ins, matricule: '299019999900183' } }
  expect(await codeOf(proveByNationalIdentity(op, nobody, identity('b1')))).toBe('proof-refused')
  expect(await codeOf(proveByNationalIdentity(op, { ...card, vitaleSerial: '00000000000' }, identity('b2')))).toBe('proof-refused')
  expect(await codeOf(proveByNationalIdentity(op, cardOf(someone(8)), identity('b3')))).toBe('proof-refused')
  expect(await codeOf(proveByNationalIdentity(op, card, identity('b4', { birthDate: '1931-01-31' })))).toBe('proof-refused')
  expect(await personByNationalIdentity(op, identity('b4'))).toBeUndefined()
})

test('one identity has five tries an hour, whatever numbers it is tried on', async () => {
  const wrong = { ...card, vitaleSerial: '00000000000' }
  for (let i = 0; i < 5; i++) expect(await codeOf(proveByNationalIdentity(op, wrong, identity('sprayer')))).toBe('proof-refused')
  expect(await codeOf(proveByNationalIdentity(op, card, identity('sprayer')))).toBe('too-many-tries')
})
