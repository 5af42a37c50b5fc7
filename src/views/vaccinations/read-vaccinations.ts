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
} from '../../profile/index.ts'

/** One injection, with who says it. The same one told twice stands twice: nothing is made into one. */
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
  const injections = [...entries.flatMap(declared), ...facts.flatMap(readIn)].toSorted((a, b) => (a.date < b.date ? 1 : -1))
  const { products } = vaccinationCalendar()
  return {
    injections,
    schedule: schedule(op, traits.birthDate, injections),
    products,
    birthDate: traits.birthDate,
    consents: reading.consents,
  }
}

const declared = ({ id, version, status, body, source, author, closed }: Entry): readonly Injection[] => {
  if (isAbsence(body) || body.rubric !== 'vaccinations' || status !== 'active') return []
  const { vaccine, occurrence, lotNumber, performer, targets } = body
  const chosen = targets === undefined ? {} : { chosen: targets }
  const code = vaccine.coding?.system === 'atc' ? { atcCode: vaccine.coding.code } : {}
  return [
    {
      id,
      name: vaccine.text,
      date: occurrence,
      targets: targetsOf(vaccinationCalendar(), { name: vaccine.text, ...code, ...chosen }),
      source,
      by: performer ?? author.name,
      ...(lotNumber === undefined ? {} : { lot: lotNumber }),
      entry: { version, closed },
    },
  ]
}

/** Not done, or not yet: no injection. Of one without a date nothing can be said in time. */
const readIn = ({ id, status, fact, document }: FactLine): readonly Injection[] => {
  const { product, date, negated, planned, rank, by } = fact
  if (product === undefined || date === undefined || negated === true || planned === true) return []
  return [
    {
      id,
      name: product.name,
      date: date.slice(0, 10),
      targets: targetsOf(vaccinationCalendar(), { name: product.name, ...(product.atc === undefined ? {} : { atcCode: product.atc }) }),
      source: 'read',
      ...(product.lot === undefined ? {} : { lot: product.lot }),
      ...(by === undefined ? {} : { by }),
      ...(rank === undefined ? {} : { rank }),
      read: { status: status === 'confirmed' ? 'confirmed' : 'proposed', documentId: document.id, title: document.facts.title },
    },
  ]
}

const VOUCHED: ReadonlySet<Injection['source']> = new Set(['confirmed', 'professional', 'read'])

/** A birth date of the register may have a month or a day that no calendar has: then nothing is worked out. */
const schedule = (op: Operation, birthDate: string, injections: readonly Injection[]): Schedule | null => {
  if (Number.isNaN(Date.parse(`${birthDate}T00:00:00Z`))) return null
  const doses = injections.map(({ id, date, targets, source }) => ({ id, date, targets, confirmed: VOUCHED.has(source) }))
  return scheduleOf(vaccinationCalendar(), birthDate, doses, toIso(op.instant).slice(0, 10))
}
