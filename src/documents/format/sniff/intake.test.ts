import { afterAll, describe, expect, test } from 'vitest'
import { codeOf, ENCODERS, inChunks, nested } from '../../../platform/xml/xml.fixtures.ts'
import { corpusBytes, corpusFiles, hasCorpus } from '../corpus.fixtures.ts'
import { openCdaEngine } from '../engine.ts'
import { MAX_FILE_BYTES } from '../model.ts'
import { sampleCda } from '../sample.fixtures.ts'
import { makeJpeg, makePdf, makePng, makeRtf, makeTiff, makeZipEnd } from './files.fixtures.ts'
import { type Examined, examine } from './intake.ts'

const engine = openCdaEngine()
afterAll(() => engine.close())

const read = (bytes: Uint8Array, declaredType?: string, size = 65_536): Promise<Examined> =>
  examine(inChunks(bytes, size), { engine, declaredType })

const refusalOf = (bytes: Uint8Array | string, declaredType?: string, size = 65_536): Promise<string | null> =>
  codeOf(() => read(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, declaredType, size))

const GOOD = {
  pdf: makePdf(),
  jpeg: makeJpeg(),
  png: makePng(),
  tiff: makeTiff(),
  rtf: makeRtf(),
  txt: Buffer.from('Bonjour, voici l’ordonnance.\r\n\tPoids : 72 kg\n'),
  cda: sampleCda(),
} as const

describe('the bytes decide', () => {
  test.each(Object.entries(GOOD))('%s is recognised, however it arrives', async (kind, bytes) => {
    for (const size of [1, 13, 65_536]) expect((await read(bytes, undefined, size)).kind).toBe(kind)
  })

  test('digests are those of the bytes received', async () => {
    const { original, mediaType } = await read(Buffer.from('abc'))
    expect(mediaType).toBe('text/plain')
    expect(original).toEqual({
      size: 3,
      sha1: 'a9993e364706816aba3e25717850c26c9cd0d89d',
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    })
  })

  test.each([
    ['application/pdf', GOOD.png],
    ['image/png', GOOD.jpeg],
    ['text/xml', GOOD.pdf],
    ['text/plain', GOOD.cda],
    ['application/zip', GOOD.pdf],
    ['text/html', GOOD.txt],
  ])('declared %s, but it is something else', async (declared, bytes) => {
    expect(await refusalOf(bytes, declared)).toBe('file-type-mismatch')
  })

  test.each([
    ['application/pdf; charset=binary', GOOD.pdf],
    ['IMAGE/JPG', GOOD.jpeg],
    ['application/octet-stream', GOOD.tiff],
    ['', GOOD.rtf],
    ['application/xml', GOOD.cda],
  ])('declared %s, and it is', async (declared, bytes) => {
    expect(await refusalOf(bytes, declared)).toBe(null)
  })
})

describe('text', () => {
  test.each([
    ['Latin-1', Buffer.from('Compte rendu : hémoglobine élevée', 'latin1')],
    ['windows-1252', Buffer.from([0x80, 0x31, 0x32, 0x20, 0x92, 0x9c])],
    ['UTF-8 with a mark', Buffer.from('\ufeffété')],
    ['words that begin like a picture', Buffer.from('BMI : 24,5 kg/m²')],
    ['words that begin like music', Buffer.from('ID3 : identifiant')],
    ['a comparison', Buffer.from('CRP < 5 mg/l')],
  ])('%s is text', async (_, bytes) => {
    for (const size of [1, 65_536]) expect((await read(bytes, undefined, size)).kind).toBe('txt')
  })

  test.each([
    ['zeros', Buffer.from('abc\u0000def')],
    ['an escape', Buffer.from('abc\u001b[31m')],
    ['UTF-16', Buffer.from('\ufeffbonjour', 'utf16le')],
    ['no encoding at all', Buffer.from([0x61, 0x81, 0x8d, 0xff])],
  ])('%s is not', async (_, bytes) => {
    expect(await refusalOf(bytes)).toBe('file-type-unknown')
  })
})

