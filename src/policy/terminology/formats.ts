import type { Code } from '../../kernel/codes.ts'
import * as formatCodes from './data/format-codes.table.ts'
import * as a11 from './data/template-to-format.table.ts'
import { codeSet, pairs } from './parse-table.ts'

/** CDA template of a level-1 (nonXMLBody) document: its format comes from the body's media type, not from the template. */
const UNSTRUCTURED = '1.3.6.1.4.1.19376.1.2.20'

/** ASS_A11 has no row for the TROD of 2024; its formatCode is in JDV_J60. */
const TROD = ['1.2.250.1.213.1.1.1.59', 'urn:ans:ci-sis:trod:2024'] as const

const formatByTemplate = new Map([...pairs(a11.rows), TROD].filter(([template]) => template !== UNSTRUCTURED))

/** ASS_A12 is published empty; these are the codes of JDV_J60 that ASS_A11 lists for level-1 documents. */
const FORMAT_BY_MEDIA_TYPE: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'urn:ihe:iti:xds-sd:pdf:2008'],
  ['text/plain', 'urn:ihe:iti:xds-sd:text:2008'],
  ['text/rtf', 'urn:ihe:iti-fr:xds-sd:rtf:2010'],
  ['application/rtf', 'urn:ihe:iti-fr:xds-sd:rtf:2010'],
  ['image/jpeg', 'urn:ihe:iti-fr:xds-sd:jpeg:2010'],
  ['image/tiff', 'urn:ihe:iti-fr:xds-sd:tiff:2010'],
])

/** JDV_J60: for what no profile describes (a PNG, a CDA of an unknown template). */
export const FORMAT_WITHOUT_PROFILE = 'urn:asipSante:modelesHorsProfils:2011'

const IHE_FORMATS = '1.3.6.1.4.1.19376.1.2.3'
const FRENCH_FORMATS = '1.2.250.1.213.1.1.4.2.282'

/**
 * XDS formatCode of a structured CDA, from its templateIds (`root` or `root^extension`) in document order. The last one
 * known wins: models go from the general to the particular. No answer for a level-1 CDA: ask `formatOfMediaType`.
 */
export const formatOfTemplates = (templateIds: readonly string[]): string | undefined => {
  const known = templateIds.map(id => formatByTemplate.get(id) ?? formatByTemplate.get(id.replace(/\^.*$/, '')))
  return known.findLast(format => format !== undefined)
}

/** XDS formatCode of a level-1 CDA, from the media type of its nonXMLBody; parameters and letter case are ignored. */
export const formatOfMediaType = (mediaType: string): string | undefined =>
  FORMAT_BY_MEDIA_TYPE.get(mediaType.replace(/;.*$/, '').trim().toLowerCase())

const published = codeSet(formatCodes)

const codeOfUnlisted = (code: string): Code | undefined =>
  [...formatByTemplate.values()].includes(code)
    ? { code, system: code.startsWith('urn:ihe:') ? IHE_FORMATS : FRENCH_FORMATS, display: code }
    : undefined

/** JDV_J60, then the formats that only ASS_A11 names (their display is their code). */
export const formatOf = (code: string): Code | undefined => published.find(code) ?? codeOfUnlisted(code)

export const formatDisplay = (code: string): string | undefined => formatOf(code)?.display
