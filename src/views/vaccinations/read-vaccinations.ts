import type { Grant } from '../../kernel/grant.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import { holderTraits } from '../../access/index.ts'
import { factsAfter } from '../beside-documents.ts'
import type { FactLine } from '../../documents/index.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  type Closed,
  type Entry,
  isAbsence,
  listEntries,
  type Schedule,
  scheduleOf,
  targetsOf,
  vaccinationCalendar,
  vaccineProductOf,
} from '../../profile/index.ts'

/** One injection, with who says it. The same one told twice stands twice, but for a dose and the note filed with it. */
export type Injection = {
  readonly id: string
  readonly name: string
  readonly date: string
  readonly targets: readonly string[]
  readonly source: 'declared' | 'confirmed' | 'professional' | 'read'
  readonly lot?: string
  readonly by?: string
  readonly rank?: string
  readonly entry?: { readonly version: number; readonly closed: Closed | null }
  readonly read?: { readonly status: 'proposed' | 'confirmed'; readonly documentId: DocumentId; readonly title: string }
}

export type Vaccinations = {
  readonly injections: readonly Injection[]
  /** Absent when the rules could not be followed: the list stands all the same. */
  readonly schedule: Schedule | null
  readonly products: readonly { readonly name: string; readonly targets: readonly string[] }[]
  readonly birthDate: string
  readonly consents: boolean | null
}

/** What was injected, declared and read in documents, latest first, and what the calendar of the year asks next. */
export const readVaccinations = async (op: Operation, profile: Grant<'read-profile'>): Promise<Vaccinations> => {
  const { entries, committed } = await listEntries(op, profile, { rubrics: ['vaccinations'] })
  const [{ facts, reading }, traits] = await Promise.all([factsAfter(op, committed, { kinds: ['vaccination'] }), holderTraits(op, profile)])
  const injections = withNotes([...entries.flatMap(declared), ...facts.flatMap(readIn)])
    .map(({ injection }) => injection)
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))
  const { products } = vaccinationCalendar()
  return {
    injections,
    schedule: schedule(op, traits.birthDate, injections),
    products,
    birthDate: traits.birthDate,
    consents: reading.consents,
  }
}

/** An injection, and what tells that two are the same product. */
type Seen = { readonly injection: Injection; readonly product: string; readonly isNote: boolean }

/** What this reader sees of one day, read in documents alone: a second dose of the same product that day is not another. */
export const readOnDay = async (op: Operation, profile: Grant<'read-profile'>, day: string): Promise<readonly string[]> => {
  const { entries, committed } = await listEntries(op, profile, { rubrics: ['vaccinations'] })
  const { facts } = await factsAfter(op, committed, { kinds: ['vaccination'] })
  return withNotes([...entries.flatMap(declared), ...facts.flatMap(readIn)]).flatMap(({ injection, product }) =>
    injection.date === day && injection.entry === undefined ? [product] : [],
  )
}

/**
 * A dose that a professional recorded and the note that was filed with it are one line: same day, same product, same lot, and the document is a note of
 * vaccination. Of anything else nothing is made into one.
 */
const withNotes = (seen: readonly Seen[]): readonly Seen[] => {
  const notes = new Set<Seen>()
  const doses = seen.map(each => {
    if (each.injection.source !== 'professional' || each.injection.entry === undefined) return each
    const note = seen.find(other => other.isNote && !notes.has(other) && isSameDose(other, each))
    if (note?.injection.read === undefined) return each
    notes.add(note)
    return { ...each, injection: { ...each.injection, read: note.injection.read } }
  })
  return doses.filter(each => !notes.has(each))
}

const isSameDose = (one: Seen, other: Seen): boolean =>
  one.product === other.product && one.injection.date === other.injection.date && one.injection.lot === other.injection.lot

const declared = ({ id, version, status, body, source, author, closed }: Entry): readonly Seen[] => {
  if (isAbsence(body) || body.rubric !== 'vaccinations' || status !== 'active') return []
  const { vaccine, occurrence, lotNumber, performer, targets } = body
  const chosen = targets === undefined ? {} : { chosen: targets }
  const code = vaccine.coding?.system === 'atc' ? { atcCode: vaccine.coding.code } : {}
  const injection: Injection = {
    id,
    name: vaccine.text,
    date: occurrence,
    targets: targetsOf(vaccinationCalendar(), { name: vaccine.text, ...code, ...chosen }),
    source,
    by: performer ?? author.name,
    ...(lotNumber === undefined ? {} : { lot: lotNumber }),
    entry: { version, closed },
  }
  return [{ injection, product: vaccineProductOf(vaccine.text, vaccine.coding?.code), isNote: false }]
}

/** Not done, or not yet: no injection. Of one without a date nothing can be said in time. */
const readIn = ({ id, status, fact, document }: FactLine): readonly Seen[] => {
  const { product, date, negated, planned, rank, by } = fact
  if (product === undefined || date === undefined || negated === true || planned === true) return []
  const injection: Injection = {
    id,
    name: product.name,
    date: date.slice(0, 10),
    targets: targetsOf(vaccinationCalendar(), { name: product.name, ...(product.atc === undefined ? {} : { atcCode: product.atc }) }),
    source: 'read',
    ...(product.lot === undefined ? {} : { lot: product.lot }),
    ...(by === undefined ? {} : { by }),
    ...(rank === undefined ? {} : { rank }),
    read: { status: status === 'confirmed' ? 'confirmed' : 'proposed', documentId: document.id, title: document.facts.title },
  }
  return [{ injection, product: vaccineProductOf(product.name, product.cip), isNote: document.facts.typeCode === '87273-9' }]
}

const VOUCHED: ReadonlySet<Injection['source']> = new Set(['confirmed', 'professional', 'read'])

/** A birth date of the register may have a month or a day that no calendar has: then nothing is worked out. */
const schedule = (op: Operation, birthDate: string, injections: readonly Injection[]): Schedule | null => {
  if (Number.isNaN(Date.parse(`${birthDate}T00:00:00Z`))) return null
  const doses = injections.map(({ id, date, targets, source }) => ({ id, date, targets, confirmed: VOUCHED.has(source) }))
  return scheduleOf(vaccinationCalendar(), birthDate, doses, toIso(op.instant).slice(0, 10))
}