describe('what is not a document', () => {
  test.each([
    ['a page', '<!DOCTYPE html><html><script>alert(1)</script></html>'],
    ['a page without a type', '  <html><body>x</body></html>'],
    ['a script in a page', '<script>alert(1)</script>'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a shell script', '#!/bin/sh\nrm -rf /'],
    ['PostScript', '%!PS-Adobe-3.0\n'],
    ['a program of Windows', Buffer.from(`MZ\u0090\u0000\u0003\u0000${'\u0000'.repeat(64)}`, 'latin1')],
    ['a program of Linux', Buffer.from('7f454c4602010100', 'hex')],
    ['an archive', Buffer.concat([Buffer.from('504b0304140000000000', 'hex'), Buffer.alloc(40, 0x61), makeZipEnd()])],
    ['a compressed file', Buffer.from('1f8b0800000000000003', 'hex')],
    ['RTF with an object', makeRtf('{\\object\\objocx{\\*\\objdata 0105}}')],
  ])('%s: file-type-active', async (_, bytes) => {
    expect(await refusalOf(bytes)).toBe('file-type-active')
  })

  test.each([
    ['a GIF', Buffer.from('474946383961010001000000002c', 'hex')],
    ['a Word document of old', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['DICOM', Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), Buffer.alloc(20)])],
    ['noise', Buffer.from('00010203040506f7f8f9fafb', 'hex')],
  ])('%s: file-type-unknown, and the accepted types are said', async (_, bytes) => {
    expect(await refusalOf(bytes)).toBe('file-type-unknown')
    const message = await read(bytes).then(() => '', String)
    expect(message).toContain('Formats acceptés : PDF, JPEG, PNG, TIFF, texte (TXT, RTF) et CDA (XML).')
  })

  test('nothing at all, and one byte too many', async () => {
    expect(await refusalOf('')).toBe('file-empty')
    expect(await refusalOf(' \r\n\t')).toBe('file-empty')
    const part = Buffer.alloc(1024 * 1024, 'a')
    async function* bytes(extra: number): AsyncGenerator<Uint8Array> {
      for (let index = 0; index < 25; index++) yield part
      if (extra > 0) yield part.subarray(0, extra)
    }
    expect((await examine(bytes(0), { engine })).original.size).toBe(MAX_FILE_BYTES)
    expect(await codeOf(() => examine(bytes(1), { engine }))).toBe('file-too-large')
  })
})

describe('whole files only', () => {
  test.each(['pdf', 'png', 'jpeg'] as const)('a %s cut anywhere is refused', async kind => {
    const bytes = GOOD[kind]
    for (let length = 12; length < bytes.length - (kind === 'pdf' ? 2 : 0); length += 7) {
      expect(await refusalOf(bytes.subarray(0, length)), `${length} of ${bytes.length}`).toBe('file-truncated')
    }
  })

  test('a TIFF without its directory, an RTF without its brace', async () => {
    expect(await refusalOf(GOOD.tiff.subarray(0, 12))).toBe('file-truncated')
    expect(await refusalOf(makeTiff(false).subarray(0, 20))).toBe('file-truncated')
    expect(await refusalOf(GOOD.rtf.subarray(0, 15))).toBe('file-truncated')
  })

  test('a PDF whose table would lie beyond its end', async () => {
    expect(
      await refusalOf(
        makePdf()
          .toString('latin1')
          .replace(/startxref\n\d+/, 'startxref\n999999'),
      ),
    ).toBe('file-truncated')
  })
})

describe('a PDF that asks for a password', () => {
  test.each(['/Encrypt 9 0 R', '/Encrypt<< /Filter /Standard >>', '/#45ncrypt 9 0 R', '/E#6Ecrypt\n9 0 R'])('%s', async trailer => {
    for (const size of [1, 7, 65_536]) expect(await refusalOf(makePdf({ trailer }), undefined, size)).toBe('pdf-encrypted')
  })

  test('in the dictionary of a cross-reference stream', async () => {
    const pdf = makePdf()
      .toString('latin1')
      .replace('xref\n0 5', '5 0 obj\n<< /Type /XRef /Encrypt 9 0 R /Length 3 >>\nstream\nabc\nendstream\nendobj\nxref\n0 5')
    expect(await refusalOf(Buffer.from(pdf, 'latin1'))).toBe('pdf-encrypted')
  })

  test('a text that speaks of encryption does not', async () => {
    const page = `BT (${'/Encrypt 9 0 R '.repeat(40)}) Tj ET`
    for (const size of [1, 50, 65_536]) expect(await refusalOf(makePdf({ page }), undefined, size)).toBe(null)
    expect(await refusalOf(makePdf({ trailer: '/EncryptMetadata false' }))).toBe(null)
  })
})

