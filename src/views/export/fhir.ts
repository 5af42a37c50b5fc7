import type { Sex, Traits } from '../../identity/index.ts'
import type { DocumentLine } from '../../documents/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { type Instant, toIso } from '../../kernel/instant.ts'
import type { Copied } from './archive-entries.ts'
import type { Families } from './model.ts'

type Described = {
  readonly holder: Traits
  readonly recordId: RecordId
  readonly at: Instant
  readonly copied: readonly Copied[]
  readonly familyOf: Families
}

const GENDER: Readonly<Record<Sex, string>> = { F: 'female', M: 'male', U: 'unknown' }

/** The documents as FHIR R4 has them: a Bundle of DocumentReference and their Patient. Attachments are the files beside it, by their path. */
export const bundleOf = (described: Described): string => {
  const { at, recordId, holder, copied } = described
  const patient = `urn:uuid:${recordId}`
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: toIso(at),
    entry: [
      { fullUrl: patient, resource: patientOf(recordId, holder) },
      ...copied.map(one => ({ fullUrl: `urn:uuid:${one.line.id}`, resource: referenceOf(one, patient, described) })),
    ],
  }
  return `${JSON.stringify(bundle, null, 1)}\n`
}

const patientOf = (id: RecordId, { ins, birthName, birthFirstNames, usedName, usedFirstName, sex, birthDate }: Traits) => ({
  resourceType: 'Patient',
  id,
  identifier: [{ use: 'official', system: `urn:oid:${ins.oid}`, value: ins.matricule }],
  name: [
    { use: 'official', family: birthName, given: birthFirstNames },
    ...(usedName === undefined && usedFirstName === undefined
      ? []
      : [{ use: 'usual', family: usedName ?? birthName, given: [usedFirstName ?? birthFirstNames[0] ?? ''] }]),
  ],
  gender: GENDER[sex],
  // An unknown month or day is left out, as a FHIR date may be.
  birthDate: birthDate.replace(/(?:-00)+$/, ''),
})

const STATUS: Readonly<Record<DocumentLine['status'], string>> = {
  approved: 'current',
  archived: 'current',
  deprecated: 'superseded',
  deleted: 'entered-in-error',
}

const referenceOf = ({ line, metadata, files }: Copied, patient: string, { familyOf }: Described) => {
  const { facts } = line
  const family = familyOf(facts.typeCode)
  const [original, ...parts] = files
  return {
    resourceType: 'DocumentReference',
    id: line.id,
    masterIdentifier: { system: 'urn:ietf:rfc:3986', value: metadata.uniqueId },
    status: STATUS[line.status],
    type: { coding: [{ system: `urn:oid:${facts.typeSystem}`, code: facts.typeCode }] },
    category: [{ coding: [{ code: family.id, display: family.label }] }],
    subject: { reference: patient },
    date: toIso(line.submittedAt),
    author: [{ display: [facts.authorName, facts.authorRole, facts.authorPlace].filter(Boolean).join(', ') }],
    description: facts.title,
    ...(line.replacedBy === null
      ? {}
      : { extension: [{ url: 'urn:carnet:replaced-by', valueReference: { reference: `urn:uuid:${line.replacedBy}` } }] }),
    content: [
      {
        attachment: {
          contentType: metadata.content.mediaType,
          url: original?.name,
          size: metadata.content.bytes,
          hash: Buffer.from(metadata.content.sha1, 'hex').toString('base64'),
          title: facts.title,
          creation: facts.date,
        },
      },
      ...parts.map(({ name, bytes }) => ({ attachment: { url: name, size: bytes, title: facts.title } })),
    ],
  }
}
