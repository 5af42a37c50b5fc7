import type { TraceEntry } from '../audit/index.ts'
import type { JournalEvent, JournalSummary, Verdict, VerdictReason } from './model.ts'

/** What the rule knows beside the line itself. */
export type Around = {
  /** Of the person whose record it is. */
  readonly holderName: string
  /** Documents that this actor read the same day, this line's among them. */
  readonly readThatDay: number
}

type Row = { readonly when: (entry: TraceEntry, around: Around) => boolean; readonly verdict: Verdict; readonly reason: VerdictReason }

const isHolderSide = ({ relation }: TraceEntry): boolean => relation === 'holder' || relation === 'representative' || relation === 'helper'

/** Far more than a consultation needs; a hospital that prepares a stay reads fewer. */
export const MANY_DOCUMENTS = 40
const NIGHT = { from: 22, to: 6 }
const parisHour = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: 'numeric', hourCycle: 'h23' })

const hourOf = (at: string): number => Number.parseInt(parisHour.format(new Date(at)), 10)
export const isNight = ({ at }: Pick<TraceEntry, 'at'>): boolean => hourOf(at) >= NIGHT.from || hourOf(at) < NIGHT.to

export const READINGS: ReadonlySet<string> = new Set([
  'documents.read',
  'documents.open-part',
  'documents.list',
  'documents.search',
  'profile.read',
  'record.read-synthesis',
  'record.take-synthesis',
  'record.timeline',
])
/** Somebody looks; what a laboratory sends at three in the morning is nobody's curiosity. */
const isLook = ({ action, actor }: TraceEntry): boolean => READINGS.has(action) && actor.kind === 'professional'
const isAttending = ({ relation }: TraceEntry): boolean => relation === 'attending' || relation === 'administrator'

export const wordsOf = (name: string): readonly string[] =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter(word => word.length > 2)

/** The last word of a name is the family's, as people are shown here: a relative, or one who looks at herself from the other side. */
export const sharesName = (one: string, other: string): boolean => {
  const family = wordsOf(one).at(-1)
  return family !== undefined && wordsOf(other).at(-1) === family
}

/** The whole rule of « attendu » and « à vérifier », first match wins: transparent, in words on the screen, no score. */
export const VERDICTS: readonly Row[] = [
  { when: isHolderSide, verdict: 'own', reason: 'yourself' },
  { when: entry => entry.outcome === 'refused', verdict: 'to-check', reason: 'refused' },
  {
    when: entry => entry.mode !== 'normal' || entry.action === 'access.break-glass' || entry.action === 'access.open-regulation',
    verdict: 'to-check',
    reason: 'exceptional',
  },
  { when: (entry, { readThatDay }) => isLook(entry) && readThatDay > MANY_DOCUMENTS, verdict: 'to-check', reason: 'volume' },
  {
    when: (entry, { holderName }) => isLook(entry) && !isAttending(entry) && sharesName(entry.actor.name, holderName),
    verdict: 'to-check',
    reason: 'same-name',
  },
  {
    when: entry => isLook(entry) && !isAttending(entry) && entry.relation !== 'team' && isNight(entry),
    verdict: 'to-check',
    reason: 'night',
  },
  { when: isAttending, verdict: 'expected', reason: 'declared-doctor' },
  {
    when: entry => entry.relation === 'authorised' || entry.relation === 'share' || entry.action === 'access.declare',
    verdict: 'expected',
    reason: 'you-authorised',
  },
  { when: entry => entry.relation === 'team', verdict: 'expected', reason: 'care-team' },
  { when: entry => entry.actor.kind === 'insurer-feed', verdict: 'expected', reason: 'insurer' },
  { when: entry => entry.actor.kind === 'system' || entry.actor.kind === 'agent', verdict: 'expected', reason: 'no-health-data' },
  { when: entry => entry.action === 'record.open', verdict: 'expected', reason: 'opened' },
  { when: entry => entry.action === 'documents.submit' || entry.action === 'documents.replace', verdict: 'expected', reason: 'deposited' },
  { when: entry => entry.rule === '4-author' || entry.action === 'documents.delete', verdict: 'expected', reason: 'deposited' },
  { when: () => true, verdict: 'to-check', reason: 'no-known-link' },
]

const ALONE: Around = { holderName: '', readThatDay: 0 }

export const verdictOf = (entry: TraceEntry, around: Around = ALONE): { readonly verdict: Verdict; readonly reason: VerdictReason } => {
  const row = VERDICTS.find(({ when }) => when(entry, around))
  return { verdict: row?.verdict ?? 'to-check', reason: row?.reason ?? 'no-known-link' }
}

const dayOf = ({ actor, at }: TraceEntry): string => `${actor.nationalId ?? actor.name}|${at.slice(0, 10)}`

/** How much each actor read each day, from the lines at hand. */
export const readingsOf = (entries: readonly TraceEntry[]): ((entry: TraceEntry) => number) => {
  const days = new Map<string, Set<string>>()
  for (const entry of entries) {
    if (entry.action !== 'documents.read' || entry.outcome !== 'granted') continue
    const read = days.get(dayOf(entry)) ?? new Set<string>()
    for (const id of entry.documents) read.add(id)
    days.set(dayOf(entry), read)
  }
  return entry => days.get(dayOf(entry))?.size ?? 0
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
