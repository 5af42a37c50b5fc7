import type { Instant } from '../../../../kernel/instant.ts'
import type { AnalyteKey } from '../../clinical/analytes.ts'
import type { Result } from '../../clinical/laboratory.ts'
import type { Paper } from '../../paper.ts'
import { type Course, followed, laboratory, type Teller } from '../../telling.ts'

/** A prostate that grows without harm, a thyroid that is well, an uric acid that the water tablets raise. */
const PSA: Course = [
  [14, 1.6],
  [11, 2.3],
  [7, 3.1],
  [4, 3.5],
  [0, 3.7],
]
const TSH: Course = [
  [14, 1.7],
  [0, 2.4],
]

type Yearly = {
  readonly key: string
  readonly title: string
  readonly course: Course
  readonly analyte: AnalyteKey
  readonly years: readonly number[]
}

const YEARLY: readonly Yearly[] = [
  { key: 'psa', title: 'Dosage du PSA', analyte: 'psa', course: PSA, years: [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 2] },
  { key: 'tsh', title: 'Contrôle de la thyroïde', analyte: 'tsh', course: TSH, years: [9, 6, 3, 1] },
]

const yearly = (teller: Teller): readonly Paper[] =>
  YEARLY.flatMap(({ key, title, course, analyte, years }) =>
    years.map((year, index) => {
      const at = (ago: number): Instant => teller.at({ years: ago, months: 3, days: 11 }, 8, 5)
      const before = years[index - 1]
      return laboratory(teller, {
        key: `${key}-${year}`,
        title,
        at: at(year),
        to: 'le-goff',
        results: [followed(teller, analyte, course, at(year), before === undefined ? undefined : at(before), 0.05)],
      })
    }),
  )

/** Every month of four years and a half under warfarin: what the notebook of his pocket says too. */
const INR_MONTHS = { from: 106, until: 55 } as const
const ALREADY_TOLD: ReadonlySet<number> = new Set([107, 106, 102, 95, 86, 77, 69, 61, 55])
const OUT_OF_RANGE: Readonly<Record<number, number>> = { 104: 1.7, 98: 3.3, 91: 1.8, 83: 1.4, 82: 1.6, 74: 3.2, 66: 3.6, 58: 3.4 }

const inr = (teller: Teller): readonly Paper[] => {
  const months = Array.from({ length: INR_MONTHS.from - INR_MONTHS.until + 1 }, (_, i) => INR_MONTHS.from - i).filter(
    month => !ALREADY_TOLD.has(month),
  )
  return months.map(month => {
    const at = teller.at({ months: month, days: 4 }, 8, 15)
    const { value } = followed(
      teller,
      'inr',
      [
        [9, 2.4],
        [4, 2.5],
      ],
      at,
      undefined,
      0.14,
    )
    return laboratory(teller, {
      key: `inr-mois-${month}`,
      title: 'INR',
      at,
      hours: 4,
      results: [{ analyte: 'inr', value: OUT_OF_RANGE[month] ?? value, range: [2, 3] }],
      ...(month === 83 ? { comment: 'Anticoagulation insuffisante : prises arrêtées ? Résultat téléphoné.' } : {}),
    })
  })
}

type Once = readonly [
  key: string,
  title: string,
  ago: { readonly years: number; readonly months: number; readonly days?: number },
  results: readonly Result[],
  comment?: string,
]

const ONCE: readonly Once[] = [
  [
    'avant-hernie',
    'Bilan avant opération',
    { years: 12, months: 2, days: 12 },
    [
      { analyte: 'haemoglobin', value: 14.5 },
      { analyte: 'platelets', value: 214 },
      { analyte: 'bloodGroup', value: 'A positif' },
      { analyte: 'irregularAntibodies', value: 'Négative' },
    ],
  ],
  ['ecbu-11', 'Examen d’urines', { years: 11, months: 9 }, [{ analyte: 'urineCulture', value: 'Stérile' }]],
  [
    'foie-10',
    'Bilan du foie',
    { years: 10, months: 1 },
    [
      { analyte: 'asat', value: 31 },
      { analyte: 'alat', value: 38 },
      { analyte: 'ggt', value: 58 },
    ],
  ],
  [
    'foie-4',
    'Bilan du foie',
    { years: 4, months: 4 },
    [
      { analyte: 'asat', value: 34 },
      { analyte: 'alat', value: 44 },
      { analyte: 'ggt', value: 63 },
    ],
  ],
  [
    'apres-hemorragie-1',
    'Numération après hémorragie',
    { years: 4, months: 5, days: 16 },
    [
      { analyte: 'haemoglobin', value: 10.4 },
      { analyte: 'ferritin', value: 18 },
      { analyte: 'platelets', value: 342 },
    ],
    'Réserves en fer épuisées.',
  ],
  [
    'apres-hemorragie-2',
    'Numération après hémorragie',
    { years: 4, months: 4, days: 20 },
    [
      { analyte: 'haemoglobin', value: 11.3 },
      { analyte: 'ferritin', value: 41 },
    ],
  ],
  [
    'apres-hemorragie-3',
    'Numération après hémorragie',
    { years: 3, months: 11 },
    [
      { analyte: 'haemoglobin', value: 13 },
      { analyte: 'ferritin', value: 96 },
    ],
  ],
  [
    'apres-coeur',
    'Potassium et rein après hospitalisation',
    { years: 3, months: 1, days: 18 },
    [
      { analyte: 'potassium', value: 5 },
      { analyte: 'sodium', value: 137 },
      { analyte: 'creatinine', value: 122 },
    ],
  ],
  [
    'vitamine-d',
    'Dosage de la vitamine D',
    { years: 3, months: 4 },
    [{ analyte: 'vitaminD', value: 16 }],
    'Insuffisance : supplément conseillé.',
  ],
  ['vitamine-d-2', 'Dosage de la vitamine D', { years: 2, months: 2 }, [{ analyte: 'vitaminD', value: 34 }]],
  [
    'goutte-bio',
    'Bilan d’une crise de goutte',
    { years: 2, months: 3 },
    [
      { analyte: 'crp', value: 48 },
      { analyte: 'leucocytes', value: 9.6 },
    ],
  ],
  [
    'memoire-b12',
    'Dosage de la vitamine B12',
    { years: 0, months: 7, days: 10 },
    [{ analyte: 'b12', value: 236 }],
    'Sous metformine depuis vingt ans : à contrôler chaque année.',
  ],
  [
    'malaise-bio',
    'Bilan aux urgences',
    { years: 0, months: 0, days: 11 },
    [
      { analyte: 'glucose', value: 0.44 },
      { analyte: 'creatinine', value: 127 },
      { analyte: 'potassium', value: 4.5 },
      { analyte: 'haemoglobin', value: 12.7 },
    ],
    'Glucose bas : résultat remis en main propre à l’urgentiste.',
  ],
]

const once = (teller: Teller): readonly Paper[] =>
  ONCE.map(([key, title, ago, results, comment]) =>
    laboratory(teller, {
      key,
      title,
      at: teller.at(ago, key === 'malaise-bio' ? 12 : 8, 20),
      to: 'le-goff',
      hours: key === 'malaise-bio' ? 1 : 8,
      results,
      ...(comment === undefined ? {} : { comment }),
    }),
  )

export const marcelBlood = (teller: Teller): readonly Paper[] => [...yearly(teller), ...inr(teller), ...once(teller)]
