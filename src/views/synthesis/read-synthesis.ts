import { type HolderPage, holderBeside, NO_RECORD, onlyOpen, readHolder, underGrant } from '../../access/index.ts'
import type { Act, Action } from '../../audit/index.ts'
import { type DocumentLine, type FactLine, type FactKind, factsBeside, listDocuments } from '../../documents/index.ts'
import { lastVisit } from '../../journal/index.ts'
import type { CommittedGrant, Grant } from '../../kernel/grant.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { type Instant, toIso } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import { type Entry, entriesBeside, readingOf, type Rubric } from '../../profile/index.ts'
import { closedRubrics } from '../closed-rubrics.ts'
import { blocksOf, RUBRICS_OF } from './blocks-of.ts'
import { deltaOf } from './delta-of.ts'
import type { Synthesis } from './model.ts'
import { resultsOf } from './results-of.ts'
import { lastSummaryOf, usefulLines, usefulRule } from './useful.ts'

const RUBRICS: readonly Rubric[] = Object.values(RUBRICS_OF).flat()
const KINDS: readonly FactKind[] = ['result', 'prescription', 'dispensation', 'treatment', 'condition', 'allergy', 'procedure']
const ALL = 10_000

/** What stands in her journal: one reading, which says which parts of her profile it asked for. */
const actOf = (action: Action): Act => ({ action, sections: RUBRICS })

/** `open`: only what stands open to any reader she allows (`access/only-open.ts`), for what is written down for others. */
export type Reach = 'own' | 'open'

/**
 * The synthesis of a record as this reader may see it: three doors, three clauses, one entry in the trace. The list of documents is read under the trace; once
 * that has committed, what was read in documents, the profile and the banner are read beside it, the profile under a Grant that is asked for then.
 * Throws NO_RECORD for whoever may not be told that there is a record.
 */
export const readSynthesis = (
  op: Operation,
  recordId: RecordId,
  reach: Reach = 'own',
  action: Action = 'record.read-synthesis',
): Promise<Synthesis> => {
  const act = actOf(action)
  return underGrant(op, recordId, 'read', act, async given => {
    // The banner's own answer, byte for byte and statement for statement: nothing of this record is told, nothing is traced as read.
    if (given.blind) return readHolder(op, recordId).then(() => refuse(NO_RECORD))
    const documents = reach === 'open' ? onlyOpen(given) : given
    const { lines, committed } = await listDocuments(op, documents, { limit: ALL }, act)
    const [{ facts }, entries, holder, since] = await Promise.all([
      factsBeside(op, committed, documents, { kinds: KINDS }),
      entriesAfter(op, committed, reach),
      holderBeside(op, committed),
      lastVisit(op, recordId),
    ])
    return synthesisOf(op, { lines, facts, entries, holder, since, committed, grant: documents })
  })
}

/** Her grant on the profile is asked for after the trace committed, never before: what has just been hidden is then not in it. */
const entriesAfter = (op: Operation, committed: CommittedGrant, reach: Reach): Promise<readonly Entry[]> =>
  underGrant(op, committed.grant.recordId, 'read-profile', readingOf({ rubrics: RUBRICS }), profile =>
    entriesBeside(op, committed, reach === 'open' ? onlyOpen(profile) : profile, { rubrics: RUBRICS }),
  )

type Read = {
  readonly lines: readonly DocumentLine[]
  readonly facts: readonly FactLine[]
  readonly entries: readonly Entry[]
  readonly holder: HolderPage
  readonly since: Instant | null
  readonly committed: CommittedGrant<'read'>
  readonly grant: Grant<'read'>
}

const synthesisOf = (op: Operation, { lines, facts, entries, holder, since, committed, grant }: Read): Synthesis => {
  const rule = usefulRule(op.caller.exercise)
  return {
    holder,
    blocks: blocksOf(entries, facts, toIso(op.instant).slice(0, 10), closedRubrics(op, grant, RUBRICS)),
    results: resultsOf(facts),
    delta: deltaOf(lines, entries, since),
    useful: { rule, lines: usefulLines(lines, rule) },
    lastSummary: lastSummaryOf(lines),
    documentCount: lines.length,
    updatedAt: latest([...lines.map(({ submittedAt }) => submittedAt), ...entries.map(({ writtenAt }) => writtenAt)]),
    committed,
    grant,
  }
}

const latest = (all: readonly Instant[]): Instant | null =>
  all.reduce<Instant | null>((last, at) => (last === null || at > last ? at : last), null)
