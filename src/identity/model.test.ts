import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { INS_OIDS } from '../kernel/ins.ts'
import { type ClaimedTraits, conflictsBetween, displayName, type Traits } from './index.ts'

const known: Traits = {
  ins: { matricule: '268037512345678', oid: INS_OIDS.demonstration },
  birthName: 'LE BŒUF-D’HÉRICOURT',
  birthFirstNames: ['MARIE', 'CLAIRE', 'ÉLISE'],
  usedName: 'MARTIN',
  usedFirstName: 'Lise',
  sex: 'F',
  birthDate: '1968-03-12',
}

const same: ClaimedTraits = { birthName: 'Le Boeuf d’Héricourt', firstNames: ['Marie'], sex: 'F', birthDate: '1968-03-12' }

describe('the traits a document claims', () => {
  test.each([
    ['the same, in another case, without accents or hyphens', {}],
    ['all first names, in one string', { firstNames: ['Marie-Claire Elise'] }],
    ['one of the first names', { firstNames: ['Claire'] }],
    ['the first name she uses', { firstNames: ['Lise'] }],
    ['her used name alone', { birthName: undefined, usedName: 'Martin' }],
    ['no first name', { firstNames: [] }],
    ['no sex', { sex: undefined }],
    ['a sex of another vocabulary', { sex: 'UN' }],
    ['no birth date', { birthDate: undefined }],
    ['a birth date whose day is unknown', { birthDate: '1968-03-00' }],
    ['the year of birth alone', { birthDate: '1968' }],
  ])('do not conflict: %s', (_, change) => {
    expect(conflictsBetween(known, clean({ ...same, ...change }))).toEqual([])
  })

  test.each([
    ['another birth name', { birthName: 'Leboeuf' }, ['birth-name']],
    ['another used name, and no birth name', { birthName: undefined, usedName: 'Bernard' }, ['birth-name']],
    ['the other sex', { sex: 'M' }, ['sex']],
    ['another day', { birthDate: '1968-03-13' }, ['birth-date']],
    ['another month', { birthDate: '1968-12-03' }, ['birth-date']],
    ['another year', { birthDate: '1986-03-12' }, ['birth-date']],
    ['another first name', { firstNames: ['Paul'] }, ['first-names']],
    ['one right and one wrong first name', { firstNames: ['Marie', 'Paule'] }, ['first-names']],
    ['a first name that begins like hers', { firstNames: ['Mari'] }, ['first-names']],
    [
      'everything',
      { birthName: 'X', firstNames: ['Y'], sex: 'M', birthDate: '2000-01-01' },
      ['birth-name', 'sex', 'birth-date', 'first-names'],
    ],
  ])('conflict: %s', (_, change, conflicts) => {
    expect(conflictsBetween(known, clean({ ...same, ...change }))).toEqual(conflicts)
  })

  test('conflict in letters of any alphabet, and in digits', () => {
    for (const [one, other] of [
      ['ΠΑΠΑΣ', 'ΝΙΚΟΥ'],
      ['NOM 1', 'NOM 2'],
    ] as const)
      expect(conflictsBetween({ ...known, birthName: one }, { ...same, birthName: other })).toEqual(['birth-name'])
  })

  test('of somebody whose day of birth or sex is not known agree with any', () => {
    const unsure = { ...known, birthDate: '1968-00-00', sex: 'U' } as const
    expect(conflictsBetween(unsure, { ...same, birthDate: '1968-11-30', sex: 'M' })).toEqual([])
    expect(conflictsBetween(unsure, { ...same, birthDate: '1969-11-30' })).toEqual(['birth-date'])
  })

  test('never conflict with themselves, whatever the letters', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(name, fc.array(name, { minLength: 1, maxLength: 3 }), (birthName, firstNames) => {
        const traits: Traits = { ...known, birthName, birthFirstNames: firstNames }
        expect(conflictsBetween(traits, { birthName, firstNames, sex: 'F', birthDate: known.birthDate })).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

test('a person is called as she wants to be', () => {
  expect(displayName(known)).toBe('Lise MARTIN')
  expect(displayName(clean({ ...known, usedName: undefined, usedFirstName: undefined }) as Traits)).toBe('MARIE LE BŒUF-D’HÉRICOURT')
})

/** Without the members that are undefined: absent, as a parser leaves them. */
const clean = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
