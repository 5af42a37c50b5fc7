import { describe, expect, test } from 'vitest'
import { base64, documentBytes, element } from './xml.ts'

describe('written XML', () => {
  test('escapes words and attributes on their way in, and nothing twice', () => {
    const inner = element('td', { title: '"a" & <b>' }, 'HbA1c < 7 % & "stable"')
    expect(element('tr', {}, inner).xml).toBe(
      '<tr><td title="&quot;a&quot; &amp; &lt;b&gt;">HbA1c &lt; 7 % &amp; &quot;stable&quot;</td></tr>',
    )
  })

  test('leaves out what is not there', () => {
    expect(element('td', { ID: undefined }, null, undefined, [null, 'x']).xml).toBe('<td>x</td>')
    expect(element('br', {}).xml).toBe('<br/>')
  })

  test('breaks lines outside narratives only, where a break would be a space', () => {
    expect(element('text', {}, element('paragraph', {}, 'a', element('content', {}, 'b'))).xml).toBe(
      '\n<text><paragraph>a<content>b</content></paragraph></text>',
    )
  })

  test('is a file in UTF-8 that begins with its declaration', () => {
    const bytes = documentBytes(element('a', {}, 'œ', base64(Uint8Array.of(0xff, 0xd8))))
    expect(Buffer.from(bytes).toString('utf8')).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a>œ/9g=</a>\n')
  })
})
