import { askXPath, type XPathHit } from '../../platform/xml/xpath.ts'
import { dig, listIn, textIn } from './json.ts'

/** One thing that a summary says: in which part, under which code (`-`: in words alone), in which words. */
export type Said = { readonly part: string; readonly code: string; readonly words: string }

/**
 * What a VSM and an IPS say, as readers find it that share no line with the writers: XPath for the CDA, a walk over plain JSON for the Bundle. Both tell the
 * absences that were said, and « not filled in », under the codes of the IPS.
 */
const PARTS: Readonly<Record<string, readonly [part: string, coded: string, unknown?: string]>> = {
  '48765-2': ['allergies', './/h:playingEntity/h:code | .//h:observation[not(h:participant)]/h:value', 'no-allergy-info'],
  '11450-4': ['conditions', './/h:observation/h:value', 'no-problem-info'],
  '10160-0': ['treatments', './/h:manufacturedMaterial/h:code', 'no-medication-info'],
  '47519-4': ['procedures', './/h:procedure/h:code'],
  '11348-0': ['past', './/h:observation/h:value'],
}

/** The three parts of which a summary always says something, if only that nothing is known. */
export const ALWAYS = ['allergies', 'conditions', 'treatments'] as const

const NAMESPACES = { h: 'urn:hl7-org:v3' }

/** One short name for a system, whichever way a format writes it. */
const SYSTEMS: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.3': 'icd-10',
  'http://hl7.org/fhir/sid/icd-10': 'icd-10',
  '2.16.840.1.113883.6.73': 'atc',
  'http://www.whocc.no/atc': 'atc',
  '2.16.840.1.113883.6.96': 'snomed',
  'http://snomed.info/sct': 'snomed',
  '2.16.840.1.113883.6.1': 'loinc',
  'http://loinc.org': 'loinc',
  '2.16.840.1.113883.5.1150.1': 'absent',
  'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips': 'absent',
}
const codeOf = (system: string, code: string): string =>
  code === '' ? '-' : `${SYSTEMS[system] ?? system.replace(/^urn:oid:/, '')} ${code}`

const tidy = (words: string): string => words.replace(/\s+/g, ' ').trim()

export const saidInVsm = (xml: Uint8Array): readonly Said[] =>
  askXPath(xml, NAMESPACES, root =>
    root.hits('//h:section').flatMap(section => {
      const [part, coded] = PARTS[section.text('h:code/@code')] ?? []
      return part === undefined || coded === undefined ? [] : section.hits(coded).map(hit => saidBy(root, part, hit))
    }),
  )

const saidBy = (root: XPathHit, part: string, hit: XPathHit): Said => {
  const quoted = hit.text('h:originalText/h:reference/@value').slice(1)
  return { part, code: codeOf(hit.text('@codeSystem'), hit.text('@code')), words: tidy(root.text(`//*[@ID='${quoted}']`)) }
}

/** Places of the narrative that entries point at, and that are not there. */
export const lostQuotesOf = (xml: Uint8Array): readonly string[] =>
  askXPath(xml, NAMESPACES, root =>
    root
      .hits('//h:reference[starts-with(@value, "#")]')
      .map(hit => hit.text('@value').slice(1))
      .filter(id => root.hits(`//*[@ID='${id}']`).length !== 1),
  )

export const saidInIps = (bundle: unknown): readonly Said[] =>
  listIn(bundle, 'entry', 0, 'resource', 'section').flatMap(section => {
    const [part, , unknown] = PARTS[textIn(section, 'code', 'coding', 0, 'code')] ?? []
    if (part === undefined) return []
    const entries = listIn(section, 'entry').map(entry => saidAt(bundle, part, textIn(entry, 'reference')))
    const isUnknown = textIn(section, 'emptyReason', 'coding', 0, 'code') === 'unavailable' && unknown !== undefined
    return isUnknown ? [...entries, { part, code: `absent ${unknown}`, words: '' }] : entries
  })

const saidAt = (bundle: unknown, part: string, reference: string): Said => {
  const entry = listIn(bundle, 'entry').find(each => textIn(each, 'fullUrl') === reference)
  const concept = dig(entry, 'resource', 'code') ?? dig(entry, 'resource', 'medicationCodeableConcept')
  return {
    part,
    code: codeOf(textIn(concept, 'coding', 0, 'system'), textIn(concept, 'coding', 0, 'code')),
    words: tidy(textIn(concept, 'text')),
  }
}

const isAbsence = ({ code }: Said): boolean => code.startsWith('absent ')

/** The coded set: sorted, one line a thing; of an absence the code is enough, for each format words it in its own way. */
export const codedSet = (said: readonly Said[]): readonly string[] =>
  said.map(each => [each.part, each.code, ...(isAbsence(each) ? [] : [each.words])].join(' | ')).toSorted()

/** What the screen reads of the same record, under the same names: no code travels there. */
export const shownOnScreen = (synthesis: unknown): readonly string[] =>
  ['allergies', 'treatments', 'conditions', 'history']
    .flatMap(block =>
      listIn(synthesis, 'blocks', block, 'items').flatMap(item => {
        const part = block === 'history' ? PAST[textIn(item, 'origin')] : block
        return part === undefined ? [] : [`${part} | ${tidy(textIn(item, 'text'))}`]
      }),
    )
    .toSorted()

const PAST: Readonly<Record<string, string>> = { 'past-condition': 'past', operation: 'procedures', stay: 'procedures' }

export const inWords = (said: readonly Said[]): readonly string[] =>
  said.flatMap(each => (isAbsence(each) ? [] : [`${each.part} | ${each.words}`])).toSorted()
