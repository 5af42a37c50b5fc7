import { toIso } from '../../kernel/instant.ts'
import type { FactLine } from '../../documents/index.ts'
import { type Entry, isAbsence, type Rubric } from '../../profile/index.ts'
import { codeOfConcept, codeOfFact, folded, OID } from '../synthesis/codes.ts'
import { isOver } from '../synthesis/lines-of.ts'
import type { LineCode } from '../synthesis/model.ts'
import type { KnownAllergy } from './allergy.ts'
import type { Filtration, Grounds } from './flags.ts'
import { FILTRATION, FILTRATION_UNIT, PREGNANCY_ICD10, PREGNANCY_MONTHS, PREGNANCY_WORDS, RESULT_MONTHS } from './flags.table.ts'
import type { Evidence, RuleId } from './model.ts'

/** What the rules may compare with, in what this reader sees. */
export const groundsOf = (entries: readonly Entry[], facts: readonly FactLine[], today: string, closed: ReadonlySet<Rubric>): Grounds => ({
  allergies: [...entries.flatMap(allergyOfEntry), ...facts.flatMap(line => allergyOfFact(line, today))],
  saysNoAllergy: entries.some(({ rubric, status, body }) => rubric === 'allergies' && status === 'none' && isAbsence(body)),
  filtration: latest(facts.flatMap(line => filtrationOf(line, today))),
  pregnancy: [...entries.flatMap(conditionOfEntry), ...facts.flatMap(line => conditionOfFact(line, today))].find(each =>
    isPregnancy(each, today),
  )?.evidence,
  closed: new Set<RuleId>([
    ...(closed.has('allergies') ? (['allergy'] as const) : []),
    ...(closed.has('conditions') ? (['pregnancy'] as const) : []),
  ]),
})

const dayOf = ({ writtenAt }: Entry): string => toIso(writtenAt).slice(0, 10)

const ofDocument = ({ document }: FactLine, text: string, date: string): Evidence => ({
  text,
  date,
  by: document.facts.authorName,
  document: { id: document.id, title: document.facts.title },
})

const coded = (code: LineCode | undefined) => (code === undefined ? {} : { code })

const allergyOfEntry = (entry: Entry): readonly KnownAllergy[] => {
  const { body, status, author } = entry
  if (status !== 'active' || isAbsence(body) || body.rubric !== 'allergies') return []
  const { code, onset } = body
  return [{ text: code.text, ...coded(codeOfConcept(code)), evidence: { text: code.text, date: onset ?? dayOf(entry), by: author.name } }]
}

const allergyOfFact = (line: FactLine, today: string): readonly KnownAllergy[] => {
  const { fact, document } = line
  if (fact.kind !== 'allergy' || fact.negated === true || fact.planned === true || isOver(fact, today)) return []
  return [{ text: fact.label, ...coded(codeOfFact(fact)), evidence: ofDocument(line, fact.label, fact.date ?? document.facts.date) }]
}

type Problem = { readonly text: string; readonly code?: LineCode; readonly evidence: Evidence }

const conditionOfEntry = (entry: Entry): readonly Problem[] => {
  const { body, status, author } = entry
  if (status !== 'active' || isAbsence(body) || body.rubric !== 'conditions' || body.abatement !== undefined) return []
  const { code, onset } = body
  return [{ text: code.text, ...coded(codeOfConcept(code)), evidence: { text: code.text, date: onset ?? dayOf(entry), by: author.name } }]
}

const conditionOfFact = (line: FactLine, today: string): readonly Problem[] => {
  const { fact, document } = line
  if (fact.kind !== 'condition' || fact.negated === true || fact.planned === true || fact.past === true || isOver(fact, today)) return []
  const date = (fact.date ?? document.facts.date).slice(0, 10)
  return [{ text: fact.label, ...coded(codeOfFact(fact)), evidence: ofDocument(line, fact.label, date) }]
}

const isPregnancy = ({ text, code, evidence }: Problem, today: string): boolean =>
  ((code?.system === OID.icd10 && PREGNANCY_ICD10.test(code.code)) || PREGNANCY_WORDS.has(folded(text))) &&
  isWithin(evidence.date, PREGNANCY_MONTHS, today)

/** As far as the date is known: of a year alone, that year may be meant. */
const isWithin = (date: string, months: number, today: string): boolean => {
  const at = new Date(`${today}T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() - months)
  return date >= at.toISOString().slice(0, Math.min(date.length, 10))
}

type Dated = { readonly date: string; readonly filtration: Filtration }

const filtrationOf = (line: FactLine, today: string): readonly Dated[] => {
  const { fact, document } = line
  const { value, code } = fact
  if (fact.kind !== 'result' || fact.negated === true || fact.planned === true || fact.earlier === true) return []
  if (code?.system !== OID.loinc || !FILTRATION.has(code.code) || value === undefined) return []
  const read = boundOf(value)
  if (read === undefined || !FILTRATION_UNIT.test(read.unit)) return []
  const date = (fact.date ?? document.facts.date).slice(0, 10)
  const evidence = ofDocument(line, `${fact.label} : ${read.written} ${read.unit}`, date)
  return [{ date, filtration: { value: read.value, isBound: read.isBound, isOld: !isWithin(date, RESULT_MONTHS, today), evidence } }]
}

type Read = Pick<Filtration, 'value' | 'isBound'> & { readonly unit: string; readonly written: string }

/** `< 15` is at most fifteen; `> 90` at least ninety; between two figures, at most the higher one. Words are no number. */
const boundOf = (value: NonNullable<FactLine['fact']['value']>): Read | undefined => {
  switch (value.kind) {
    case 'quantity':
      return numbered(value.value, value.unit, null, '')
    case 'interval': {
      const { low, high } = value
      if (high !== undefined) return numbered(high.value, high.unit ?? low?.unit, 'at-most', low === undefined ? '< ' : `${low.value} – `)
      return low === undefined ? undefined : numbered(low.value, low.unit, 'at-least', '> ')
    }
    case 'coded':
    case 'text':
      return undefined
  }
}

const numbered = (written: string, unit = '', isBound: Filtration['isBound'], sign: string): Read | undefined =>
  /^\d+(?:[.,]\d+)?$/.test(written) ? { value: Number(written.replace(',', '.')), isBound, unit, written: `${sign}${written}` } : undefined

const latest = (all: readonly Dated[]): Filtration | undefined =>
  all.toSorted((a, b) => (a.date === b.date ? a.filtration.value - b.filtration.value : a.date > b.date ? -1 : 1))[0]?.filtration
