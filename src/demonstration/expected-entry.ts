import { hasher } from '../platform/keyring/primitives.ts'
import { hl7Day, hl7Time } from './calendar.ts'
import { specialtyOf } from './documents/cda/parties.ts'
import type { DemoDocument, DemoPerson, DemoWorld } from './model.ts'
import { personOf } from './world.ts'

const sha1 = (bytes: Uint8Array): string => {
  const hash = hasher('sha1')
  hash.update(bytes)
  return hash.digest().toString('hex')
}

const patient = (person: DemoPerson): unknown => ({
  ids: [{ root: person.ins.oid, extension: person.ins.matricule }],
  family: [
    { qualifier: 'BR', value: person.birthFamily },
    { qualifier: 'CL', value: person.usedFamily },
  ],
  given: [person.birthGivens.join(' '), person.birthGivens[0], person.usedGiven],
  gender: person.sex,
  birthTime: hl7Day(person.birthDate),
})

const authors = (world: DemoWorld, { depositor, structure }: DemoDocument): unknown => {
  const professional = world.professionals.find(one => one.nationalId === depositor)
  if (professional === undefined) return undefined
  const { code, system, display } = specialtyOf(professional)
  return [
    {
      id: [{ root: '1.2.250.1.71.4.2.1', extension: professional.nationalId }],
      code: { code, codeSystem: system, displayName: display },
      org: [{ root: '1.2.250.1.71.4.2.2', extension: structure }],
    },
  ]
}

/**
 * What a reader must find in a CDA of the demonstration, in the shape of an entry of `expected-metadata.json`: said by who wrote it, not read
 * back from it. `undefined` for a file without header.
 */
export const expectedEntry = (world: DemoWorld, document: DemoDocument): Readonly<Record<string, unknown>> | undefined => {
  const { expected, bytes } = document
  const person = personOf(world, document.key.split('/')[0] ?? '')
  if (expected.uniqueId === undefined) return undefined
  return {
    bytes: bytes.length,
    sha1: sha1(bytes),
    id: [{ root: expected.uniqueId, extension: null }],
    title: expected.title,
    effectiveTime: hl7Time(expected.writtenAt),
    languageCode: 'fr-FR',
    setId: [{ root: expected.setId, extension: null }],
    versionNumber: String(expected.version),
    relatedDocument:
      expected.parentUniqueId === undefined ? [] : [{ typeCode: 'RPLC', parentId: [{ root: expected.parentUniqueId, extension: null }] }],
    patient: patient(person),
    authors: authors(world, document),
    serviceStart: hl7Time(expected.actedAt),
    serviceStop: hl7Time(expected.actedUntil),
    derivedXds: {
      uniqueId: expected.uniqueId,
      typeCode: expected.typeCode,
      classCode: expected.classCode,
      formatCode: expected.formatCode,
      mimeType: 'text/xml',
      hash: sha1(bytes),
      size: bytes.length,
      languageCode: 'fr-FR',
    },
  }
}
