import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { fromIso } from '../../kernel/instant.ts'
import { type Letter, printLetter, printProof } from './index.ts'

const letter = (changes: Partial<Letter> = {}): Letter => ({
  id: '4dbb3c53-52a2-4b32-9d2b-0f8f7f1a2b3c',
  at: fromIso('2026-12-01T23:30:00.000Z'),
  to: { name: 'Mme Łucja ŹDŹBŁO-LŒUILLET', lines: ['12 rue de l’Océan', '29900 CONCARNEAU'] },
  subject: 'Votre dossier médical',
  blocks: [
    { kind: 'paragraph', text: 'Vous décidez : « oui » ou « non ».' },
    { kind: 'heading', text: 'Vos choix' },
    { kind: 'list', items: ['accepter', 'refuser'], isOrdered: true },
    { kind: 'code', label: 'Votre code', value: '7K3Q-9XVB-2M4T' },
    { kind: 'facts', rows: [{ label: 'Téléphone', value: '34 22' }] },
  ],
  ...changes,
})

type Placed = { readonly text: string; readonly x: number; readonly y: number }

const placedText = async (bytes: Uint8Array): Promise<readonly (readonly Placed[])[]> => {
  const reading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false })
  const pdf = await reading.promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)))
  const contents = await Promise.all(pages.map(page => page.getTextContent()))
  await reading.destroy()
  return contents.map(({ items }) =>
    items.flatMap(item => ('str' in item ? [{ text: item.str, x: Number(item.transform[4]), y: 841.89 - Number(item.transform[5]) }] : [])),
  )
}

const textOf = async (bytes: Uint8Array): Promise<string> =>
  (await placedText(bytes))
    .flat()
    .map(({ text }) => text)
    .join('')
const raw = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

describe('a letter', () => {
  test('is the same bytes for the same letter', async () => {
    expect((await printLetter(letter())).equals(await printLetter(letter()))).toBe(true)
  })

  test('says its words to a machine as to the eye, with every letter of a name, and the day it is in Paris', async () => {
    const text = await textOf(await printLetter(letter()))
    for (const words of ['Łucja ŹDŹBŁO-LŒUILLET', 'l’Océan', '« oui »', '7K3Q-9XVB-2M4T', 'Le 2 décembre 2026', '34 22']) {
      expect(text.replaceAll('\u00a0', ' ')).toContain(words)
    }
  })

  test('draws a code letter by letter: no pair is closer than another', async () => {
    const width = async (value: string): Promise<number> => {
      const [first = []] = await placedText(await printLetter(letter({ blocks: [{ kind: 'code', label: 'Votre code', value }] })))
      return 2 * (first.find(({ text }) => text === value)?.x ?? 0)
    }
    // Centred: the same letters in another order begin at the same place only when no pair of them is kerned.
    expect(await width('TATA-PAVA-7474')).toBeCloseTo(await width('TTAA-PVAA-7744'), 3)
  })

  test('is tagged, in French, titled, with one first heading, and embeds all its fonts', async () => {
    const text = raw(await printLetter(letter()))
    expect(text).toMatch(/^%PDF-1\.7/)
    expect(text).toContain('/Lang (fr-FR)')
    expect(text).toContain('/Marked true')
    expect(text).toMatch(/DisplayDocTitle true/)
    expect(text.match(/\/S \/H1\b/g)).toHaveLength(1)
    expect(text.match(/\/S \/LI\b/g)).toHaveLength(2)
    const fonts = text.match(/\/Type \/FontDescriptor/g)?.length
    expect(fonts).toBe(3)
    expect(text.match(/\/FontFile2 /g)).toHaveLength(3)
    expect(text).not.toMatch(/\/BaseFont \/(?:Helvetica|Times|Courier)/)
  })

  test('shows its address, and nothing else, in the window of its envelope', async () => {
    const [first = []] = await placedText(await printLetter(letter()))
    const millimetres = 72 / 25.4
    const inWindow = first.filter(
      ({ x, y, text }) => text.trim() !== '' && x > 105 * millimetres && y > 45 * millimetres && y < 90 * millimetres,
    )
    expect(
      inWindow
        .map(({ text }) => text)
        .join('')
        .replaceAll(' ', ''),
    ).toBe('MmeŁucjaŹDŹBŁO-LŒUILLET12ruedel’Océan29900CONCARNEAU')
  })

  test('goes on to as many pages as it needs, each numbered', async () => {
    const blocks = Array.from({ length: 60 }, (_, i) => ({ kind: 'paragraph', text: `Ligne ${i}` }) as const)
    const pages = await placedText(await printLetter(letter({ blocks })))
    expect(pages.length).toBeGreaterThan(1)
    for (const [i, page] of pages.entries()) expect(page.map(({ text }) => text).join('')).toContain(`page ${i + 1}`)
  })
})

test('a proof says its reference, its day and its facts', async () => {
  const bytes = await printProof({
    title: 'Preuve de refus',
    reference: 'R-7K3Q-9XVB',
    at: fromIso('2026-05-01T10:00:00.000Z'),
    paragraphs: ['Votre refus est enregistré.'],
    facts: [{ label: 'Nom', value: 'Anne MARTIN' }],
  })
  const text = (await textOf(bytes)).replaceAll('\u00a0', ' ')
  for (const words of ['Preuve de refus', 'Référence : R-7K3Q-9XVB', '1er mai 2026', 'Nom : Anne MARTIN', 'Votre refus'])
    expect(text).toContain(words)
  expect(raw(bytes)).toContain('/Title')
})

test('a fact of a proof is copied from the paper letter by letter, also where two letters would be kerned apart', async () => {
  const value = 'pXj8Vzo5pVqjjzUS9WxqBK1wltHKN2XRDnxUcJJZDeA='
  const facts = [{ label: 'Sel', value }]
  const bytes = await printProof({ title: 'Attestation', reference: 'R-1', at: fromIso('2026-05-01T10:00:00.000Z'), paragraphs: [], facts })
  expect(await textOf(bytes)).toContain(value)
})
