import { describe, expect, test } from 'vitest'
import { authorSpecialtyOf, facilityTypeOf, practiceSettingOf, professionOf } from '../policy/index.ts'
import { specialtyOf } from './documents/cda/parties.ts'
import { luhnKey, PROFESSIONALS } from './professionals.ts'
import { STRUCTURES } from './structures.ts'

const structureKeys = STRUCTURES.map(structure => structure.key)

describe('demonstration professionals', () => {
  test('are of ten professions or more, all of published sets', () => {
    const professions = new Set(PROFESSIONALS.flatMap(({ profession }) => profession ?? []))
    expect(professions.size).toBeGreaterThanOrEqual(10)
    for (const code of professions) expect(professionOf(code)?.code).toBe(code)
  })

  test('sign with a specialty of JDV_J01, written as it is published', () => {
    for (const professional of PROFESSIONALS.filter(({ kind }) => kind === 'professional')) {
      const { code, system, display } = specialtyOf(professional)
      expect(authorSpecialtyOf(code, system)).toMatchObject({ code, system, display })
    }
  })

  test('have an RPPS of the test range with a right key, and a PS_IdNat that is 8 and it', () => {
    for (const { kind, rpps, nationalId } of PROFESSIONALS) {
      if (kind !== 'professional') continue
      expect(rpps).toMatch(/^999\d{8}$/)
      expect(luhnKey(String(rpps).slice(0, 10))).toBe(Number(String(rpps).at(-1)))
      expect(nationalId).toBe(`8${rpps}`)
    }
  })

  test('the key is that of Luhn', () => {
    expect(luhnKey('7992739871')).toBe(3)
    expect(luhnKey('0')).toBe(0)
  })

  test('are one for each key and each number', () => {
    expect(new Set(PROFESSIONALS.map(({ key }) => key)).size).toBe(PROFESSIONALS.length)
    expect(new Set(PROFESSIONALS.map(({ nationalId }) => nationalId)).size).toBe(PROFESSIONALS.length)
  })

  test('work somewhere: one at two places, one in occupational health, one in regulation, a secretary, an agent', () => {
    const exercises = PROFESSIONALS.flatMap(professional => professional.exercises)
    for (const { structure } of exercises) expect(structureKeys).toContain(structure)
    expect(PROFESSIONALS.some(professional => professional.exercises.length === 2)).toBe(true)
    expect(exercises.filter(({ occupational }) => occupational)).toHaveLength(1)
    expect(exercises.filter(({ regulation }) => regulation)).toHaveLength(1)
    expect(PROFESSIONALS.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['secretary', 'agent']))
  })
})

describe('demonstration structures', () => {
  test('have codes of the published sets and numbers of the test range', () => {
    for (const { nationalId, sector, sectorDisplay, practiceSetting, practiceSettingDisplay, phone } of STRUCTURES) {
      expect(nationalId).toMatch(/^(?:10B9\d{6}|39{8}800018)$/)
      expect(facilityTypeOf(sector)).toMatchObject({ code: sector, display: sectorDisplay })
      expect(practiceSettingOf(practiceSetting)).toMatchObject({ code: practiceSetting, display: practiceSettingDisplay })
      expect(phone).toMatch(/^026191\d{4}$/)
    }
    expect(new Set(STRUCTURES.map(({ nationalId }) => nationalId)).size).toBe(STRUCTURES.length)
  })
})
