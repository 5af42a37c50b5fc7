import { describe, expect, test } from 'vitest'
import { codeOf, ENCODERS, inChunks } from '../../platform/xml/xml.fixtures.ts'
import { Base64Decoder } from './base64.ts'
import { extractPart } from './extract-part.ts'
import type { EmbeddedPart } from './model.ts'
import { factsOf, sampleCda } from './sample.fixtures.ts'

const content = Buffer.from(Array.from({ length: 1_000 }, (_, index) => (index * 7) % 256))
const plain = content.toString('base64')
const body = (inside: string): string =>
  `<component><nonXMLBody><text mediaType="application/pdf" representation="B64">${inside}</text></nonXMLBody></component>`

const partOf = (bytes: Uint8Array): EmbeddedPart => {
  const [part] = factsOf(bytes).parts
  if (part === undefined) throw new Error('no part')
  return part
}

const extracted = async (bytes: Uint8Array, part: EmbeddedPart, size: number): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  for await (const piece of extractPart(inChunks(bytes, size), part)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const WRITTEN: readonly (readonly [string, string])[] = [
  ['in one line', plain],
  ['in lines', plain.replace(/.{76}/g, '$&\r\n')],
  ['with carriage returns as references', plain.replace(/.{76}/g, '$&&#13;\n')],
  ['with letters as references', plain.replaceAll('A', '&#65;').replace('=', '&#x3d;')],
  ['in CDATA', `\n<![CDATA[${plain.slice(0, 500)}]]><![CDATA[${plain.slice(500)}]]>\n`],
  ['around comments and instructions', `${plain.slice(0, 333)}<!-- JVBE -->${plain.slice(333, 777)}<?x JVBE?>${plain.slice(777)}`],
  ['without its padding', plain.replace(/=+$/, '')],
]

describe('an embedded file comes out as it was', () => {
  test.each(WRITTEN)('%s', async (_, inside) => {
    const bytes = sampleCda({ body: body(inside) })
    for (const size of [1, 5, 64, 65_536]) expect(await extracted(bytes, partOf(bytes), size)).toEqual(content)
  })

  test.each(Object.keys(ENCODERS).filter(name => !name.startsWith('UTF-32')))('from a document in %s', async name => {
    const text = sampleCda({ body: body(`${plain.slice(0, 100)}\n<![CDATA[${plain.slice(100)}]]>`) })
      .toString()
      .replace(/^.*\n/, '')
    const bytes = ENCODERS[name]?.(text) ?? Buffer.alloc(0)
    const part = partOf(bytes)
    expect(part.size).toBe(content.length)
    for (const size of [1, 3, 65_536]) expect(await extracted(bytes, part, size)).toEqual(content)
  })

  test('another content under the same range is refused at its end', async () => {
    const bytes = sampleCda({ body: body(plain) })
    const part = partOf(bytes)
    expect(await codeOf(() => extracted(bytes, { ...part, sha1: '0'.repeat(40) }, 100))).toBe('cda-bad-part')
    expect(await codeOf(() => extracted(bytes.subarray(0, part.end - 8), part, 100))).toBe('cda-bad-part')
    expect(await codeOf(() => extracted(bytes, { ...part, end: part.end + 20 }, 100))).toBe('cda-bad-part')
  })

  test('the source is read no further than the range', async () => {
    const bytes = sampleCda({ body: body(plain) })
    const part = partOf(bytes)
    let read = 0
    async function* counting(): AsyncGenerator<Uint8Array> {
      for await (const chunk of inChunks(bytes, 10)) {
        read += chunk.length
        yield chunk
      }
    }
    for await (const _ of extractPart(counting(), part));
    expect(read).toBeLessThan(part.end + 10)
  })
})

describe('what is no base64 is refused', () => {
  const decoded = (pieces: readonly string[], literal = false): string => {
    const bytes: Uint8Array[] = []
    const decoder = new Base64Decoder(piece => bytes.push(piece))
    for (const piece of pieces) decoder.write(Buffer.from(piece), literal)
    decoder.end()
    return Buffer.concat(bytes).toString()
  }

  test.each([['QUJ*'], ['QUJD='], ['QQ==QQ=='], ['Q'], ['QUJDR'], ['QU-_'], ['&amp;'], ['&nbsp;'], ['QUJD&#1'], ['====']])(
    '%s',
    async text => {
      expect(await codeOf(() => decoded([text, '']))).toMatch(/^(?:cda-bad-part|xml-not-well-formed)$/)
      expect(await codeOf(() => decoded([...text]))).toMatch(/^(?:cda-bad-part|xml-not-well-formed)$/)
    },
  )

  test('an ampersand in CDATA is no reference', async () => {
    expect(await codeOf(() => decoded(['QUJD&#13;'], true))).toBe('cda-bad-part')
  })

  test('pieces of any size are one text', () => {
    expect(decoded([...'QUJD\r\nRA&#61;&#x3d;'])).toBe('ABCD')
    expect(decoded(['QU', 'JDR', 'A'])).toBe('ABCD')
  })
})
