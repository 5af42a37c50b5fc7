import { describe, expect, test } from 'vitest'
import { parseXml } from '../../platform/xml/document.ts'
import { codeOf } from '../../platform/xml/xml.fixtures.ts'
import { readHeader } from './cda-header.ts'
import type { XdsMetadata } from './model.ts'
import { factsOf, sampleCda, structured, unstructured } from './sample.fixtures.ts'
import { searchableText } from './searchable-text.ts'

const read = (bytes: Uint8Array): XdsMetadata => {
  const facts = factsOf(bytes)
  return readHeader(parseXml(facts.reduced), facts)
}

const changed = (what: string | RegExp, by: string): Buffer => sampleCda({ replace: [[what, by]] })

const LACKS: readonly (readonly [string, string | RegExp, string, string])[] = [
  ['typeId of another standard', 'POCD_HD000040', 'OTHER', 'cda-not-r2'],
  ['no id', '<id root="2.25.1234567890"/>', '', 'cda-no-id'],
  ['an id without root', '<id root="2.25.1234567890"/>', '<id extension="7"/>', 'cda-no-id'],
  ['an id that is no OID', '2.25.1234567890', 'mon-document', 'cda-bad-id'],
  ['an id with XDS separators', 'root="2.25.1234567890"', 'root="2.25.1" extension="a^b"', 'cda-bad-id'],
  ['an id of 130 characters', '2.25.1234567890', `2.25.${'1'.repeat(125)}`, 'cda-bad-id'],
  ['no code', /<code code="11490-0"[^>]*>/, '', 'cda-no-code'],
  ['a null code', /<code code="11490-0"[^>]*>/, '<code nullFlavor="UNK"/>', 'cda-no-code'],
  ['a type that does not exist', '11490-0', '99999-9', 'cda-unknown-type'],
  [
    'a type of another system',
    'codeSystem="2.16.840.1.113883.6.1" displayName="Lettre',
    'codeSystem="1.2.3" displayName="Lettre',
    'cda-unknown-type',
  ],
  ['no title', '<title>Lettre de liaison</title>', '<title> </title>', 'cda-no-title'],
  ['no date', '<effectiveTime value="20260301103000+0100"/>', '', 'cda-no-date'],
  ['a date that does not exist', '<effectiveTime value="20260301103000+0100"/>', '<effectiveTime value="20260231"/>', 'cda-no-date'],
  ['no confidentiality', /<confidentialityCode[^>]*>/, '', 'cda-unknown-confidentiality'],
  [
    'an unknown confidentiality',
    'code="N" codeSystem="2.16.840.1.113883.5.25"',
    'code="SECRET" codeSystem="2.16.840.1.113883.5.25"',
    'cda-unknown-confidentiality',
  ],
  ['no patient', /<recordTarget>[\s\S]*<\/recordTarget>/, '', 'cda-no-patient'],
  ['a patient without id', /<id root="1.2.250.1.213.1.4.10"[^>]*><id[^>]*>/, '', 'cda-no-patient'],
  ['a patient without name', /<name><family qualifier="BR">[\s\S]*?<\/name>/, '', 'cda-no-patient'],
  [
    'two patients',
    '<author>',
    '<recordTarget><patientRole><id root="1.2" extension="3"/></patientRole></recordTarget><author>',
    'cda-several-patients',
  ],
  ['no author', /<author>[\s\S]*<\/author>/, '', 'cda-no-author'],
  ['an author without id', /(<assignedAuthor>)<id[^>]*>/, '$1', 'cda-no-author'],
  ['no custodian', /<custodian>[\s\S]*<\/custodian>/, '', 'cda-no-custodian'],
  ['no legal authenticator', /<legalAuthenticator>[\s\S]*<\/legalAuthenticator>/, '', 'cda-no-authenticator'],
  ['no act', /<documentationOf>[\s\S]*<\/documentationOf>/, '', 'cda-no-act'],
  ['no setting', /<standardIndustryClassCode[^>]*>/, '', 'cda-no-setting'],
  ['no facility', /<componentOf>[\s\S]*<\/componentOf>/, '', 'cda-no-facility'],
  ['no body', /<component>[\s\S]*<\/component>/, '', 'cda-no-body'],
]

describe('a header that lacks something is refused by its own code', () => {
  test.each(LACKS)('%s', async (_, what, by, code) => {
    expect(await codeOf(() => read(changed(what, by)))).toBe(code)
  })

  test('the sample itself lacks nothing', () => {
    expect(read(sampleCda()).uniqueId).toBe('2.25.1234567890')
  })

  test.each([
    [
      'elsewhere',
      '<component><nonXMLBody><text mediaType="application/pdf"><reference value="https://x.example/a.pdf"/></text></nonXMLBody></component>',
      'cda-external-body',
    ],
    ['empty', '<component><nonXMLBody><text mediaType="text/plain" representation="B64"> </text></nonXMLBody></component>', 'cda-no-body'],
    ['no section', '<component><structuredBody/></component>', 'cda-no-body'],
    ['not base64', '<component><nonXMLBody><text representation="B64">JVBE*</text></nonXMLBody></component>', 'cda-bad-part'],
    [
      'base64 with elements in it',
      '<component><nonXMLBody><text representation="B64">JVBERi0x<x/>JVBE</text></nonXMLBody></component>',
      'cda-bad-part',
    ],
  ])('a body that is %s', async (_, body, code) => {
    expect(await codeOf(() => read(sampleCda({ body })))).toBe(code)
  })
})

