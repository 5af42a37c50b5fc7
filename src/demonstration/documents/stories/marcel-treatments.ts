import type { Instant } from '../../../kernel/instant.ts'
import { after, DAY } from '../../../kernel/instant.ts'
import { cim10 } from '../cda/codes.ts'
import type { Allergy, Problem, Procedure } from '../clinical/history.ts'
import { ccam } from '../cda/codes.ts'
import { summarySections } from '../clinical/summary.ts'
import type { MedicineKey } from '../clinical/medicines.ts'
import type { Treatment } from '../clinical/treatments.ts'
import type { Paper } from '../paper.ts'
import { dispensation, prescription, scopeOf, type Teller, vaccination } from '../telling.ts'

type Regimen = readonly [medicine: MedicineKey, dose: string, from: number, until: number, boxes: number]

/** What he took, from and until how many years ago. */
const REGIMENS: readonly Regimen[] = [
  ['metformin', '1 comprimé matin et soir, au milieu du repas', 20, 3.1, 2],
  ['metformin', '1 comprimé le soir, au milieu du repas (dose réduite pour le rein)', 3.1, 0, 1],
  ['gliclazide', '1 comprimé le matin', 11, 3.2, 1],
  ['glargine', '14 unités le soir, à adapter sur la glycémie du matin', 7.4, 0, 1],
  ['empagliflozin', '1 comprimé le matin', 3.1, 0, 1],
  ['atorvastatin', '1 comprimé le soir', 19.5, 0, 1],
  ['ramipril', '1 comprimé le matin', 16, 3.1, 1],
  ['sacubitril', '1 comprimé matin et soir', 3.1, 0, 2],
  ['bisoprolol', '1 comprimé le matin', 9, 0, 1],
  ['warfarin', '1 comprimé et demi le soir, selon l’INR', 9, 4.5, 2],
  ['apixaban', '1 comprimé matin et soir, sans oubli', 4.4, 0, 2],
  ['pantoprazole', '1 comprimé le soir', 4.5, 4, 1],
  ['furosemide', '1 comprimé le matin ; 2 si le poids monte de 2 kg en 3 jours', 3.1, 0, 1],
]

export const regimenAt = (years: number, at: Instant): readonly Treatment[] =>
  REGIMENS.filter(([, , from, until]) => from >= years && until < years).map(([medicine, dose, , , boxes]) => ({
    medicine,
    dose,
    duration: '3 mois, à renouveler',
    from: at,
    until: after(at, 90 * DAY),
    longTerm: true,
    boxes,
  }))

const extras: Readonly<Record<number, Treatment['medicine']>> = { 10: 'vitaminD', 6: 'paracetamol', 2: 'vitaminD' }

