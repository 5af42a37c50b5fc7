import { describe, expect, test } from 'vitest'
import type { TraceEntry } from '../audit/index.ts'
import { readingsOf, sharesName, verdictOf } from './verdict.ts'

const entry = (change: Partial<TraceEntry> = {}): TraceEntry => ({
  v: 1,
  record: 'r',
  at: '2026-11-18T09:42:00.000Z',
  correlation: 'c',
  actor: { kind: 'professional', name: 'Dr Paul ROUX', nationalId: '899' },
  means: 'demonstration',
  level: 'substantial',
  mode: 'normal',
  relation: 'none',
  rule: 'default',
  policy: '2026',
  action: 'documents.read',
  documents: ['d1'],
  outcome: 'granted',
  ...change,
})
const around = { holderName: 'Nadia BERNARD', readThatDay: 1 }
const said = (change: Partial<TraceEntry>, beside = around): string => Object.values(verdictOf(entry(change), beside)).join(' ')

describe('an access is to be checked', () => {
  test.each([
    ['nothing links her to the person', {}, 'to-check no-known-link'],
    ['it was refused', { outcome: 'refused' }, 'to-check refused'],
    ['it was an emergency', { mode: 'break-glass', relation: 'attending' }, 'to-check exceptional'],
    ['an authorised professional looks at night, in France', { relation: 'authorised', at: '2026-11-18T23:30:00.000Z' }, 'to-check night'],
    ['five in the morning is night, in summer too', { relation: 'authorised', at: '2026-07-18T03:59:00.000Z' }, 'to-check night'],
  ] as const)('when %s', (_, change, answer) => expect(said(change)).toBe(answer))

  test('when she bears the same family name, accents and capitals aside, whatever she was authorised to', () => {
    const actor = { kind: 'professional', name: 'Dr Élise Bernárd', nationalId: '900' }
    expect(said({ relation: 'authorised', actor })).toBe('to-check same-name')
    expect(sharesName('Nadia BERNARD', 'Bernard Martin')).toBe(false)
    expect(sharesName('', 'Li')).toBe(false)
  })

  test('when she read far more in a day than a consultation needs', () => {
    expect(said({ relation: 'team' }, { ...around, readThatDay: 41 })).toBe('to-check volume')
    expect(said({ relation: 'team' }, { ...around, readThatDay: 40 })).toBe('expected care-team')
  })
})

describe('an access is expected', () => {
  test.each([
    ['of the attending doctor, at night too', { relation: 'attending', at: '2026-11-18T23:30:00.000Z' }, 'expected declared-doctor'],
    ['of a team that cares by night', { relation: 'team', at: '2026-11-18T23:30:00.000Z' }, 'expected care-team'],
    ['of whom she authorised, by day', { relation: 'authorised' }, 'expected you-authorised'],
    ['of a laboratory that files at night', { action: 'documents.submit', at: '2026-11-18T02:00:00.000Z' }, 'expected deposited'],
    ['of whom opens her record, nothing being read', { action: 'record.open' }, 'expected opened'],
    ['of an agent or a clock, who see no health data', { actor: { kind: 'agent', name: 'Guichet' } }, 'expected no-health-data'],
  ] as const)('%s', (_, change, answer) => expect(said(change)).toBe(answer))
})

test('documents read in a day are counted once each, by actor', () => {
  const entries = [entry(), entry(), entry({ documents: ['d2'] }), entry({ documents: ['d3'], at: '2026-11-19T09:00:00.000Z' })]
  expect(readingsOf(entries)(entry())).toBe(2)
  expect(readingsOf(entries)(entry({ actor: { kind: 'professional', name: 'Other', nationalId: '1' } }))).toBe(0)
})
