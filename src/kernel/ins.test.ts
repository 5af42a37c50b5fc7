import { describe, expect, test } from 'vitest'
import { hasRightKey, INS_OIDS, insKey, problemOf, sameIns } from './ins.ts'

const keyed = (thirteen: string): string => `${thirteen}${insKey(thirteen)}`

describe('the key of an INS', () => {
  test.each([
    ['2550814168025', '38'],
    ['1850578006084', '91'],
    ['1631062193450', '70'],
  ])('of %s is %s', (thirteen, key) => {
    expect(insKey(thirteen)).toBe(key)
    expect(hasRightKey(`${thirteen}${key}`)).toBe(true)
  })

  test('of Corsica counts 2A as 19 and 2B as 18', () => {
    expect(insKey('255082A168025')).toBe(insKey('2550819168025'))
    expect(insKey('255082B168025')).toBe(insKey('2550818168025'))
    expect(insKey('255082A168025')).not.toBe(insKey('255082B168025'))
  })

  test('tells any one wrong digit', () => {
    const matricule = keyed('2550814168025')
    for (let at = 0; at < 13; at++) {
      const wrong = matricule.slice(0, at) + String((Number(matricule[at]) + 1) % 10) + matricule.slice(at + 1)
      expect(hasRightKey(wrong), wrong).toBe(false)
    }
  })
})

describe('an INS', () => {
  const nir = { matricule: keyed('2550814168025'), oid: INS_OIDS.nir }

  test('of the right shape, OID and key can name a holder', () => {
    expect(problemOf(nir)).toBeNull()
    expect(problemOf({ matricule: keyed('255082A168025'), oid: INS_OIDS.nir })).toBeNull()
  })

  test.each([
    ['another OID', { ...nir, oid: '1.2.250.1.213.1.4.1' }, 'oid'],
    ['fourteen characters', { ...nir, matricule: nir.matricule.slice(1) }, 'shape'],
    ['letters', { ...nir, matricule: 'A55081416802538' }, 'shape'],
    ['a letter in lower case', { ...nir, matricule: keyed('255082A168025').replace('A', 'a') }, 'shape'],
    ['sex 5', { ...nir, matricule: keyed('5550814168025') }, 'shape'],
    ['a wrong key', { ...nir, matricule: '255081416802539' }, 'key'],
    ['a NIA, which never names one (RNIV)', { ...nir, oid: INS_OIDS.nia }, 'nia'],
  ])('with %s cannot', (_, ins, problem) => {
    expect(problemOf(ins)).toBe(problem)
  })

  test('with a wrong key passes on test OIDs, where published ones have it', () => {
    expect(problemOf({ matricule: '255081416802539', oid: INS_OIDS.test })).toBeNull()
    expect(problemOf({ matricule: '255081416802539', oid: INS_OIDS.demonstration })).toBeNull()
  })

  test('is the same only with the same OID', () => {
    expect(sameIns(nir, { ...nir })).toBe(true)
    expect(sameIns(nir, { ...nir, oid: INS_OIDS.test })).toBe(false)
    expect(sameIns(nir, { ...nir, matricule: keyed('1850578006084') })).toBe(false)
  })
})
