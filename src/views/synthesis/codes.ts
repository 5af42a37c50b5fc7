import type { ExtractedFact } from '../../documents/index.ts'
import type { Coding, Concept } from '../../profile/index.ts'
import type { LineCode } from './model.ts'

/** Terminologies under the identifiers that CDA gives them. */
export const OID = {
  icd10: '2.16.840.1.113883.6.3',
  atc: '2.16.840.1.113883.6.73',
  loinc: '2.16.840.1.113883.6.1',
  cis: '1.2.250.1.213.2.3.1',
  ucd: '1.2.250.1.213.2.3.3',
} as const

const OF_PROFILE: Readonly<Record<Coding['system'], string>> = {
  'icd-10': OID.icd10,
  atc: OID.atc,
  loinc: OID.loinc,
  cis: OID.cis,
  'cip-13': OID.ucd,
}

export const codeOfConcept = ({ text, coding }: Concept): LineCode | undefined =>
  coding === undefined ? undefined : { code: coding.code, system: OF_PROFILE[coding.system], label: coding.display || text }

export const codeOfFact = ({ product, code, label }: ExtractedFact): LineCode | undefined => {
  if (product !== undefined) {
    if (product.cis !== undefined) return { code: product.cis, system: OID.cis, label: product.name }
    if (product.atc !== undefined) return { code: product.atc, system: OID.atc, label: product.name }
    return product.cip === undefined ? undefined : { code: product.cip, system: OID.ucd, label: product.name }
  }
  return code === undefined ? undefined : { code: code.code, system: code.system, label: code.label ?? label }
}

export const atcOf = (code: LineCode | undefined, fact?: ExtractedFact): string | undefined =>
  fact?.product?.atc ?? (code?.system === OID.atc ? code.code : undefined)

/** What is said twice: under one code of one system, or, without a code, in the same words. */
export const sameness = (text: string, code: LineCode | undefined): string =>
  code === undefined ? `text|${folded(text)}` : `${code.system}|${code.code}`

export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
