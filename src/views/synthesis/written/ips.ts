import { toIso } from '../../../kernel/instant.ts'
import { OID } from '../codes.ts'
import type { Block, Item, LineCode, Result, ResultPoint } from '../model.ts'
import { ABSENT, absenceOf, itemsOf, pastProblems, proceduresOf, type Required, sourceOf, type ToWrite } from './model.ts'
import { narrativeOf, resultsNarrative } from './narrative.ts'

/** JSON of FHIR R4, as far as an IPS needs it. */
type Json = { readonly [name: string]: unknown }
type Resource = Json & { readonly resourceType: string; readonly id: string }

const IPS = 'http://hl7.org/fhir/uv/ips/StructureDefinition'
const UNKNOWN_DATE = { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }] }

const URI: Readonly<Record<string, string>> = {
  [OID.icd10]: 'http://hl7.org/fhir/sid/icd-10',
  [OID.atc]: 'http://www.whocc.no/atc',
  [OID.loinc]: 'http://loinc.org',
  '2.16.840.1.113883.6.96': 'http://snomed.info/sct',
}
const LOINC = 'http://loinc.org'
const UCUM = 'http://unitsofmeasure.org'
const HL7 = 'http://terminology.hl7.org/CodeSystem'

/** A code without its system names nothing: then the words stand alone. */
const codingOf = ({ code, system, label }: LineCode): Json => ({ system: URI[system] ?? `urn:oid:${system}`, code, display: label })
const conceptOf = (text: string, code: LineCode | undefined): Json => ({
  ...(code === undefined || code.system === '' ? {} : { coding: [codingOf(code)] }),
  text,
})
const coded = (system: string, code: string, display?: string): Json => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
})

/** A FHIR dateTime: a time of day needs its zone; without it the day alone is told. */
const dateOf = (text: string): string => {
  const zoned = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.exec(text)
  return zoned === null ? text.slice(0, 10) : `${zoned[1]}${zoned[2] ?? ':00'}${zoned[3]}`
}

const onset = (name: string, date: string | undefined): Json => (date === undefined ? {} : { [name]: dateOf(date) })

type Draft = { readonly resource: Resource; readonly url: string }

