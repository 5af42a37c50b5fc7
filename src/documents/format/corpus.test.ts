import { afterAll, describe, expect, test } from 'vitest'
import { classOfDmp } from '../../policy/index.ts'
import { parseXml } from '../../platform/xml/document.ts'
import { isElement, type XmlElement, type XmlNode } from '../../platform/xml/tree.ts'
import { inChunks } from '../../platform/xml/xml.fixtures.ts'
import { select } from './cda-people.ts'
import { type CdaFacts, CdaStream } from './cda-stream.ts'
import { corpusBytes, corpusCda, corpusJson, hasCorpus } from './corpus.fixtures.ts'
import { openCdaEngine } from './engine.ts'
import type { Identifier, XdsMetadata } from './model.ts'
import { readCda } from './read-cda.ts'
import { kindBySignature } from './signature.ts'
import { extractPart } from './extract-part.ts'

const engine = openCdaEngine()
afterAll(() => engine.close())

const id = ({ root, extension }: Identifier): unknown => ({ root, extension: extension ?? null })

/** A code as the expected file writes it: an absent name is null there, the code itself here. */
const code = (value: { code: string; system: string; display: string } | undefined): unknown =>
  value === undefined ? null : { code: value.code, codeSystem: value.system, displayName: value.display }

const MAGIC: Readonly<Record<string, string>> = { pdf: '%PDF-', jpeg: 'ffd8ffe0', png: '89504e47' }

const factsOfStream = async (source: AsyncIterable<Uint8Array>): Promise<CdaFacts> => {
  const stream = new CdaStream()
  for await (const chunk of source) stream.write(chunk)
  return stream.end()
}

const wordsOf = (text: string): readonly string[] => text.split(/[\s,;:()]+/).filter(word => word !== '')

