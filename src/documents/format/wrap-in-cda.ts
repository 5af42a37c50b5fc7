import type { Code } from '../../kernel/codes.ts'
import type { Ins } from '../../kernel/ins.ts'
import type { Instant } from '../../kernel/instant.ts'
import { escapeXml } from '../../platform/xml/write.ts'
import { writeTime } from './hl7-time.ts'
import type { Identifier, Sex } from './model.ts'
import * as names from './names.ts'
import { MEDIA_TYPE } from './signature.ts'
import type { LooseKind } from './sniff/intake.ts'

export type WrapPerson = {
  readonly family: string
  readonly given: string
  /** Civility (`M`, `MME`) and title (`DR`, `PR`). */
  readonly prefix?: string
  readonly suffix?: string
}

export type WrapOrganization = {
  /** Struct_IdNat, e.g. `10B0172805`. */
  readonly nationalId: string
  readonly name: string
}

export type WrapPatient = {
  readonly ins: Ins
  readonly birthFamily: string
  readonly usedFamily?: string
  /** First names of the birth certificate, separated by spaces. */
  readonly birthGivens: string
  readonly firstGiven: string
  readonly usedGiven?: string
  readonly sex: Sex
  /** `YYYYMMDD`, or less. */
  readonly birthDate: string
  readonly birthplaceInsee?: string
  readonly birthplaceName?: string
}

/** A professional, what a structure runs (no person), or the person herself (no profession, no institution). */
export type WrapAuthor =
  | {
      readonly kind: 'professional'
      /** PS_IdNat: `8` and the RPPS. */
      readonly nationalId: string
      readonly name: WrapPerson
      /** JDV_J01, e.g. `G15_10/SM26`. */
      readonly specialty: Code
      readonly institution: WrapOrganization
    }
  | { readonly kind: 'structure'; readonly specialty: Code; readonly institution: WrapOrganization }
  | { readonly kind: 'person' }

/** All that the header of a wrapped file says. Ids and instants are given: nothing here draws or reads a clock. */
export type WrapHeader = {
  /** An OID without extension: see `oidOfUuid`. */
  readonly uniqueId: string
  readonly setId: string
  readonly versionNumber: number
  readonly replaces?: { readonly id: Identifier; readonly setId?: Identifier; readonly versionNumber?: string }
  readonly typeCode: Code
  readonly title: string
  readonly createdAt: Instant
  /** `N` first, then visibility codes. */
  readonly confidentiality: readonly Code[]
  readonly patient: WrapPatient
  readonly author: WrapAuthor
  readonly custodian: WrapOrganization
  /** Who answers for a student who writes (R.6153-3): in charge of the care, author of nothing. */
  readonly responsible?: { readonly nationalId: string; readonly name: WrapPerson }
  /** An instant, or a day as HL7 writes it (`YYYYMMDD`, or less): a day is not given an hour it never had. */
  readonly act: { readonly start: Instant | string; readonly stop?: Instant; readonly code?: Code }
  readonly practiceSetting: Code
  readonly facilityType: Code
}

/** A UUID as an OID (ITU-T X.667): `2.25.` and its 128 bits in decimal. */
export const oidOfUuid = (uuid: string): string => `2.25.${BigInt(`0x${uuid.replaceAll('-', '')}`)}`

export const NORMAL: Code = { code: 'N', system: names.CONFIDENTIALITY, display: 'Normal' }

const tag = (name: string, attributes: Readonly<Record<string, string | undefined>>, content = ''): string => {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeXml(value)}"`))
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

const text = (name: string, value: string | undefined, attributes: Readonly<Record<string, string>> = {}): string =>
  value === undefined || value === '' ? '' : tag(name, attributes, escapeXml(value))

const id = ({ root, extension }: Identifier, name = 'id'): string => tag(name, { root, extension })

const code = ({ code: value, system, display }: Code, name = 'code'): string =>
  tag(name, { code: value, codeSystem: system, displayName: display })

const time = (at: Instant | string, name: string): string => tag(name, { value: typeof at === 'string' ? at : writeTime(at) })

const organization = (name: string, { nationalId, name: words }: WrapOrganization, more = ''): string =>
  tag(name, {}, id({ root: names.STRUCTURES, extension: nationalId }) + text('name', words) + more)

