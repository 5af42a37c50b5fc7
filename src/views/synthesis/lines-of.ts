import { toIso } from '../../kernel/instant.ts'
import type { ExtractedFact, FactLine } from '../../documents/index.ts'
import { type Body, type Concept, type Entry, isAbsence, type Rubric } from '../../profile/index.ts'
import { atcOf, codeOfConcept, codeOfFact, sameness } from './codes.ts'
import type { BlockName, Item, LineCode, Origin } from './model.ts'
import { treatmentRisk } from './risks.table.ts'
import { isSummary } from './useful.ts'

export type Placed = { readonly block: BlockName; readonly item: Item }

/** What an entry says: what changes from one rubric to the next. */
type Said = Pick<Item, 'origin' | 'text' | 'detail'> & {
  readonly block: BlockName
  readonly date?: string | undefined
  readonly code?: LineCode | undefined
  readonly severe?: true
}

const some = (...parts: readonly (string | undefined)[]): string => parts.filter(part => part !== undefined && part !== '').join(', ')

const medicalName = ({ text, coding }: Concept): string => (coding === undefined || coding.display === text ? '' : coding.display)

/** What is for another screen (vaccinations, measures, habits…) is nowhere here. */
const saidOf = (body: Body, ended: boolean): Said | undefined => {
  switch (body.rubric) {
    case 'allergies': {
      const severe = body.criticality === 'high' ? ({ severe: true } as const) : {}
      const { text } = body.code
      return ended
        ? undefined
        : {
            block: 'allergies',
            origin: 'allergy',
            text,
            detail: some(body.reaction),
            date: body.onset,
            code: codeOfConcept(body.code),
            ...severe,
          }
    }
    case 'treatments':
      return ended
        ? undefined
        : {
            block: 'treatments',
            origin: 'declared',
            text: body.medication.text,
            detail: some(body.dosage, body.reason),
            date: body.effectivePeriod?.start,
            code: codeOfConcept(body.medication),
          }
    case 'conditions': {
      const past = ended || body.abatement !== undefined
      // Her own words first, then what medicine calls it.
      const said = { text: body.code.text, detail: medicalName(body.code), date: body.onset, code: codeOfConcept(body.code) }
      return past ? { block: 'history', origin: 'past-condition', ...said } : { block: 'conditions', origin: 'condition', ...said }
    }
    case 'procedures':
      return {
        block: 'history',
        origin: body.category,
        text: body.code.text,
        detail: some(body.location),
        date: body.performed,
        code: codeOfConcept(body.code),
      }
    case 'family-history':
      return {
        block: 'history',
        origin: 'family',
        text: body.condition.text,
        detail: body.relationship,
        code: codeOfConcept(body.condition),
      }
    case 'trusted-person':
      return { block: 'wishes', origin: 'trusted-person', text: body.name, detail: some(body.phone), date: body.designatedOn }
    case 'directives':
      return { block: 'wishes', origin: 'directives', text: '', detail: '', date: body.writtenOn }
    case 'organ-donation':
      return { block: 'wishes', origin: 'organ-donation', text: '', detail: body.position }
    case 'emergency-contacts':
      return { block: 'wishes', origin: 'contact', text: body.name, detail: some(body.phone, body.relationship) }
    case 'vaccinations':
    case 'measures':
    case 'lifestyle':
    case 'disability':
    case 'blood-group':
      return undefined
  }
}

const STANDS: ReadonlySet<Entry['status']> = new Set(['active', 'ended'])

/** Facts of health. Her family, her wishes and whom to call are hers to say. */
const VOUCHED_FOR: ReadonlySet<Rubric> = new Set(['allergies', 'treatments', 'conditions', 'procedures'])

/** Of what is declared. A family history keeps its relation as a code of FHIR in `detail`: the screen has the word. */
export const placedOfEntry = ({ id, version, rubric, body, status, source, author, writtenAt, endedOn }: Entry): readonly Placed[] => {
  if (!STANDS.has(status) || isAbsence(body)) return []
  const said = saidOf(body, status === 'ended')
  if (said === undefined) return []
  const { block, code, date, ...rest } = said
  const risk = block === 'treatments' ? treatmentRisk(said.text, atcOf(code)) : undefined
  return [
    {
      block,
      item: {
        id,
        ...rest,
        ...(code === undefined ? {} : { code }),
        ...(risk === undefined ? {} : { risk }),
        ...(date === undefined ? {} : { onset: date }),
        date: endedOn ?? date ?? toIso(writtenAt).slice(0, 10),
        standing: source,
        by: author.name,
        ...(source === 'declared' && VOUCHED_FOR.has(rubric) ? { unconfirmed: { rubric, version } } : {}),
        others: 0,
        also: [],
      },
    },
  ]
}

/**
 * For how long a document that gives no end tells of today: a prescription or a delivery three months (a box of one month, twice renewed), a list of
 * treatments a year. Counted from the day of the document: a treatment may have begun long before.
 */
const TELLS_MONTHS = { prescription: 3, dispensation: 3, treatment: 12 } as const
export type Taken = keyof typeof TELLS_MONTHS
export const isTreatment = (kind: ExtractedFact['kind']): kind is Taken => kind in TELLS_MONTHS

