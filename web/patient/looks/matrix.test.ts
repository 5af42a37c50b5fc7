import { expect, test } from 'vitest'
import { nadiaJournal } from '../../fixtures/access.ts'
import { isLook, matrixOf } from './matrix.ts'

const { people, sections } = matrixOf(nadiaJournal())

test('one line for each person who read, those to check first', () => {
  expect(people.map(line => line.name)).toEqual(['Dr Paul Roux', 'Dr Sofia Lemaire', 'Dr Léa Martin', 'Hugo Bernard'])
  expect(people[0]?.toCheck).toBe(true)
})

test('a section counts the openings in which one of its documents was read', () => {
  const sofia = people.find(line => line.name === 'Dr Sofia Lemaire')
  expect(sofia?.cells.get('biology')).toEqual({ count: 1, lastAt: '2026-11-17T02:12:00Z' })
  expect(sofia?.emergency).toBe(true)
  expect(sections).toContain('hospital')
})

test('refused attempts, deposits and one’s own acts are not looks', () => {
  expect(
    nadiaJournal()
      .filter(isLook)
      .map(event => event.id),
  ).toEqual(['e1', 'e2', 'e3', 'e6'])
})

test('a recognised access is no longer to check', () => {
  const answered = nadiaJournal().map(event => ({ ...event, answered: 'recognised' as const }))
  expect(matrixOf(answered).people.some(line => line.toCheck)).toBe(false)
})
