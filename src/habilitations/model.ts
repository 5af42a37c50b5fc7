import type { ActorId } from '../kernel/ids.ts'
import { type Instant, MINUTE } from '../kernel/instant.ts'
import {
  documentTypes,
  type MatrixTable,
  type ProfessionGroup,
  PROFESSION_GROUPS,
  PUBLISHED_CELLS,
  type PublishedCell,
} from '../policy/index.ts'

export const STATES = ['draft', 'submitted', 'approved', 'withdrawn'] as const
export type VersionState = (typeof STATES)[number]

/** From an approval to its day: every process has read it long before. */
export const NOTICE = 10 * MINUTE
/** The last moments before its day: too late to take it back, a process may know it already. */
export const SETTLED = 2 * MINUTE

/** Types of each group; a group that is not named reads nothing. */
export type Cells = Readonly<Partial<Record<ProfessionGroup, readonly string[]>>>
export type Cell = { readonly group: ProfessionGroup; readonly type: string; readonly allowed: boolean }

export type Version = {
  readonly versionId: string
  readonly version: string
  readonly basedOn: string
  readonly illustrative: boolean
  readonly state: VersionState
  readonly revision: number
  readonly startsAt: Instant | null
  readonly createdBy: ActorId
  readonly createdAt: Instant
  readonly submittedAt: Instant | null
  readonly approvedBy: ActorId | null
  readonly approvedAt: Instant | null
  readonly withdrawnAt: Instant | null
  readonly cells: Cells
}

type Sight = { readonly typesOf: (group: ProfessionGroup) => readonly string[] }

export const cellsOf = (matrix: Sight): Cells => Object.fromEntries(PROFESSION_GROUPS.map(group => [group, [...matrix.typesOf(group)]]))

const sightOf = (cells: Cells): Sight => ({ typesOf: group => cells[group] ?? [] })

/** In the published order of the types, so that two writings of one table are one text. */
const ORDER: ReadonlyMap<string, number> = new Map(documentTypes.map(({ code }, i) => [code, i]))

export const isKnownType = (type: string): boolean => ORDER.has(type)

export const withCells = (cells: Cells, changes: readonly Cell[]): Cells => {
  const next = new Map(PROFESSION_GROUPS.map(group => [group, new Set(cells[group] ?? [])] as const))
  for (const { group, type, allowed } of changes) {
    if (allowed) next.get(group)?.add(type)
    else next.get(group)?.delete(type)
  }
  return Object.fromEntries(
    [...next].map(([group, types]) => [group, [...types].sort((a, b) => (ORDER.get(a) ?? 0) - (ORDER.get(b) ?? 0))]),
  )
}

export type Difference = { readonly group: ProfessionGroup; readonly gains: readonly string[]; readonly loses: readonly string[] }

/** Who gains and who loses, group by group; those for whom nothing changes are left out. */
export const differencesOf = (before: Sight, after: Cells): readonly Difference[] =>
  PROFESSION_GROUPS.flatMap((group): readonly Difference[] => {
    const had = new Set(before.typesOf(group))
    const has = new Set(after[group] ?? [])
    const gains = [...has].filter(type => !had.has(type))
    const loses = [...had].filter(type => !has.has(type))
    return gains.length + loses.length === 0 ? [] : [{ group, gains, loses }]
  })

/** Published cells that a table says otherwise, and that the one before said as published. */
export const departuresOf = (before: Sight, after: Cells): readonly PublishedCell[] => {
  const now = sightOf(after)
  return PUBLISHED_CELLS.filter(
    ({ group, type, allowed }) => before.typesOf(group).includes(type) === allowed && now.typesOf(group).includes(type) !== allowed,
  )
}

/** As the policy takes it; its cells are the whole of it. */
export const tableOf = ({ version, startsAt, illustrative, cells }: Version & { readonly startsAt: Instant }): MatrixTable => ({
  version,
  from: startsAt,
  source: 'console',
  illustrative,
  cells: new Map(PROFESSION_GROUPS.map(group => [group, cells[group] ?? []])),
})
