import { describe, expect, test } from 'vitest'
import { fromIso } from '../../../kernel/instant.ts'
import { demonstrationWorld, personOf } from '../../world.ts'
import { cellText, type Section } from '../paper.ts'
import { along, type Course, followed, tellerOf } from '../telling.ts'
import { decimal, typeset } from '../typography.ts'
import { filtrationRate } from './kidney.ts'
import { laboratorySections } from './laboratory.ts'
import { prescriptionSections } from './treatments.ts'

const world = demonstrationWorld({ seed: 'test', today: fromIso('2026-11-20T09:00:00Z') })
const teller = tellerOf(world, personOf(world, 'marcel'))
const at = teller.at({ months: 2 }, 8, 0)

const rowsOf = (section: Section | undefined): readonly (readonly string[])[] =>
  (section?.blocks ?? []).flatMap(block => (block.kind === 'table' ? block.rows.map(row => row.map(cellText)) : []))

describe('a laboratory report', () => {
  const sections = laboratorySections({
    scope: 'test/bio',
    sex: 'M',
    sampledAt: at,
    results: [
      { analyte: 'hba1c', value: 7.25, previous: { value: 8.1, at } },
      { analyte: 'potassium', value: 3.1 },
      { analyte: 'inr', value: 2.4, range: [2, 3] },
      { analyte: 'chlamydia', value: 'Détecté', abnormal: true },
    ],
  })

  test('groups by chapter, prints with a comma, says what is out of its interval and what came before', () => {
    expect(sections.map(({ title }) => title)).toEqual(['Biochimie', 'Hémostase', 'Microbiologie'])
    expect(rowsOf(sections[0])).toEqual([
      ['Hémoglobine glyquée (HbA1c)', '7,3 % (haut)', '4,0 à 6,0', '8,1 (18/09/2026)'],
      ['Potassium', '3,1 mmol/L (bas)', '3,5 à 5,1', ''],
    ])
    expect(rowsOf(sections[1])).toEqual([['INR', '2,4', '2,0 à 3,0', '']])
    expect(rowsOf(sections[2])).toEqual([['Chlamydia trachomatis, ADN (PCR)', 'Détecté (anormal)', 'Non détecté', '']])
  })

  test('codes each value with its unit, its interval and its interpretation', () => {
    const xml = (sections[0]?.entries ?? []).map(entry => entry.xml).join('')
    expect(xml).toContain('<value xsi:type="PQ" value="3.1" unit="mmol/L"/>')
    expect(xml).toContain('<interpretationCode code="L"')
    expect(xml).toContain('<low value="3.5" unit="mmol/L"/>')
    expect(xml).toContain('code="2823-3"')
  })
})

describe('a prescription', () => {
  test('separates what the long-term condition covers from what it does not', () => {
    const [section] = prescriptionSections('test/ord', [
      { medicine: 'metformin', dose: '1 le soir', from: at, longTerm: true },
      { medicine: 'paracetamol', dose: '1 si douleur', from: at },
    ])
    const captions = section?.blocks.flatMap(block => (block.kind === 'table' ? [block.caption] : []))
    expect(captions).toEqual(['En rapport avec l’affection de longue durée', 'Sans rapport avec l’affection de longue durée'])
    expect(section?.entries).toHaveLength(2)
  })
})

describe('figures', () => {
  /** Published examples of CKD-EPI 2009 (Levey et al., Ann Intern Med 2009), creatinine 1 mg/dL = 88.4 µmol/L. */
  test('filtration follows creatinine, age and sex', () => {
    expect(filtrationRate(88.4, 50, 'M')).toBe(87)
    expect(filtrationRate(88.4, 50, 'F')).toBe(66)
    expect(filtrationRate(176.8, 80, 'M')).toBe(31)
  })

  test('a course goes through its points, stays at its ends, and moves little around them', () => {
    const course: Course = [
      [10, 9],
      [5, 7],
      [0, 6],
    ]
    expect(along(teller, course, teller.on({ years: 20 }), 0, 'x')).toBe(9)
    expect(along(teller, course, teller.on({ years: 5 }, 10), 0, 'x')).toBeCloseTo(7, 1)
    expect(along(teller, course, teller.on({ years: 7, months: 6 }), 0, 'x')).toBeCloseTo(8, 1)
    const moved = Number(followed(teller, 'hba1c', course, teller.on({ years: 5 }), undefined, 0.02).value)
    expect(Math.abs(moved - 7)).toBeLessThanOrEqual(0.2)
  })
})

describe('French typography', () => {
  test('puts no-break spaces where a line must not break', () => {
    expect(typeset('Poids : 78 kg ; « bien » !').replaceAll('\u00a0', '~')).toBe('Poids~: 78~kg~; «~bien~»~!')
    expect(typeset('4 850 ng/L, 6,8 %').replaceAll('\u00a0', '~')).toBe('4~850 ng/L, 6,8~%')
    expect(decimal(1.5, 2)).toBe('1,50')
  })
})
