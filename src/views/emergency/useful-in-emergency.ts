import type { DocumentLine } from '../../documents/index.ts'

/** What an emergency opens first: summaries made for it, wishes, treatments, the last stays, what is implanted; then the most recent. */
const FIRST: readonly string[] = [
  '74207-2',
  '60591-5',
  'SYNTH',
  'EXPPAT_3',
  'EXPPAT_1',
  '56445-0',
  '80820-4',
  '57833-6',
  '57828-6',
  '11490-0',
  '34133-9',
  '34112-3',
  '15507-7',
  '101881-1',
  '84067-8',
  '77436-4',
  '34749-2',
  '80771-9',
  '11502-2',
]
const SHOWN = 8

const rankOf = ({ facts }: DocumentLine): number => {
  const rank = FIRST.indexOf(facts.typeCode)
  return rank < 0 ? FIRST.length : rank
}

const latestFirst = (a: DocumentLine, b: DocumentLine): number => (a.facts.date < b.facts.date ? 1 : a.facts.date > b.facts.date ? -1 : 0)

export const usefulInEmergency = (lines: readonly DocumentLine[]): readonly DocumentLine[] =>
  [...lines].sort((a, b) => rankOf(a) - rankOf(b) || latestFirst(a, b)).slice(0, SHOWN)