describe('what a header says', () => {
  test('an id with an extension is written root^extension', () => {
    expect(read(changed('<id root="2.25.1234567890"/>', '<id root="1.2.3" extension="ABC-1"/>')).uniqueId).toBe('1.2.3^ABC-1')
  })

  test('the type names the class, the template the format; an unknown template is out of profile', () => {
    expect(read(sampleCda())).toMatchObject({ classCode: { code: '10' }, formatCode: 'urn:asip:ci-sis:ldl-ses:2017' })
    expect(read(changed('1.2.250.1.213.1.1.1.29', '1.2.3.4')).formatCode).toBe('urn:asipSante:modelesHorsProfils:2011')
    expect(read(sampleCda({ body: unstructured(Buffer.from('%PDF-1.4')) })).formatCode).toBe('urn:ihe:iti:xds-sd:pdf:2008')
  })

  test('the patient of the INS authority is the INS, the other id the source; without other id, the INS again', () => {
    expect(read(sampleCda())).toMatchObject({
      patient: { ins: { matricule: '279035121518989' } },
      sourcePatientId: { root: '1.2.3.4', extension: 'IPP-7' },
    })
    expect(read(changed('<id root="1.2.3.4" extension="IPP-7"/>', '')).sourcePatientId).toEqual({
      root: '1.2.250.1.213.1.4.10',
      extension: '279035121518989',
    })
    const local = read(changed('1.2.250.1.213.1.4.10', '1.2.9'))
    expect(local.patient.ins).toBeUndefined()
  })

  test('traits follow their qualifiers', () => {
    expect(read(sampleCda()).patient).toMatchObject({
      birthFamily: 'MARTIN',
      usedFamily: 'DURAND',
      birthGivens: 'Lucie Anne',
      firstGiven: 'Lucie',
      sex: 'F',
      birthplaceInsee: '51215',
    })
  })

  test.each([
    ['19790328', { year: 1979, month: 3, day: 28 }],
    ['197903', { year: 1979, month: 3 }],
    ['1979', { year: 1979 }],
    ['19790000', { year: 1979 }],
    ['19790231', { year: 1979, month: 2 }],
    ['19793105', { year: 1979 }],
  ])('a birth date %s is known as far as the calendar goes', (text, wanted) => {
    expect(read(changed('value="19790328"', `value="${text}"`)).patient.birthDate).toEqual({ text, ...wanted })
  })

  test('the main act is the first that somebody performed', () => {
    const first =
      '<documentationOf><serviceEvent><code code="X" codeSystem="1.2"/><effectiveTime><low value="2020"/></effectiveTime></serviceEvent></documentationOf>'
    const metadata = read(changed('<documentationOf>', `${first}<documentationOf>`))
    expect(metadata.serviceStart.text).toBe('20260227080000+0100')
    expect(metadata.eventCodes).toEqual([{ code: 'X', system: '1.2', display: 'X' }])
  })

  test('orders, accession numbers and studies are references', () => {
    const order =
      '<inFulfillmentOf><order><id root="1.2" extension="O1"/><p:accessionNumber xmlns:p="urn:dicom-org:ps3-20" root="1.3" extension="A1"/></order></inFulfillmentOf>'
    const metadata = read(
      sampleCda({
        replace: [
          ['<documentationOf>', `${order}<documentationOf>`],
          ['<serviceEvent>', '<serviceEvent><id root="1.3.6" extension="studyInstanceUID"/>'],
        ],
      }),
    )
    expect(metadata.references).toEqual([
      { kind: 'order', id: { root: '1.2', extension: 'O1' } },
      { kind: 'accession', id: { root: '1.3', extension: 'A1' } },
      { kind: 'study-instance-uid', id: { root: '1.3.6' } },
    ])
  })

  test('an element of another namespace never answers for a CDA one', async () => {
    expect(await codeOf(() => read(changed(/<title>Lettre de liaison<\/title>/, '<x:title xmlns:x="urn:x">Lettre</x:title>')))).toBe(
      'cda-no-title',
    )
  })

  test('a system may be an author', () => {
    const device = read(
      changed(
        /<assignedPerson>[\s\S]*?<\/assignedPerson>/,
        '<assignedAuthoringDevice><softwareName>Labo 3</softwareName></assignedAuthoringDevice>',
      ),
    )
    expect(device.authors[0]).toMatchObject({ device: 'Labo 3' })
    expect(device.authors[0]?.person).toBeUndefined()
  })

  test('sections keep their order and depth', () => {
    const body = structured(
      '<section><code code="1"/><title>A</title><component><section><title>B</title></section></component></section>',
      '<section><text>x</text></section>',
    )
    expect(read(sampleCda({ body })).sections).toEqual([
      { code: { code: '1', system: '', display: '1' }, title: 'A', level: 1 },
      { title: 'B', level: 2 },
      { level: 1 },
    ])
  })
})

test('searchable text keeps words whole and lines apart', () => {
  const body = structured(
    '<section><title>Biologie</title><text><table><tr><td>CRP</td><td>5<sup>e</sup> <content styleCode="Bold">jo</content>ur</td></tr></table></text><entry><observation><code displayName="caché"/></observation></entry></section>',
  )
  expect(searchableText(parseXml(factsOf(sampleCda({ body })).reduced))).toBe('Lettre de liaison\nBiologie\nCRP 5e jour')
})
