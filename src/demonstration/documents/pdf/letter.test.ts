import { describe, expect, test } from 'vitest'
import { fromIso } from '../../../kernel/instant.ts'
import { demonstrationWorld, personOf, professionalOf, structureOf } from '../../world.ts'
import { list, opening, part, table } from '../paper.ts'
import { type Page, personLines, signatureOf, structureLetterhead } from '../page.ts'
import { pdfBytes } from './letter.ts'

const world = demonstrationWorld({ seed: 'test', today: fromIso('2026-11-20T09:00:00Z') })
const [person, doctor] = [personOf(world, 'marcel'), professionalOf(world, 'nguyen')]

const page = (rows: number): Page => ({
  title: 'Consultation de cardiologie',
  date: 'Port-Kerval, le 20 novembre 2026',
  writtenAt: world.today,
  letterhead: structureLetterhead(structureOf(world, 'hospital'), doctor),
  person: personLines(person, world.today),
  recipient: ['À l’attention du Dr Anne LE GOFF'],
  parts: [
    opening('Essoufflement à l’effort : « je monte moins bien », œdèmes.', list('poids 78 kg', 'tension 132/74 mmHg')),
    part(
      'Résultats',
      table(
        ['Analyse', 'Résultat'],
        Array.from({ length: rows }, (_, index) => [`Analyse ${index}`, `${index} g/L`]),
      ),
    ),
  ],
  signature: signatureOf(doctor, world.today),
})

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const count = (bytes: Uint8Array, pattern: RegExp): number => (textOf(bytes).match(pattern) ?? []).length

describe('a letter as PDF', () => {
  const bytes = pdfBytes(page(3))

  test('is the same bytes for the same page', () => {
    expect(Buffer.from(pdfBytes(page(3))).equals(Buffer.from(bytes))).toBe(true)
  })

  test('is whole, tagged, in French, and dated by the page', () => {
    const text = textOf(bytes)
    expect(text).toMatch(/^%PDF-1\.4/)
    expect(text.trimEnd()).toMatch(/%%EOF$/)
    expect(text).toContain('/Lang (fr-FR)')
    expect(text).toContain('/StructTreeRoot')
    expect(text).toContain('(D:20261120090000Z)')
    expect(text).toContain('<pdfaid:part>1</pdfaid:part>')
  })

  test('embeds every font it uses, and no standard one', () => {
    expect(count(bytes, /\/FontFile2 /g)).toBe(2)
    expect(textOf(bytes)).not.toMatch(/\/BaseFont \/(?:Helvetica|Times|Courier)/)
  })

  test('has a header cell for each column and a cell for each value', () => {
    expect(count(bytes, /\/S \/TH\b/g)).toBe(2)
    expect(count(bytes, /\/S \/TD\b/g)).toBe(6)
    expect(count(bytes, /\/S \/LI\b/g)).toBe(2)
  })

  test('goes to as many pages as it needs', () => {
    expect(count(bytes, /\/Type \/Page\b/g)).toBe(1)
    expect(count(pdfBytes(page(90)), /\/Type \/Page\b/g)).toBe(3)
  })
})
