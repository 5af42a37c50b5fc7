import { expect, test } from 'vitest'
import type { TimelineItem } from '../../../api/types.ts'
import { problemsOf } from './problems.ts'

const item = (id: string, change: Partial<TimelineItem> = {}): TimelineItem => ({
  id,
  kind: 'condition',
  title: id,
  source: 'declared',
  isNew: false,
  ...change,
})

test('a problem has the documents it was read in, those that name it and those of its thread, each once', () => {
  const items = [
    item('Diabète', { documentId: 'a', alsoIn: [{ documentId: 'b', from: 'B' }] }),
    item('b-line', { kind: 'document', documentId: 'b' }),
    item('c-line', { kind: 'treatment', documentId: 'c' }),
    item('measure', { kind: 'measure' }),
  ]
  const threads = [
    { about: 'Diabète', members: ['b-line', 'c-line', 'measure', 'gone'].map(one => ({ item: one, reason: 'names-it' as const })) },
  ]
  expect(problemsOf({ items, threads }).map(({ name, documents }) => [name, [...documents]])).toEqual([['Diabète', ['a', 'b', 'c']]])
})

test('a problem that no document tells is not offered', () => {
  expect(problemsOf({ items: [item('Asthme'), item('Acte', { kind: 'procedure', documentId: 'a' })], threads: [] })).toEqual([])
})
