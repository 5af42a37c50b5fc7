import { describe, expect, test } from 'vitest'
import type { EntryBody } from '../../api/types.ts'
import { FORMS, formOf } from './rubrics.ts'
import { bodyOf, valuesOf } from './values.ts'

const TODAY = '2026-11-22'
const WHOLE: readonly EntryBody[] = [
  {
    rubric: 'allergies',
    code: { text: 'Pénicilline', coding: { system: 'icd-10', code: 'Z88.0', display: 'Allergie à la pénicilline' } },
    criticality: 'high',
    reaction: 'Gonflement',
    onset: '1998',
    note: 'Vue aux urgences',
  },
  {
    rubric: 'treatments',
    medication: { text: 'Metformine' },
    dosage: '1 matin et soir',
    reason: 'Diabète',
    effectivePeriod: { start: '2012-04', end: '2027-01' },
    renewal: '2026-12-15',
  },
  { rubric: 'conditions', code: { text: 'Asthme' }, severity: 'mild', onset: '2001-05-12', longTerm: true },
  {
    rubric: 'procedures',
    category: 'stay',
    code: { text: 'Pneumonie' },
    performed: '2019-02',
    duration: { value: 2, unit: 'week' },
    location: 'CHU',
  },
  { rubric: 'family-history', relationship: 'mother', condition: { text: 'Cancer du sein' }, onsetAge: 52 },
  { rubric: 'lifestyle', code: 'sleep', value: 'Sept heures' },
  {
    rubric: 'disability',
    kind: 'sensory',
    rate: '50-79',
    technicalHelp: 'Appareil auditif',
    humanHelp: 'Ma fille',
    needs: 'Parler en face',
  },
  { rubric: 'blood-group', value: 'AB-', effective: '2010' },
  { rubric: 'emergency-contacts', name: 'Zoé', relationship: 'Ma fille', phone: '06 12', otherPhone: '01 23', role: 'carer', rank: 2 },
  {
    rubric: 'trusted-person',
    name: 'Paul',
    birthDate: '1970',
    relationship: 'Un ami',
    phone: '06',
    address: 'Lyon',
    designatedOn: '2020-05-01',
    agreed: true,
  },
]

describe('a form', () => {
  test('shows every entry as it was said, and says it again unchanged', () => {
    for (const body of WHOLE) {
      const rubric = formOf(body.rubric)
      if (rubric === undefined) return expect.fail(body.rubric)
      expect(bodyOf(rubric, valuesOf(body), TODAY)).toEqual(body)
    }
    expect(new Set(WHOLE.map(({ rubric }) => rubric)).size).toBe(FORMS.length)
  })

  test('says nothing while what must be said is missing', () => {
    for (const rubric of FORMS) expect(bodyOf(rubric, {}, TODAY)).toBeNull()
  })

  test('dates a designation by the act itself', () => {
    expect(bodyOf('trusted-person', { name: 'Paul' }, TODAY)).toEqual({
      rubric: 'trusted-person',
      name: 'Paul',
      designatedOn: TODAY,
      agreed: false,
    })
  })
})
