import type { XmlElement } from '../../../platform/xml/tree.ts'
import { first, given, select } from '../../format/cda-people.ts'
import type { ExtractedFact } from '../model.ts'
import { childElements, factCode, labelOf, type Narrative, narrativeOf, type Period, periodOf, textBeside, word } from './nodes.ts'
import { NOTHING_KNOWN, PAST_PROBLEMS, PROBLEM_SECTIONS, RESULTS_SECTION, TEMPLATE } from './templates.ts'
import { doneBy, doseOf, measuredOf, productOf, rangesOf, rankOf } from './values.ts'

/** What stands above a statement. */
type Place = {
  readonly narrative: Narrative
  readonly path: string
  /** LOINC of the sections that hold it. */
  readonly sections: readonly string[]
  /** Of the nearest statement above that has one. */
  readonly period: Period
  /** The statement above, and what it is. */
  readonly within: 'entry' | 'concern' | 'result' | 'other'
}

const STATEMENTS: ReadonlySet<string> = new Set([
  'act',
  'encounter',
  'observation',
  'organizer',
  'procedure',
  'substanceAdministration',
  'supply',
])

/** Bounds of what one document may propose; the longest of 45 real ones has 62. */
const MOST = 2_000
const NESTED = 60

/**
 * What the coded entries of a CDA tell, in document order: pure, total, nothing guessed. Of an entry that lacks what makes it a datum (a value, a product,
 * a name) nothing is proposed. What is said of somebody else (a `subject`: relatives, the child that is born), reactions and comments stay in the document.
 */
export const extractFacts = (root: XmlElement): readonly ExtractedFact[] => {
  const found: ExtractedFact[] = []
  const narrative = narrativeOf(root)
  walk(root, { narrative, path: '', sections: [], period: {}, within: 'entry' }, found, 0)
  return found
}

const walk = (node: XmlElement, place: Place, found: ExtractedFact[], depth: number): void => {
  const ranks = new Map<string, number>()
  for (const child of childElements(node)) {
    const rank = (ranks.get(child.name) ?? 0) + 1
    ranks.set(child.name, rank)
    if (found.length >= MOST || depth > NESTED) return
    const path = `${place.path}${place.path === '' ? '' : '/'}${child.name}[${rank}]`
    const below = STATEMENTS.has(child.name) ? statement(child, { ...place, path }, found) : through(child, { ...place, path })
    if (below !== null) walk(child, below, found, depth + 1)
  }
}

const through = (node: XmlElement, place: Place): Place | null => {
  if (node.name === 'section' && first(node, 'subject') !== undefined) return null
  const section = node.name === 'section' ? word(first(node, 'code'), 'code') : undefined
  if (section !== undefined) return { ...place, sections: [...place.sections, section], within: 'entry' }
  return node.name === 'entry' ? { ...place, within: 'entry' } : place
}

/** Takes what the statement tells; answers where those inside it stand, or null when they are not to be read. */
const statement = (node: XmlElement, above: Place, found: ExtractedFact[]): Place | null => {
  const templates = new Set(select(node, 'templateId').map(each => word(each, 'root')))
  const is = (name: keyof typeof TEMPLATE): boolean => templates.has(TEMPLATE[name])
  if (is('familyHistory') || first(node, 'subject') !== undefined) return null
  const place = { ...above, period: periodOf(node) ?? above.period }
  const reader = READERS[node.name]
  const fact = reader === undefined ? undefined : reader(node, place, is)
  if (fact !== undefined) found.push(fact)
  return { ...place, within: is('concern') ? 'concern' : fact?.kind === 'result' ? 'result' : 'other' }
}

type Is = (name: keyof typeof TEMPLATE) => boolean
type Reader = (node: XmlElement, place: Place, is: Is) => ExtractedFact | undefined

const marks = (node: XmlElement): Pick<ExtractedFact, 'negated' | 'planned'> => {
  const mood = word(node, 'moodCode')
  return {
    ...(word(node, 'negationInd') === 'true' ? { negated: true as const } : {}),
    ...(mood === undefined || mood === 'EVN' ? {} : { planned: true as const }),
  }
}

const observation: Reader = (node, place, is) => {
  if (is('allergy')) return allergy(node, place)
  if (is('problem')) return isListed(place) ? condition(node, place) : undefined
  if (is('vitalSign')) return measured('vital', node, place)
  if (is('labResult')) return measured('result', node, place)
  if (place.within === 'result' && select(node, 'templateId').length === 0) return measured('result', node, place, true)
  return is('simpleObservation') && place.sections.includes(RESULTS_SECTION) ? numeric(node, place) : undefined
}

