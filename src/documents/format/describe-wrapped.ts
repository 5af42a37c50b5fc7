import type { Code } from '../../kernel/codes.ts'
import type { Instant } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import { readableXml } from '../../platform/xml/write.ts'
import { FORMAT_WITHOUT_PROFILE, formatOfMediaType } from '../../policy/index.ts'
import { knownConfidentiality, soundId, typesFrom, visibilityOf } from './cda-header.ts'
import { patientFrom, sourcePatientIdOf } from './cda-patient.ts'
import { given } from './cda-people.ts'
import { readTime, writeTime } from './hl7-time.ts'
import type {
  DocumentAuthor,
  DocumentOrganization,
  DocumentPatient,
  DocumentRelation,
  DocumentTime,
  EmbeddedPart,
  Identifier,
  OriginalFacts,
  PersonName,
  QualifiedName,
  XdsMetadata,
} from './model.ts'
import { uniqueIdOf } from './model.ts'
import * as names from './names.ts'
import { CDA_NO_ACT, CDA_NO_DATE, CDA_NO_SETTING, CDA_NO_TITLE } from './refusals.ts'
import { MEDIA_TYPE } from './signature.ts'
import type { LooseKind } from './sniff/intake.ts'
import { type WrapHeader, wrapTemplates, type WrapOrganization, type WrapPatient, type WrapPerson } from './wrap-in-cda.ts'

/** The file that was wrapped, and how many bytes stand before its base64. */
export type WrappedFile = { readonly kind: LooseKind; readonly size: number; readonly sha1: string; readonly start: number }

/**
 * What `readCda` would say of a file wrapped under this header, without reading again what was just written. The test beside compares the
 * two for headers of every shape; `original` is of the wrapped document.
 */
export const describeWrapped = (header: WrapHeader, file: WrappedFile, original: OriginalFacts): XdsMetadata => {
  const id = soundId({ root: header.uniqueId })
  const patient = patientOf(header.patient)
  const confidentiality = knownConfidentiality(header.confidentiality.map(codeOf))
  const author = authorOf(header, patient)
  const { ids, person, institution, time } = author
  return {
    uniqueId: uniqueIdOf(id),
    id,
    templateIds: [...wrapTemplates],
    ...typesFrom(codeOf(header.typeCode)),
    formatCode: formatOfMediaType(MEDIA_TYPE[file.kind]) ?? FORMAT_WITHOUT_PROFILE,
    mimeType: 'text/xml',
    hash: original.sha1,
    size: original.size,
    languageCode: 'fr-FR',
    title: plain(header.title) ?? refuse(CDA_NO_TITLE),
    confidentiality,
    visibility: visibilityOf(confidentiality),
    creationTime: timeOf(header.createdAt) ?? refuse(CDA_NO_DATE),
    patient,
    sourcePatientId: sourcePatientIdOf(patient),
    authors: [author],
    legalAuthenticator: { ids, ...given('person', person), ...given('institution', institution), ...given('time', time) },
    custodian: organizationOf(header.custodian),
    serviceStart: timeOf(header.act.start) ?? refuse(CDA_NO_ACT),
    ...given('serviceStop', header.act.stop === undefined ? undefined : timeOf(header.act.stop)),
    eventCodes: header.act.code === undefined ? [] : [codeOf(header.act.code)],
    practiceSetting: codeOf(header.practiceSetting) ?? refuse(CDA_NO_SETTING),
    facilityType: codeOf(header.facilityType),
    references: [],
    setId: identifierOf({ root: header.setId }),
    versionNumber: String(header.versionNumber),
    relations: relationsOf(header),
    body: 'unstructured',
    sections: [],
    parts: [partOf(file)],
  }
}

