import { describe, expect, test } from 'vitest'
import { guardXml } from './guard.ts'
import { codeOf, ENCODERS, inChunks, nested } from './xml.fixtures.ts'

const passed = async (bytes: Uint8Array, size = 65_536): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of guardXml(inChunks(bytes, size))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const refusalOf = (document: string | Uint8Array, size = 65_536): Promise<string | null> =>
  codeOf(() => passed(typeof document === 'string' ? Buffer.from(document) : document, size))

const DECLARATIONS = [
  '<!DOCTYPE a>',
  '<!DOCTYPE a SYSTEM "http://evil.example/x.dtd">',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
  '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
  '<!doctype html>',
  '<!ENTITY x "y">',
  '<!ELEMENT a ANY>',
]

describe('no declaration passes, in any encoding and however the bytes arrive', () => {
  for (const [encoding, encode] of Object.entries(ENCODERS)) {
    for (const declaration of DECLARATIONS) {
      test(`${declaration} in ${encoding}`, async () => {
        const wanted = encoding.startsWith('UTF-32') ? 'xml-encoding' : 'xml-doctype'
        for (const size of [1, 2, 3, 7, 65_536]) {
          expect(await refusalOf(encode(`${declaration}<a/>`), size)).toBe(wanted)
          expect(await refusalOf(encode(`<!-- x --><?p q?>\n${declaration}<a/>`), size)).toBe(wanted)
          expect(await refusalOf(encode(`<a>${declaration}</a>`), size)).toBe(wanted)
        }
      })
    }
  }

  test('the word itself is no crime in a comment, an instruction, CDATA, an attribute or text', async () => {
    const document = '<!-- <!DOCTYPE a> --><?x <!DOCTYPE a> ?><a b="<!DOCTYPE" c=\'>\'><![CDATA[<!DOCTYPE a>]]>!DOCTYPE</a>'
    for (const [encoding, encode] of Object.entries(ENCODERS)) {
      if (encoding.startsWith('UTF-32')) continue
      const bytes = encode(document)
      for (const size of [1, 2, 3, 5, 65_536]) expect(await passed(bytes, size)).toEqual(bytes)
    }
  })

  test('a comment that only seems to end does not open the door', async () => {
    expect(await refusalOf('<a><!-- -- > <!DOCTYPE a> --></a>')).toBe(null)
    expect(await refusalOf('<a><![CDATA[ ]] > ]]]]><!DOCTYPE a></a>')).toBe('xml-doctype')
    expect(await refusalOf('<a><?x ? > ??><!DOCTYPE a></a>')).toBe('xml-doctype')
  })
})

describe('encodings', () => {
  test.each(['UTF-7', 'Shift_JIS', 'EBCDIC-CP-FR', 'UTF-32', 'ISO-2022-JP', 'x-user-defined', 'US-ASCII'])('%s is refused', async name => {
    expect(await refusalOf(`<?xml version="1.0" encoding="${name}"?><a/>`)).toBe('xml-encoding')
  })

  test.each(['UTF-8', 'utf-8', 'ISO-8859-1', 'iso-8859-15', 'windows-1252'])('%s is read', async name => {
    expect(await refusalOf(`<?xml version="1.0" encoding='${name}'?><a/>`)).toBe(null)
  })

  test('a declaration that contradicts the bytes is refused', async () => {
    expect(await refusalOf('<?xml version="1.0" encoding="UTF-16"?><a/>')).toBe('xml-encoding')
    expect(await refusalOf(Buffer.from('<?xml version="1.0" encoding="UTF-8"?><a/>', 'utf16le'))).toBe('xml-encoding')
    expect(await refusalOf(Buffer.from('\ufeff<?xml version="1.0" encoding="ISO-8859-1"?><a/>'))).toBe('xml-encoding')
  })

  test('EBCDIC and zeros among the characters are refused', async () => {
    expect(await refusalOf(Buffer.from([0x4c, 0x6f, 0xa7, 0x94, 0x93]))).toBe('xml-encoding')
    expect(await refusalOf('<a>\u0000</a>')).toBe('xml-encoding')
  })
})

describe('limits', () => {
  test('200 levels pass, 201 and 2,000 do not', async () => {
    expect(await refusalOf(nested(200))).toBe(null)
    expect(await refusalOf(nested(201))).toBe('xml-too-deep')
    expect(await refusalOf(nested(2_000), 100)).toBe('xml-too-deep')
  })

  test.each([
    ['100,001 elements', `<a>${'<b/>'.repeat(100_000)}</a>`],
    ['65 attributes', `<a ${Array.from({ length: 65 }, (_, index) => `b${index}="1"`).join(' ')}/>`],
    ['an attribute of 40,000 characters', `<a b="${'x'.repeat(40_000)}"/>`],
    ['a name of 201 characters', `<${'a'.repeat(201)}/>`],
    ['an attribute name of 5,000 characters', `<a ${'b'.repeat(5_000)}="1"/>`],
    ['a tag of 70,000 characters', `<a ${Array.from({ length: 3 }, (_, index) => `b${index}="${'x'.repeat(30_000)}"`).join(' ')}/>`],
  ])('%s are too much', async (_, document) => {
    expect(await refusalOf(document)).toBe('xml-too-large')
  })
})

describe('what is not over is not well formed', () => {
  test.each([
    '',
    ' ',
    'hello',
    '<a>',
    '<a></a',
    '<a><b></a>',
    '<a><!-- ',
    '<a><![CDATA[ ]]',
    '<a b="',
    '</a>',
    '<a/></a>',
    '<a/><b/>',
    '<>',
    '< a/>',
    '<a <b/>',
  ])('%j', async document => {
    for (const size of [1, 65_536]) expect(await refusalOf(document, size)).toBe('xml-not-well-formed')
  })
})

test('a comment of 25 MB goes through', async () => {
  const part = Buffer.alloc(1_048_576, 'x')
  let bytes = 0
  async function* source(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('<a><!--')
    for (let index = 0; index < 25; index++) yield part
    yield Buffer.from('--></a>')
  }
  for await (const chunk of guardXml(source())) bytes += chunk.length
  expect(bytes).toBe(25 * part.length + '<a><!----></a>'.length)
})
