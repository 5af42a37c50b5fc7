import type { DocumentLine } from '../../documents/index.ts'
import { type Instant, toIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Block, DocumentSummary, EmergencyView, Fact, PersonTraits } from '../contract/index.ts'
import { categoryOfType } from '../wording/category.ts'
import type { Reader } from './allowed-acts.ts'
import { summaryOf } from './document-summary.ts'

/** What an emergency opens first: summaries made for it, wishes, treatments, the last stays, what is implanted; then the most recent. */
const USEFUL_FIRST: readonly string[] = [
  '74207-2',
  '60591-5',
  'SYNTH',
  'EXPPAT_3',
  'EXPPAT_1',
  '56445-0',
  '80820-4',
  '57833-6',
  '57828-6',
  '11490-0',
  '34133-9',
  '34112-3',
  '15507-7',
  '101881-1',
  '84067-8',
  '77436-4',
  '34749-2',
  '80771-9',
  '11502-2',
]
const USEFUL = 8
const RECENT = 5
const SHOWN = 4

const rankOf = ({ facts }: DocumentLine): number => {
  const rank = USEFUL_FIRST.indexOf(facts.typeCode)
  return rank < 0 ? USEFUL_FIRST.length : rank
}

const latestFirst = (a: DocumentLine, b: DocumentLine): number => (a.facts.date < b.facts.date ? 1 : a.facts.date > b.facts.date ? -1 : 0)

/**
 * The first minute of an emergency. Allergies, treatments and conditions are « Non renseigné » until somebody has written them (issue of
 * the health profile): the absence of an entry is never shown as the absence of an allergy.
 */
export const emergencyViewOf = (op: Operation, reader: Reader, person: PersonTraits, lines: readonly DocumentLine[]): EmergencyView => {
  const dated = [...lines].sort(latestFirst)
  const useful = [...dated].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, USEFUL)
  const updatedAt = lines
    .map(({ submittedAt }) => submittedAt)
    .reduce<Instant | undefined>((last, at) => (last === undefined || at > last ? at : last), undefined)
  return {
    person,
    mode: op.mode,
    ...(person.access.until === undefined ? {} : { until: person.access.until }),
    ...(updatedAt === undefined ? {} : { updatedAt: toIso(updatedAt) }),
    blocks: {
      danger: { state: 'unknown' },
      treatments: { state: 'unknown' },
      conditions: { state: 'unknown' },
      wishes: blockOf(dated.filter(({ facts }) => categoryOfType(facts.typeCode) === 'wishes')),
      recent: blockOf(dated.filter(({ facts }) => RECENT_FAMILIES.has(categoryOfType(facts.typeCode))).slice(0, RECENT)),
    },
    useful: useful.map((line): DocumentSummary => summaryOf(reader, line, op.instant)),
  }
}

const RECENT_FAMILIES: ReadonlySet<string> = new Set(['hospital', 'consultation', 'imaging', 'biology'])

const blockOf = (lines: readonly DocumentLine[]): Block =>
  lines.length === 0
    ? { state: 'unknown' }
    : { state: 'list', items: lines.slice(0, SHOWN).map(factOf), ...(lines.length > SHOWN ? { more: lines.length - SHOWN } : {}) }

const factOf = ({ id, facts, submittedAt }: DocumentLine): Fact => ({
  label: facts.title,
  source: facts.authorName,
  date: facts.date === '' ? toIso(submittedAt) : facts.date,
  documentId: id,
})
