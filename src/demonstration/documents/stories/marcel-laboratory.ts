import type { Instant } from '../../../kernel/instant.ts'
import { ageAt, yearsAgo } from '../../calendar.ts'
import { filtrationRate } from '../clinical/kidney.ts'
import type { Result } from '../clinical/laboratory.ts'
import type { Paper } from '../paper.ts'
import { along, type Course, followed, laboratory, type Teller } from '../telling.ts'

/** Years ago → value. Treatments show in them: metformin at 20, gliclazide at 11, insulin at 7.5, bleeding at 4.5, heart failure at 3.2. */
const HBA1C: Course = [
  [20, 9.2],
  [19.4, 7.4],
  [16, 7],
  [12.5, 7.6],
  [11.1, 8.2],
  [10.4, 7.2],
  [8.5, 7.8],
  [7.6, 8.9],
  [6.9, 7.3],
  [4, 7.2],
  [3, 7.6],
  [2.4, 6.9],
  [0, 6.8],
]
const GLUCOSE: Course = HBA1C.map(([years, value]) => [years, 0.28 * value - 0.55])
const CREATININE: Course = [
  [20, 84],
  [12, 92],
  [8, 101],
  [4, 112],
  [3.2, 128],
  [2.5, 118],
  [0, 126],
]
const LDL: Course = [
  [20, 1.62],
  [19, 1.1],
  [12, 0.95],
  [4, 0.72],
  [0, 0.64],
]
const HDL: Course = [
  [20, 0.41],
  [10, 0.44],
  [0, 0.46],
]
const TRIGLYCERIDES: Course = [
  [20, 2.1],
  [19, 1.7],
  [10, 1.6],
  [0, 1.4],
]
const ALBUMINURIA: Course = [
  [20, 12],
  [10, 28],
  [6, 64],
  [3, 110],
  [2, 58],
  [0, 46],
]
const POTASSIUM: Course = [
  [20, 4.3],
  [3.2, 4.5],
  [2.8, 5],
  [0, 4.7],
]
const SODIUM: Course = [
  [20, 140],
  [3.2, 134],
  [2.8, 138],
  [0, 139],
]
const HAEMOGLOBIN: Course = [
  [20, 14.6],
  [5, 14.1],
  [4.6, 13.6],
  [4.45, 9.6],
  [4.2, 11.2],
  [3.8, 13.1],
  [0, 12.8],
]
const NT_PRO_BNP: Course = [
  [9, 820],
  [6, 640],
  [3.3, 1400],
  [3.2, 4850],
  [2.9, 1650],
  [1, 720],
  [0, 610],
]

/** Creatinine and the rate computed from it: never one without the other (HAS). */
const kidney = (teller: Teller, at: Instant, previous?: Instant): readonly Result[] => {
  const creatinine = followed(teller, 'creatinine', CREATININE, at, previous)
  const rate = (value: number, when: Instant): number => filtrationRate(value, ageAt(teller.person.birthDate, when), teller.person.sex)
  const earlier = creatinine.previous
  return [
    creatinine,
    {
      analyte: 'egfr',
      value: rate(Number(creatinine.value), at),
      ...(earlier === undefined ? {} : { previous: { value: rate(earlier.value, earlier.at), at: earlier.at } }),
    },
  ]
}

/** Total cholesterol by Friedewald's formula the other way round: the four lines agree. */
const lipids = (teller: Teller, at: Instant): readonly Result[] => {
  const [ldl, hdl, triglycerides] = [
    along(teller, LDL, at, 0.05, 'ldl'),
    along(teller, HDL, at, 0.05, 'hdl'),
    along(teller, TRIGLYCERIDES, at, 0.1, 'tg'),
  ].map(value => Number(value.toFixed(2)))
  if (ldl === undefined || hdl === undefined || triglycerides === undefined) return []
  return [
    { analyte: 'cholesterol', value: Number((ldl + hdl + triglycerides / 5).toFixed(2)) },
    { analyte: 'ldl', value: ldl },
    { analyte: 'hdl', value: hdl },
    { analyte: 'triglycerides', value: triglycerides },
  ]
}

