import { readFileSync } from 'node:fs'
import type { DocumentLine } from '../../documents/index.ts'
import { groupOf } from '../../policy/index.ts'
import type { UsefulRule } from './model.ts'

type Table = {
  readonly source: string
  readonly any: readonly string[]
  readonly professions: Readonly<Record<string, readonly string[]>>
  readonly specialties: Readonly<Record<string, readonly string[]>>
}

const FILE = new URL('./data/useful-types.json', import.meta.url)
let kept: Table | undefined
export const usefulTypes = (): Table => (kept ??= JSON.parse(readFileSync(FILE, 'utf8')) as Table)

export type Exercise = { readonly profession: string; readonly specialty?: string }

/** What this reader's speciality, else her profession, asks for first. It opens nothing and hides nothing: it orders what she sees. */
export const usefulRule = (exercise: Exercise | undefined, { any, professions, specialties }: Table = usefulTypes()): UsefulRule => {
  const { profession, specialty } = exercise ?? { profession: '' }
  const ofSpecialty = specialty === undefined ? undefined : specialties[specialty]
  if (ofSpecialty !== undefined) return { kind: 'specialty', types: ofSpecialty }
  const group = groupOf(profession, specialty)
  const ofGroup = group === undefined ? undefined : professions[group]
  return ofGroup === undefined ? { kind: 'any', types: any } : { kind: 'profession', types: ofGroup }
}

const SHOWN = 6
/** So that six blood tests do not take every place. */
const PER_TYPE = 2

/** In the order of the list, the latest of each type first, two of a type; then whatever is latest. */
export const usefulLines = (lines: readonly DocumentLine[], { types }: UsefulRule): readonly DocumentLine[] => {
  const dated = lines.toSorted(latestFirst)
  const listed = types.flatMap(type => dated.filter(({ facts }) => facts.typeCode === type).slice(0, PER_TYPE)).slice(0, SHOWN)
  const chosen = new Set(listed.map(({ id }) => id))
  return [...listed, ...dated.filter(({ id }) => !chosen.has(id)).slice(0, SHOWN - listed.length)]
}

/** By what the document is dated, then by its deposit. */
export const latestFirst = (a: DocumentLine, b: DocumentLine): number =>
  a.facts.date === b.facts.date ? b.submittedAt - a.submittedAt : a.facts.date > b.facts.date ? -1 : 1

/** Medical summaries: VSM, IPS and their like. */
const SUMMARIES: ReadonlySet<string> = new Set(['60591-5', 'SYNTH'])
export const isSummary = (typeCode: string): boolean => SUMMARIES.has(typeCode)

export const lastSummaryOf = (lines: readonly DocumentLine[]): DocumentLine | null =>
  lines.filter(({ facts }) => isSummary(facts.typeCode)).toSorted(latestFirst)[0] ?? null
