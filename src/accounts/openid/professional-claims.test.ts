import { expect, test } from 'vitest'
import { readProfessionalClaims, rolesAgree } from './professional-claims.ts'

/** As the provider writes them, with two exercises (domain.md §6.3). */
const doctor = {
  sub: 'f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:899700218896',
  SubjectNameID: '899700218896',
  given_name: 'KIT',
  family_name: 'DOC0021889',
  SubjectRole: ['10^1.2.250.1.213.1.1.5.5'],
  Acces_Regulation_Medicale: 'VRAI',
  SubjectOrganizationID: '10B0172805',
  SubjectRefPro: {
    exercices: [
      {
        codeProfession: '10',
        codeTypeSavoirFaire: 'S',
        codeSavoirFaire: 'SM26',
        activities: [
          { numeroFinessSite: '0B0172805', raisonSocialeSite: 'HOPITAL TEST', libelleCommune: 'PARIS' },
          { numeroSiretSite: '12345678901234', enseigneCommercialeSite: 'CABINET M DOC' },
        ],
      },
    ],
  },
}

test('each activity of each exercise is one place where she practises', () => {
  expect(readProfessionalClaims(doctor)).toEqual({
    kind: 'professional',
    nationalId: '899700218896',
    family: 'DOC0021889',
    given: 'KIT',
    exercises: [
      {
        profession: '10',
        specialty: 'SM26',
        structureNationalId: '10B0172805',
        structureName: 'HOPITAL TEST',
        town: 'PARIS',
        occupational: false,
        regulation: true,
      },
      {
        profession: '10',
        specialty: 'SM26',
        structureNationalId: '312345678901234',
        structureName: 'CABINET M DOC',
        occupational: false,
        regulation: false,
      },
    ],
  })
})

const withExercise = (more: object): object => ({
  ...doctor,
  SubjectRefPro: { exercices: [{ ...doctor.SubjectRefPro.exercices[0], ...more }] },
})

test.each([
  ['no number', { ...doctor, SubjectNameID: undefined }],
  ['a number of no known shape', { ...doctor, SubjectNameID: '99700218896' }],
  ['a number with something behind it', { ...doctor, SubjectNameID: '899700218896x' }],
  ['a list where the number stands', { ...doctor, SubjectNameID: ['899700218896'] }],
  ['no name', { ...doctor, family_name: ' ' }],
  ['a profession that no terminology knows', withExercise({ codeProfession: '999' })],
  ['no exercise', { ...doctor, SubjectRefPro: { exercices: [] } }],
  ['a reference that is no object', { ...doctor, SubjectRefPro: 'exercices' }],
])('nobody is recognised by %s', (_, claims) => {
  expect(readProfessionalClaims(claims as Record<string, unknown>)).toBeUndefined()
})

test('an activity without a place is offered to nobody; the same place twice is one', () => {
  const twice = withExercise({ activities: [{}, { numeroFinessSite: '0B0172805' }, { numeroFinessSite: '0B0172805' }] })
  expect(readProfessionalClaims(twice as Record<string, unknown>)?.exercises).toHaveLength(1)
})

test('occupational medicine is known by its speciality', () => {
  const claims = withExercise({ codeSavoirFaire: 'SM25' }) as Record<string, unknown>
  expect(readProfessionalClaims(claims)?.exercises.map(({ occupational }) => occupational)).toEqual([true, true])
})

test('a speciality that no terminology knows is none', () => {
  const claims = withExercise({ codeSavoirFaire: 'ZZ99' }) as Record<string, unknown>
  expect(readProfessionalClaims(claims)?.exercises[0]).not.toHaveProperty('specialty')
})

test('an employee works in the place that gave her card, and has no profession of the register', () => {
  const claims = {
    SubjectNameID: '30B0172805/CPET00001',
    family_name: 'CPE',
    given_name: 'MARTINE',
    SubjectOrganization: 'HOPITAL TEST',
    SubjectOrganizationID: '10B0172805',
  }
  expect(readProfessionalClaims(claims)).toMatchObject({
    kind: 'secretary',
    exercises: [{ profession: '', structureNationalId: '10B0172805' }],
  })
  expect(readProfessionalClaims({ ...claims, SubjectOrganizationID: undefined })).toBeUndefined()
})

test('a role that is none of her exercises is nobody’s', () => {
  const claimed = readProfessionalClaims(doctor)
  expect(claimed && rolesAgree(doctor, claimed)).toBe(true)
  expect(claimed && rolesAgree({ ...doctor, SubjectRole: ['21^1.2.250.1.213.1.1.5.5'] }, claimed)).toBe(false)
})