/** An IPS (HL7 FHIR IPS 2.0) as a document Bundle: its three required sections always, the others when they hold something. */
export const ipsOf = (said: ToWrite): Json => {
  const make = maker(said)
  const patient = make('Patient', patientOf(said))
  const subject = { reference: patient.url }
  const organization = make('Organization', organizationOf(said))
  const author = make('Practitioner', practitionerOf(said))
  const sections = sectionsOf(said, make, subject)
  const composition = make('Composition', {
    meta: { profile: [`${IPS}/Composition-uv-ips`] },
    status: 'final',
    type: coded(LOINC, '60591-5', 'Patient summary Document'),
    subject,
    date: toIso(said.at),
    author: [{ reference: author.url }],
    title: 'Résumé médical',
    custodian: { reference: organization.url },
    text: narrativeOf('Résumé médical', []),
    section: sections.map(({ section }) => section),
  })
  const drafts = [composition, patient, author, organization, ...sections.flatMap(({ drafts: all }) => all)]
  return {
    resourceType: 'Bundle',
    id: said.uuid(),
    meta: { profile: [`${IPS}/Bundle-uv-ips`] },
    language: 'fr',
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${said.uuid()}` },
    type: 'document',
    timestamp: toIso(said.at),
    entry: drafts.map(({ url, resource }) => ({ fullUrl: url, resource })),
  }
}

type Make = (resourceType: string, content: Json) => Draft

const maker =
  ({ uuid }: ToWrite): Make =>
  (resourceType, content) => {
    const id = uuid()
    return { url: `urn:uuid:${id}`, resource: { resourceType, id, ...content } }
  }

const GENDER = { F: 'female', M: 'male', U: 'unknown' } as const

const patientOf = ({ holder }: ToWrite): Json => ({
  meta: { profile: [`${IPS}/Patient-uv-ips`] },
  identifier: [{ system: `urn:oid:${holder.ins.oid}`, value: holder.ins.matricule }],
  name: [
    { use: 'official', family: holder.birthName, given: [...holder.birthFirstNames] },
    ...(holder.usedName === undefined
      ? []
      : [{ use: 'usual', family: holder.usedName, given: [holder.usedFirstName ?? holder.birthFirstNames[0] ?? ''] }]),
  ],
  gender: GENDER[holder.sex],
  birthDate: holder.birthDate.replace(/(?:-00)+$/, ''),
})

const practitionerOf = ({ writer }: ToWrite): Json => ({
  meta: { profile: [`${IPS}/Practitioner-uv-ips`] },
  identifier: [{ system: 'urn:oid:1.2.250.1.71.4.2.1', value: writer.nationalId }],
  name: [{ text: writer.name }],
})

const organizationOf = ({ writer }: ToWrite): Json => ({
  meta: { profile: [`${IPS}/Organization-uv-ips`] },
  identifier: [{ system: 'urn:oid:1.2.250.1.71.4.2.2', value: writer.structure.nationalId }],
  name: writer.structure.name,
})

type Section = { readonly section: Json; readonly drafts: readonly Draft[] }

const sectionOf = (title: string, code: string, display: string, drafts: readonly Draft[], items: readonly Item[]): Section => ({
  section: {
    title,
    code: coded(LOINC, code, display),
    text: narrativeOf(title, items),
    entry: drafts.map(({ url }) => ({ reference: url })),
  },
  drafts,
})

/** Of a required section with nothing in it: « none », said, is an entry that says so; nothing said is no entry and a reason. */
const emptyOf = (title: string, code: string, display: string, block: Block, none: () => Draft): Section => {
  if (absenceOf(block) === 'none') {
    const draft = none()
    return { section: { ...sectionOf(title, code, display, [draft], []).section, text: narrativeOf(title, [], 'none') }, drafts: [draft] }
  }
  const emptyReason = { ...coded(`${HL7}/list-empty-reason`, 'unavailable', 'Unavailable'), text: 'Non renseigné' }
  return { section: { title, code: coded(LOINC, code, display), text: narrativeOf(title, [], 'unknown'), emptyReason }, drafts: [] }
}

const sectionsOf = (said: ToWrite, make: Make, subject: Json): readonly Section[] => {
  const { blocks, results } = said
  const required = (
    name: Required,
    title: string,
    code: string,
    display: string,
    draft: (item: Item) => Draft,
    none: () => Draft,
  ): Section => {
    const items = itemsOf(blocks[name])
    return items.length === 0 ? emptyOf(title, code, display, blocks[name], none) : sectionOf(title, code, display, items.map(draft), items)
  }
  const optional = (
    title: string,
    code: string,
    display: string,
    items: readonly Item[],
    draft: (item: Item) => Draft,
  ): readonly Section[] => (items.length === 0 ? [] : [sectionOf(title, code, display, items.map(draft), items)])
  return [
    required(
      'allergies',
      'Allergies',
      '48765-2',
      'Allergies and adverse reactions Document',
      item => allergyOf(make, subject, item),
      () => absentAllergy(make, subject),
    ),
    required(
      'treatments',
      'Traitements',
      '10160-0',
      'History of Medication use Narrative',
      item => medicationOf(make, subject, item),
      () => absentMedication(make, subject),
    ),
    required(
      'conditions',
      'Problèmes',
      '11450-4',
      'Problem list - Reported',
      item => conditionOf(make, subject, item, true),
      () => absentCondition(make, subject),
    ),
    ...optional('Actes et séjours', '47519-4', 'History of Procedures Document', proceduresOf(blocks.history), item =>
      procedureOf(make, subject, item),
    ),
    ...optional('Problèmes passés', '11348-0', 'History of Past illness note', pastProblems(blocks.history), item =>
      conditionOf(make, subject, item, false),
    ),
    ...resultsSection(make, subject, results),
  ]
}

const isVouched = ({ standing }: Item): boolean => standing !== 'declared' && standing !== 'read'
const noteOf = (item: Item): Json => ({ note: [{ text: sourceOf(item) }] })

const allergyOf = (make: Make, patient: Json, item: Item): Draft =>
  make('AllergyIntolerance', {
    meta: { profile: [`${IPS}/AllergyIntolerance-uv-ips`] },
    clinicalStatus: coded(`${HL7}/allergyintolerance-clinical`, 'active'),
    verificationStatus: coded(`${HL7}/allergyintolerance-verification`, isVouched(item) ? 'confirmed' : 'unconfirmed'),
    ...(item.severe === true ? { criticality: 'high' } : {}),
    code: conceptOf(item.text, item.code),
    patient,
    ...onset('onsetDateTime', item.onset),
    ...noteOf(item),
    ...(item.detail === '' ? {} : { reaction: [{ manifestation: [{ text: item.detail }] }] }),
  })

const absent = (name: Required): Json => {
  const { code, display, french } = ABSENT[name].none
  return { ...coded(ABSENT.system, code, display), text: french }
}

const absentAllergy = (make: Make, patient: Json): Draft =>
  make('AllergyIntolerance', {
    meta: { profile: [`${IPS}/AllergyIntolerance-uv-ips`] },
    clinicalStatus: coded(`${HL7}/allergyintolerance-clinical`, 'active'),
    code: absent('allergies'),
    patient,
  })

const medicationOf = (make: Make, subject: Json, item: Item): Draft =>
  make('MedicationStatement', {
    meta: { profile: [`${IPS}/MedicationStatement-uv-ips`] },
    status: 'active',
    medicationCodeableConcept: conceptOf(item.text, item.code),
    subject,
    effectivePeriod: item.onset === undefined ? UNKNOWN_DATE : { start: dateOf(item.onset) },
    ...noteOf(item),
    ...(item.detail === '' ? {} : { dosage: [{ text: item.detail }] }),
  })

const absentMedication = (make: Make, subject: Json): Draft =>
  make('MedicationStatement', {
    meta: { profile: [`${IPS}/MedicationStatement-uv-ips`] },
    status: 'unknown',
    medicationCodeableConcept: absent('treatments'),
    subject,
    effectivePeriod: UNKNOWN_DATE,
  })

const conditionOf = (make: Make, subject: Json, item: Item, isActive: boolean): Draft =>
  make('Condition', {
    meta: { profile: [`${IPS}/Condition-uv-ips`] },
    clinicalStatus: coded(`${HL7}/condition-clinical`, isActive ? 'active' : 'inactive'),
    verificationStatus: coded(`${HL7}/condition-ver-status`, isVouched(item) ? 'confirmed' : 'unconfirmed'),
    category: [coded(`${HL7}/condition-category`, 'problem-list-item')],
    code: conceptOf(item.text, item.code),
    subject,
    ...onset('onsetDateTime', item.onset),
    ...noteOf(item),
  })

const absentCondition = (make: Make, subject: Json): Draft =>
  make('Condition', {
    meta: { profile: [`${IPS}/Condition-uv-ips`] },
    clinicalStatus: coded(`${HL7}/condition-clinical`, 'active'),
    code: absent('conditions'),
    subject,
  })

const procedureOf = (make: Make, subject: Json, item: Item): Draft =>
  make('Procedure', {
    meta: { profile: [`${IPS}/Procedure-uv-ips`] },
    status: 'completed',
    code: conceptOf(item.text, item.code),
    subject,
    ...(item.onset === undefined ? { _performedDateTime: UNKNOWN_DATE } : { performedDateTime: dateOf(item.onset) }),
    ...noteOf(item),
  })

const resultsSection = (make: Make, subject: Json, results: readonly Result[]): readonly Section[] => {
  const title = 'Résultats'
  const drafts = results.flatMap(result => [result.latest, ...result.earlier].map(point => observationOf(make, subject, result, point)))
  if (drafts.length === 0) return []
  const { section } = sectionOf(title, '30954-2', 'Relevant diagnostic tests/laboratory data note', drafts, [])
  return [{ section: { ...section, text: resultsNarrative(title, results) }, drafts }]
}

const observationOf = (make: Make, subject: Json, { label, code, unit }: Result, point: ResultPoint): Draft =>
  make('Observation', {
    meta: { profile: [`${IPS}/Observation-results-laboratory-pathology-uv-ips`] },
    status: 'final',
    category: [coded(`${HL7}/observation-category`, 'laboratory')],
    code: conceptOf(label, code),
    subject,
    ...(point.date === '' ? { _effectiveDateTime: UNKNOWN_DATE } : { effectiveDateTime: dateOf(point.date) }),
    performer: [{ display: point.by }],
    ...quantityOf(point.value, unit),
    ...(point.interpretation === undefined ? {} : { interpretation: [coded(`${HL7}/v3-ObservationInterpretation`, point.interpretation)] }),
    ...rangeOf(point, unit),
  })

const NUMBER = /^([<>]|≤|≥)? ?(-?\d+(?:\.\d+)?)$/
const COMPARATORS: Readonly<Record<string, string>> = { '<': '<', '>': '>', '≤': '<=', '≥': '>=' }

const quantity = (value: string, unit: string): Json => ({
  value: Number(value),
  ...(unit === '' ? {} : { unit, system: UCUM, code: unit }),
})

const quantityOf = (text: string, unit: string): Json => {
  const found = NUMBER.exec(text)
  if (found === null) return { valueString: unit === '' ? text : `${text} ${unit}` }
  const comparator = COMPARATORS[found[1] ?? '']
  return { valueQuantity: { ...quantity(found[2] ?? '', unit), ...(comparator === undefined ? {} : { comparator }) } }
}

const rangeOf = ({ low, high }: ResultPoint, unit: string): Json => {
  const bound = (name: string, value: string | undefined): Json =>
    value !== undefined && /^-?\d+(?:\.\d+)?$/.test(value) ? { [name]: quantity(value, unit) } : {}
  const range = { ...bound('low', low), ...bound('high', high) }
  return Object.keys(range).length === 0 ? {} : { referenceRange: [range] }
}
