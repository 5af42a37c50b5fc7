import type { Instant } from '../../../kernel/instant.ts'
import { hl7Day, isoDay, shortDay } from '../../calendar.ts'
import { oidOf } from '../../draw.ts'
import { codeElement, completed, loinc, templates, textReference } from '../cda/codes.ts'
import { element, type Xml } from '../cda/xml.ts'
import { type Section, table } from '../paper.ts'
import { decimal } from '../typography.ts'

const KINDS = {
  weight: ['29463-7', 'Poids', 'kg', 'kg', 1],
  height: ['8302-2', 'Taille', 'cm', 'cm', 0],
  head: ['8287-5', 'Périmètre crânien', 'cm', 'cm', 1],
  bmi: ['39156-5', 'Indice de masse corporelle', 'kg/m²', 'kg/m2', 1],
  systolic: ['8480-6', 'Pression artérielle systolique', 'mmHg', 'mm[Hg]', 0],
  diastolic: ['8462-4', 'Pression artérielle diastolique', 'mmHg', 'mm[Hg]', 0],
  pulse: ['8867-4', 'Fréquence cardiaque', 'bpm', '/min', 0],
  temperature: ['8310-5', 'Température corporelle', '°C', 'Cel', 1],
  saturation: ['2708-6', 'Saturation en oxygène', '%', '%', 0],
} as const satisfies Record<string, readonly [code: string, label: string, printed: string, unit: string, digits: number]>

/** A height in whole centimetres is printed so; a child's has its half. */
const digitsOf = ({ kind, value }: Measure): number => (kind === 'height' && !Number.isInteger(value) ? 1 : KINDS[kind][4])

export type Measure = { readonly kind: keyof typeof KINDS; readonly value: number }

const observation = ({ kind, value }: Measure, scope: string): Xml => {
  const [code, label, , unit] = KINDS[kind]
  return element(
    'component',
    { typeCode: 'COMP' },
    element(
      'observation',
      { classCode: 'OBS', moodCode: 'EVN' },
      ...templates(
        '2.16.840.1.113883.10.20.1.31',
        '1.3.6.1.4.1.19376.1.5.3.1.4.13',
        '1.3.6.1.4.1.19376.1.5.3.1.4.13.2',
        '1.2.250.1.213.1.1.3.50',
      ),
      element('id', { root: oidOf(`${scope}/${kind}`) }),
      codeElement(loinc(code, label)),
      textReference(`mesure-${kind}`),
      completed(),
      element('effectiveTime', { nullFlavor: 'NASK' }),
      element('value', { 'xsi:type': 'PQ', value: value.toFixed(digitsOf({ kind, value })), unit }),
    ),
  )
}

/** Signes vitaux: a table, and the same values coded in one organizer. */
export const vitalSigns = (scope: string, at: Instant, measures: readonly Measure[], title = 'Signes vitaux'): Section => ({
  templates: [
    '2.16.840.1.113883.10.20.1.16',
    '1.3.6.1.4.1.19376.1.5.3.1.3.25',
    '1.3.6.1.4.1.19376.1.5.3.1.1.5.3.2',
    '1.2.250.1.213.1.1.2.75',
  ],
  code: loinc('8716-3', 'Signes vitaux'),
  title,
  blocks: [
    table(
      ['Mesure', `Le ${shortDay(at)}`],
      measures.map(({ kind, value }) => [
        KINDS[kind][1],
        { text: `${decimal(value, digitsOf({ kind, value }))} ${KINDS[kind][2]}`, id: `mesure-${kind}` },
      ]),
    ),
  ],
  entries: [
    element(
      'entry',
      {},
      element(
        'organizer',
        { classCode: 'CLUSTER', moodCode: 'EVN' },
        ...templates(
          '2.16.840.1.113883.10.20.1.32',
          '2.16.840.1.113883.10.20.1.35',
          '1.3.6.1.4.1.19376.1.5.3.1.4.13.1',
          '1.2.250.1.213.1.1.3.49',
        ),
        element('id', { root: oidOf(`${scope}/signes-vitaux`) }),
        codeElement(loinc('85353-1', 'Signes vitaux')),
        completed(),
        element('effectiveTime', { value: hl7Day(isoDay(at)) }),
        ...measures.map(measure => observation(measure, scope)),
      ),
    ),
  ],
})