const resultsAt = (teller: Teller, at: Instant, previous: Instant | undefined, yearly: boolean): readonly Result[] => {
  const years = yearsAgo(teller.world.today, at)
  return [
    followed(teller, 'hba1c', HBA1C, at, previous, 0.02),
    followed(teller, 'glucose', GLUCOSE, at, previous, 0.06),
    ...kidney(teller, at, previous),
    ...(years < 16
      ? [followed(teller, 'sodium', SODIUM, at, previous, 0.01), followed(teller, 'potassium', POTASSIUM, at, previous, 0.03)]
      : []),
    ...(yearly ? [...lipids(teller, at), followed(teller, 'albuminuria', ALBUMINURIA, at, undefined, 0.12)] : []),
    ...(years < 9 ? [followed(teller, 'haemoglobin', HAEMOGLOBIN, at, previous, 0.02)] : []),
    ...(years < 9 && (yearly || years < 3.4) ? [followed(teller, 'ntProBnp', NT_PRO_BNP, at, previous, 0.08)] : []),
  ]
}

const commentAt = (years: number): string | undefined => {
  if (years > 19.5) return 'Hémoglobine glyquée très au-dessus de la cible : diabète probable, à confirmer par une seconde glycémie à jeun.'
  if (years > 7.4 && years < 7.9) return 'Déséquilibre glycémique net par rapport au contrôle précédent.'
  if (years > 4.2 && years < 4.6) return 'Anémie d’apparition récente ; résultat téléphoné au médecin traitant.'
  return undefined
}

/** A report every five or six months for twenty years: forty-four of them, each with the one before beside it. */
const diabetesFollowUp = (teller: Teller): readonly Paper[] => {
  const dates = Array.from({ length: 44 }, (_, index) =>
    teller.at({ months: 238 - index * 5.5 - (index % 2) * 0.5, days: (index * 7) % 12 }, 7, 40),
  )
  return dates.map((at, index) => {
    const comment = commentAt(yearsAgo(teller.world.today, at))
    return laboratory(teller, {
      key: `bio-${String(index + 1).padStart(2, '0')}`,
      title: index % 2 === 0 ? 'Bilan sanguin annuel du diabète' : 'Bilan sanguin de suivi du diabète',
      at,
      results: resultsAt(teller, at, dates[index - 1], index % 2 === 0),
      copy: index > 38,
      to: 'le-goff',
      ...(comment === undefined ? {} : { comment }),
    })
  })
}

const INR: readonly (readonly [years: number, months: number, value: number, comment?: string])[] = [
  [8, 11, 1.6, 'Anticoagulation insuffisante : contrôle dans 48 heures.'],
  [8, 10, 2.4],
  [8, 6, 2.7],
  [7, 11, 2.2],
  [7, 2, 3.4],
  [6, 5, 2.6],
  [5, 9, 1.9],
  [5, 1, 2.8],
  [4, 7, 4.1, 'INR au-dessus de la zone : résultat téléphoné au médecin traitant.'],
]

/** Home INR under warfarin, aimed between 2 and 3, until the bleeding that ended it. */
const inrFollowUp = (teller: Teller): readonly Paper[] =>
  INR.map(([years, months, value, comment], index) => {
    const at = teller.at({ years, months, days: 4 }, 8, 15)
    const before = INR[index - 1]
    return laboratory(teller, {
      key: `inr-${index + 1}`,
      title: 'INR',
      at,
      hours: 4,
      ...(comment === undefined ? {} : { comment }),
      results: [
        {
          analyte: 'inr',
          value,
          range: [2, 3],
          ...(before === undefined
            ? {}
            : { previous: { value: before[2], at: teller.at({ years: before[0], months: before[1], days: 4 }, 8, 15) } }),
        },
      ],
    })
  })

/** A potassium that was wrong, and its correction: the sample had been shaken on the road. */
const corrected = (teller: Teller): readonly Paper[] => {
  const at = teller.at({ months: 1, days: 6 }, 7, 50)
  const rest: readonly Result[] = [
    { analyte: 'sodium', value: 139 },
    { analyte: 'crp', value: 3.1 },
  ]
  return [
    laboratory(teller, {
      key: 'ionogramme',
      title: 'Ionogramme de contrôle',
      at,
      to: 'le-goff',
      results: [{ analyte: 'potassium', value: 6.2 }, ...rest],
      comment: 'Potassium élevé : contrôle conseillé dans la journée. Sérum légèrement rosé.',
    }),
    laboratory(teller, {
      key: 'ionogramme-2',
      title: 'Ionogramme de contrôle (résultat corrigé)',
      at,
      to: 'le-goff',
      replaces: 'ionogramme',
      hours: 30,
      results: [{ analyte: 'potassium', value: 4.6 }, ...rest],
      comment:
        'Annule et remplace le résultat précédent : échantillon hémolysé pendant le transport. Potassium normal sur un second prélèvement.',
    }),
  ]
}

export const marcelLaboratory = (teller: Teller): readonly Paper[] => [
  ...diabetesFollowUp(teller),
  ...inrFollowUp(teller),
  ...corrected(teller),
]