const countsOf = (words: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

const INLINE: ReadonlySet<string> = new Set(['content', 'sub', 'sup', 'linkHtml', 'span', 'strong', 'em', 'a', 'ins', 'del'])

/** Text of a narrative as a reader sees it: cells and lines part words, inline elements do not. */
const spacedText = (node: XmlNode): string => {
  if (!isElement(node)) return node
  const inside = node.children.map(spacedText).join('')
  return INLINE.has(node.name) ? inside : ` ${inside} `
}

const narrativesOf = (node: XmlElement): readonly XmlElement[] =>
  node.children.filter(isElement).flatMap(child => (node.name === 'section' && child.name === 'text' ? [child] : narrativesOf(child)))

/** The expectations stop at the seventh act of a document: one of the 45 has eight, and all eight are read (see below). */
const EXPECTED_ACTS = 7

/** The reading in the shape of `expected-metadata.json`. */
const asExpected = (metadata: XdsMetadata, sha1: string): unknown => ({
  bytes: metadata.size,
  sha1,
  id: [id(metadata.id)],
  templateIds: metadata.templateIds,
  code: code(metadata.typeCode),
  title: metadata.title,
  effectiveTime: metadata.creationTime.text,
  languageCode: metadata.languageCode,
  confidentialityCode: metadata.confidentiality.map(({ code: value, system }) => ({ code: value, codeSystem: system })),
  setId: metadata.setId === undefined ? [] : [id(metadata.setId)],
  versionNumber: metadata.versionNumber,
  relatedDocument: metadata.relations.map(({ kind, parentIds }) => ({ typeCode: kind, parentId: parentIds.map(id) })),
  patient: {
    ids: metadata.patient.ids.map(id),
    family: metadata.patient.families.map(({ qualifier, value }) => ({ qualifier: qualifier ?? null, value })),
    given: metadata.patient.givens.map(({ value }) => value),
    gender: metadata.patient.sex,
    birthTime: metadata.patient.birthDate?.text,
  },
  authors: metadata.authors.map(author => ({
    id: author.ids.map(id),
    code: code(author.specialty),
    org: (author.institution?.ids ?? []).map(id),
  })),
  legalAuthenticator: metadata.legalAuthenticator.ids.map(id),
  custodian: metadata.custodian.ids.map(id),
  serviceStart: metadata.serviceStart.text,
  serviceStop: metadata.serviceStop?.text ?? '',
  serviceEventCodes: metadata.eventCodes.slice(0, EXPECTED_ACTS).map(code),
  practiceSetting: code(metadata.practiceSetting),
  facilityType: code(metadata.facilityType),
  body: metadata.body === 'structured' ? 'structuredBody' : 'nonXMLBody',
  sections: metadata.sections.filter(({ level }) => level === 1).map(section => section.code?.code ?? null),
  embedded: metadata.parts.map(part => ({ mediaType: part.mediaType, bytes: part.size, magic: MAGIC[part.kind ?? ''], sha1: part.sha1 })),
  derivedXds: {
    uniqueId: metadata.uniqueId,
    typeCode: metadata.typeCode.code,
    classCode: metadata.classCode.code,
    classCodeDmp: classOfDmp(metadata.typeCode.code)?.code,
    formatCode: metadata.formatCode,
    mimeType: metadata.mimeType,
    hash: metadata.hash,
    size: metadata.size,
    languageCode: metadata.languageCode,
  },
})

describe.runIf(hasCorpus)('real documents', () => {
  const expected = hasCorpus ? (corpusJson('cda', 'expected-metadata.json') as Record<string, { source?: unknown }>) : {}

  test('the folder and its expectations name the same files', () => {
    expect(corpusCda()).toEqual(Object.keys(expected).sort())
  })

  test.each(corpusCda())('%s: every header value and every derived XDS value is the expected one', async name => {
    const { source: _, ...wanted } = expected[name] ?? {}
    const { metadata, original } = await readCda(inChunks(corpusBytes('cda', name), 10_007), engine)
    expect(asExpected(metadata, original.sha1)).toEqual(wanted)
  })

  test('a prescription with eight acts has eight event codes', async () => {
    const { metadata } = await readCda(inChunks(corpusBytes('cda', 'eP-MED-DM_2024.01_PosoStruct.xml'), 65_536), engine)
    expect(metadata.eventCodes.map(each => each.code)).toEqual([
      '57833-6',
      'MED-1096',
      'MED-1097',
      'MED-1098',
      'MED-1132',
      'MED-1094',
      'MED-1095',
      'MED-1159',
    ])
  })

  test.each(corpusCda())('%s: every word of its narrative is shown and can be searched', async name => {
    const facts = await factsOfStream(inChunks(corpusBytes('cda', name), 65_536))
    const [{ html, parts }, { text }] = await Promise.all([engine.render(facts, {}), engine.read(facts)])
    const shown = countsOf(wordsOf(spacedText(parseXml(Buffer.from(html)))))
    const searched = countsOf(wordsOf(text))
    const narratives = select(parseXml(facts.reduced), 'component/structuredBody').flatMap(narrativesOf)
    const words = countsOf(narratives.flatMap(narrative => wordsOf(spacedText(narrative))))
    const missingFrom = (found: ReadonlyMap<string, number>): unknown =>
      [...words].filter(([word, count]) => (found.get(word) ?? 0) < count)
    expect(missingFrom(shown)).toEqual([])
    expect(missingFrom(searched)).toEqual([])
    expect(words.size > 5 || parts.length > 0).toBe(true)
    expect((html.match(/data-part="/g) ?? []).length).toBe(facts.parts.length)
  })

  test.each(corpusCda())('%s: its parts are extracted from the original by their range', async name => {
    const bytes = corpusBytes('cda', name)
    const { metadata } = await readCda(inChunks(bytes, 65_536), engine)
    for (const part of metadata.parts) {
      const pieces: Uint8Array[] = []
      for await (const piece of extractPart(inChunks(bytes, 4_099), part)) pieces.push(piece)
      const whole = Buffer.concat(pieces)
      expect(whole.length).toBe(part.size)
      expect(kindBySignature(whole)).toBe(part.kind)
    }
  })
})