/** A problem of a list of problems; elsewhere it is a sign, a reaction, the reason of an act. */
const isListed = ({ within, sections }: Place): boolean =>
  within === 'concern' || (within === 'entry' && sections.some(section => PROBLEM_SECTIONS.has(section)))

/** What the section of results holds besides analyses (images, scales in words) is for the document to say. */
const numeric = (node: XmlElement, place: Place): ExtractedFact | undefined => {
  const fact = measured('result', node, place)
  return fact?.value?.kind === 'quantity' || fact?.value?.kind === 'interval' ? fact : undefined
}

const measured = (kind: 'result' | 'vital', node: XmlElement, place: Place, earlier = false): ExtractedFact | undefined => {
  const { narrative, path, period } = place
  const code = first(node, 'code')
  const value = measuredOf(narrative, first(node, 'value'))
  const label = labelOf(narrative, code)
  const { negated, planned } = marks(node)
  if (value === undefined || label === undefined || planned === true) return undefined
  const ranges = rangesOf(narrative, node)
  return {
    kind,
    path,
    ...given('code', factCode(code)),
    label,
    value,
    ...(ranges.length === 0 ? {} : { ranges }),
    ...period,
    ...given('interpretation', word(first(node, 'interpretationCode'), 'code')),
    ...given('negated', negated),
    ...(earlier ? { earlier: true as const } : {}),
  }
}

/** « None known »: neither a disease nor an allergy, and not for a program to turn into a statement of hers. */
const saysNothingIsKnown = (node: XmlElement | undefined): boolean => NOTHING_KNOWN.has(factCode(node)?.code ?? '')

const condition = (node: XmlElement, { narrative, path, period, sections }: Place): ExtractedFact | undefined => {
  const value = first(node, 'value')
  const label = labelOf(narrative, value)
  return label === undefined || saysNothingIsKnown(value)
    ? undefined
    : {
        kind: 'condition',
        path,
        ...given('code', factCode(value)),
        label,
        ...period,
        ...marks(node),
        ...(sections.at(-1) === PAST_PROBLEMS ? { past: true as const } : {}),
      }
}

const allergy = (node: XmlElement, { narrative, path, period }: Place): ExtractedFact | undefined => {
  const agent = first(node, 'participant/participantRole/playingEntity')
  const named = labelOf(narrative, first(agent, 'code')) ?? textBeside(narrative, first(agent, 'name'))
  const value = first(node, 'value')
  const label = named ?? (factCode(value) === undefined ? undefined : labelOf(narrative, value))
  // Text alone may say « oui », or that there is none.
  if (label === undefined || saysNothingIsKnown(value) || saysNothingIsKnown(first(agent, 'code'))) return undefined
  const code = factCode(first(agent, 'code')) ?? factCode(value)
  return { kind: 'allergy', path, ...given('code', code), label, ...period, ...marks(node) }
}

const procedure: Reader = (node, { narrative, path, period }, is) => {
  if (!is('procedure')) return undefined
  const code = first(node, 'code')
  const label = labelOf(narrative, code) ?? textBeside(narrative, first(node, 'text'))
  if (label === undefined) return undefined
  return { kind: 'procedure', path, ...given('code', factCode(code)), label, ...period, ...marks(node), ...given('by', doneBy(node)) }
}

const materialCode = (node: XmlElement): XmlElement | undefined => first(node, 'consumable/manufacturedProduct/manufacturedMaterial/code')

const medicated = (
  kind: 'vaccination' | 'prescription' | 'treatment' | 'dispensation',
  node: XmlElement,
  { narrative, path, period }: Place,
): ExtractedFact | undefined => {
  const product = productOf(narrative, node)
  if (product === undefined || saysNothingIsKnown(materialCode(node))) return undefined
  const { negated, planned } = marks(node)
  return {
    kind,
    path,
    label: product.name,
    ...period,
    product,
    ...given('negated', negated),
    // A prescription is an intention by nature; of the others it must be said.
    ...given('planned', kind === 'prescription' ? undefined : planned),
    ...given('rank', kind === 'vaccination' ? rankOf(node) : undefined),
    ...given('dose', doseOf(node)),
    ...given('by', doneBy(node)),
  }
}

const administration: Reader = (node, place, is) => {
  if (is('immunization')) return medicated('vaccination', node, place)
  if (is('prescriptionItem')) return medicated('prescription', node, place)
  return is('medication') ? medicated('treatment', node, place) : undefined
}

const supply: Reader = (node, place, is) => (is('dispenseItem') ? medicated('dispensation', node, place) : undefined)

const READERS: Readonly<Record<string, Reader>> = { observation, procedure, substanceAdministration: administration, supply }
