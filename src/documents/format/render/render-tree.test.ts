import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseXml } from '../../../platform/xml/document.ts'
import { isElement, textOf, type XmlElement } from '../../../platform/xml/tree.ts'
import { escapeXml } from '../../../platform/xml/write.ts'
import { factsOf, sampleCda, section, structured, unstructured } from '../sample.fixtures.ts'
import { ALLOW_LIST } from './html.ts'
import { PAYLOADS } from './payloads.fixtures.ts'
import { type RenderedCda, type RenderOptions, renderTree } from './render-tree.ts'

const render = (bytes: Uint8Array, options: RenderOptions = {}): RenderedCda => {
  const { reduced, parts } = factsOf(bytes)
  return renderTree(parseXml(reduced), parts, options)
}

const renderText = (text: string, entries = ''): string => render(sampleCda({ body: structured(section(text, entries)) })).html

/** What the renderer wrote is well-formed XML too: the strictest of parsers reads it back. */
const readBack = (html: string): XmlElement => parseXml(Buffer.from(html))

const elementsOf = (node: XmlElement): readonly XmlElement[] => [node, ...node.children.filter(isElement).flatMap(elementsOf)]

const SAFE_HREF = /^(?:#(?:part-\d+|cda-[A-Za-z0-9._-]+)|https?:\/\/[^/?#@]+(?:[/?#].*)?)$/

const offencesOf = (html: string): readonly string[] =>
  elementsOf(readBack(html)).flatMap(element => {
    const allowed = ALLOW_LIST[element.name]
    if (element.namespace !== '' || allowed === undefined) return [`<${element.name}>`]
    return [...element.attributes].flatMap(([name, value]) => {
      if (!allowed.includes(name)) return [`${element.name} ${name}`]
      if (name === 'href' && !SAFE_HREF.test(value)) return [`href ${value}`]
      if (name === 'id' && !/^cda-[A-Za-z0-9._-]*$/.test(value)) return [`id ${value}`]
      if (name === 'class' && !/^cda(?:-[a-z]+)*(?: cda(?:-[a-z]+)*)*$/.test(value)) return [`class ${value}`]
      return []
    })
  })

/** Every place of a document where somebody may write: `§` is one. */
const NARRATIVE = [
  '§',
  '<content>§</content>',
  '<content ID="§" styleCode="§" revised="§">x</content>',
  '<paragraph ID="§" styleCode="§"><caption>§</caption>§</paragraph>',
  '<list listType="§" styleCode="§"><caption>§</caption><item ID="§"><caption>§</caption>§</item>§</list>',
  '<linkHtml href="§" name="§" rel="§" title="§">§</linkHtml>',
  '<linkHtml href="§"/>',
  '<linkHtml href="https://x.example/§">x</linkHtml>',
  '<linkHtml href="#§">x</linkHtml>',
  '<footnote ID="§">§</footnote><footnoteRef IDREF="§">§</footnoteRef>',
  '<renderMultiMedia referencedObject="§"><caption>§</caption></renderMultiMedia>',
  '<sub>§</sub><sup>§</sup>',
  '<br clear="§"/>',
  '<table ID="§" border="§" width="§" summary="§" styleCode="§" align="§" onclick="§" style="§"><caption>§</caption><colgroup span="§"><col width="§"/></colgroup><thead align="§"><tr ID="§"><th colspan="§" rowspan="§" scope="§" abbr="§">§</th></tr></thead><tbody><tr><td colspan="§" styleCode="§" style="§">§</td>§</tr>§</tbody></table>',
  '<script xmlns="http://www.w3.org/1999/xhtml" src="§">§</script>',
  '<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="§" onerror="§"/>',
  '<svg xmlns="http://www.w3.org/2000/svg" onload="§"><a href="§">§</a></svg>',
  '<unknown onerror="§">§</unknown>',
  '<tr><td>§</td></tr>',
  '<item>§</item>',
  '<linkHtml href="https://x.example"><linkHtml href="§">§</linkHtml><table><tr><td>§</td></tr></table></linkHtml>',
]

const HEADERS: readonly (readonly [string | RegExp, string])[] = [
  ['Lettre de liaison</title>', '§</title>'],
  ['MARTIN', '§'],
  ['DURAND', '§'],
  ['>Lucie<', '>§<'],
  ['LEROY</family><suffix>DR', '§</family><suffix>§'],
  [/Clinique des Lilas/g, '§'],
  ['Médecin - Médecine générale', '§'],
  ['fr-FR', '§'],
  ['Lettre de liaison à la sortie', '§'],
  [/279035121518989/, '§'],
]

const ENTRY = `<section ID="§"><code code="§" displayName="§"/><entry><observation><code code="§" displayName="§"><originalText>§</originalText></code><text><reference value="§"/></text>
<effectiveTime value="§"/><value value="§" unit="§" displayName="§">§</value></observation></entry>
<entry><substanceAdministration><consumable><manufacturedProduct><manufacturedMaterial><name>§</name></manufacturedMaterial></manufacturedProduct></consumable><doseQuantity value="§" unit="§"/></substanceAdministration></entry></section>`

const filled = (template: string, payload: string): string => template.replaceAll('§', escapeXml(payload))

describe(`${PAYLOADS.length} payloads, in every text and attribute: nothing outside the allow-list`, () => {
  test('there are more than 300 of them', () => {
    expect(PAYLOADS.length).toBeGreaterThan(300)
  })

  test.each(NARRATIVE)('in the narrative %s', template => {
    for (const payload of PAYLOADS) {
      const html = renderText(filled(template, payload))
      expect(offencesOf(html), payload).toEqual([])
    }
  })

  test.each(HEADERS)('in the header %s', (what, by) => {
    for (const payload of PAYLOADS) {
      const html = render(sampleCda({ replace: [[what, filled(by, payload).replaceAll('$', '$$$$')]] })).html
      expect(offencesOf(html), payload).toEqual([])
    }
  })

  test('in coded entries and section titles', () => {
    for (const payload of PAYLOADS) {
      const html = render(
        sampleCda({ body: structured(filled(ENTRY, payload), `<section><title>${escapeXml(payload)}</title><text>x</text></section>`) }),
      ).html
      expect(offencesOf(html), payload).toEqual([])
    }
  })

  test('in a body of plain text and in the media type of a part', () => {
    for (const payload of PAYLOADS) {
      const text = `<component><nonXMLBody><text mediaType="text/plain">x ${escapeXml(payload)}</text></nonXMLBody></component>`
      expect(offencesOf(render(sampleCda({ body: text })).html), payload).toEqual([])
      const typed = unstructured(Buffer.from('<html>'), escapeXml(payload))
      expect(offencesOf(render(sampleCda({ body: typed })).html), payload).toEqual([])
    }
  })

  test('the check can fail: a renderer that let markup through would be seen', () => {
    expect(offencesOf('<article onclick="x"/>')).toEqual(['article onclick'])
    expect(offencesOf('<article><script/></article>')).toEqual(['<script>'])
    expect(offencesOf('<a href="javascript:x"/>')).toEqual(['href javascript:x'])
    expect(offencesOf('<p id="location"/>')).toEqual(['id location'])
  })
})

test('any tree of narrative elements renders inside the allow-list, with all its words', () => {
  const names = [
    'content',
    'paragraph',
    'list',
    'item',
    'table',
    'thead',
    'tbody',
    'tfoot',
    'tr',
    'td',
    'th',
    'caption',
    'br',
    'sub',
    'sup',
    'footnote',
    'linkHtml',
    'div',
    'script',
    'col',
  ]
  const { tree } = fc.letrec<{ tree: string }>(tie => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.integer({ min: 1, max: 9_999 }).map(n => ` w${n} `),
      fc
        .tuple(fc.constantFrom(...names), fc.array(tie('tree'), { maxLength: 4 }))
        .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
    ),
  }))
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), trees => {
      const text = trees.join('')
      const html = renderText(text)
      expect(offencesOf(html)).toEqual([])
      const words = textOf(readBack(html)).split(/\s+/)
      for (const [word] of text.matchAll(/w\d+/g)) expect(words.join(' ')).toContain(word)
    }),
    { numRuns: 1_500 },
  )
})

