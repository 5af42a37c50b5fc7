import { describe, expect, test } from 'vitest'
import { vaccinationCalendar } from './calendar.ts'
import type { Dose } from './model.ts'
import { afterMonths, scheduleOf } from './schedule.ts'
import { targetsOf } from './targets.ts'

const calendar = vaccinationCalendar()
let ids = 0
const dose = (date: string, targets: readonly string[], confirmed = true): Dose => ({ id: `d${++ids}`, date, targets, confirmed })
const HEXAVALENT = ['dtp', 'pertussis', 'hib', 'hepatitis-b']
const states = (birth: string, today: string, doses: readonly Dose[], disease: string) =>
  Object.fromEntries(
    scheduleOf(calendar, birth, doses, today)
      .placed.filter(each => each.disease === disease)
      .map(({ slot, state }) => [slot, state]),
  )

test('the calendar says its year and its source; every slot has one name and its times in order', () => {
  expect([calendar.year, calendar.source.length > 20]).toEqual([2025, true])
  const slots = calendar.diseases.flatMap(disease => disease.slots)
  expect(new Set(slots.map(({ id }) => id)).size).toBe(slots.length)
  expect(slots.every(({ from, to, until }) => from <= to && to <= until)).toBe(true)
  const known = new Set(calendar.diseases.map(({ id }) => id))
  for (const targets of [...calendar.products.map(product => product.targets), ...Object.values(calendar.atc)])
    expect(targets.filter(target => !known.has(target))).toEqual([])
})

describe('a child born on 1 March 2026', () => {
  const BIRTH = '2026-03-01'

  test('at two months is to have her first doses, at six months without one is late', () => {
    expect(states(BIRTH, '2026-05-02', [], 'dtp')).toMatchObject({ 'dtp-1': 'due', 'dtp-2': 'soon', 'dtp-3': 'later' })
    expect(states(BIRTH, '2026-09-02', [], 'dtp')).toMatchObject({ 'dtp-1': 'late', 'dtp-2': 'late' })
  })

  test('with a dose done goes on to the next, confirmed or declared', () => {
    const doses = [dose('2026-05-03', HEXAVALENT), dose('2026-07-04', HEXAVALENT, false)]
    expect(states(BIRTH, '2026-09-02', doses, 'hib')).toEqual({ 'hib-1': 'done', 'hib-2': 'declared', 'hib-3': 'later' })
  })

  test('vaccinated ten days early is vaccinated; at birth, is not', () => {
    expect(states(BIRTH, '2026-05-20', [dose('2026-04-22', HEXAVALENT)], 'dtp')['dtp-1']).toBe('done')
    expect(states(BIRTH, '2026-05-20', [dose('2026-03-02', HEXAVALENT)], 'dtp')['dtp-1']).toBe('due')
  })

  test('is told what comes first: what is late, then what is due', () => {
    expect(scheduleOf(calendar, BIRTH, [], '2026-07-02').next).toMatchObject({ state: 'late', slot: 'dtp-1' })
    expect(scheduleOf(calendar, BIRTH, [], '2026-03-20').next).toMatchObject({ state: 'soon' })
  })
})

describe('a woman born in 1968', () => {
  const BIRTH = '1968-03-12'

  test('is not late for her childhood; her booster of 45 is asked until the next', () => {
    const dtp = states(BIRTH, '2026-11-22', [], 'dtp')
    expect(dtp).toMatchObject({ 'dtp-1': 'unknown', 'dtp-25y': 'unknown', 'dtp-45y': 'late', 'dtp-65y': 'later' })
    expect(states(BIRTH, '2026-11-22', [], 'mmr')).toEqual({ 'mmr-1': 'unknown', 'mmr-2': 'unknown' })
  })

  test('with a booster known by its year alone has it', () => {
    expect(states(BIRTH, '2026-11-22', [dose('2013', ['dtp'])], 'dtp')['dtp-45y']).toBe('done')
  })
})

test('from 65 the flu is every autumn: this season’s dose counts, last year’s does not', () => {
  const at = (today: string, doses: readonly Dose[]) => states('1950-01-10', today, doses, 'influenza')
  expect(at('2026-11-22', [dose('2025-10-20', ['influenza'])])).toEqual({ 'influenza-2026': 'due' })
  expect(at('2026-11-22', [dose('2026-10-20', ['influenza'])])).toEqual({ 'influenza-2026': 'done' })
  expect(at('2027-02-01', [])).toEqual({ 'influenza-2026': 'late' })
})

test('who is born on 29 February is two months old on 29 April and a year old on 28 February', () => {
  expect([afterMonths('2024-02-29', 2), afterMonths('2024-02-29', 12), afterMonths('2024-01-31', 1)]).toEqual([
    '2024-04-29',
    '2025-02-28',
    '2024-02-29',
  ])
})

test('a dose that the calendar does not ask for is not lost', () => {
  const yellow = dose('2019-06-01', ['yellow-fever'])
  expect(scheduleOf(calendar, '1968-03-12', [yellow], '2026-11-22').others).toEqual([{ dose: yellow.id, disease: 'yellow-fever' }])
})

test.each([
  [{ name: 'REVAXIS, suspension injectable en seringue préremplie' }, ['dtp']],
  [{ name: 'VACCIN TETANIQUE PASTEUR SUSP INJ1/.5' }, ['dtp']],
  [{ name: 'Vaccin', atcCode: 'J07CA09' }, HEXAVALENT],
  [{ name: 'HBVAXPRO 10 MICROG/ML' }, ['hepatitis-b']],
  [{ name: 'Vaccin contre le méningocoque B' }, ['meningococcus-b']],
  [{ name: 'Vaccin méningocoque C' }, []],
  [{ name: 'Vaccin méningocoques A, C, W, Y' }, ['meningococcus-acwy']],
  [{ name: 'M-M-RVAXPRO' }, ['mmr']],
  [{ name: 'Un vaccin', chosen: ['rabies'] }, ['rabies']],
  [{ name: 'Un vaccin' }, []],
])('what a vaccine is against: %j', (named, expected) => {
  expect(targetsOf(calendar, named)).toEqual(expected)
})
