import type { DocumentLine, FactLine } from '../../documents/index.ts'
import { folded } from '../synthesis/codes.ts'
import { KEY_RESULTS } from '../synthesis/key-results.table.ts'
import type { Item, Result } from '../synthesis/model.ts'
import { resultsOf } from '../synthesis/results-of.ts'
import { type EmergencyLine, RECENT_RESULTS, type RecentResult, type Silence } from './model.ts'

/** One code of each family of `KEY_RESULTS`. */
const ONE_OF: Readonly<Record<RecentResult, string>> = { creatinine: '14682-9', potassium: '2823-3', haemoglobin: '718-7', inr: '6301-6' }
const CODES: ReadonlyMap<RecentResult, ReadonlySet<string>> = new Map(
  RECENT_RESULTS.map(name => [name, new Set(KEY_RESULTS.find(row => row.includes(ONE_OF[name])))] as const),
)
const LOINC = '2.16.840.1.113883.6.1'

/** Report of a stay, and letters of discharge (JDV_J07): what tells of a stay that is over. */
const STAYS: ReadonlySet<string> = new Set(['34112-3', '11490-0', '83981-1'])
/** No type of document is a tracing of the heart: its title says it. */
const ECG = /\b(ecg|electrocardiogramm?e?)\b/
const isTracing = ({ facts }: DocumentLine): boolean => ECG.test(folded(facts.title))

const latestFirst = (a: DocumentLine, b: DocumentLine): number => (a.facts.date < b.facts.date ? 1 : a.facts.date > b.facts.date ? -1 : 0)

const paperLine = ({ id, facts }: DocumentLine, tag: 'stay' | 'ecg'): EmergencyLine => ({
  id,
  tag,
  text: facts.title,
  detail: '',
  date: facts.date,
  by: facts.authorName,
  document: { id, title: facts.title },
})

const stayOf = (item: Item): EmergencyLine => ({
  id: item.id,
  tag: 'stay',
  text: item.text,
  detail: item.detail,
  date: item.date,
  by: item.by,
  standing: item.standing,
  ...(item.document === undefined ? {} : { document: item.document }),
})

const lastStay = (lines: readonly DocumentLine[], history: readonly Item[]): readonly EmergencyLine[] => {
  const papers = lines.filter(({ facts }) => STAYS.has(facts.typeCode)).toSorted(latestFirst)
  const told = history.filter(({ origin }) => origin === 'stay').toSorted((a, b) => (a.date < b.date ? 1 : -1))
  const all = [...papers.slice(0, 1).map(line => paperLine(line, 'stay')), ...told.slice(0, 1).map(stayOf)]
  return all.toSorted((a, b) => (a.date < b.date ? 1 : -1)).slice(0, 1)
}

const resultLine = (name: RecentResult, { label, unit, latest }: Result): EmergencyLine => ({
  id: latest.id,
  tag: name,
  text: [latest.value, unit].filter(part => part !== '').join(' '),
  detail: label,
  date: latest.date,
  by: latest.by,
  standing: latest.standing,
  document: latest.document,
})

/** The latest of each, whatever its unit: it is printed as its laboratory wrote it, and nothing is converted. */
const latestOf = (name: RecentResult, facts: readonly FactLine[]): readonly EmergencyLine[] => {
  const codes = CODES.get(name) ?? new Set()
  const wanted = facts.filter(({ fact }) => fact.code?.system === LOINC && codes.has(fact.code.code))
  const [first] = resultsOf(wanted).toSorted((a, b) => (a.latest.date < b.latest.date ? 1 : -1))
  return first === undefined ? [] : [resultLine(name, first)]
}

export type Recent = { readonly items: readonly EmergencyLine[]; readonly silent: readonly Silence[] }

/** The last stay, the last tracing of the heart, the results that an emergency asks for. `isClosed`: her profession reads no result of anybody. */
export const recentOf = (
  lines: readonly DocumentLine[],
  facts: readonly FactLine[],
  history: readonly Item[],
  isClosed: (typeCode: string) => boolean,
): Recent => {
  const stay = lastStay(lines, history)
  const ecg = lines.filter(isTracing).toSorted(latestFirst)
  const results = RECENT_RESULTS.map(name => [name, latestOf(name, facts)] as const)
  const state = (typeCode: string) => (isClosed(typeCode) ? ('closed' as const) : ('unknown' as const))
  return {
    items: [...stay, ...results.flatMap(([, found]) => found), ...ecg.slice(0, 1).map(line => paperLine(line, 'ecg'))],
    silent: [
      ...(stay.length > 0 ? [] : [{ topic: 'stay' as const, state: state('34112-3') }]),
      ...results.filter(([, found]) => found.length === 0).map(([topic]) => ({ topic, state: state('11502-2') })),
    ],
  }
}
