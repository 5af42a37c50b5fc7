import { expect, test } from 'vitest'
import { draftInvitation, EMPTY, endOf, isNumber } from './draft.ts'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const draft = { ...EMPTY, ins: '2 90 01 99 900 012 34', firstName: ' Paul ', lastName: 'Martin', birthDate: '05/01/1990' }

test('a number may be typed with spaces, and Corsica has letters', () => {
  expect(['290019990001234', '2 90 01 99 900 012 34', '1 88 10 2B 172 951 65', '29001999000123', 'abc'].map(isNumber)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

test('an invitation says no more than what was chosen', () => {
  expect(draftInvitation(draft, '1990-01-05', false, NOON)).toEqual({
    kind: 'caregiving',
    ins: '290019990001234',
    firstName: 'Paul',
    lastName: 'Martin',
    birthDate: '1990-01-05',
    rights: ['read', 'add'],
    until: '2027-11-22T12:00:00.000Z',
  })
  const bare = { ...draft, adds: false, duration: 'always' as const }
  expect(draftInvitation(bare, '1990-01-05', false, NOON)).toMatchObject({ rights: ['read'] })
  expect(draftInvitation(bare, '1990-01-05', false, NOON)).not.toHaveProperty('until')
  expect(draftInvitation(draft, '1990-01-05', true, NOON)).not.toHaveProperty('rights')
})

test('a duration ends at the same hour', () => {
  expect([endOf('month', NOON), endOf('always', NOON)]).toEqual(['2026-12-22T12:00:00.000Z', undefined])
})
