import { expect, test } from 'vitest'
import { draftOf, endAfter, parseMonth, scopeOf } from './draft.ts'

const empty = draftOf(undefined)

test('an unfinished choice is never taken for everything', () => {
  expect(scopeOf({ ...empty, kind: 'categories' })).toBeNull()
  expect(scopeOf({ ...empty, kind: 'documents' })).toBeNull()
  expect(scopeOf({ ...empty, kind: 'period' })).toBeNull()
  expect(scopeOf({ ...empty, kind: 'period', from: '13/2025' })).toBeNull()
  expect(scopeOf({ ...empty, kind: 'period', from: '01/2025', to: '12/2024' })).toBeNull()
})

test('a complete choice becomes its scope', () => {
  expect(scopeOf(empty)).toEqual({ kind: 'all' })
  expect(scopeOf({ ...empty, kind: 'categories', categories: ['biology'] })).toEqual({ kind: 'categories', categories: ['biology'] })
  expect(scopeOf({ ...empty, kind: 'period', from: '1/2025' })).toEqual({ kind: 'period', from: '2025-01' })
  expect(scopeOf({ ...empty, kind: 'period', from: '01/2025', to: '06/2026' })).toEqual({ kind: 'period', from: '2025-01', to: '2026-06' })
})

test('a rule in force is read back as it was typed', () => {
  const rule = {
    actorId: 'a',
    name: '',
    role: '',
    relation: 'authorised',
    basis: 'given',
    depositsOpposed: false,
    look: { opens: true, masked: false, limited: true },
    inEmergency: true,
    since: '',
    scope: { kind: 'period', from: '2025-01' },
  } as const
  expect(scopeOf(draftOf(rule))).toEqual(rule.scope)
  expect(parseMonth('00/2025')).toBeNull()
})

test('an authorisation ends after the days chosen', () => {
  expect(endAfter('day', Date.parse('2026-11-21T10:00:00Z'))).toBe('2026-11-22T10:00:00.000Z')
  expect(endAfter('year', Date.parse('2026-01-01T00:00:00Z'))).toBe('2027-01-01T00:00:00.000Z')
})