const prescriptions = (teller: Teller): readonly Paper[] =>
  [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map(years => {
    const at = teller.at({ years, months: years === 0 ? 1 : 0, days: years === 0 ? 3 : 20 }, 9, 30)
    const extra = extras[years]
    const longTerm = regimenAt(years === 0 ? 0.08 : years + 0.05, at)
    return prescription(
      teller,
      {
        key: `ordonnance-${years}`,
        at,
        by: 'le-goff',
        title: 'Ordonnance : diabète et cœur',
        copy: years < 2,
        advice:
          years < 9
            ? 'Ne pas prendre d’anti-inflammatoire sans avis. Se peser chaque matin.'
            : 'Marche quotidienne, bilan dans trois mois.',
      },
      extra === undefined
        ? longTerm
        : [
            ...longTerm,
            {
              medicine: extra,
              dose: extra === 'vitaminD' ? '1 ampoule, une seule fois' : '1 comprimé si douleur, 3 par jour au plus',
              duration: '1 mois',
              from: at,
              longTerm: false,
            },
          ],
    )
  })

const dispensations = (teller: Teller): readonly Paper[] =>
  [6, 4, 3, 2, 1, 0].map(years => {
    const at = teller.at({ years, months: years === 0 ? 1 : 0, days: years === 0 ? 1 : 18 }, 11, 10)
    return dispensation(
      teller,
      {
        key: `delivrance-${years}`,
        at,
        by: 'prigent',
        advice:
          years < 4.4
            ? 'Carte d’anticoagulant remise. Ne jamais doubler une prise oubliée.'
            : 'Carnet de suivi INR vérifié avec monsieur Guilloux.',
      },
      regimenAt(years === 0 ? 0.08 : years + 0.05, at),
    )
  })

const problems = (teller: Teller): readonly Problem[] => [
  {
    code: cim10('E11.9', 'Diabète sucré de type 2, sans complication'),
    text: 'Diabète de type 2 avec atteinte débutante de la rétine et du rein',
    from: teller.on({ years: 20 }),
  },
  { code: cim10('I10', 'Hypertension essentielle (primitive)'), from: teller.on({ years: 16 }) },
  { code: cim10('I48.2', 'Fibrillation auriculaire chronique'), from: teller.on({ years: 9 }) },
  {
    code: cim10('I50.9', 'Insuffisance cardiaque, sans précision'),
    text: 'Insuffisance cardiaque, fraction d’éjection remontée à 48 %',
    from: teller.on({ years: 3, months: 2 }),
  },
  { code: cim10('N18.3', 'Maladie rénale chronique, stade 3'), from: teller.on({ years: 3 }) },
]

const pastProblems = (teller: Teller): readonly Problem[] => [
  {
    code: cim10('K92.2', 'Hémorragie gastro-intestinale, sans précision'),
    text: 'Hémorragie digestive sous warfarine',
    from: teller.on({ years: 4, months: 6 }),
    until: teller.on({ years: 4, months: 5, days: 20 }),
  },
]

const procedures = (teller: Teller): readonly Procedure[] => [
  {
    code: ccam('BFGA004', 'Extraction extracapsulaire du cristallin par phakoémulsification, avec implantation de cristallin artificiel'),
    text: 'Cataracte de l’œil droit',
    at: teller.on({ years: 2, months: 1 }),
    where: 'Centre hospitalier de Port-Kerval',
  },
  { text: 'Appendicectomie', at: teller.on({ years: 61 }), where: 'Hôpital maritime' },
]

export const marcelAllergies = (teller: Teller): readonly Allergy[] => [
  { agent: 'Amoxicilline', reaction: 'Éruption généralisée au troisième jour', kind: 'medicine', from: teller.on({ years: 33 }) },
]

const summaries = (teller: Teller): readonly Paper[] =>
  [6, 3, 1, 0].map(years => {
    const at = teller.at({ years, months: 1, days: 2 }, 18, 10)
    const key = `synthese-${years}`
    const known = (from: Instant): boolean => from < at
    return {
      key,
      type: 'summary',
      title: 'Volet de synthèse médicale',
      at,
      by: 'le-goff',
      form: 'structured',
      copy: years === 0,
      sections: summarySections({
        scope: scopeOf(teller, key),
        active: problems(teller).filter(one => known(one.from)),
        past: pastProblems(teller).filter(one => known(one.from)),
        procedures: procedures(teller).filter(one => known(one.at)),
        allergies: marcelAllergies(teller),
        lifestyle: ['Ancien fumeur, 25 paquets-années, arrêt à 58 ans', 'Vit seul, fille à Rennes, jardine', 'Conduit encore, de jour'],
        family: ['Père mort d’un infarctus à 67 ans', 'Sœur diabétique'],
        watch: [
          'Allergie à l’amoxicilline',
          years > 4.4 ? 'Sous warfarine : INR chaque mois' : 'Sous apixaban : pas d’anti-inflammatoire, pas d’injection intramusculaire',
          'Rein fragile : adapter les doses',
        ],
        treatments: regimenAt(years === 0 ? 0.08 : years + 0.08, at).map(({ medicine, dose, from }) => ({ medicine, dose, from })),
      }),
    } satisfies Paper
  })

const vaccinations = (teller: Teller): readonly Paper[] => [
  ...[7, 5, 3, 2, 1].map(years =>
    vaccination(
      teller,
      { key: `grippe-${years}`, by: years > 4 ? 'benali' : 'prigent' },
      {
        vaccine: 'influenza',
        at: teller.at({ years, days: 12 }, 10, 20),
        rank: 1,
        site: 'épaule gauche',
        booster: true,
      },
    ),
  ),
  vaccination(
    teller,
    { key: 'pneumocoque', by: 'le-goff' },
    {
      vaccine: 'pneumococcal',
      at: teller.at({ years: 3, months: 1 }, 9, 50),
      rank: 1,
      site: 'épaule droite',
    },
  ),
  vaccination(
    teller,
    { key: 'zona', by: 'prigent' },
    { vaccine: 'zoster', at: teller.at({ years: 1, months: 2 }, 16, 5), rank: 1, site: 'épaule gauche' },
  ),
]

export const marcelTreatments = (teller: Teller): readonly Paper[] => [
  ...prescriptions(teller),
  ...dispensations(teller),
  ...summaries(teller),
  ...vaccinations(teller),
]
