import { toIso } from '../../kernel/instant.ts'
import type { FactLine } from '../../documents/index.ts'
import { type Body, type Concept, type Entry, isAbsence } from '../../profile/index.ts'
import { codeOfConcept, codeOfFact } from '../synthesis/codes.ts'
import type { LineCode } from '../synthesis/model.ts'
import type { CardItem } from './model.ts'
import { riskOf } from './risks.table.ts'

/** `shown` as it is before she moved any switch. */
type Said = Pick<CardItem, 'block' | 'tag' | 'text' | 'detail' | 'shown' | 'is'>

const some = (...parts: readonly (string | undefined)[]): string => parts.filter(part => part !== undefined && part !== '').join(' – ')
const coded = ({ text, coding }: { readonly text: string; readonly coding?: { readonly code: string } }) =>
  coding === undefined ? { text } : { text, code: coding.code }

const clinical = (kind: 'allergy' | 'treatment' | 'condition' | 'procedure', code: LineCode | undefined): CardItem['is'] =>
  code === undefined ? { kind } : { kind, code }
const ofConcept = (kind: Parameters<typeof clinical>[0], concept: Concept) => clinical(kind, codeOfConcept(concept))

const OF_TREATMENTS = ['anticoagulant'] as const
const OF_CONDITIONS = ['pregnancy', 'transplant', 'rare-disease', 'implant'] as const
const OF_PROCEDURES = ['implant', 'transplant'] as const

/** Where it stands on a card. What is no business of an emergency is nowhere. */
const saidOf = (body: Body): Said | undefined => {
  switch (body.rubric) {
    case 'allergies': {
      const tag = body.criticality === 'high' ? ('severe-allergy' as const) : ('allergy' as const)
      return { block: 'danger', tag, text: body.code.text, detail: some(body.reaction), shown: true, is: ofConcept('allergy', body.code) }
    }
    case 'treatments': {
      const tag = riskOf(coded(body.medication), OF_TREATMENTS)
      const is = ofConcept('treatment', body.medication)
      return { block: tag === null ? 'treatments' : 'danger', tag, text: body.medication.text, detail: some(body.dosage), shown: true, is }
    }
    case 'conditions': {
      const tag = riskOf(coded(body.code), OF_CONDITIONS)
      const is = ofConcept('condition', body.code)
      return { block: tag === null ? 'conditions' : 'danger', tag, text: body.code.text, detail: '', shown: tag !== null, is }
    }
    case 'procedures': {
      const tag = riskOf(coded(body.code), OF_PROCEDURES)
      if (tag === null) return undefined
      const is = ofConcept('procedure', body.code)
      return { block: 'danger', tag, text: body.code.text, detail: some(body.performed?.slice(0, 4)), shown: true, is }
    }
    case 'blood-group':
      return { block: 'conditions', tag: 'blood-group', text: body.value, detail: '', shown: false, is: { kind: 'blood-group' } }
    // The number first: where a line is cut, it is not the number that goes.
    case 'emergency-contacts': {
      const text = some(body.phone, body.name)
      return { block: 'contacts', tag: null, text, detail: some(body.relationship), shown: body.role === 'emergency', is: contact(body) }
    }
    case 'trusted-person':
      return { block: 'contacts', tag: 'trusted-person', text: some(body.phone, body.name), detail: '', shown: false, is: contact(body) }
    case 'directives':
      return { block: 'wishes', tag: 'directives', text: '', detail: '', shown: true, is: { kind: 'directives' } }
    case 'vaccinations':
    case 'measures':
    case 'family-history':
    case 'lifestyle':
    case 'disability':
    case 'organ-donation':
      return undefined
  }
}

type Called = { readonly name: string; readonly phone?: string; readonly relationship?: string }
const contact = ({ name, phone, relationship }: Called): CardItem['is'] => ({
  kind: 'contact',
  name,
  ...(phone === undefined ? {} : { phone }),
  ...(relationship === undefined ? {} : { relationship }),
})

const NONE: Readonly<Record<string, Said>> = {
  allergies: { block: 'danger', tag: 'no-allergy', text: '', detail: '', shown: true, is: { kind: 'allergy' } },
  treatments: { block: 'treatments', tag: 'no-treatment', text: '', detail: '', shown: true, is: { kind: 'treatment' } },
}

/** Who is called first comes first; everything else as it came. */
const byRank = (a: Entry, b: Entry): number => rankOf(a) - rankOf(b)
const rankOf = ({ body }: Entry): number => (!isAbsence(body) && body.rubric === 'emergency-contacts' ? body.rank : 0)

/** Of a profile. A rubric that she hides from professionals is on her card only if she puts it there. */
export const itemsOfEntries = (entries: readonly Entry[], hidden: ReadonlySet<string>): readonly CardItem[] =>
  entries.toSorted(byRank).flatMap(({ id, rubric, body, status, source, writtenAt }) => {
    if (status !== 'active' && status !== 'none') return []
    const said = isAbsence(body) ? NONE[rubric] : saidOf(body)
    if (said === undefined) return []
    return [{ ...said, key: id, shown: said.shown && !hidden.has(rubric), source, since: toIso(writtenAt).slice(0, 10) }]
  })

/** Of documents: only what somebody confirmed, and never there unless she puts it. */
export const itemsOfFacts = (facts: readonly FactLine[]): readonly CardItem[] =>
  facts.flatMap(({ id, status, fact, document }): readonly CardItem[] => {
    if (status !== 'confirmed' || fact.negated === true || fact.planned === true) return []
    const text = fact.product?.name ?? fact.label
    const base = {
      key: id,
      text,
      detail: some(fact.dose),
      shown: false,
      source: 'read' as const,
      since: fact.date?.slice(0, 10) ?? document.facts.date,
    }
    const code = codeOfFact(fact)
    if (fact.kind === 'allergy') return [{ ...base, block: 'danger', tag: 'allergy', is: clinical('allergy', code) }]
    const tag = riskOf({ text, ...codeOf(fact) }, fact.kind === 'treatment' ? OF_TREATMENTS : OF_CONDITIONS)
    const block = tag !== null ? 'danger' : fact.kind === 'treatment' ? 'treatments' : 'conditions'
    return [{ ...base, block, tag, is: clinical(kindOf(fact), code) }]
  })

const kindOf = ({ kind }: FactLine['fact']): 'treatment' | 'procedure' | 'condition' =>
  kind === 'treatment' || kind === 'procedure' ? kind : 'condition'

const codeOf = ({ product, code }: FactLine['fact']): { readonly code?: string } => {
  const found = product?.atc ?? code?.code
  return found === undefined ? {} : { code: found }
}
