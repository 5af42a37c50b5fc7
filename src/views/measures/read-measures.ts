import type { Grant } from '../../kernel/grant.ts'
import { holderTraits } from '../../access/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { type Entry, isAbsence, listEntries } from '../../profile/index.ts'
import { factsAfter } from '../beside-documents.ts'
import type { Measures, Point, Target } from './model.ts'
import { pointsOf } from './of-fact.ts'

/**
 * What was measured, declared and read in documents, oldest first. Two doors, two clauses: what one may not see in the profile, or in the documents, is not
 * here. The reading of the profile has its trace; what stands in documents is read beside it.
 */
export const readMeasures = async (op: Operation, profile: Grant<'read-profile'>): Promise<Measures> => {
  const { entries, committed } = await listEntries(op, profile, { rubrics: ['measures'] })
  const [{ facts, reading }, traits] = await Promise.all([
    factsAfter(op, committed, { kinds: ['vital', 'result'] }),
    holderTraits(op, profile),
  ])
  const said = entries.flatMap(pointOf)
  return {
    points: [...said.filter(({ isTarget }) => !isTarget).map(({ point }) => point), ...pointsOf(facts)].toSorted((a, b) =>
      a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1,
    ),
    targets: said.filter(({ isTarget }) => isTarget).flatMap(({ point }) => targetOf(point)),
    birthDate: traits.birthDate,
    sex: traits.sex,
    consents: reading.consents,
  }
}

const pointOf = ({ id, version, status, body, source, author, closed }: Entry): readonly { point: Point; isTarget: boolean }[] => {
  if (isAbsence(body) || body.rubric !== 'measures' || status !== 'active') return []
  const point: Point = {
    id,
    kind: body.kind,
    at: body.effective,
    parts: body.components,
    source,
    by: author.name,
    entry: { version, closed },
  }
  return [{ point, isTarget: body.target === true }]
}

const targetOf = ({ id, kind, parts, at, entry }: Point): readonly Target[] =>
  entry === undefined ? [] : [{ id, kind, parts, at, version: entry.version }]
