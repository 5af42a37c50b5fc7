import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { fromIso } from '../../kernel/instant.ts'
import { inChunks } from '../../platform/xml/xml.fixtures.ts'
import { openCdaEngine } from './engine.ts'
import { extractPart } from './extract-part.ts'
import type { CdaReading } from './model.ts'
import { readCda } from './read-cda.ts'
import { makeJpeg, makePdf, makePng, makeRtf, makeTiff } from './sniff/files.fixtures.ts'
import type { LooseKind } from './sniff/intake.ts'
import { NORMAL, oidOfUuid, wrapInCda, type WrapHeader } from './wrap-in-cda.ts'

const engine = openCdaEngine()
afterAll(() => engine.close())

const HEADER: WrapHeader = {
  uniqueId: oidOfUuid('f81d4fae-7dec-11d0-a765-00a0c91e6bf6'),
  setId: oidOfUuid('f81d4fae-7dec-11d0-a765-00a0c91e6bf7'),
  versionNumber: 1,
  typeCode: { code: '11488-4', system: '2.16.840.1.113883.6.1', display: 'CR ou fiche de consultation ou de visite' },
  title: 'Consultation du 3 « mars » & suites <2026>',
  createdAt: fromIso('2026-03-03T10:15:00Z'),
  confidentiality: [NORMAL],
  patient: {
    ins: { matricule: '279035121518989', oid: '1.2.250.1.213.1.4.10' },
    birthFamily: "D'ANJOU",
    usedFamily: 'MARTIN',
    birthGivens: 'LUCIE ANNE',
    firstGiven: 'LUCIE',
    usedGiven: 'ANNE',
    sex: 'F',
    birthDate: '19790328',
    birthplaceInsee: '51215',
    birthplaceName: 'DOMPREMY',
  },
  author: {
    kind: 'professional',
    nationalId: '801234567897',
    name: { family: 'LEROY', given: 'Paul', prefix: 'M', suffix: 'DR' },
    specialty: { code: 'G15_10/SM26', system: '1.2.250.1.213.1.1.4.5', display: 'Médecin - Qualifié en médecine générale (SM)' },
    institution: { nationalId: '10B0172805', name: 'Cabinet des Lilas' },
  },
  custodian: { nationalId: '1120456789', name: 'Carnet' },
  act: {
    start: fromIso('2026-03-03T09:30:00Z'),
    stop: fromIso('2026-03-03T10:00:00Z'),
    code: { code: 'C', system: '1.2.250.1.213.2.5', display: 'Consultation' },
  },
  practiceSetting: { code: 'AMBULATOIRE', system: '1.2.250.1.213.1.1.4.9', display: 'Ambulatoire' },
  facilityType: { code: 'SA07', system: '1.2.250.1.71.4.2.4', display: 'Cabinet individuel' },
}