describe('what a reader gets', () => {
  test('a table keeps caption, headers with their scope, spans, and scrolls by keyboard', () => {
    const html = renderText(
      '<table border="1"><caption>Constantes</caption><thead><tr><th>Mesure</th><th colspan="2">Valeur</th></tr></thead><tbody><tr><th>Poids</th><td align="right">72</td><td/></tr></tbody></table>',
    )
    expect(html).toContain('<div class="cda-table" role="group" tabindex="0" aria-label="Constantes"><table><caption>Constantes</caption>')
    expect(html).toContain('<tr><th scope="col">Mesure</th><th colspan="2" scope="colgroup">Valeur</th></tr>')
    expect(html).toContain('<tr><th scope="row">Poids</th><td class="cda-align-right">72</td><td></td></tr>')
  })

  test('styles become meaning, lists keep their order', () => {
    expect(renderText('<content styleCode="Bold Italics">a</content>')).toContain('<em><strong>a</strong></em>')
    expect(renderText('<list listType="ordered" styleCode="LittleRoman"><item>a</item><item>b</item></list>')).toContain(
      '<ol class="cda-list-littleroman"><li>a</li><li>b</li></ol>',
    )
    expect(renderText('<content revised="delete">a</content>')).toContain('<del>a</del>')
  })

  test('references inside the document lead there, behind the prefix', () => {
    const html = renderText(
      '<content ID="a_b">x</content><linkHtml href="#a_b">là</linkHtml><linkHtml href="#nowhere">ici</linkHtml><content ID="a_b">y</content>',
    )
    expect(html).toContain('<span id="cda-a_5f_b">x</span><a href="#cda-a_5f_b">là</a><span>ici</span>y')
  })

  test('links of the web are followed by a click only, others are text', () => {
    expect(renderText('<linkHtml href="https://x.example/a?b=1&amp;c=2">x</linkHtml>')).toContain(
      '<a href="https://x.example/a?b=1&amp;c=2" rel="noopener noreferrer nofollow external" class="cda-external">x</a>',
    )
    expect(renderText('<linkHtml href="annexes/a.pdf"/>')).toContain('<span>annexes/a.pdf</span>')
  })

  test('a picture is a link to its part; one that is absent is said', () => {
    const media = `<entry><observationMedia ID="i1"><value mediaType="image/png" representation="B64">${Buffer.from('89504e470d0a1a0a00', 'hex').toString('base64')}</value></observationMedia></entry>`
    const { html, parts } = render(
      sampleCda({
        body: structured(section('<renderMultiMedia referencedObject="i1"><caption>Tracé</caption></renderMultiMedia>', media)),
      }),
      {
        partHref: '/documents/7/parts/',
      },
    )
    expect(html).toContain('<a class="cda-part" href="/documents/7/parts/0" data-part="0">Ouvrir : Tracé (image PNG, 9\u00a0octets)</a>')
    expect(parts).toEqual([{ index: 0, label: 'image PNG, 9\u00a0octets', opens: true }])
    expect(renderText('<renderMultiMedia referencedObject="i2"/>')).toContain('Illustration (absente du document)')
  })

  test('a part that no text shows is listed under its section; one of a refused type opens nothing', () => {
    const media = (bytes: string): string =>
      `<entry><observationMedia><value mediaType="application/pdf" representation="B64">${Buffer.from(bytes).toString('base64')}</value></observationMedia></entry>`
    expect(renderText('x', media('%PDF-1.4'))).toContain(
      '<p><a class="cda-part" href="#part-0" data-part="0">Ouvrir : document PDF, 8\u00a0octets</a></p>',
    )
    expect(renderText('x', media('<html>'))).toContain(
      '<span class="cda-part cda-part-closed">fichier d’un type non accepté, 6\u00a0octets</span>',
    )
  })

  test('a level-1 document says which part to open', () => {
    const { html } = render(sampleCda({ body: unstructured(Buffer.from('%PDF-1.4 x')) }))
    expect(html).toContain(
      '<p class="cda-unstructured">Le contenu de ce document est un fichier : <a class="cda-part" href="#part-0" data-part="0">Ouvrir : document PDF, 10\u00a0octets</a></p>',
    )
  })

  test('a level-1 document whose text stands in place is read in place', () => {
    const body = '<component><nonXMLBody><text mediaType="text/plain">Bonjour\nMadame</text></nonXMLBody></component>'
    expect(render(sampleCda({ body })).html).toContain('<div class="cda-text">Bonjour<br />Madame</div>')
  })

  test('coded entries without text are summed up, a negation is said, and what is unsaid is not called yes', () => {
    const entries = `<section><title>Codes</title><entry><observation negationInd="true"><code code="1" displayName="Allergie"/><value displayName="Pénicilline"/></observation></entry>
      <entry><observation><code code="2" displayName="Poids"/><value value="72" unit="kg"/><effectiveTime value="20260301"/></observation></entry>
      <entry><observation><code code="3" displayName="Grossesse"/><value nullFlavor="UNK"/></observation></entry></section>`
    const { html } = render(sampleCda({ body: structured(entries) }))
    expect(html).toContain('<dt>Allergie</dt><dd>non (Pénicilline)</dd>')
    expect(html).toContain('<dt>Poids</dt><dd>72 kg, 1er mars 2026</dd>')
    expect(html).toContain('<dt>Grossesse</dt><dd>sans précision</dd>')
  })

  test('nested sections go down one heading each, from the level of the page', () => {
    const body = structured(
      '<section><title>A</title><text>a</text><component><section><title>B</title><text>b</text></section></component></section>',
    )
    const { html } = render(sampleCda({ body }), { headingLevel: 3 })
    expect(html.match(/<h\d[^>]*>[^<]*/g)).toEqual([
      '<h3 class="cda-title">Lettre de liaison',
      '<h4 class="cda-section-title">A',
      '<h5 class="cda-section-title">B',
    ])
  })

  test('the header says who, when, about whom', () => {
    const text = textOf(readBack(render(sampleCda()).html))
    for (const words of [
      'Lucie MARTIN, nom utilisé : DURAND',
      '28 mars 1979',
      '1er mars 2026 à 10 h 30',
      'DR Paul LEROY',
      'Clinique des Lilas',
    ])
      expect(text).toContain(words)
  })

  test('options that could carry markup or lead elsewhere are our mistake', () => {
    expect(() => render(sampleCda(), { idPrefix: 'x"' })).toThrow(TypeError)
    expect(() => render(sampleCda(), { partHref: '//evil.example/' })).toThrow(TypeError)
    expect(() => render(sampleCda(), { partHref: 'javascript:' })).toThrow(TypeError)
  })
})
