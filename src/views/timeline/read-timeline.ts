import type { CommittedGrant, Grant } from '../../kernel/grant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { underGrant } from '../../access/index.ts'
import type { Act } from '../../audit/index.ts'
import { factsBeside, listDocuments } from '../../documents/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { entriesBeside, type Entry } from '../../profile/index.ts'
import { lastVisit } from '../../journal/index.ts'
import { latestFirst } from './dates.ts'
import { gapsIn } from './gaps.ts'
import { type Timeline, TIMELINE_KINDS, TIMELINE_RUBRICS, type TimelineItem } from './model.ts'
import { itemOfDocument, itemsOfFacts, TIMELINE_FACTS } from './of-documents.ts'
import { itemsOfEntries } from './of-entries.ts'
import { foldConditions } from './same-condition.ts'
import { threadsIn } from './threads.ts'
import { noteVisit } from './visit.ts'

/** One entry in the trace for the whole reading: the documents, and these rubrics of the profile. */
export const READ_TIMELINE: Act = { action: 'record.timeline', sections: TIMELINE_RUBRICS }

/** More papers than a life leaves. */
const EVERY = 10_000

/**
 * A life in time, of what this reader sees: documents with the trace of the whole, what was read in them and the profile beside it, each under the clause of
 * its own door. Her grant on the profile is asked for after the trace committed, never before. Whoever may not read the profile has the documents alone.
 * Her side is told what came since it last looked at this page, a professional since he last read anything of this record.
 */
export const readTimeline = async (op: Operation, grant: Grant<'read'>): Promise<Timeline> => {
  const { lines, committed } = await listDocuments(op, grant, { limit: EVERY }, READ_TIMELINE)
  // One after the other: the order of what is done must not depend on chance, or it could be told apart (test/worlds).
  const { facts } = await factsBeside(op, committed, grant, { kinds: TIMELINE_FACTS })
  const entries = await entriesFor(op, committed)
  const since = isHerSide(grant) ? await noteVisit(op, committed) : await lastVisit(op, grant.recordId)
  const arrivals = new Map(lines.map(({ id, submittedAt }) => [String(id), submittedAt]))
  const moments = [...lines.map(itemOfDocument), ...itemsOfFacts(facts, id => arrivals.get(id) ?? op.instant), ...itemsOfEntries(entries)]
  const items = foldConditions(moments, { entries, facts }).toSorted(inOrder)
  return {
    items: items.map(({ addedAt, ...item }) => ({ ...item, isNew: since !== null && addedAt > since })),
    threads: threadsIn({ items, entries, facts }),
    gaps: isHerSide(grant) ? gapsIn(items) : [],
    lastVisit: since,
  }
}

const entriesFor = async (op: Operation, committed: CommittedGrant<'read'>): Promise<readonly Entry[]> => {
  try {
    return await underGrant(op, committed.grant.recordId, 'read-profile', READ_TIMELINE, profile =>
      entriesBeside(op, committed, profile, { rubrics: TIMELINE_RUBRICS }),
    )
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

/** Identifiers are random: they order what nothing else does. */
const inOrder = (a: TimelineItem, b: TimelineItem): number =>
  latestFirst(a.date, b.date) || rank(a) - rank(b) || compare(a.title, b.title) || compare(a.id, b.id)

const rank = ({ kind }: TimelineItem): number => TIMELINE_KINDS.indexOf(kind)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const HER_SIDE: ReadonlySet<string> = new Set(['holder', 'representative', 'helper'])

const isHerSide = ({ basis }: Grant): boolean => HER_SIDE.has(basis.relation)
