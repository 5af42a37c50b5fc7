import { expect, test } from 'vitest'
import { seedDocuments } from '../../fixtures/documents.ts'
import { filterRecord, NO_FILTER } from './filter.ts'

const all = seedDocuments().get('r-emile') ?? []

test('a period keeps what is dated inside it', () => {
  const year = filterRecord(all, { ...NO_FILTER, period: 'year' }, '2026-11-22')
  expect(year.length).toBeGreaterThan(0)
  expect(year.every(document => document.date >= '2025-11-22')).toBe(true)
  expect(filterRecord(all, NO_FILTER, '2026-11-22').length).toBe(all.length)
})

test('a vague date is never left out for being vague', () => {
  const vague = all.slice(0, 1).map(document => ({ ...document, date: '2025' }))
  expect(filterRecord(vague, { ...NO_FILTER, period: 'year' }, '2026-11-22').length).toBe(1)
  expect(filterRecord(vague, { ...NO_FILTER, period: 'year' }, '2027-01-01').length).toBe(0)
})
