import { askXPath, type XPathHit } from '../../platform/xml/xpath.ts'
import type { Datum } from './datum.ts'

/**
 * What a document holds, counted without a line of the extractor: by where statements stand (sections, organizers, lists), in XPath 1.0, where the extractor
 * goes by the templates that they declare.
 */
const NAMESPACES = { h: 'urn:hl7-org:v3', xsi: 'http://www.w3.org/2001/XMLSchema-instance' }

const VALUE =
  '(h:value/@value or h:value/@code or h:value/h:low/@value or h:value/h:high/@value or normalize-space(h:value) or h:value//h:reference/@value)'
const DONE = "(not(@moodCode) or @moodCode = 'EVN')"
/** Said of somebody else: relatives, a child that is born. */
const HERS = 'not(ancestor-or-self::*[h:subject])'
const NUMBER = "(h:value/@xsi:type = 'PQ' or h:value/@xsi:type = 'REAL' or h:value/@xsi:type = 'INT' or h:value/@xsi:type = 'IVL_PQ')"
const root = (last: string): string => `h:templateId/@root = '1.3.6.1.4.1.19376.1.${last}'`
const section = (code: string): string => `ancestor::h:section[1]/h:code/@code = '${code}'`

/** A laboratory's report, and results quoted elsewhere; signs under their organizer or section; the rest by its list or section. */
const STATEMENTS: Readonly<Record<string, string>> = {
  result: `//h:observation[${VALUE} and ${DONE} and ${HERS}][ancestor::h:entry/*[${root('3.1')}] or ancestor::h:entry[${root('3.1')}] or ${root('3.1.6')} or (${section('30954-2')} and ${NUMBER})]`,
  vital: `//h:observation[${VALUE} and ${DONE} and ${HERS}][ancestor::h:organizer[${root('5.3.1.4.13.1')}] or ${section('8716-3')} or ${root('5.3.1.4.13.2')}]`,
  vaccination: `//h:section[h:code/@code = '11369-6']/h:entry/h:substanceAdministration[${HERS}]`,
  prescription: `/h:ClinicalDocument[.//h:section/h:code/@code = '57828-6']//h:section[h:code/@code = '57828-6']/h:entry/h:substanceAdministration`,
  dispensation: `//h:section[h:code/@code = '60590-7']/h:entry/h:supply`,
  condition: `//h:act[${root('5.3.1.4.5.2')}]/h:entryRelationship/h:observation[h:value/@code and ${root('5.3.1.4.5')} and ${HERS}]`,
  allergy: `//h:act[${root('5.3.1.4.5.3')}]/h:entryRelationship/h:observation[${HERS}][.//h:playingEntity/h:code/@code or h:value/@code]`,
}

/** The nearest date: its own, or that of what holds it inside its section. */
const TIME = 'ancestor-or-self::*[ancestor::h:section][h:effectiveTime[@value or h:low/@value or h:high/@value]][1]'
const FIRST_TIME = `${TIME}/h:effectiveTime[@value or h:low/@value][1]`

/** A month or a day that is not of the calendar is no date. */
const known = (date: string): string => (/^\d{4}($|0[1-9]|1[0-2])($|0[1-9]|[12]\d|3[01])/.test(date) ? date : '')

export const expectedIn = (bytes: Uint8Array): readonly Datum[] =>
  askXPath(bytes, NAMESPACES, document =>
    Object.entries(STATEMENTS)
      .flatMap(([kind, expression]) => document.hits(expression).map(hit => datumOf(kind, hit)))
      // A product without a name of its own that points at a text which is not there has none.
      .filter(({ what }) => what !== ''),
  )

const datumOf = (kind: string, hit: XPathHit): Datum => ({
  kind,
  what: OF[kind]?.(hit) ?? '',
  ...saidBy(kind, hit),
  range:
    kind === 'result' || kind === 'vital' ? hit.hits('h:referenceRange/h:observationRange').map(rangeOf).filter(Boolean).join('; ') : '',
  date: known(hit.text(`(${FIRST_TIME}/@value | ${FIRST_TIME}/h:low/@value)[1]`)),
})

const coded = (hit: XPathHit, path: string): string => hit.text(`(${path}/@code | ${path}/h:translation/@code)[1]`)
/** Words of the narrative that something points at. */
const pointedAt = (hit: XPathHit, path: string): string => {
  const target = hit.text(`substring-after(${path}/h:originalText/h:reference/@value, '#')`)
  return target === '' ? '' : hit.text(`normalize-space(//*[@ID = '${target}'])`)
}

const product = (hit: XPathHit): string => {
  const material = './/h:manufacturedMaterial[1]'
  return (
    hit.text(`normalize-space(${material}/h:name)`) || hit.text(`${material}/h:code/@displayName`) || pointedAt(hit, `${material}/h:code`)
  )
}

const OF: Readonly<Record<string, (hit: XPathHit) => string>> = {
  result: hit => coded(hit, 'h:code'),
  vital: hit => coded(hit, 'h:code'),
  condition: hit => coded(hit, 'h:value'),
  allergy: hit => coded(hit, 'h:participant//h:playingEntity/h:code') || coded(hit, 'h:value'),
  vaccination: product,
  prescription: product,
  dispensation: product,
}

const saidBy = (kind: string, hit: XPathHit): Pick<Datum, 'value' | 'unit'> => {
  if (kind !== 'result' && kind !== 'vital') return { value: hit.text('.//h:lotNumberText'), unit: '' }
  const [low, high] = ['h:value/h:low', 'h:value/h:high'].map(path => hit.text(`${path}/@value`))
  if (low !== '' || high !== '') return { value: `${low}..${high}`, unit: hit.text('(h:value/h:low/@unit | h:value/h:high/@unit)[1]') }
  const number = hit.text('h:value/@value')
  if (number !== '') return { value: number, unit: hit.text('h:value/@unit[. != "1"]') }
  return { value: coded(hit, 'h:value') || hit.text('normalize-space(h:value)') || pointedAt(hit, 'h:value'), unit: '' }
}

const rangeOf = (hit: XPathHit): string => {
  const [low, high, unit, text] = [
    'h:value/h:low/@value',
    'h:value/h:high/@value',
    '(h:value/h:low/@unit | h:value/h:high/@unit)[1]',
    'normalize-space(h:text)',
  ].map(expression => hit.text(expression))
  return low === '' && high === '' ? (text ?? '') : `${low}..${high} ${unit}`.trim()
}
