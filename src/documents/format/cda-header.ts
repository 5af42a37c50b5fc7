import type { Code } from '../../kernel/codes.ts'
import { refuse } from '../../kernel/refusal.ts'
import { attributeOf, type XmlElement } from '../../platform/xml/tree.ts'
import {
  classOf,
  confidentialityOf,
  documentTypeOf,
  FORMAT_WITHOUT_PROFILE,
  formatOfMediaType,
  formatOfTemplates,
} from '../../policy/index.ts'
import { actOf } from './cda-act.ts'
import { bodyOf, type CdaBody, outlineOf } from './cda-body.ts'
import { patientOf, sourcePatientIdOf } from './cda-patient.ts'
import {
  authorOf,
  codeOf,
  first,
  given,
  identifierOf,
  identifiersOf,
  organizationOf,
  plainText,
  select,
  signatoryOf,
  timeOf,
} from './cda-people.ts'
import type { CdaFacts } from './cda-stream.ts'
import {
  type DocumentAuthor,
  type DocumentRelation,
  type DocumentVisibility,
  type Identifier,
  uniqueIdOf,
  type XdsMetadata,
} from './model.ts'
import { CDA, CDA_TYPE_ID } from './names.ts'
import * as refusals from './refusals.ts'

const OID_OR_UUID = /^(?:[0-2](?:\.(?:0|[1-9]\d*))+|[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12})$/
const EXTENSION = /^[^\s^&|~\\'"<>]+$/

/** XDS stores it in 128 characters, and writes `^` between its two halves (domain §5.2). */
const documentIdOf = (root: XmlElement): Identifier =>
  soundId(identifierOf(first(root, 'id') ?? refuse(refusals.CDA_NO_ID)) ?? refuse(refusals.CDA_NO_ID))

export const soundId = (id: Identifier): Identifier => {
  const sound = OID_OR_UUID.test(id.root) && (id.extension === undefined || EXTENSION.test(id.extension)) && uniqueIdOf(id).length <= 128
  return sound ? id : refuse(refusals.CDA_BAD_ID)
}

const checkKind = (root: XmlElement): void => {
  if (root.name !== 'ClinicalDocument' || root.namespace !== CDA) refuse(refusals.XML_NOT_CDA)
  const id = first(root, 'typeId')
  if (attributeOf(id, 'root') !== CDA_TYPE_ID.root || attributeOf(id, 'extension') !== CDA_TYPE_ID.extension) refuse(refusals.CDA_NOT_R2)
}

const typesOf = (root: XmlElement): Types => typesFrom(codeOf(first(root, 'code')) ?? refuse(refusals.CDA_NO_CODE))

type Types = { readonly typeCode: Code; readonly classCode: Code }

export const typesFrom = (typeCode: Code): Types => {
  const known = documentTypeOf(typeCode.code, typeCode.system) ?? refuse(refusals.CDA_UNKNOWN_TYPE)
  return { typeCode, classCode: classOf(known.code) ?? refuse(refusals.CDA_UNKNOWN_TYPE) }
}

const formatCodeOf = (templateIds: readonly string[], body: CdaBody): string => {
  const format = body.kind === 'structured' ? formatOfTemplates(templateIds) : formatOfMediaType(body.mediaType)
  return format ?? FORMAT_WITHOUT_PROFILE
}

const confidentialityCodesOf = (root: XmlElement): readonly Code[] =>
  knownConfidentiality(select(root, 'confidentialityCode').map(element => codeOf(element) ?? refuse(refusals.CDA_UNKNOWN_CONFIDENTIALITY)))

export const knownConfidentiality = (codes: readonly Code[]): readonly Code[] => {
  const known =
    codes.length > 0 && codes.every(({ code, system }) => confidentialityOf(code, system === '' ? undefined : system) !== undefined)
  return known ? codes : refuse(refusals.CDA_UNKNOWN_CONFIDENTIALITY)
}

export const visibilityOf = (codes: readonly Code[]): DocumentVisibility => {
  const has = (...names: readonly string[]): boolean => codes.some(({ code }) => names.includes(code))
  return {
    masked: has('MASQUE_PS'),
    hiddenFromHolder: has('INVISIBLE_PATIENT', 'NOPAT'),
    hiddenFromRepresentatives: has('INVISIBLE_REPRESENTANTS_LEGAUX'),
  }
}

const authorsOf = (root: XmlElement): readonly DocumentAuthor[] => {
  const authors = select(root, 'author').map(authorOf)
  return authors.length > 0 && authors.every(({ ids }) => ids.length > 0) ? authors : refuse(refusals.CDA_NO_AUTHOR)
}

const custodianOf = (root: XmlElement): XdsMetadata['custodian'] => {
  const custodian = organizationOf(first(root, 'custodian/assignedCustodian/representedCustodianOrganization'))
  return custodian !== undefined && custodian.ids.length > 0 ? custodian : refuse(refusals.CDA_NO_CUSTODIAN)
}

const authenticatorOf = (root: XmlElement): XdsMetadata['legalAuthenticator'] => {
  const authenticator = signatoryOf(first(root, 'legalAuthenticator') ?? refuse(refusals.CDA_NO_AUTHENTICATOR))
  return authenticator.ids.length > 0 ? authenticator : refuse(refusals.CDA_NO_AUTHENTICATOR)
}

const RELATIONS: ReadonlyMap<string | undefined, DocumentRelation['kind']> = new Map([
  ['RPLC', 'RPLC'],
  ['APND', 'APND'],
  ['XFRM', 'XFRM'],
])

const versionOf = (element: XmlElement | undefined): string | undefined => attributeOf(first(element, 'versionNumber'), 'value')

const setIdOf = (element: XmlElement | undefined): Identifier | undefined => identifiersOf(select(element, 'setId'))[0]

const relationsOf = (root: XmlElement): readonly DocumentRelation[] =>
  select(root, 'relatedDocument').flatMap(related => {
    const kind = RELATIONS.get(attributeOf(related, 'typeCode'))
    const parent = first(related, 'parentDocument')
    const parentIds = identifiersOf(select(parent, 'id'))
    if (kind === undefined || parentIds.length === 0) return []
    return [
      {
        kind,
        parentIds,
        parentUniqueIds: parentIds.map(uniqueIdOf),
        ...given('setId', setIdOf(parent)),
        ...given('versionNumber', versionOf(parent)),
      },
    ]
  })

/**
 * Header and outline of a CDA, as XDS describes a document (interop §4). Refuses a header that lacks what French documents must hold,
 * with one stable code a lack (`cda-no-…`).
 */
export const readHeader = (root: XmlElement, { original, parts }: Pick<CdaFacts, 'original' | 'parts'>): XdsMetadata => {
  checkKind(root)
  const id = documentIdOf(root)
  const types = typesOf(root)
  const patient = patientOf(root)
  const body = bodyOf(root, parts)
  const templateIds = identifiersOf(select(root, 'templateId')).map(uniqueIdOf)
  const confidentiality = confidentialityCodesOf(root)
  return {
    uniqueId: uniqueIdOf(id),
    id,
    templateIds,
    ...types,
    formatCode: formatCodeOf(templateIds, body),
    mimeType: 'text/xml',
    hash: original.sha1,
    size: original.size,
    languageCode: attributeOf(first(root, 'languageCode'), 'code') ?? 'fr-FR',
    title: plainText(first(root, 'title')) ?? refuse(refusals.CDA_NO_TITLE),
    confidentiality,
    visibility: visibilityOf(confidentiality),
    creationTime: timeOf(first(root, 'effectiveTime')) ?? refuse(refusals.CDA_NO_DATE),
    patient,
    sourcePatientId: sourcePatientIdOf(patient),
    authors: authorsOf(root),
    legalAuthenticator: authenticatorOf(root),
    custodian: custodianOf(root),
    ...actOf(root),
    ...given('setId', setIdOf(root)),
    ...given('versionNumber', versionOf(root)),
    relations: relationsOf(root),
    body: body.kind,
    sections: body.kind === 'structured' ? outlineOf(body.sections) : [],
    parts,
  }
}
