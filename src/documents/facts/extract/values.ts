import { attributeOf, type XmlElement } from '../../../platform/xml/tree.ts'
import { first, given, nameOf, plainText, select } from '../../format/cda-people.ts'
import type { Bound, FactCode, FactRange, Measured, Product } from '../model.ts'
import { descendant, factCode, labelOf, type Narrative, quantityOf, textBeside, word, XSI } from './nodes.ts'
import { ATC, CIP, CIS, MEDICATION_SEQUENCE } from './templates.ts'

const boundOf = (node: XmlElement | undefined): Bound | undefined => {
  const quantity = quantityOf(node)
  const inclusive = word(node, 'inclusive')
  return quantity === undefined
    ? undefined
    : { ...quantity, ...given('inclusive', inclusive === undefined ? undefined : inclusive === 'true') }
}

const localType = (node: XmlElement): string => (attributeOf(node, 'type', XSI) ?? '').replace(/^.*:/, '')

/** One `value` of an observation, by its HL7 type; undefined when it says nothing (null flavour). */
export const measuredOf = (narrative: Narrative, node: XmlElement | undefined): Measured | undefined => {
  if (node === undefined) return undefined
  const low = boundOf(first(node, 'low'))
  const high = boundOf(first(node, 'high'))
  if (low !== undefined || high !== undefined) return { kind: 'interval', ...given('low', low), ...given('high', high) }
  const quantity = quantityOf(node)
  if (quantity !== undefined && localType(node) !== 'BL') return { kind: 'quantity', ...quantity }
  const code = factCode(node)
  const text = labelOf(narrative, node) ?? quantity?.value ?? textBeside(narrative, node)
  if (text === undefined) return undefined
  return code === undefined ? { kind: 'text', text } : { kind: 'coded', code, text }
}

const rangeOf = (narrative: Narrative, observed: XmlElement): FactRange | undefined => {
  const value = first(observed, 'value')
  const low = quantityOf(first(value, 'low'))
  const high = quantityOf(first(value, 'high'))
  const text = textBeside(narrative, first(observed, 'text'))
  const meaning = word(first(observed, 'interpretationCode'), 'code')
  if (low === undefined && high === undefined && text === undefined) return undefined
  return { ...given('low', low), ...given('high', high), ...given('text', text), ...given('meaning', meaning) }
}

export const rangesOf = (narrative: Narrative, observation: XmlElement): readonly FactRange[] =>
  select(observation, 'referenceRange/observationRange').flatMap(each => rangeOf(narrative, each) ?? [])

const MATERIAL = 'manufacturedProduct/manufacturedMaterial'

/** What was given, prescribed or handed over; undefined for a line that only repeats its parent's product. */
export const productOf = (narrative: Narrative, statement: XmlElement): Product | undefined => {
  const material = first(statement, `consumable/${MATERIAL}`) ?? first(statement, `product/${MATERIAL}`)
  const code = first(material, 'code')
  const name = plainText(first(material, 'name')) ?? labelOf(narrative, code)
  if (name === undefined) return undefined
  const codes = [code, ...select(code, 'translation')]
  const under = (systems: readonly string[]): string | undefined =>
    word(
      codes.find(each => systems.includes(word(each, 'codeSystem') ?? '')),
      'code',
    )
  const general = descendant(descendant(material, 'generalizedMedicineClass'), 'code')
  const atc = under([ATC]) ?? (word(general, 'codeSystem') === ATC ? word(general, 'code') : undefined)
  return {
    name,
    ...given('cis', under([CIS])),
    ...given('cip', under(CIP)),
    ...given('atc', atc),
    ...given('lot', plainText(first(material, 'lotNumberText'))),
  }
}

const written = (value: string, unit: string | undefined): string => (unit === undefined ? value : `${value} ${unit}`)

/** `doseQuantity`, or the quantity that a supply hands over, in the document's own unit. */
export const doseOf = (statement: XmlElement): string | undefined => {
  const dose = first(statement, 'doseQuantity') ?? first(statement, 'quantity')
  const exact = quantityOf(dose)
  if (exact !== undefined) return written(exact.value, exact.unit)
  const low = quantityOf(first(dose, 'low'))
  const high = quantityOf(first(dose, 'high'))
  const ends = [low, high].filter(end => end !== undefined)
  if (low !== undefined && high !== undefined && low.value === high.value) return written(low.value, low.unit)
  return ends.length === 0 ? undefined : ends.map(({ value, unit }) => written(value, unit)).join(' – ')
}

/** Which dose of its series a vaccination is. */
export const rankOf = (statement: XmlElement): string | undefined => {
  const ranks = select(statement, 'entryRelationship/observation').filter(each => word(first(each, 'code'), 'code') === MEDICATION_SEQUENCE)
  return word(first(ranks[0], 'value'), 'value')
}

/** Who did it, in words. */
export const doneBy = (statement: XmlElement): string | undefined => {
  const name = nameOf(
    first(statement, 'performer/assignedEntity/assignedPerson/name') ?? first(statement, 'author/assignedAuthor/assignedPerson/name'),
  )
  if (name === undefined) return undefined
  return [name.given, name.family].filter(part => part !== '').join(' ')
}

/**
 * What was looked at: the specimen of the statement itself (IHE PALM; of an isolate, the germ), else what a collection beside it took. Two that differ say
 * nothing of each: then none.
 */
export const materialOf = (narrative: Narrative, statement: XmlElement): FactCode | undefined => {
  const own = first(statement, 'specimen/specimenRole/specimenPlayingEntity/code')
  const taken = ['component', 'entryRelationship'].flatMap(way => select(statement, `${way}/procedure/participant/participantRole`))
  const bearers = own === undefined ? taken.filter(isSpecimen).map(role => first(role, 'playingEntity/code')) : [own]
  const codes = bearers.map(bearer => coded(narrative, bearer)).filter(code => code !== undefined)
  return codes.every(({ code, system }) => code === codes[0]?.code && system === codes[0].system) ? codes[0] : undefined
}

const isSpecimen = (role: XmlElement): boolean => word(role, 'classCode') === 'SPEC'

const coded = (narrative: Narrative, bearer: XmlElement | undefined): FactCode | undefined => {
  const code = factCode(bearer)
  return code === undefined ? undefined : { ...code, ...given('label', labelOf(narrative, bearer)) }
}
