import { expect, test } from 'vitest'
import type { JournalEvent } from '../../api/types.ts'
import { nadiaJournal } from '../../fixtures/access.ts'
import { doneIn, verdictOf, visitsOf } from './visits.ts'

const [roux, sofia] = nadiaJournal()
const at = (event: JournalEvent | undefined, time: string, change: Partial<JournalEvent> = {}): JournalEvent => {
  if (!event) throw new Error('the fixture has no such line')
  return { ...event, id: `${event.id}-${time}`, at: `2026-11-18T${time}:00Z`, ...change }
}

test('lines of one person within an hour are one visit, and none is lost', () => {
  const lines = [at(roux, '09:30'), at(roux, '09:10', { act: 'list', documents: [] }), at(roux, '08:42'), at(roux, '06:00')]
  const visits = visitsOf(lines)
  expect(visits.map(visit => visit.events.length)).toEqual([3, 1])
  expect(visits[0]).toMatchObject({ from: '2026-11-18T08:42:00Z', to: '2026-11-18T09:30:00Z' })
  expect(visits.flatMap(visit => visit.events)).toEqual(lines)
})

test('another person, another mode or a refusal is another visit', () => {
  const lines = [
    at(roux, '09:30'),
    at(sofia, '09:20'),
    at(roux, '09:10'),
    at(roux, '09:05', { outcome: 'refused' }),
    at(roux, '09:01', { mode: 'break-glass' }),
  ]
  expect(visitsOf(lines).length).toBe(5)
})

test('each act is told once, oldest first, with its documents', () => {
  const [visit] = visitsOf([at(roux, '09:30'), at(roux, '09:20'), at(roux, '09:10', { act: 'list', documents: [] })])
  expect(visit && doneIn(visit).map(({ act, documents }) => [act, documents.length])).toEqual([
    ['list', 0],
    ['read', 1],
  ])
})

test('one line to check makes the visit to check', () => {
  const [visit] = visitsOf([at(roux, '09:30', { verdict: 'expected', verdictReason: 'you-authorised' }), at(roux, '09:20')])
  expect(visit && verdictOf(visit)).toMatchObject({ verdict: 'to-check', verdictReason: 'no-known-link' })
})
