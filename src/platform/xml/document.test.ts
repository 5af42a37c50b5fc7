import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseXml } from './document.ts'
import { XmlReducer } from './reduce.ts'
import { attributeOf, readerOf, textOf, type XmlElement } from './tree.ts'
import { escapeXml } from './write.ts'
import { codeOf, ENCODERS, nested } from './xml.fixtures.ts'

const parse = (text: string): XmlElement => parseXml(Buffer.from(text))

describe('reading', () => {
  test('paths follow one namespace, extensions never answer for it', () => {
    const root = parse('<a xmlns="urn:x" xmlns:y="urn:y"><b v="1"/><y:b v="2"/><b v="3"><c>d</c></b></a>')
    const { select, first } = readerOf('urn:x')
    expect(select(root, 'b').map(b => attributeOf(b, 'v'))).toEqual(['1', '3'])
    expect(first(root, 'b')?.attributes.get('v')).toBe('1')
    expect(first(root, 'b/c')).toBeUndefined()
    expect(select(root, 'b/c').map(textOf)).toEqual(['d'])
    expect(select(undefined, 'b')).toEqual([])
  })

  test('attributes of a namespace do not pass for plain ones', () => {
    const root = parse('<a xmlns:x="urn:x" x:id="1" b="2"/>')
    expect(attributeOf(root, 'id')).toBeUndefined()
    expect(attributeOf(root, 'id', 'urn:x')).toBe('1')
  })

  test('text is whole: references, CDATA, around comments and instructions', () => {
    expect(textOf(parse('<a>é &lt;&#233;&#xe9; <!-- no --><b>x</b><?no no?><![CDATA[<y>]]]]></a>'))).toBe('é <éé x<y>]]')
  })

  test('unwanted elements are checked but left out', async () => {
    const { children } = parseXml(Buffer.from('<a><b><c/></b>x</a>'), { without: new Set(['b']) })
    expect(children).toEqual(['x'])
    expect(await codeOf(() => parseXml(Buffer.from('<a><b><c></b>x</a>'), { without: new Set(['b']) }))).toBe('xml-not-well-formed')
  })

  test('every accepted encoding gives the same text', () => {
    const text = '<a b="é">œuvre à 5 € — 𝄞</a>'
    for (const [name, encode] of Object.entries(ENCODERS)) {
      if (!name.startsWith('UTF-32')) expect(textOf(parseXml(encode(text))), name).toBe('œuvre à 5 € — 𝄞')
    }
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a b="\xe9">', 'latin1'),
      Buffer.from([0x80, 0xe9]),
      Buffer.from('</a>'),
    ])
    expect(textOf(parseXml(bytes))).toBe('€é')
    expect(attributeOf(parseXml(bytes), 'b')).toBe('é')
  })
})

describe('refusing', () => {
  test.each([
    '<a><b></a>',
    '<a b=1/>',
    '<a b="1" b="2"/>',
    '<a>&nbsp;</a>',
    '<a>&</a>',
    '<x:a/>',
    '<a/>x',
    '<a b="<"/>',
    '<a>]]></a>',
    '<a>\u0001</a>',
    '<1a/>',
  ])('%j is not well formed', async text => {
    expect(await codeOf(() => parse(text))).toBe('xml-not-well-formed')
  })

  test('bytes that are no UTF-8 are refused', async () => {
    expect(await codeOf(() => parseXml(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])))).toBe('xml-not-well-formed')
    const lone = Buffer.concat([Buffer.from('\ufeff<a>', 'utf16le'), Buffer.from([0x00, 0xd8]), Buffer.from('x</a>', 'utf16le')])
    expect(await codeOf(() => parseXml(lone))).toBe('xml-encoding')
  })

  test('a refusal never quotes the document', async () => {
    const refused = await Promise.resolve()
      .then(() => parse('<a><Cancer></b></a>'))
      .catch((error: unknown) => error)
    expect(JSON.stringify(refused) + String(refused)).not.toContain('Cancer')
  })

  test('5 MB of text and a byte is too large, 201 levels too deep', async () => {
    expect(await codeOf(() => parse(`<a>${'x'.repeat(5 * 1024 * 1024 - 7)}</a>`))).toBe(null)
    expect(await codeOf(() => parse(`<a>${'x'.repeat(5 * 1024 * 1024 - 6)}</a>`))).toBe('xml-too-large')
    expect(await codeOf(() => parse(nested(2_000)))).toBe('xml-too-deep')
  })
})

describe('reducing', () => {
  const reduce = (text: string, size: number): { left: string; taken: string[]; ranges: string[] } => {
    const bytes = Buffer.from(text)
    const taken: string[] = []
    const ranges: string[] = []
    const reducer = new XmlReducer(tag => {
      if (tag.attribute('out') !== 'yes') return undefined
      const start = tag.end
      let own = ''
      return {
        characters: ({ units }) => {
          own += Buffer.from(units).toString()
        },
        interrupted: () => undefined,
        close: at => {
          taken.push(own)
          ranges.push(bytes.subarray(start, at).toString())
          return `#${taken.length}`
        },
      }
    })
    for (let at = 0; at < bytes.length; at += size) reducer.write(bytes.subarray(at, at + size))
    return { left: Buffer.from(reducer.end().bytes).toString(), taken, ranges }
  }

  test('takes text out where it is told, keeps the rest, and knows where it stood', () => {
    for (const size of [1, 2, 5, 1_000]) {
      expect(
        reduce(
          '<?xml version="1.0"?><a><!-- c --><b out="y&#101;s">QUJ<!-- c -->D&#10;</b><c out=\'no\'>keep</c><b note="> out=\'yes\'">x</b></a>',
          size,
        ),
      ).toEqual({
        left: '<a><b out="y&#101;s">#1</b><c out=\'no\'>keep</c><b note="> out=\'yes\'">x</b></a>',
        taken: ['QUJD&#10;'],
        ranges: ['QUJ<!-- c -->D&#10;'],
      })
    }
  })

  test('any text survives escaping, cutting and parsing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 9 }),
        (attribute, text, size) => {
          const bytes = Buffer.from(`<a b="${escapeXml(attribute)}"><!--${'x'.repeat(size)}-->${escapeXml(text)}</a>`)
          const reducer = new XmlReducer()
          for (let at = 0; at < bytes.length; at += size) reducer.write(bytes.subarray(at, at + size))
          const root = parseXml(reducer.end())
          const clean = (value: string): string =>
            value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
          expect(textOf(root)).toBe(clean(text).replace(/\r\n?/g, '\n'))
          expect(attributeOf(root, 'b')).toBe(
            clean(attribute)
              .replace(/\r\n/g, ' ')
              .replace(/[\t\n\r]/g, ' '),
          )
        },
      ),
      { numRuns: 300 },
    )
  })
})
