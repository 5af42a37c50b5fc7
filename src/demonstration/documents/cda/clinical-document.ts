import type { Section, WrappedMedia } from '../paper.ts'
import { codeElement, completed, loinc, reference, templates } from './codes.ts'
import { header, type HeaderFacts } from './header.ts'
import { narrative, section } from './narrative.ts'
import { base64, documentBytes, element, type Xml } from './xml.ts'

const NAMESPACES = {
  xmlns: 'urn:hl7-org:v3',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:lab': 'urn:oid:1.3.6.1.4.1.19376.1.3.2',
  'xmlns:pharm': 'urn:ihe:pharm',
} as const

const document = (facts: HeaderFacts, body: Xml): Uint8Array =>
  documentBytes(element('ClinicalDocument', NAMESPACES, ...header(facts), element('component', {}, body)))

/** Root template of an IHE scanned document: what makes a CDA « niveau 1 ». */
const LEVEL_ONE = '1.3.6.1.4.1.19376.1.2.20'

/** CDA level 1: the file as it is, in base 64. */
export const wrappedDocument = (facts: HeaderFacts, mediaType: WrappedMedia, bytes: Uint8Array): Uint8Array =>
  document(
    { ...facts, templateIds: [LEVEL_ONE] },
    element('nonXMLBody', {}, element('text', { mediaType, representation: 'B64' }, base64(bytes))),
  )

/** The PDF that the person was handed, inside the structured document (FR-Document-PDF-copie). */
const copySection = (pdf: Uint8Array, id: string): Xml =>
  element(
    'section',
    {},
    ...templates('1.2.250.1.213.1.1.2.243'),
    element('id', { root: id }),
    codeElement(loinc('55108-5', 'Copie du document')),
    element('title', {}, 'Copie du document'),
    narrative(
      [{ kind: 'paragraph', text: 'Copie au format PDF', id: 'copie-type' }],
      element('renderMultiMedia', { referencedObject: 'copie' }),
    ),
    element(
      'entry',
      {},
      element(
        'organizer',
        { classCode: 'CLUSTER', moodCode: 'EVN' },
        ...templates('1.2.250.1.213.1.1.3.18'),
        element('id', { root: `${id}.1` }),
        codeElement(loinc('55107-7', 'Document attaché')),
        completed(),
        element(
          'component',
          {},
          element(
            'observation',
            { classCode: 'OBS', moodCode: 'EVN' },
            ...templates('1.3.6.1.4.1.19376.1.5.3.1.4.13', '1.2.250.1.213.1.1.3.48', '1.2.250.1.213.1.1.3.48.18'),
            element('id', { root: `${id}.2` }),
            codeElement(loinc('69764-9', 'Type de document')),
            element('text', {}, reference('copie-type')),
            completed(),
            element('effectiveTime', { nullFlavor: 'NA' }),
            element('value', { 'xsi:type': 'CD', code: '55108-5', displayName: 'Copie du document', codeSystem: '2.16.840.1.113883.6.1' }),
          ),
        ),
        element(
          'component',
          {},
          element(
            'observationMedia',
            { classCode: 'OBS', moodCode: 'EVN', ID: 'copie' },
            element('value', { mediaType: 'application/pdf', representation: 'B64' }, base64(pdf)),
          ),
        ),
      ),
    ),
  )

/** CDA level 3. `copy`: the bytes of a PDF of the same words. */
export const structuredDocument = (facts: HeaderFacts, sections: readonly Section[], copy?: Uint8Array): Uint8Array => {
  const ids = sections.map((one, index) => section(one, `${facts.uniqueId}.${index + 1}`))
  const all = copy === undefined ? ids : [...ids, copySection(copy, `${facts.uniqueId}.${sections.length + 1}`)]
  return document(facts, element('structuredBody', {}, ...all.map(one => element('component', {}, one))))
}
