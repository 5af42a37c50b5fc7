import { type Instant, toIso } from '../../kernel/instant.ts'
import { OID } from '../synthesis/codes.ts'
import type { LineCode } from '../synthesis/model.ts'
import type { Card, CardItem } from './model.ts'

/** JSON of FHIR R4, as far as a card needs it. */
type Json = { readonly [name: string]: unknown }

const HL7 = 'http://terminology.hl7.org/CodeSystem'
const ABSENT = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips'

const URI: Readonly<Record<string, string>> = {
  [OID.icd10]: 'http://hl7.org/fhir/sid/icd-10',
  [OID.atc]: 'http://www.whocc.no/atc',
  [OID.loinc]: 'http://loinc.org',
  '2.16.840.1.113883.6.96': 'http://snomed.info/sct',
}

const coded = (system: string, code: string): Json => ({ coding: [{ system, code }] })

/** In the words of the card; a code without its system names nothing. */
const conceptOf = (text: string, code?: LineCode): Json => ({
  ...(code === undefined || code.system === ''
    ? {}
    : { coding: [{ system: URI[code.system] ?? `urn:oid:${code.system}`, code: code.code, display: code.label }] }),
  text,
})

const isVouched = ({ source }: CardItem): boolean => source === 'confirmed' || source === 'professional'
const GENDER = { F: 'female', M: 'male', U: 'unknown' } as const

/**
 * What was chosen of a card and nothing else, as a Bundle (FHIR R4): whose it is by name and birth date, as the card prints it; no number of hers, no
 * document, no result, no trace. `chosen`: items of that card.
 */
export const bundleOf = (card: Pick<Card, 'holder' | 'language'>, chosen: readonly CardItem[], at: Instant, uuid: () => string): Json => {
  const patient = `urn:uuid:${uuid()}`
  const entries = chosen.map(item => ({ fullUrl: `urn:uuid:${uuid()}`, resource: resourceOf(item, { reference: patient }) }))
  return {
    resourceType: 'Bundle',
    type: 'collection',
    language: card.language,
    timestamp: toIso(at),
    entry: [{ fullUrl: patient, resource: patientOf(card) }, ...entries],
  }
}

const patientOf = ({ holder }: Pick<Card, 'holder'>): Json => ({
  resourceType: 'Patient',
  name: [{ text: holder.name }],
  gender: GENDER[holder.sex],
  // The register writes 00 for what nobody knows.
  birthDate: holder.birthDate.replace(/(?:-00)+$/, ''),
})

const resourceOf = (item: CardItem, patient: Json): Json => {
  const { is } = item
  switch (is.kind) {
    case 'allergy':
      return allergyOf(item, is.code, patient)
    case 'treatment':
      return treatmentOf(item, is.code, patient)
    case 'condition':
      return conditionOf(item, is.code, patient)
    case 'procedure':
      return procedureOf(item, is.code, patient)
    case 'blood-group':
      return bloodGroupOf(item, patient)
    case 'contact':
      return contactOf(is, patient)
    case 'directives':
      return directivesOf(patient)
  }
}

const allergyOf = (item: CardItem, code: LineCode | undefined, patient: Json): Json => ({
  resourceType: 'AllergyIntolerance',
  clinicalStatus: coded(`${HL7}/allergyintolerance-clinical`, 'active'),
  verificationStatus: coded(`${HL7}/allergyintolerance-verification`, isVouched(item) ? 'confirmed' : 'unconfirmed'),
  ...(item.tag === 'severe-allergy' ? { criticality: 'high' } : {}),
  code: item.tag === 'no-allergy' ? coded(ABSENT, 'no-known-allergies') : conceptOf(item.text, code),
  patient,
  recordedDate: item.since,
  ...(item.detail === '' ? {} : { reaction: [{ manifestation: [{ text: item.detail }] }] }),
})

const treatmentOf = ({ tag, text, detail, since }: CardItem, code: LineCode | undefined, subject: Json): Json => ({
  resourceType: 'MedicationStatement',
  status: tag === 'no-treatment' ? 'unknown' : 'active',
  medicationCodeableConcept: tag === 'no-treatment' ? coded(ABSENT, 'no-known-medications') : conceptOf(text, code),
  subject,
  dateAsserted: since,
  ...(detail === '' ? {} : { dosage: [{ text: detail }] }),
})

const conditionOf = (item: CardItem, code: LineCode | undefined, subject: Json): Json => ({
  resourceType: 'Condition',
  clinicalStatus: coded(`${HL7}/condition-clinical`, 'active'),
  verificationStatus: coded(`${HL7}/condition-ver-status`, isVouched(item) ? 'confirmed' : 'unconfirmed'),
  code: conceptOf(item.text, code),
  subject,
  recordedDate: item.since,
})

/** `detail`: the year it was done, where it is known. */
const procedureOf = ({ text, detail }: CardItem, code: LineCode | undefined, subject: Json): Json => ({
  resourceType: 'Procedure',
  status: 'completed',
  code: conceptOf(text, code),
  subject,
  ...(/^\d{4}$/.test(detail) ? { performedDateTime: detail } : {}),
})

/** Indicative: `preliminary`, and it says so. */
const bloodGroupOf = ({ text }: CardItem, subject: Json): Json => ({
  resourceType: 'Observation',
  status: 'preliminary',
  code: coded('http://loinc.org', '882-1'),
  subject,
  valueCodeableConcept: { text },
  note: [{ text: 'À vérifier' }],
})

const contactOf = ({ name, phone, relationship }: Extract<CardItem['is'], { kind: 'contact' }>, patient: Json): Json => ({
  resourceType: 'RelatedPerson',
  patient,
  ...(relationship === undefined ? {} : { relationship: [{ text: relationship }] }),
  name: [{ text: name }],
  ...(phone === undefined ? {} : { telecom: [{ system: 'phone', value: phone }] }),
})

/** That there are some; what they say stands in the record. LOINC 42348-3: advance directives. */
const directivesOf = (subject: Json): Json => ({
  resourceType: 'Flag',
  status: 'active',
  code: { coding: [{ system: 'http://loinc.org', code: '42348-3' }], text: 'Directives anticipées\u00a0: oui' },
  subject,
})
