import type { Instant } from '../../../../kernel/instant.ts'
import { yearsAgo } from '../../../calendar.ts'
import { vitalSigns } from '../../clinical/vital-signs.ts'
import type { VaccineKey } from '../../clinical/vaccination.ts'
import type { Paper } from '../../paper.ts'
import { along, type Course, dispensation, prescription, scopeOf, type Teller, vaccination } from '../../telling.ts'
import { regimenAt } from '../marcel-treatments.ts'

/** As the letters of the cardiologist and of the diabetologist say them: the heart failure of three years ago shows in the weight, its treatment in the pressure. */
const WEIGHT: Course = [
  [20, 84],
  [16, 85.5],
  [11, 85],
  [8, 82.5],
  [5, 82],
  [4.4, 78.5],
  [3.4, 80],
  [3.2, 85.5],
  [3.1, 78.9],
  [2, 78.2],
  [0, 77],
]
const SYSTOLIC: Course = [
  [20, 142],
  [16.2, 151],
  [15.5, 139],
  [8, 136],
  [5, 131],
  [3.3, 126],
  [3, 112],
  [2, 118],
  [0, 118],
]
const DIASTOLIC: Course = [
  [20, 85],
  [16.2, 90],
  [15.5, 82],
  [8, 80],
  [5, 76],
  [3, 66],
  [0, 70],
]
const PULSE: Course = [
  [20, 74],
  [9.1, 82],
  [8.9, 70],
  [0, 66],
]
const HEIGHT_CM = 172

/** What his doctor writes twice a year on the sheet of his file. */
const sheets = (teller: Teller): readonly Paper[] =>
  Array.from({ length: 40 }, (_, index) => {
    const at = teller.at({ months: 236 - index * 6, days: 3 + (index % 9) }, 9, 10)
    const key = `constantes-${String(index + 1).padStart(2, '0')}`
    const value = (name: string, course: Course, spread: number): number => along(teller, course, at, spread, name)
    return {
      key,
      type: 'measures',
      title: 'Consultation de suivi : poids et tension',
      at,
      by: 'le-goff',
      form: 'structured',
      sections: [
        vitalSigns(scopeOf(teller, key), at, [
          { kind: 'weight', value: Number(value('poids', WEIGHT, 0.006).toFixed(1)) },
          ...(index % 4 === 0 ? [{ kind: 'height', value: HEIGHT_CM - (index > 24 ? 1 : 0) } as const] : []),
          { kind: 'systolic', value: Math.round(value('systolique', SYSTOLIC, 0.03)) },
          { kind: 'diastolic', value: Math.round(value('diastolique', DIASTOLIC, 0.03)) },
          { kind: 'pulse', value: Math.round(value('pouls', PULSE, 0.05)) },
        ]),
      ],
    } satisfies Paper
  })

/** Quarters between the yearly prescriptions that are told elsewhere. */
const QUARTERS: readonly number[] = Array.from({ length: 14 }, (_, year) => [3, 6, 9].map(month => year * 12 + month)).flat()

const renewals = (teller: Teller): readonly Paper[] =>
  QUARTERS.map(months => {
    const at = teller.at({ months, days: 20 }, 9, 40)
    return prescription(
      teller,
      {
        key: `renouvellement-${months}`,
        at,
        by: 'le-goff',
        title: 'Ordonnance : renouvellement de trois mois',
        advice:
          months < 108
            ? 'Bilan sanguin avant la prochaine consultation. Se peser chaque matin.'
            : 'Bilan sanguin avant la prochaine consultation.',
      },
      regimenAt(yearsAgo(teller.world.today, at), at),
    )
  })

const handed = (teller: Teller): readonly Paper[] =>
  QUARTERS.filter(months => months < 60).map(months => {
    const at: Instant = teller.at({ months, days: 18 }, 11, 20)
    return dispensation(
      teller,
      { key: `remis-${months}`, at, by: 'prigent', advice: 'Pilulier vérifié au comptoir.' },
      regimenAt(yearsAgo(teller.world.today, at), at),
    )
  })

type Dose = readonly [key: string, vaccine: VaccineKey, by: string, months: number, rank: number, booster: boolean]

/** A flu vaccine each autumn (the others are told elsewhere), a booster at 65, 75 and after a wound, Covid-19 each autumn of the last years, zoster twice. */
const DOSES: readonly Dose[] = [
  ...([14, 13, 12, 11, 10, 9, 8, 6, 4] as const).map(years => [`grippe-${years}`, 'influenza', 'benali', years * 12, 1, true] as const),
  ['dtp-65', 'booster', 'le-goff', 17 * 12 + 3, 1, true],
  ['dtp-plaie', 'booster', 'le-goff', 10 * 12 + 8, 1, true],
  ['dtp-75', 'booster', 'le-goff', 7 * 12 + 2, 1, true],
  ['covid-1', 'covid', 'benali', 58, 1, false],
  ['covid-2', 'covid', 'benali', 57, 2, false],
  ['covid-3', 'covid', 'prigent', 51, 3, true],
  ['covid-4', 'covid', 'prigent', 37, 4, true],
  ['covid-5', 'covid', 'prigent', 25, 5, true],
  ['covid-6', 'covid', 'prigent', 13, 6, true],
  ['zona-2', 'zoster', 'prigent', 11, 2, false],
]

const doses = (teller: Teller): readonly Paper[] =>
  DOSES.map(([key, vaccine, by, months, rank, booster], index) =>
    vaccination(
      teller,
      { key, by },
      {
        vaccine,
        at: teller.at({ months, days: 14 }, 10, (index * 5) % 60),
        rank,
        site: index % 2 === 0 ? 'épaule gauche' : 'épaule droite',
        ...(booster ? { booster } : {}),
      },
    ),
  )

export const marcelQuarters = (teller: Teller): readonly Paper[] => [
  ...sheets(teller),
  ...renewals(teller),
  ...handed(teller),
  ...doses(teller),
]
