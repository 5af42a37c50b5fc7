import { describe, expect, test } from 'vitest'
import { hasRightKey, problemOf, sameIns } from '../kernel/ins.ts'
import { fromIso } from '../kernel/instant.ts'
import { ageAt } from './calendar.ts'
import { attendingDoctorOf } from './people.ts'
import { demonstrationWorld, personOf, professionalOf } from './world.ts'

const today = fromIso('2026-11-20T09:00:00Z')
const world = demonstrationWorld({ seed: 'test', today })
const { people } = world

describe('demonstration people', () => {
  test('are at least twelve, each with one line in both languages', () => {
    expect(people.length).toBeGreaterThanOrEqual(12)
    for (const { story } of people) for (const line of [story.fr, story.en]) expect(line).toMatch(/^[^\n]{30,130}\.$/)
  })

  test('have an INS with a right key, on the test OID, in a commune that exists nowhere', () => {
    for (const { ins, birthPlaceCode } of people) {
      expect(problemOf(ins)).toBeNull()
      expect(hasRightKey(ins.matricule)).toBe(true)
      expect(ins.oid).toBe('1.2.250.1.213.1.4.10')
      expect(birthPlaceCode).toMatch(/^(?:\d\d|2[AB])999$/)
      expect(ins.matricule.slice(5, 10)).toBe(birthPlaceCode)
    }
  })

  test('are all different, but two were born the same day with the same names', () => {
    expect(people.filter(a => people.some(b => a !== b && sameIns(a.ins, b.ins)))).toEqual([])
    const [one, other] = [personOf(world, 'lucas'), personOf(world, 'lucas-b')]
    expect([other.birthFamily, other.birthGivens[0], other.birthDate, other.sex]).toEqual([
      one.birthFamily,
      one.birthGivens[0],
      one.birthDate,
      one.sex,
    ])
  })

  test.each(['2026-11-20T09:00:00Z', '2027-03-01T00:30:00Z', '2028-02-29T12:00:00Z'])('keep their age whatever the day: %s', iso => {
    const then = demonstrationWorld({ seed: 'test', today: fromIso(iso) })
    const ages = then.people.map(person => [person.key, ageAt(person.birthDate, then.today)])
    expect(Object.fromEntries(ages)).toMatchObject({
      alma: 0,
      noe: 5,
      jade: 16,
      theo: 23,
      camille: 34,
      helene: 48,
      ange: 49,
      madeleine: 79,
      marcel: 82,
    })
    for (const { ins } of then.people) expect(problemOf(ins)).toBeNull()
  })

  test('have parents when they are minors, and links and doctors that exist', () => {
    for (const person of people) {
      const parents = person.links.filter(link => link.kind === 'parent')
      expect(parents.length > 0).toBe(ageAt(person.birthDate, today) < 18)
      for (const link of person.links) expect(ageAt(personOf(world, link.person).birthDate, today)).toBeGreaterThanOrEqual(18)
      for (const access of person.access) expect(professionalOf(world, access.professional).kind).toBe('professional')
      expect(attendingDoctorOf(person)?.profession).toBe('10')
    }
  })

  test('tell every story that the door has a rule for', () => {
    const access = people.flatMap(person => person.access)
    const scopes = new Set(access.flatMap(one => (one.kind === 'authorised' ? [one.scope.kind] : [])))
    expect(scopes).toEqual(new Set(['all', 'classes', 'documents', 'period']))
    expect(access.some(one => one.kind === 'blocked' && one.evenInEmergency)).toBe(true)
    expect(access.some(one => one.kind === 'blocked' && !one.evenInEmergency)).toBe(true)
    expect(new Set(people.flatMap(person => person.links.map(link => link.kind)))).toEqual(new Set(['parent', 'guardian', 'helper']))
    expect(people.some(({ switches }) => !switches.breakGlass && !switches.regulation)).toBe(true)
    expect(people.some(({ switches }) => switches.masked)).toBe(true)
    expect(people.some(person => person.hideAll)).toBe(true)
    expect(people.some(({ ins }) => /2[AB]/.test(ins.matricule))).toBe(true)
    expect(people.some(person => person.usedFamily !== person.birthFamily)).toBe(true)
  })

  test('can be reached by nobody: numbers kept for fiction, addresses of no domain', () => {
    for (const { phone, email } of people) {
      expect(phone).toMatch(/^063998\d{4}$/)
      expect(email).toMatch(/\.example$/)
    }
  })
})