const monthsBefore = (today: string, months: number): string => {
  const at = new Date(`${today}T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() - months)
  return at.toISOString().slice(0, 10)
}

export const isOver = ({ until }: ExtractedFact, today: string): boolean =>
  until !== undefined && until.slice(0, 10) < today.slice(0, until.length)

/** Still told of today, by what its document says. */
export const isTaken = (fact: ExtractedFact, kind: Taken, documentDate: string, today: string): boolean => {
  if (isOver(fact, today)) return false
  const told = (documentDate === '' ? (fact.date ?? '') : documentDate).slice(0, 10)
  return fact.until !== undefined || told >= monthsBefore(today, TELLS_MONTHS[kind]).slice(0, told.length)
}

/** A dose in units that only a terminology names (EDQM) is no word: it is left to its document. */
export const doseInWords = (dose: string | undefined): string | undefined =>
  dose !== undefined && /\b\d{6,}$/.test(dose) ? undefined : dose

const PLACES: Readonly<Partial<Record<ExtractedFact['kind'], { readonly block: BlockName; readonly origin: Origin }>>> = {
  allergy: { block: 'allergies', origin: 'allergy' },
  treatment: { block: 'treatments', origin: 'treatment' },
  prescription: { block: 'treatments', origin: 'prescription' },
  dispensation: { block: 'treatments', origin: 'dispensation' },
  condition: { block: 'conditions', origin: 'condition' },
  procedure: { block: 'history', origin: 'operation' },
}

/** Of what was read in a document. What did not happen, and what is only intended, is no line. */
export const placedOfFact = ({ id, status, fact, document }: FactLine, today: string): readonly Placed[] => {
  const place = PLACES[fact.kind]
  if (place === undefined || fact.negated === true || fact.planned === true) return []
  const date = fact.date ?? document.facts.date
  if (isTreatment(fact.kind) && !isTaken(fact, fact.kind, document.facts.date, today)) return []
  const code = codeOfFact(fact)
  const text = fact.product?.name ?? fact.label
  const risk = place.block === 'treatments' ? treatmentRisk(text, atcOf(code, fact)) : undefined
  const isPast = place.block === 'conditions' && (fact.past === true || isOver(fact, today))
  return [
    {
      block: isPast ? 'history' : place.block,
      item: {
        id,
        origin: isPast ? 'past-condition' : place.origin,
        text,
        detail: some(doseInWords(fact.dose)),
        ...(code === undefined ? {} : { code }),
        ...(risk === undefined ? {} : { risk }),
        ...(fact.date === undefined ? {} : { onset: fact.date }),
        date,
        standing: status === 'confirmed' ? 'read-confirmed' : 'read',
        by: document.facts.authorName,
        document: { id: document.id, title: document.facts.title },
        ...(isSummary(document.facts.typeCode) ? { fromSummary: true as const } : {}),
        others: 0,
        also: [],
      },
    },
  ]
}

/**
 * The same said by several documents is one line, the latest, which counts the others: a product prescribed, then handed over, is one treatment. What is declared
 * and what was read stay two lines: two people say it. Two strengths of one substance are two products: they share a class, not a name.
 */
export const foldDocuments = (items: readonly Item[]): readonly Item[] => {
  const latest = new Map<string, Item>()
  for (const item of items) {
    const key = item.document === undefined ? `entry|${item.id}` : keyOf(item)
    const known = latest.get(key)
    latest.set(key, known === undefined ? item : known.date >= item.date ? folded(known, item) : folded(item, known))
  }
  return [...latest.values()]
}

const folded = (item: Item, older: Item): Item => ({
  ...item,
  others: item.others + older.others + (item.document?.id === older.document?.id ? 0 : 1),
  also: [...new Set([...item.also, older.origin, ...older.also])].filter(origin => origin !== item.origin),
  standing: isConfirmed(item) || isConfirmed(older) ? 'read-confirmed' : item.standing,
})

/** A class of ATC is shared by products that are not the same: of a treatment its name decides. */
const keyOf = ({ text, code, origin }: Item): string =>
  TREATED.has(origin) ? `treatment|${sameness(text, undefined)}` : `${origin}|${sameness(text, code)}`

const TREATED: ReadonlySet<Origin> = new Set(['treatment', 'prescription', 'dispensation'])
const isConfirmed = ({ standing }: Item): boolean => standing === 'read-confirmed'

/**
 * A medical summary says again what stood in the record when it was written: a line of it that somebody says elsewhere, under the same code or in the same words,
 * is not told twice, nor written again in the next summary.
 */
export const withoutEchoes = (items: readonly Item[]): readonly Item[] => {
  const said = new Set(items.filter(({ fromSummary }) => fromSummary !== true).flatMap(wordsOf))
  return items.filter(item => item.fromSummary !== true || !wordsOf(item).some(word => said.has(word)))
}

const wordsOf = ({ text, code }: Item): readonly string[] => [
  sameness(text, undefined),
  ...(code === undefined ? [] : [sameness(text, code)]),
]