/** White space of a text is one space; nothing is absent. */
const plain = (text: string | undefined): string | undefined => {
  const read = readableXml(text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  return read === '' ? undefined : read
}

/** An attribute's own normalization (XML 1.0 §2.11, §3.3.3). */
const raw = (text: string): string => readableXml(text).replace(/\r\n|[\t\n\r]/g, ' ')

const attribute = (text: string): string => raw(text).trim()

const codeOf = ({ code, system, display }: Code): Code => {
  const read = attribute(code)
  const words = attribute(display)
  return { code: read, system: attribute(system), display: words === '' ? read : words }
}

const timeOf = (at: Instant | string): DocumentTime | undefined => readTime(typeof at === 'string' ? raw(at) : writeTime(at))

const identifierOf = ({ root, extension }: Identifier): Identifier => {
  const read = extension === undefined ? '' : attribute(extension)
  return { root: attribute(root), ...(read === '' ? {} : { extension: read }) }
}

const organizationOf = ({ nationalId, name }: WrapOrganization): DocumentOrganization => ({
  ids: [identifierOf({ root: names.STRUCTURES, extension: nationalId })],
  ...given('name', plain(name)),
})

const namesOf = (...found: readonly (readonly [string | undefined, string | undefined])[]): readonly QualifiedName[] =>
  found.flatMap(([qualifier, text]) => {
    const value = plain(text)
    return value === undefined ? [] : [{ ...given('qualifier', qualifier), value }]
  })

const patientOf = (patient: WrapPatient): DocumentPatient =>
  patientFrom(
    [identifierOf({ root: patient.ins.oid, extension: patient.ins.matricule })],
    namesOf(['BR', patient.birthFamily], ['CL', patient.usedFamily]),
    namesOf([undefined, patient.birthGivens], ['BR', patient.firstGiven], ['CL', patient.usedGiven]),
    {
      sex: patient.sex,
      birthDate: raw(patient.birthDate),
      birthplace: {
        ...given('birthplaceInsee', plain(patient.birthplaceInsee)),
        ...given('birthplaceName', plain(patient.birthplaceName)),
      },
    },
  )

/** A name in one piece is a family name, as a reader takes it. */
const personOf = ({ prefix, given: first, family, suffix }: WrapPerson): PersonName | undefined => {
  const surname = plain(family)
  const whole = surname ?? plain([prefix, first, family, suffix].join(''))
  if (whole === undefined) return undefined
  const rest = { ...given('prefix', plain(prefix)), ...given('suffix', plain(suffix)) }
  return { family: whole, given: surname === undefined ? '' : (plain(first) ?? ''), ...rest }
}

const authorOf = ({ author, patient, createdAt }: WrapHeader, { ids }: DocumentPatient): DocumentAuthor => {
  const time = given('time', timeOf(createdAt))
  if (author.kind === 'person') {
    const { usedFamily, birthFamily, usedGiven, firstGiven } = patient
    return { ids, ...given('person', personOf({ family: usedFamily ?? birthFamily, given: usedGiven ?? firstGiven })), ...time }
  }
  if (author.kind === 'structure') {
    const { nationalId, name } = author.institution
    return {
      ids: [identifierOf({ root: names.STRUCTURES, extension: nationalId })],
      device: plain(name) ?? '',
      specialty: codeOf(author.specialty),
      institution: organizationOf(author.institution),
      ...time,
    }
  }
  return {
    ids: [identifierOf({ root: names.PROFESSIONALS, extension: author.nationalId })],
    ...given('person', personOf(author.name)),
    specialty: codeOf(author.specialty),
    institution: organizationOf(author.institution),
    ...time,
  }
}

const relationsOf = ({ replaces }: WrapHeader): readonly DocumentRelation[] => {
  if (replaces === undefined) return []
  const parent = identifierOf(replaces.id)
  return [
    {
      kind: 'RPLC',
      parentIds: [parent],
      parentUniqueIds: [uniqueIdOf(parent)],
      ...given('setId', replaces.setId === undefined ? undefined : identifierOf(replaces.setId)),
      ...given('versionNumber', replaces.versionNumber === undefined ? undefined : raw(replaces.versionNumber)),
    },
  ]
}

const partOf = ({ kind, size, sha1, start }: WrappedFile): EmbeddedPart => ({
  mediaType: MEDIA_TYPE[kind],
  place: 'body',
  encoding: 'utf-8',
  start,
  index: 0,
  end: start + Math.ceil(size / 3) * 4,
  size,
  sha1,
  kind,
})