const personName = ({ prefix, given, family, suffix }: WrapPerson): string =>
  tag('name', {}, text('prefix', prefix) + text('given', given) + text('family', family) + text('suffix', suffix))

/** Traits in the order and with the qualifiers of CI-SIS: list of birth names without qualifier, then BR, then CL. */
const patientName = (patient: WrapPatient): string =>
  tag(
    'name',
    {},
    text('family', patient.birthFamily, { qualifier: 'BR' }) +
      text('given', patient.birthGivens) +
      text('given', patient.firstGiven, { qualifier: 'BR' }) +
      text('family', patient.usedFamily, { qualifier: 'CL' }) +
      text('given', patient.usedGiven, { qualifier: 'CL' }),
  )

const GENDERS: Readonly<Record<Sex, Code>> = {
  F: { code: 'F', system: names.ADMINISTRATIVE_GENDER, display: 'Féminin' },
  M: { code: 'M', system: names.ADMINISTRATIVE_GENDER, display: 'Masculin' },
  U: { code: 'U', system: names.ADMINISTRATIVE_GENDER, display: 'Inconnu' },
}

const birthplace = ({ birthplaceInsee, birthplaceName }: WrapPatient): string => {
  const address = text('county', birthplaceInsee) + text('city', birthplaceName)
  return address === '' ? '' : tag('birthplace', {}, tag('place', {}, tag('addr', {}, address)))
}

const insId = ({ ins }: WrapPatient): string => id({ root: ins.oid, extension: ins.matricule })

const recordTarget = (patient: WrapPatient): string => {
  const traits =
    patientName(patient) +
    code(GENDERS[patient.sex], 'administrativeGenderCode') +
    tag('birthTime', { value: patient.birthDate }) +
    birthplace(patient)
  return tag('recordTarget', {}, tag('patientRole', {}, insId(patient) + tag('patient', {}, traits)))
}

const holderName = ({ usedFamily, birthFamily, usedGiven, firstGiven }: WrapPatient): string =>
  personName({ family: usedFamily ?? birthFamily, given: usedGiven ?? firstGiven })

/** id, code, name and institution, under the names that each place gives them. */
const actor = ({ author, patient }: WrapHeader, withCode: boolean, institution: (name: string) => string, withDevice = false): string => {
  if (author.kind === 'person')
    return insId(patient) + tag('assignedPerson', {}, holderName(patient)) + institution('representedOrganization')
  const as = withCode ? code(author.specialty) : ''
  if (author.kind === 'structure') {
    // Only an author is a device: who signs or performs is the structure itself.
    const device = withDevice ? tag('assignedAuthoringDevice', {}, tag('softwareName', {}, escapeXml(author.institution.name))) : ''
    return id({ root: names.STRUCTURES, extension: author.institution.nationalId }) + as + device + institution('representedOrganization')
  }
  const own = id({ root: names.PROFESSIONALS, extension: author.nationalId }) + as
  return own + tag('assignedPerson', {}, personName(author.name)) + institution('representedOrganization')
}

const institutionOf =
  ({ author }: WrapHeader, more = ''): ((name: string) => string) =>
  name =>
    author.kind === 'person' ? (more === '' ? '' : tag(name, {}, more)) : organization(name, author.institution, more)

const documentationOf = (header: WrapHeader): string => {
  const { act, practiceSetting } = header
  const period = time(act.start, 'low') + (act.stop === undefined ? '' : time(act.stop, 'high'))
  const performer = actor(header, false, institutionOf(header, code(practiceSetting, 'standardIndustryClassCode')))
  const event = (act.code === undefined ? '' : code(act.code)) + tag('effectiveTime', {}, period)
  return tag(
    'documentationOf',
    {},
    tag('serviceEvent', {}, event + tag('performer', { typeCode: 'PRF' }, tag('assignedEntity', {}, performer))),
  )
}

const relatedDocument = ({ replaces }: WrapHeader): string => {
  if (replaces === undefined) return ''
  const { id: parent, setId, versionNumber } = replaces
  const set = setId === undefined ? '' : id(setId, 'setId')
  const version = versionNumber === undefined ? '' : tag('versionNumber', { value: versionNumber })
  return tag('relatedDocument', { typeCode: 'RPLC' }, tag('parentDocument', {}, id(parent) + set + version))
}

