import type { JournalEvent } from '../../api/types.ts'

/** Lines of the journal that one person made in one go, told as one visit. `events` latest first, never empty. */
export type Visit = {
  readonly key: string
  readonly events: readonly [JournalEvent, ...JournalEvent[]]
  readonly from: string
  readonly to: string
}

const PAUSE_MILLISECONDS = 60 * 60_000

/** What makes two lines the same visit: who, in which mode, on which basis, let in or not. */
const sameVisit = (a: JournalEvent, b: JournalEvent): boolean =>
  a.who.name === b.who.name &&
  a.who.actorId === b.who.actorId &&
  a.who.kind === b.who.kind &&
  a.mode === b.mode &&
  a.outcome === b.outcome &&
  a.where?.structure === b.where?.structure &&
  a.who.under?.name === b.who.under?.name &&
  Math.abs(Date.parse(a.at) - Date.parse(b.at)) <= PAUSE_MILLISECONDS

/** Neighbouring lines of one person within an hour of each other; no line is left out and the order is kept. */
export const visitsOf = (events: readonly JournalEvent[]): readonly Visit[] => {
  const visits: Visit[] = []
  for (const event of events) {
    const last = visits.at(-1)
    const before = last?.events.at(-1)
    if (last && before && sameVisit(before, event)) visits[visits.length - 1] = { ...last, events: [...last.events, event], from: event.at }
    else visits.push({ key: event.id, events: [event], from: event.at, to: event.at })
  }
  return visits
}

export type Done = { readonly act: JournalEvent['act']; readonly documents: JournalEvent['documents']; readonly more: number }

/** What was done, oldest first, each act once with all its documents. */
export const doneIn = (visit: Visit): readonly Done[] => {
  const done = new Map<JournalEvent['act'], { documents: Map<string, JournalEvent['documents'][number]>; more: number }>()
  for (const event of visit.events.toReversed()) {
    const act = done.get(event.act) ?? { documents: new Map(), more: 0 }
    for (const document of event.documents) act.documents.set(document.id ?? document.title, document)
    done.set(event.act, { documents: act.documents, more: act.more + (event.more ?? 0) })
  }
  return [...done].map(([act, { documents, more }]) => ({ act, documents: [...documents.values()], more }))
}

/** The gravest of the verdicts: one line to check makes a visit to check. */
export const verdictOf = ({ events }: Visit): Pick<JournalEvent, 'verdict' | 'verdictReason'> =>
  events.find(event => event.verdict === 'to-check') ?? events.find(event => event.verdict === 'not-analysed') ?? events[0]

/** The line that an answer is about: the one answered already, else the first that wants a look. Nothing to answer where all was expected. */
export const answerableIn = ({ events }: Visit): JournalEvent | undefined =>
  events.find(event => event.answered !== undefined) ??
  events.find(event => event.verdict === 'to-check' && event.outcome === 'allowed' && event.who.kind !== 'self')

export const reasonsOf = ({ events }: Visit): readonly string[] => [
  ...new Set(events.flatMap(event => (event.reason ? [event.reason] : []))),
]
