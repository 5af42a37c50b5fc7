import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openCdaEngine } from '../../documents/format/engine.ts'
import type { XdsMetadata } from '../../documents/format/model.ts'
import { readCda } from '../../documents/format/read-cda.ts'
import { kindBySignature } from '../../documents/format/signature.ts'
import { fromIso } from '../../kernel/instant.ts'
import {
  authorSpecialtyOf,
  documentTypeOf,
  facilityTypeOf,
  patientOnlyTypes,
  practiceSettingOf,
  systemOnlyTypes,
} from '../../policy/index.ts'
import { yearsAgo } from '../calendar.ts'
import { expectedEntry } from '../expected-entry.ts'
import type { DemoDocument } from '../model.ts'
import { demonstrationWorld, personOf } from '../world.ts'
import { writeFolder } from '../write-folder.ts'
import { demonstrationDocuments } from './demonstration-documents.ts'

const today = fromIso('2026-11-20T09:00:00Z')
const world = demonstrationWorld({ seed: 'test', today })
const told = new Map(world.people.map(person => [person.key, demonstrationDocuments(world, person)]))
const all = [...told.values()].flat()
const cda = all.filter(({ mediaType }) => mediaType === 'text/xml')
const of = (key: string): readonly DemoDocument[] => told.get(key) ?? []
const named = (key: string): DemoDocument => {
  const found = all.find(document => document.key === key)
  if (found === undefined) throw new Error(`no ${key}`)
  return found
}

const engine = openCdaEngine()
afterAll(() => engine.close())

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const metadataOf = async (document: DemoDocument): Promise<XdsMetadata> => (await readCda(whole(document.bytes), engine)).metadata

