import { type DirectoryEntry, directoryEntry, professionalsAtStructure } from '../directory/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { type OwnLine, selectOwnLines } from './own-lines.ts'
import { isNight, MANY_DOCUMENTS, READINGS, sharesName, wordsOf } from './verdict.ts'

/** Transparent rules, each one sentence on the screen; no score, no profile. `same-address` is not among them: no directory has where a professional lives. */
export const ODD_RULES = ['no-relation', 'same-name', 'colleague', 'night', 'volume', 'many-records', 'many-refusals'] as const
export type OddRule = (typeof ODD_RULES)[number]

/** What somebody did one day that wants a look: nothing of what a document says. */
export type Odd = {
  readonly actor: DirectoryEntry
  /** `null`: a whole day, and no record in particular. */
  readonly recordId: RecordId | null
  readonly at: string
  readonly rules: readonly OddRule[]
  readonly relation: string
  readonly mode: string
  readonly documents: number
  readonly records: number
}

const PAGE = 200
/** More lines than one person reads in a day of work; beyond them the day is odd already. */
const MOST = 6_000
/** A round of home visits, an on-call day: fewer. */
const MANY_RECORDS = 80
/** Five mistyped numbers are a bad morning; more is looking for somebody. */
const MANY_REFUSED = 5
const COLLEAGUES = 500

const linesOfDay = async (op: Operation, actorId: ActorId, day: string): Promise<readonly OwnLine[]> => {
  const lines: OwnLine[] = []
  let before: string | null = null
  for (let read = 0; read < MOST; read += PAGE) {
    const page: readonly OwnLine[] = await selectOwnLines(op, actorId, before, PAGE)
    lines.push(...page.filter(({ at }) => at.slice(0, 10) === day))
    before = page.at(-1)?.id ?? null
    const isBefore = (page.at(-1)?.at ?? '').slice(0, 10) < day
    if (page.length < PAGE || before === null || isBefore) break
  }
  return lines
}

type Around = { readonly actor: DirectoryEntry; readonly colleagues: readonly string[] }
type Rule = (lines: readonly OwnLine[], around: Around) => boolean

const isLead = ({ relation }: OwnLine): boolean => relation === 'attending' || relation === 'administrator'
const documentsIn = (lines: readonly OwnLine[]): number => new Set(lines.flatMap(({ documents }) => documents)).size
const nameKey = (name: string): string => [...wordsOf(name)].sort().join(' ')

/** Of what one read in one record, one day. An emergency is looked at by itself, whatever the hour. */
// biome-ignore format: a table looks like a table
const RULES: Readonly<Record<Exclude<OddRule, 'many-records' | 'many-refusals'>, Rule>> = {
  'no-relation': lines => lines.some(({ relation }) => relation === 'none'),
  'same-name': (lines, { actor }) => lines.some(line => !isLead(line) && sharesName(actor.name, line.holder)),
  'colleague': (lines, { colleagues }) => lines.some(line => !isLead(line) && line.holder !== '' && colleagues.includes(nameKey(line.holder))),
  'night': lines => lines.some(line => !isLead(line) && line.relation !== 'team' && isNight(line)),
  'volume': lines => documentsIn(lines) > MANY_DOCUMENTS,
}
const OF_ONE_RECORD = ['no-relation', 'same-name', 'colleague', 'night', 'volume'] as const

/** What a professional did on a day (`YYYY-MM-DD`, UTC) that one of the rules names. For a loop: no person reads it before it is queued. */
export const findOdd = async (op: Operation, actorId: ActorId, day: string): Promise<readonly Odd[]> => {
  const actor = await directoryEntry(op.db, actorId)
  if (actor?.kind !== 'professional') return []
  const lines = await linesOfDay(op, actorId, day)
  if (lines.length === 0) return []
  const around = { actor, colleagues: await colleaguesOf(op, actor) }
  const looks = lines.filter(({ action, outcome, mode }) => READINGS.has(action) && outcome === 'granted' && mode === 'normal')
  const byRecord = Map.groupBy(looks, ({ record }) => record)
  return [...[...byRecord].flatMap(([record, own]) => ofRecord(around, record as RecordId, own)), ...ofDay(actor, lines, byRecord.size)]
}

const ofRecord = (around: Around, recordId: RecordId, lines: readonly OwnLine[]): readonly Odd[] => {
  const rules = OF_ONE_RECORD.filter(rule => RULES[rule](lines, around))
  const [last] = lines
  return rules.length === 0 || last === undefined ? [] : [{ ...oddOf(around.actor, last, lines), recordId, rules, records: 1 }]
}

const ofDay = (actor: DirectoryEntry, lines: readonly OwnLine[], records: number): readonly Odd[] => {
  const refused = lines.filter(({ outcome }) => outcome === 'refused')
  const rules: OddRule[] = []
  if (records > MANY_RECORDS) rules.push('many-records')
  if (new Set(refused.map(({ record }) => record)).size > MANY_REFUSED) rules.push('many-refusals')
  const [last] = lines
  return rules.length === 0 || last === undefined ? [] : [{ ...oddOf(actor, last, lines), recordId: null, rules, records }]
}

const oddOf = (actor: DirectoryEntry, { at, relation, mode }: OwnLine, lines: readonly OwnLine[]) => ({
  ...{ actor, at, relation, mode },
  documents: documentsIn(lines),
})

const colleaguesOf = async (op: Operation, { id, exercises }: DirectoryEntry): Promise<readonly string[]> => {
  const places = [...new Set(exercises.map(({ structureNationalId }) => structureNationalId))]
  const entries = await Promise.all(places.map(place => professionalsAtStructure(op.db, place, COLLEAGUES)))
  return [...new Set(entries.flat().flatMap(entry => (entry.id === id ? [] : [nameKey(`${entry.given} ${entry.family}`)])))]
}
