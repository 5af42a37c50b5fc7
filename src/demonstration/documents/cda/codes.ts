import type { Code } from '../../../kernel/codes.ts'
import { element, type Xml } from './xml.ts'

export type { Code } from '../../../kernel/codes.ts'

export const LOINC = '2.16.840.1.113883.6.1'
/** CIM-10, as French documents write it. */
const CIM10 = '2.16.840.1.113883.6.3'
const CCAM = '1.2.250.1.215.300.1'
const ATC = '2.16.840.1.113883.6.73'
export const TRE_A05 = '1.2.250.1.213.1.1.4.12'
/** Terms of the ANS itself (TA_ASIP). */
const TA_ASIP = '1.2.250.1.213.1.1.4.322'
export const ACT_CODE = '2.16.840.1.113883.5.4'
export const INTERPRETATION = '2.16.840.1.113883.5.83'
export const EDQM = '0.4.0.127.0.16.1.1.2.1'
const SNOMED = '2.16.840.1.113883.6.96'

export const loinc = (code: string, display: string): Code => ({ code, system: LOINC, display })
export const cim10 = (code: string, display: string): Code => ({ code, system: CIM10, display })
export const ccam = (code: string, display: string): Code => ({ code, system: CCAM, display })
export const atc = (code: string, display: string): Code => ({ code, system: ATC, display })
export const asip = (code: string, display: string): Code => ({ code, system: TA_ASIP, display })
export const snomed = (code: string, display: string): Code => ({ code, system: SNOMED, display })

const NAMES: Readonly<Record<string, string>> = {
  [LOINC]: 'LOINC',
  [CIM10]: 'CIM-10',
  [CCAM]: 'CCAM',
  [ATC]: 'ATC',
  [TA_ASIP]: 'TA_ASIP',
  [EDQM]: 'EDQM',
  [SNOMED]: 'SNOMED CT',
}

/** Attributes of a CD/CE. */
export const coded = ({ code, system, display }: Code): Record<string, string | undefined> => ({
  code,
  displayName: display,
  codeSystem: system,
  codeSystemName: NAMES[system],
})

export const codeElement = (code: Code, ...children: readonly Xml[]): Xml => element('code', coded(code), ...children)

/** A code whose words stand in the narrative at `#id`. */
export const codeWithText = (code: Code, id: string): Xml => codeElement(code, element('originalText', {}, reference(id)))

export const reference = (id: string): Xml => element('reference', { value: `#${id}` })
export const textReference = (id: string): Xml => element('text', {}, reference(id))
export const templates = (...roots: readonly string[]): readonly Xml[] =>
  roots.map(root => {
    const [oid, version] = root.split('^')
    return element('templateId', { root: oid, extension: version })
  })
export const completed = (): Xml => element('statusCode', { code: 'completed' })