describe('demonstration documents', () => {
  test('fill every record: the old man has sixty papers or more over twenty years, others from five', () => {
    expect(of('marcel').length).toBeGreaterThanOrEqual(60)
    expect(Math.max(...of('marcel').map(document => yearsAgo(today, document.expected.actedAt)))).toBeGreaterThan(19.9)
    for (const [, documents] of told) expect(documents.length).toBeGreaterThanOrEqual(5)
  })

  test('stay modest: under 15 MB together', () => {
    expect(all.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(15_000_000)
  })

  test('are of many types, and of every form that the record accepts from them', () => {
    expect(new Set(all.map(({ expected }) => expected.typeCode)).size).toBeGreaterThan(30)
    expect(new Set(all.map(({ mediaType }) => mediaType))).toEqual(
      new Set(['text/xml', 'application/pdf', 'image/png', 'image/jpeg', 'text/plain']),
    )
  })

  test('have one key, one file name in their record and one identifier each', () => {
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
    for (const [, documents] of told) expect(new Set(documents.map(({ fileName }) => fileName)).size).toBe(documents.length)
    expect(new Set(cda.map(({ expected }) => expected.uniqueId)).size).toBe(cda.length)
  })

  test('are the same bytes for the same seed and day, and other identifiers for another seed', () => {
    for (const key of ['alma', 'lucas-b', 'jade']) {
      const again = demonstrationDocuments(demonstrationWorld({ seed: 'test', today }), personOf(world, key))
      expect(again.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual(
        of(key).map(({ bytes }) => Buffer.from(bytes).toString('base64')),
      )
    }
    const other = demonstrationWorld({ seed: 'other', today })
    const ids = new Set(cda.map(({ expected }) => expected.uniqueId))
    expect(demonstrationDocuments(other, personOf(other, 'alma')).filter(({ expected }) => ids.has(expected.uniqueId))).toEqual([])
  })

  test('are never deposited before they are written, before the record is open, or after today', () => {
    for (const person of world.people)
      for (const document of of(person.key)) {
        expect(document.depositedAt).toBeGreaterThan(document.expected.writtenAt)
        expect(document.depositedAt).toBeGreaterThan(person.recordOpenedAt)
        expect(document.depositedAt).toBeLessThan(today)
      }
  })

  test('come from their author, from the person, or from the insurer, by the door of each', () => {
    const authors = new Set(world.professionals.map(({ nationalId }) => nationalId))
    for (const { depositor, expected, mediaType } of all) {
      expect(depositor === 'patient').toBe(patientOnlyTypes.has(expected.typeCode))
      expect(depositor === 'insurer').toBe(expected.typeCode === 'REMB')
      if (depositor === 'patient') expect(mediaType).not.toBe('text/xml')
      else if (depositor !== 'insurer') expect(authors).toContain(depositor)
    }
    expect(all.filter(({ expected }) => systemOnlyTypes.has(expected.typeCode))).toEqual([])
  })

  test('correct one another: the older version is deposited first', () => {
    const corrections = all.filter(({ replaces }) => replaces !== undefined)
    expect(corrections.length).toBeGreaterThanOrEqual(2)
    for (const { key, replaces, expected } of corrections) {
      const documents = of(key.split('/')[0] ?? '')
      const [older, newer] = [replaces, key].map(each => documents.findIndex(document => document.key === each))
      expect(older).toBeGreaterThanOrEqual(0)
      expect(newer).toBeGreaterThan(older ?? Number.POSITIVE_INFINITY)
      expect(expected).toMatchObject({
        version: 2,
        setId: documents[older ?? -1]?.expected.setId,
        parentUniqueId: documents[older ?? -1]?.expected.uniqueId,
      })
    }
  })
})

describe('what is hidden', () => {
  test('a scope of chosen documents names documents that are there', () => {
    const scopes = world.people.flatMap(({ access }) => access.flatMap(one => (one.kind === 'authorised' ? [one.scope] : [])))
    const chosen = scopes.flatMap(scope => (scope.kind === 'documents' ? scope.keys : []))
    expect(chosen.length).toBeGreaterThan(0)
    for (const key of chosen) expect(named(key).key).toBe(key)
  })

  test('is never masked and held at once, and no vaccination note is hidden (EX_2.1-1050, EX_2.1-2005)', () => {
    for (const { visibility, expected } of all) {
      expect(visibility.masked === true && visibility.hiddenUntilAnnouncement === true).toBe(false)
      if (expected.typeCode === '87273-9') expect(visibility).toEqual({})
    }
  })

  test('tells its stories: a secret of sixteen years, a result that waits, words for two readers, everything masked', () => {
    const secret = of('jade').filter(({ visibility }) => visibility.hiddenFromRepresentatives)
    expect(secret.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['jade/secret-consultation', 'jade/secret-depistage', 'jade/secret-delivrance']),
    )
    expect(secret.length).toBeLessThan(of('jade').length)
    expect(of('helene').filter(({ visibility }) => visibility.hiddenUntilAnnouncement).length).toBeGreaterThan(0)
    const audience = new Set(
      world.professionals.filter(({ key }) => key === 'diallo' || key === 'breton').map(({ nationalId }) => nationalId),
    )
    expect(new Set(named('helene/psy-1').visibility.audience)).toEqual(audience)
    expect(of('nadia').filter(({ visibility, expected }) => !visibility.masked && expected.typeCode !== '87273-9')).toEqual([])
  })

  test('lets the held result be held still: less than a month old', () => {
    for (const { depositedAt } of of('helene').filter(one => one.visibility.hiddenUntilAnnouncement))
      expect(yearsAgo(today, depositedAt) * 12).toBeLessThan(1)
  })
})

describe('a long demonstration', () => {
  const long = demonstrationWorld({ seed: 'test', today, isLong: true })
  const papersOf = (key: string): readonly DemoDocument[] => demonstrationDocuments(long, personOf(long, key))
  const lives = new Map(['marcel', 'camille', 'noe', 'jade', 'lucas-b'].map(key => [key, papersOf(key)]))

  test('tells whole lives: more than three hundred papers of the old man, every quarter of fourteen years', () => {
    const marcel = lives.get('marcel') ?? []
    expect(marcel.length).toBeGreaterThan(350)
    const renewals = marcel.filter(({ expected }) => expected.title.startsWith('Ordonnance : renouvellement'))
    expect(renewals.length).toBe(14 * 3)
    expect((lives.get('noe') ?? []).filter(({ expected }) => expected.title.startsWith('Examen d')).length).toBeGreaterThan(10)
  })

  test('holds all that a short one does, byte for byte, and each paper once', () => {
    for (const [key, papers] of lives) {
      const keys = papers.map(paper => paper.key)
      expect(new Set(keys).size, key).toBe(keys.length)
      expect(new Set(papers.map(({ fileName }) => fileName)).size, key).toBe(papers.length)
      const found = new Map(papers.map(paper => [paper.key, paper]))
      for (const paper of of(key)) expect(found.get(paper.key)?.bytes, paper.key).toEqual(paper.bytes)
    }
  })

  test('is deposited in order, by who may, as a short one is', () => {
    for (const [key, papers] of lives) {
      const person = personOf(long, key)
      for (const { depositedAt, expected, visibility, depositor } of papers) {
        expect(depositedAt).toBeGreaterThan(Math.max(expected.writtenAt, person.recordOpenedAt))
        expect(depositedAt).toBeLessThan(today)
        expect(depositor === 'patient').toBe(patientOnlyTypes.has(expected.typeCode))
        if (expected.typeCode === '87273-9') expect(visibility).toEqual({})
      }
      expect(papers.map(({ depositedAt }) => depositedAt)).toEqual(papers.map(({ depositedAt }) => depositedAt).toSorted((a, b) => a - b))
    }
  })

  test('is read as it was written, by whom the register knows', async () => {
    for (const paper of [...lives.values()].flat().filter(({ mediaType }) => mediaType === 'text/xml')) {
      const { typeCode, uniqueId, authors } = await metadataOf(paper)
      expect(uniqueId, paper.key).toBe(paper.expected.uniqueId)
      expect(documentTypeOf(typeCode.code, typeCode.system)?.classCode).toBe(paper.expected.classCode)
      for (const { specialty } of authors)
        expect(authorSpecialtyOf(specialty?.code ?? '', specialty?.system)?.display).toBe(specialty?.display)
    }
  })
})

describe('a reader of CDA', () => {
  test('finds in each document exactly what its writer put there', async () => {
    for (const document of cda) {
      const metadata = await metadataOf(document)
      const { derivedXds, authors, ...entry } = expectedEntry(world, document) ?? {}
      const id = (one: { root: string; extension?: string }): unknown => ({ root: one.root, extension: one.extension ?? null })
      expect({
        bytes: metadata.size,
        sha1: metadata.hash,
        id: [id(metadata.id)],
        title: metadata.title,
        effectiveTime: metadata.creationTime.text,
        languageCode: metadata.languageCode,
        setId: [id(metadata.setId ?? { root: '' })],
        versionNumber: metadata.versionNumber,
        relatedDocument: metadata.relations.map(({ kind, parentIds }) => ({ typeCode: kind, parentId: parentIds.map(id) })),
        patient: {
          ids: metadata.patient.ids,
          family: metadata.patient.families,
          given: metadata.patient.givens.map(({ value }) => value),
          gender: metadata.patient.sex,
          birthTime: metadata.patient.birthDate?.text,
        },
        serviceStart: metadata.serviceStart.text,
        serviceStop: metadata.serviceStop?.text,
      }).toEqual(entry)
      expect({
        uniqueId: metadata.uniqueId,
        typeCode: metadata.typeCode.code,
        classCode: metadata.classCode.code,
        formatCode: metadata.formatCode,
        mimeType: metadata.mimeType,
        hash: metadata.hash,
        size: metadata.size,
        languageCode: metadata.languageCode,
      }).toEqual(derivedXds)
      if (authors !== undefined)
        expect(
          metadata.authors.map(({ ids, specialty, institution }) => ({
            id: ids,
            code: { code: specialty?.code, codeSystem: specialty?.system, displayName: specialty?.display },
            org: institution?.ids,
          })),
        ).toEqual(authors)
    }
  })

  test('knows every code of the headers as published', async () => {
    for (const document of cda) {
      const { typeCode, practiceSetting, facilityType, authors, custodian } = await metadataOf(document)
      expect(documentTypeOf(typeCode.code, typeCode.system), document.key).toMatchObject({
        code: typeCode.code,
        classCode: document.expected.classCode,
      })
      expect(practiceSettingOf(practiceSetting.code)?.display).toBe(practiceSetting.display)
      expect(facilityTypeOf(facilityType.code)?.display).toBe(facilityType.display)
      expect(custodian.name).not.toBe('')
      for (const { specialty } of authors)
        expect(authorSpecialtyOf(specialty?.code ?? '', specialty?.system)?.display).toBe(specialty?.display)
    }
  })

  test('shows each of them, and opens what is inside', async () => {
    for (const document of cda) {
      const { metadata } = await readCda(whole(document.bytes), engine)
      for (const part of metadata.parts)
        expect(part.kind === undefined ? part.mediaType : part.kind, document.key).toMatch(/^(?:pdf|jpeg|txt)$/)
      expect(metadata.parts.length).toBe(metadata.body === 'unstructured' || Buffer.from(document.bytes).includes('55108-5') ? 1 : 0)
    }
  })
})

describe('a file without header', () => {
  test('is what its media type says, by its first bytes', () => {
    const kinds = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpeg', 'text/plain': undefined } as const
    for (const { mediaType, bytes, key } of all)
      if (mediaType !== 'text/xml') expect(kindBySignature(bytes.subarray(0, 64)), key).toBe(kinds[mediaType])
  })

  test('says on every page of text that it is invented', () => {
    const texts = all.filter(({ mediaType }) => mediaType === 'text/plain').map(({ bytes }) => new TextDecoder().decode(bytes))
    expect(texts.length).toBeGreaterThan(0)
    for (const text of texts) expect(text.replaceAll('\u00a0', ' ')).toContain('Document de démonstration : personnes')
  })
})

describe('a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demonstration-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('holds the documents in the order of their deposit, and what a reader must find in those with a header', () => {
    const names = writeFolder(folder, world, of('ines'))
    expect(readdirSync(folder).sort()).toEqual([...names, 'expected-metadata.json'].sort())
    expect(readFileSync(join(folder, names[0] ?? ''))).toEqual(Buffer.from(of('ines')[0]?.bytes ?? []))
    const expected: unknown = JSON.parse(readFileSync(join(folder, 'expected-metadata.json'), 'utf8'))
    expect(Object.keys(Object(expected))).toEqual(names.filter(name => name.endsWith('.xml')))
  })
})