describe('one file, one type', () => {
  const html = '<html><script>alert(1)</script></html>'
  test.each([
    ['a PDF behind a line', Buffer.concat([Buffer.from('hello\n'), GOOD.pdf])],
    ['a PDF in a JPEG', makeJpeg('%PDF-1.4')],
    ['a page in a JPEG', makeJpeg(html)],
    ['a page behind a PDF', Buffer.concat([GOOD.pdf, Buffer.from(html)])],
    ['an archive behind a PDF', Buffer.concat([GOOD.pdf, makeZipEnd()])],
    ['an archive with a comment behind a JPEG', Buffer.concat([GOOD.jpeg, makeZipEnd('x'.repeat(3_000))])],
    ['an archive behind a PNG', Buffer.concat([GOOD.png, makeZipEnd()])],
    ['anything behind a PNG', Buffer.concat([GOOD.png, Buffer.from('more')])],
    ['a page in a text', Buffer.from(`Bonjour\n${html}`)],
  ])('%s', async (_, bytes) => {
    for (const size of [1, 65_536]) expect(await refusalOf(bytes, undefined, size)).toBe('file-polyglot')
  })

  test('what phones put behind a JPEG is not another file', async () => {
    expect(await refusalOf(Buffer.concat([GOOD.jpeg, GOOD.jpeg, Buffer.from('SEFT')]))).toBe(null)
  })
})

describe('XML', () => {
  const cda = sampleCda()
  test.each([
    ['XML that is no CDA', '<?xml version="1.0"?><note/>', 'xml-not-cda'],
    ['the right name in no namespace', '<ClinicalDocument/>', 'xml-not-cda'],
    ['the right name in another namespace', cda.toString().replace('urn:hl7-org:v3', 'urn:other'), 'xml-not-cda'],
    ['a tag that is not closed', cda.toString().replace('</title>', ''), 'xml-not-well-formed'],
    ['an entity', cda.toString().replace('Lettre', '&xxe;'), 'xml-not-well-formed'],
    ['2,000 levels', cda.toString().replace('Terminé', nested(2_000)), 'xml-too-deep'],
    ['another encoding', cda.toString().replace('UTF-8', 'UTF-7'), 'xml-encoding'],
    ['cut in the header', cda.subarray(0, 900), 'cda-truncated'],
    ['cut before the last tag', cda.subarray(0, -4), 'cda-truncated'],
    ['a DOCTYPE that is no page', `<!DOCTYPE ClinicalDocument SYSTEM "x.dtd">${cda.toString().replace(/^.*\n/, '')}`, 'xml-doctype'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code)
  })

  test.each(Object.entries(ENCODERS))('a DOCTYPE in %s', async (encoding, encode) => {
    const text = cda.toString().replace(/^.*\n/, '<!DOCTYPE ClinicalDocument [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    for (const size of [1, 65_536]) {
      expect(await refusalOf(encode(text), undefined, size)).toBe(encoding.startsWith('UTF-32') ? 'xml-encoding' : 'xml-doctype')
    }
  })
})

describe.runIf(hasCorpus)('real files', () => {
  test.each(corpusFiles())('%s passes as what it is', async name => {
    const bytes = corpusBytes('files', name)
    const { kind, original } = await read(bytes, undefined, 10_007)
    expect(name.replace('.jpg', '.jpeg').endsWith(`.${kind}`)).toBe(true)
    expect(original.size).toBe(bytes.length)
    expect(await refusalOf(bytes.subarray(0, bytes.length - 1_500))).toBe('file-truncated')
  })
})
