import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { fromIso } from '../../kernel/instant.ts'
import { type CardFace, layCard, printCard } from './index.ts'

const NOW = fromIso('2026-11-22T12:00:00.000Z')
const lines = (count: number, name: string) => Array.from({ length: count }, (_, i) => ({ text: `${name} ${i + 1}` }))
const face = (changes: Partial<CardFace> = {}): CardFace => ({
  lang: 'fr-FR',
  title: 'Carte',
  name: 'Łucja ŹDŹBŁO',
  about: 'née le 3 mai 1950',
  blocks: [
    { title: 'Danger', lines: [{ text: 'Pénicilline', isStrong: true }], isStrong: true },
    { title: 'À prévenir', lines: lines(2, 'Paul') },
  ],
  more: left => `+ ${left}`,
  foot: 'Déclaré par la personne.',
  code: { label: 'Code', text: '7K3Q-9XVB-2M4T' },
  ...changes,
})

const pagesOf = async (bytes: Buffer) => {
  const reading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false })
  const pdf = await reading.promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)))
  const read = await Promise.all(
    pages.map(async page => ({
      millimetres: page.view.slice(2).map(points => Math.round((points / 72) * 254) / 10),
      text: (await page.getTextContent()).items
        .flatMap(item => ('str' in item && item.str.trim() !== '' ? [item.str] : []))
        .join('')
        .replaceAll(/\s/g, ''),
    })),
  )
  await reading.destroy()
  return read
}

describe('a card', () => {
  test('is two sides of 85.6 × 54 mm, or one sheet, with all its words', async () => {
    const small = await pagesOf(await printCard(face(), 'card', NOW))
    expect(small.map(({ millimetres }) => millimetres)).toEqual([
      [85.6, 54],
      [85.6, 54],
    ])
    const sheet = await pagesOf(await printCard(face(), 'a4', NOW))
    expect(sheet.map(({ millimetres }) => millimetres)).toEqual([[210, 297]])
    for (const words of ['Łucja ŹDŹBŁO', 'Pénicilline', 'Paul 2', '7K3Q-9XVB-2M4T', 'Déclaré par la personne.']) {
      expect(small.map(({ text }) => text).join('')).toContain(words.replaceAll(' ', ''))
      expect(sheet[0]?.text).toContain(words.replaceAll(' ', ''))
    }
  })

  test('is tagged, in its language, its squares told in words, and the same bytes twice', async () => {
    const bytes = await printCard(face({ lang: 'en-GB' }), 'card', NOW)
    const text = bytes.toString('latin1')
    expect(text).toContain('/Marked true')
    expect(text).toContain('/Lang (en-GB)')
    expect(text).toMatch(/\/S \/Figure/)
    expect(text).toContain('/Alt (Code 7K3Q-9XVB-2M4T)')
    expect(bytes.equals(await printCard(face({ lang: 'en-GB' }), 'card', NOW))).toBe(true)
  })

  test('without a code has no squares', async () => {
    expect((await printCard(face({ code: null }), 'card', NOW)).toString('latin1')).not.toMatch(/\/S \/Figure/)
  })

  test('what does not fit is counted, never dropped without a word; dangers go first', () => {
    const laid = layCard(
      face({
        blocks: [
          { title: 'Danger', lines: lines(30, 'Danger') },
          { title: 'Suite', lines: lines(8, 'Suite') },
        ],
      }),
    )
    expect(laid.front).toHaveLength(11)
    expect(laid.front[1]).toEqual({ kind: 'line', text: 'Danger 1' })
    expect(laid.left).toBe(20)
    expect(laid.back.at(-1)).toEqual({ kind: 'more', text: '+ 20' })
    const said = [...laid.front, ...laid.back].filter(({ kind }) => kind === 'line').length
    expect(said + laid.left).toBe(38)
  })
})
