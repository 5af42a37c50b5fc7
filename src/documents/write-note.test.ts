import { inflateSync } from 'node:zlib'
import { getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { type Note, writeNote } from './index.ts'
import { bytesAs, careOf, linesAs, openKit } from './testing/kit.ts'

const kit = await openKit()
const NOTE: Note = {
  title: 'Mes questions',
  text: 'Douleur du genou le soir.\n\nPuis-je reprendre la natation ?',
  sections: [{ heading: 'Traitements essayés', text: 'Attelle la nuit.\nŁódź, œdème.' }],
  date: '2026-03-12',
  typeCode: 'EXPPAT_2',
  masked: false,
  uniqueId: '3f2c1a00-0000-4000-8000-000000000001',
  as: 'pdf',
}

/** Every packed stream of a PDF, unpacked. */
const streamsOf = (pdf: Buffer): readonly string[] =>
  [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, packed = '']) => {
    try {
      return [inflateSync(Buffer.from(packed, 'latin1')).toString('utf8')]
    } catch {
      return []
    }
  })

test('a note becomes a paper that is kept: PDF/A-3a, tagged, with its text inside and beside; written again it is the same', async () => {
  const { as, recordId } = await careOf(kit, 'Nadia Écrit', {})
  const { documentId } = await writeNote(as('holder'), kit.engine, recordId, NOTE)
  kit.clock.advance(3_600_000)
  expect((await writeNote(as('holder'), kit.engine, recordId, NOTE)).known).toBe(true)
  expect((await linesAs(as('holder'), recordId)).map(({ facts }) => [facts.title, facts.format])).toEqual([['Mes questions', 'pdf']])
  const bytes = await bytesAs(as('holder'), recordId, documentId)
  expect(bytes.toString('latin1')).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A<\/pdfaid:conformance>/)
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { items } = await (await pdf.getPage(1)).getTextContent()
  const words = items.map(item => ('str' in item ? item.str : '')).join(' ')
  for (const word of ['Mes questions', 'natation', 'Traitements essayés', 'œdème', 'mars 2026']) expect(words).toContain(word)
  expect(bytes.toString('latin1')).toContain('/AFRelationship /Alternative')
  expect(streamsOf(bytes).some(stream => stream.includes('Puis-je reprendre la natation ?\n\nTraitements essayés'))).toBe(true)
})

test('a note without a paper is its text, with its headings', async () => {
  const { as, recordId } = await careOf(kit, 'Nadia Texte', {})
  const { as: _, uniqueId: __, ...plain } = NOTE
  const { documentId } = await writeNote(as('holder'), kit.engine, recordId, plain)
  expect((await bytesAs(as('holder'), recordId, documentId)).toString('utf8')).toContain('natation ?\n\nTraitements essayés\n\nAttelle')
})