const wrapped = async (bytes: Uint8Array, kind: LooseKind, header: WrapHeader = HEADER, size = 1_000): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  for await (const piece of wrapInCda(inChunks(bytes, size), kind, header)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const reread = async (header: WrapHeader, kind: LooseKind = 'pdf', bytes: Uint8Array = makePdf()): Promise<CdaReading> =>
  readCda(inChunks(await wrapped(bytes, kind, header), 4_096), engine)

const opened = async (cda: Buffer): Promise<Buffer> => {
  const { metadata } = await readCda(inChunks(cda, 4_096), engine)
  const pieces: Uint8Array[] = []
  const [part] = metadata.parts
  if (part === undefined) throw new Error('no part')
  for await (const piece of extractPart(inChunks(cda, 777), part)) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe('a wrapped file', () => {
  test('says again all that its header was told', async () => {
    const { metadata } = await reread({ ...HEADER, replaces: { id: { root: '2.25.7', extension: 'A1' }, versionNumber: '3' } })
    expect(metadata).toMatchObject({
      uniqueId: '2.25.329800735698586629295641978511506172918',
      templateIds: ['2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1', '1.3.6.1.4.1.19376.1.2.20'],
      typeCode: HEADER.typeCode,
      classCode: { code: '10' },
      formatCode: 'urn:ihe:iti:xds-sd:pdf:2008',
      languageCode: 'fr-FR',
      title: HEADER.title,
      confidentiality: HEADER.confidentiality,
      visibility: { masked: false, hiddenFromHolder: false, hiddenFromRepresentatives: false },
      creationTime: { text: '20260303111500+0100', utc: '20260303101500' },
      serviceStart: { utc: '20260303093000' },
      serviceStop: { utc: '20260303100000' },
      patient: {
        ins: HEADER.patient.ins,
        birthFamily: "D'ANJOU",
        usedFamily: 'MARTIN',
        birthGivens: 'LUCIE ANNE',
        firstGiven: 'LUCIE',
        usedGiven: 'ANNE',
        sex: 'F',
        birthDate: { text: '19790328', year: 1979, month: 3, day: 28 },
        birthplaceInsee: '51215',
        birthplaceName: 'DOMPREMY',
      },
      sourcePatientId: { root: '1.2.250.1.213.1.4.10', extension: '279035121518989' },
      authors: [
        {
          ids: [{ root: '1.2.250.1.71.4.2.1', extension: '801234567897' }],
          person: { family: 'LEROY', given: 'Paul', prefix: 'M', suffix: 'DR' },
          specialty: { code: 'G15_10/SM26' },
          institution: { ids: [{ root: '1.2.250.1.71.4.2.2', extension: '10B0172805' }], name: 'Cabinet des Lilas' },
          time: { utc: '20260303101500' },
        },
      ],
      legalAuthenticator: { ids: [{ extension: '801234567897' }] },
      custodian: { ids: [{ root: '1.2.250.1.71.4.2.2', extension: '1120456789' }], name: 'Carnet' },
      eventCodes: [HEADER.act.code],
      practiceSetting: HEADER.practiceSetting,
      facilityType: HEADER.facilityType,
      setId: { root: HEADER.setId },
      versionNumber: '1',
      relations: [{ kind: 'RPLC', parentUniqueIds: ['2.25.7^A1'], versionNumber: '3' }],
      body: 'unstructured',
    })
  })

  test('carries visibility codes, old and new', async () => {
    const masked = { code: 'MASQUE_PS', system: '1.2.250.1.213.1.1.4.13', display: 'Masqué' }
    const held = { code: 'NOPAT', system: '2.16.840.1.113883.5.4', display: 'no disclosure' }
    expect((await reread({ ...HEADER, confidentiality: [NORMAL, masked] })).metadata.visibility.masked).toBe(true)
    expect((await reread({ ...HEADER, confidentiality: [NORMAL, held] })).metadata.visibility).toEqual({
      masked: false,
      hiddenFromHolder: true,
      hiddenFromRepresentatives: false,
    })
  })

  test('of the person herself has her INS for author and no institution', async () => {
    const typeCode = { code: 'EXPPAT_2', system: '1.2.250.1.213.1.1.4.12', display: 'Autre document du patient' }
    const { metadata } = await reread({ ...HEADER, typeCode, author: { kind: 'person' } })
    expect(metadata.authors[0]).toMatchObject({
      ids: [{ root: '1.2.250.1.213.1.4.10', extension: '279035121518989' }],
      person: { family: 'MARTIN', given: 'ANNE' },
    })
    expect(metadata.authors[0]?.institution).toBeUndefined()
    expect(metadata.practiceSetting).toEqual(HEADER.practiceSetting)
  })

  const FILES: readonly (readonly [LooseKind, Buffer, string])[] = [
    ['pdf', makePdf(), 'urn:ihe:iti:xds-sd:pdf:2008'],
    ['jpeg', makeJpeg(), 'urn:ihe:iti-fr:xds-sd:jpeg:2010'],
    ['tiff', makeTiff(), 'urn:ihe:iti-fr:xds-sd:tiff:2010'],
    ['rtf', makeRtf(), 'urn:ihe:iti-fr:xds-sd:rtf:2010'],
    ['txt', Buffer.from('Bonjour'), 'urn:ihe:iti:xds-sd:text:2008'],
    ['png', makePng(), 'urn:asipSante:modelesHorsProfils:2011'],
  ]

  test.each(FILES)('%s: its format is the published one and its bytes come out as they went in', async (kind, bytes, format) => {
    expect((await reread(HEADER, kind, bytes)).metadata.formatCode).toBe(format)
    expect(await opened(await wrapped(bytes, kind))).toEqual(bytes)
  })

  test('any bytes in any chunks come out as they went in, and any title is told again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 500 }),
        fc.integer({ min: 1, max: 40 }),
        fc.string({ minLength: 1 }),
        async (bytes, size, words) => {
          const title = `T ${words}`
          const cda = await wrapped(bytes, 'pdf', { ...HEADER, title }, size)
          expect(await opened(cda)).toEqual(Buffer.from(bytes))
          const { metadata } = await readCda(inChunks(cda, 313), engine)
          expect(metadata.title).toBe(
            title
              .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')
              .replace(/\s+/g, ' ')
              .trim(),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})
