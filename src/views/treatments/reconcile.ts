import { folded } from '../synthesis/codes.ts'
import { TREATMENT_RISKS, treatmentRisk } from '../synthesis/risks.table.ts'
import { type Join, JOINS, type Said, SOURCES, type Treated } from './model.ts'

/** What a line may be known by, in each of the five ways. */
const marksOf = ({ cis, cip, substance, text }: Said): Readonly<Record<Join, string | undefined>> => ({
  cis,
  cip,
  atc: substance?.by === 'code' ? substance.atc : undefined,
  // A name of the list and a code of the same substance are the same substance.
  inn: substance?.atc,
  words: folded(text) === '' ? undefined : folded(text),
})

type Group = { readonly lines: Said[]; readonly joins: Set<Join> }

/**
 * One treatment is lines that share a mark, from one to the next: a line with a CIS and a box code brings together what bears either. No likeness, no beginning
 * of a name, no class: what shares no mark stands alone.
 */
export const reconciled = (said: readonly Said[]): readonly Treated[] => {
  const groups: Group[] = []
  for (const line of said) {
    const marks = marksOf(line)
    const met = groups.filter(({ lines }) => lines.some(other => sharedBy(marks, marksOf(other)).length > 0))
    const joins = new Set(met.flatMap(group => [...group.joins, ...group.lines.flatMap(other => sharedBy(marks, marksOf(other)))]))
    for (const group of met) groups.splice(groups.indexOf(group), 1)
    groups.push({ lines: [...met.flatMap(({ lines }) => lines), line], joins })
  }
  return groups.map(treatedOf).toSorted(byWeight)
}

const sharedBy = (one: ReturnType<typeof marksOf>, other: ReturnType<typeof marksOf>): readonly Join[] => {
  const shared = JOINS.filter(join => one[join] !== undefined && one[join] === other[join])
  // The same code says more than the name it stands for.
  return shared.includes('atc') ? shared.filter(join => join !== 'inn') : shared
}

const treatedOf = ({ lines, joins }: Group): Treated => {
  const ordered = lines.toSorted(bySource)
  const told = ordered.find(({ isCurrent }) => isCurrent) ?? ordered[0]
  const substance = ordered.map(line => line.substance).find(each => each?.by === 'code') ?? ordered.find(line => line.substance)?.substance
  const risk = ordered.map(({ text, substance: own }) => treatmentRisk(text, own?.atc)).find(each => each !== undefined)
  return {
    id: told?.id ?? '',
    name: told?.text ?? '',
    ...(substance === undefined ? {} : { substance }),
    ...(risk === undefined ? {} : { risk }),
    isCurrent: lines.some(({ isCurrent }) => isCurrent),
    joins: JOINS.filter(join => joins.has(join)),
    said: ordered,
    flags: [],
  }
}

const bySource = (a: Said, b: Said): number =>
  SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source) ||
  Number(b.isCurrent) - Number(a.isCurrent) ||
  (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date > b.date ? -1 : 1)

const rankOf = ({ risk }: Treated): number => (risk === undefined ? TREATMENT_RISKS.length : TREATMENT_RISKS.indexOf(risk))

/** What harms most when it is wrong stands first; then the alphabet. */
const byWeight = (a: Treated, b: Treated): number => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name, 'fr') || (a.id < b.id ? -1 : 1)
