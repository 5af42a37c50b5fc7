import type { Grant } from '../../kernel/grant.ts'
import { toIso } from '../../kernel/instant.ts'
import type { FactKind, FactLine } from '../../documents/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { type Entry, isAbsence, listEntries, type Rubric } from '../../profile/index.ts'
import { factsAfter } from '../beside-documents.ts'
import { closedRubrics } from '../closed-rubrics.ts'
import { flagged } from './flags.ts'
import { groundsOf } from './grounds.ts'
import type { Treatments } from './model.ts'
import { reconciled } from './reconcile.ts'
import { saidInEntry, saidInFact } from './said.ts'

/** What the page of treatments asks of the profile: the door's question, and the line in her journal. */
export const TREATMENT_RUBRICS: readonly Rubric[] = ['treatments', 'allergies', 'conditions']
const KINDS: readonly FactKind[] = ['prescription', 'dispensation', 'treatment', 'allergy', 'condition', 'result']

/**
 * What is prescribed, handed over and declared, side by side. Two doors, two clauses: each line is there as its source is, and each rule compares only what this
 * reader sees. The reading of the profile has its trace; what stands in documents is read beside it.
 */
export const readTreatments = async (op: Operation, profile: Grant<'read-profile'>): Promise<Treatments> => {
  const { entries, committed } = await listEntries(op, profile, { rubrics: TREATMENT_RUBRICS })
  const { facts } = await factsAfter(op, committed, { kinds: KINDS })
  return treatmentsOf(entries, facts, toIso(op.instant).slice(0, 10), closedRubrics(op, profile, TREATMENT_RUBRICS))
}

export const treatmentsOf = (
  entries: readonly Entry[],
  facts: readonly FactLine[],
  today: string,
  closed: ReadonlySet<Rubric>,
): Treatments => {
  const said = [...entries.flatMap(entry => saidInEntry(entry, today)), ...facts.flatMap(line => saidInFact(line, today))]
  const { treated, checks } = flagged(reconciled(said), groundsOf(entries, facts, today, closed))
  const denied = entries.find(({ rubric, status, body }) => rubric === 'treatments' && status === 'none' && isAbsence(body))
  return {
    current: treated.filter(({ isCurrent }) => isCurrent),
    past: treated.filter(({ isCurrent }) => !isCurrent),
    checks,
    denied: denied === undefined ? null : { by: denied.author.name, date: toIso(denied.writtenAt).slice(0, 10) },
    isDeclaredClosed: closed.has('treatments'),
  }
}