const responsibleParty = ({ responsible }: WrapHeader): string =>
  responsible === undefined
    ? ''
    : tag(
        'responsibleParty',
        {},
        tag(
          'assignedEntity',
          {},
          id({ root: names.PROFESSIONALS, extension: responsible.nationalId }) + tag('assignedPerson', {}, personName(responsible.name)),
        ),
      )

const componentOf = (header: WrapHeader): string => {
  const { facilityType } = header
  const facility = tag('healthCareFacility', {}, code(facilityType))
  return tag(
    'componentOf',
    {},
    tag('encompassingEncounter', {}, tag('effectiveTime', { nullFlavor: 'NA' }) + responsibleParty(header) + tag('location', {}, facility)),
  )
}

export const wrapTemplates = [names.TEMPLATE_HL7_FRANCE, names.TEMPLATE_CI_SIS, names.TEMPLATE_UNSTRUCTURED] as const

/** The order of CDA.xsd (POCD_MT000040.ClinicalDocument). */
const headerElements = (header: WrapHeader, templates: readonly Identifier[] = wrapTemplates.map(root => ({ root }))): string =>
  [
    tag('realmCode', { code: 'FR' }),
    id(names.CDA_TYPE_ID, 'typeId'),
    ...templates.map(each => id(each, 'templateId')),
    id({ root: header.uniqueId }),
    code(header.typeCode),
    text('title', header.title),
    time(header.createdAt, 'effectiveTime'),
    ...header.confidentiality.map(each => code(each, 'confidentialityCode')),
    tag('languageCode', { code: 'fr-FR' }),
    id({ root: header.setId }, 'setId'),
    tag('versionNumber', { value: String(header.versionNumber) }),
    recordTarget(header.patient),
    tag('author', {}, time(header.createdAt, 'time') + tag('assignedAuthor', {}, actor(header, true, institutionOf(header), true))),
    tag('custodian', {}, tag('assignedCustodian', {}, organization('representedCustodianOrganization', header.custodian))),
    tag(
      'legalAuthenticator',
      {},
      time(header.createdAt, 'time') +
        tag('signatureCode', { code: 'S' }) +
        tag('assignedEntity', {}, actor(header, true, institutionOf(header))),
    ),
    documentationOf(header),
    relatedDocument(header),
    componentOf(header),
  ].join('\n')

/**
 * A CDA R2 of level 3 around a body that its caller wrote: `components` are the elements of `structuredBody`. `templates` are those of its volet, beside HL7
 * France's and CI-SIS's own.
 */
export const structuredCda = (header: WrapHeader, templates: readonly Identifier[], components: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="${names.CDA}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n` +
  `${headerElements(header, [{ root: names.TEMPLATE_HL7_FRANCE }, { root: names.TEMPLATE_CI_SIS }, ...templates])}\n` +
  `<component><structuredBody>${components}</structuredBody></component>\n</ClinicalDocument>\n`

/** Base64 in pieces: three bytes are four characters, so what does not make three waits. */
async function* base64(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    const bytes = held.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([held, chunk])
    const whole = bytes.length - (bytes.length % 3)
    held = bytes.subarray(whole)
    if (whole > 0) yield Buffer.from(bytes.toString('base64', 0, whole), 'latin1')
  }
  if (held.length > 0) yield Buffer.from(held.toString('base64'), 'latin1')
}

/** What stands before the file's base64 and behind it. */
export const frameOf = (kind: LooseKind, header: WrapHeader): { readonly before: Buffer; readonly after: Buffer } => ({
  before: Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="${names.CDA}">\n${headerElements(header)}\n<component><nonXMLBody>` +
      `<text mediaType="${MEDIA_TYPE[kind]}" representation="B64">`,
  ),
  after: Buffer.from('</text></nonXMLBody></component>\n</ClinicalDocument>\n'),
})

/**
 * A loose file as a level-1 CDA R2 (IHE XDS-SD, CI-SIS "corps non structuré"), streamed: header, then the file in base64 as it comes.
 * `readCda` gives back what the header said, and `describeWrapped` what `readCda` would. A third larger than the file.
 */
export async function* wrapInCda(
  file: AsyncIterable<Uint8Array>,
  kind: LooseKind,
  header: WrapHeader,
  { before, after } = frameOf(kind, header),
): AsyncGenerator<Uint8Array> {
  yield before
  yield* base64(file)
  yield after
}
