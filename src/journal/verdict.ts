import type { TraceEntry } from '../audit/index.ts'
import type { JournalEvent, JournalSummary, Verdict, VerdictReason } from './model.ts'

type Row = { readonly when: (entry: TraceEntry) => boolean; readonly verdict: Verdict; readonly reason: VerdictReason }

const isHolderSide = ({ relation }: TraceEntry): boolean => relation === 'holder' || relation === 'representative' || relation === 'helper'

/** The whole rule of « attendu » and « à vérifier », first match wins: transparent, in words on the screen, no score. */
export const VERDICTS: readonly Row[] = [
  { when: isHolderSide, verdict: 'own', reason: 'yourself' },
  { when: entry => entry.outcome === 'refused', verdict: 'to-check', reason: 'refused' },
  {
    when: entry => entry.mode !== 'normal' || entry.action === 'access.break-glass' || entry.action === 'access.open-regulation',
    verdict: 'to-check',
    reason: 'exceptional',
  },
  { when: entry => entry.relation === 'attending' || entry.relation === 'administrator', verdict: 'expected', reason: 'declared-doctor' },
  { when: entry => entry.relation === 'authorised' || entry.relation === 'share' || entry.action === 'access.declare', verdict: 'expected', reason: 'you-authorised' },
  { when: entry => entry.relation === 'team', verdict: 'expected', reason: 'care-team' },
  { when: entry => entry.actor.kind === 'insurer-feed', verdict: 'expected', reason: 'insurer' },
  {
    when: entry => entry.action === 'documents.submit' || entry.action === 'documents.replace' || entry.action === 'record.open',
    verdict: 'expected',
    reason: 'deposited',
  },
  { when: entry => entry.rule === '4-author' || entry.action === 'documents.delete', verdict: 'expected', reason: 'deposited' },
  { when: () => true, verdict: 'to-check', reason: 'no-known-link' },
]

export const verdictOf = (entry: TraceEntry): { readonly verdict: Verdict; readonly reason: VerdictReason } => {
  const row = VERDICTS.find(({ when }) => when(entry))
  return { verdict: row?.verdict ?? 'to-check', reason: row?.reason ?? 'no-known-link' }
}

/** People other than the reader's side, and how many of their acts want a look. */
export const summarise = (events: readonly JournalEvent[]): JournalSummary => {
  const others = events.filter(({ verdict }) => verdict !== 'own')
  return {
    people: new Set(others.map(({ entry }) => entry.actor.nationalId ?? entry.actor.name)).size,
    expected: others.filter(({ verdict }) => verdict === 'expected').length,
    toCheck: others.filter(({ verdict }) => verdict === 'to-check').length,
    refused: others.filter(({ entry }) => entry.outcome === 'refused').reduce((sum, { entry }) => sum + (entry.times ?? 1), 0),
  }
}
