import type { Span } from '../../../calendar.ts'
import { plain } from '../../clinical/plain-sections.ts'
import type { VaccineKey } from '../../clinical/vaccination.ts'
import { type Measure, vitalSigns } from '../../clinical/vital-signs.ts'
import { list, type Paper } from '../../paper.ts'
import { prescription, scopeOf, type Teller, vaccination } from '../../telling.ts'
import { type Note, lettersOf } from './notes.ts'

/** Noé was born five years, four months and three days ago: his ages count from there. */
const BORN_MONTHS = 64
/** Some days after the birthday of the month, so that a weekend brings nothing before it. */
const atAge = (months: number): Span => ({ months: BORN_MONTHS - months, days: -2 })

/** The compulsory examinations of a child (CSP R.2132-1), between those that his story tells. Weight, height, head. */
type Exam = readonly [months: number, weight: number, height: number, head: number | null, said: readonly string[]]

const EXAMS: readonly Exam[] = [
  [1, 4.4, 54, 37.2, ['Suit des yeux, sourit aux voix', 'Au sein, huit tétées']],
  [2, 5.5, 57.5, 39, ['Tient sa tête', 'Premiers vaccins ce jour']],
  [3, 6.3, 60.5, 40.4, ['Rit aux éclats', 'Nuits de six heures']],
  [4, 6.9, 63, 41.5, ['Attrape le hochet', 'Deuxièmes vaccins ce jour']],
  [5, 7.4, 65, 42.5, ['Se retourne', 'Début de la diversification']],
  [7, 8.1, 68.5, 44, ['Tient assis', 'Plaques sèches aux joues']],
  [11, 9.4, 74, 45.8, ['Se met debout au canapé', 'Dit « papa » au chat']],
  [12, 9.7, 75.5, 46.1, ['Premiers pas', 'Vaccins ce jour']],
  [17, 10.7, 80.5, 47.3, ['Court, grimpe', 'Vingt mots']],
  [36, 14.5, 96, 49.6, ['Vision et audition normales', 'Propre le jour']],
  [48, 16.3, 103, null, ['Vaccination à jour', 'Asthme calme, court comme les autres']],
]

const growth = ([, weight, height, head]: Exam): readonly Measure[] => [
  { kind: 'weight', value: weight },
  { kind: 'height', value: height },
  ...(head === null ? [] : [{ kind: 'head', value: head } as const]),
]

const examName = (months: number): string =>
  months < 24 ? `du ${months}e mois`.replace('1e mois', '1er mois').replace('11er', '11e') : `des ${months / 12} ans`

const exams = (teller: Teller): readonly Paper[] =>
  EXAMS.map(exam => {
    const [months, , , , said] = exam
    const at = teller.at(atAge(months), 9, 40)
    const key = `examen-${months}-mois`
    return {
      key,
      type: 'measures',
      title: `Examen ${examName(months)}`,
      at,
      by: 'even',
      form: 'structured',
      sections: [vitalSigns(scopeOf(teller, key), at, growth(exam), 'Croissance'), plain('physicalExam', 'Examen', list(...said))],
    }
  })

type Certificate = readonly [
  key: string,
  months: number,
  title: string,
  weight: number,
  height: number,
  head: number,
  said: readonly string[],
]

/** Of the notebook, to be sent to the department: ninth and twenty-fourth months (CSP R.2132-2). */
const CERTIFICATES: readonly Certificate[] = [
  [
    'certificat-9e-mois',
    9,
    'Certificat de santé du neuvième mois',
    8.9,
    71,
    45,
    ['Tient assis sans appui', 'Se déplace à quatre pattes', 'Réagit à son prénom', 'Eczéma traité'],
  ],
  [
    'certificat-24e-mois',
    24,
    'Certificat de santé du vingt-quatrième mois',
    12.3,
    87,
    48.5,
    ['Associe deux mots', 'Monte l’escalier', 'Vaccination complète pour l’âge', 'Siffle l’hiver : à suivre'],
  ],
]

const certificates = (teller: Teller): readonly Paper[] =>
  CERTIFICATES.map(([key, months, title, weight, height, head, said]) => {
    const at = teller.at(atAge(months), 10, 20)
    return {
      key,
      type: 'childCertificate',
      title,
      at,
      by: 'even',
      form: 'structured',
      sections: [
        vitalSigns(
          scopeOf(teller, key),
          at,
          [
            { kind: 'weight', value: weight },
            { kind: 'height', value: height },
            { kind: 'head', value: head },
          ],
          'Croissance',
        ),
        plain('physicalExam', 'Développement', list(...said)),
        plain('plan', 'Suivi', 'Certificat envoyé au service départemental de protection maternelle et infantile.'),
      ],
    }
  })

/** What the calendar asked of him, beside what his story tells. */
const DOSES: readonly (readonly [key: string, vaccine: VaccineKey, months: number, rank: number])[] = [
  ['pneumo-2', 'pneumococcal', 4, 2],
  ['meningo-c-1', 'meningococcusC', 5, 1],
  ['pneumo-3', 'pneumococcal', 11, 3],
  ['meningo-b-1', 'meningococcusB', 15, 1],
  ['meningo-b-2', 'meningococcusB', 18, 2],
]

const doses = (teller: Teller): readonly Paper[] =>
  DOSES.map(([key, vaccine, months, rank]) =>
    vaccination(teller, { key, by: 'even' }, { vaccine, at: teller.at(atAge(months), 9, 50), rank, site: 'cuisse gauche' }),
  )

const NOTES: readonly Note[] = [
  [
    'otite',
    'consultation',
    'even',
    atAge(20),
    'Consultation : otite',
    {
      Motif: 'Fièvre à 39 °C, se tient l’oreille.',
      Conclusion: 'Otite moyenne droite. Paracétamol, amoxicilline huit jours : bien supportée.',
    },
  ],
  [
    'varicelle',
    'consultation',
    'even',
    atAge(43),
    'Consultation : varicelle',
    { Motif: 'Boutons depuis deux jours, toute la classe aussi.', Conclusion: 'Varicelle simple. Pas d’ibuprofène. Ongles courts.' },
  ],
  [
    'asthme-suivi-1',
    'consultation',
    'even',
    atAge(42),
    'Consultation : suivi de l’asthme',
    { Suivi: 'Deux crises cet hiver. Chambre d’inhalation maîtrisée.', Conclusion: 'Fluticasone poursuivie jusqu’au printemps.' },
  ],
  [
    'asthme-suivi-2',
    'consultation',
    'even',
    atAge(54),
    'Consultation : suivi de l’asthme',
    { Suivi: 'Une crise en huit mois. Joue au football.', Conclusion: 'Même traitement, revoir en automne.' },
  ],
  [
    'dents',
    'dental',
    'mevel',
    atAge(47),
    'Bilan bucco-dentaire',
    { Bilan: 'Vingt dents, aucune carie. Pouce la nuit.', Suite: 'Revoir dans un an. Brosse choisie par Noé.' },
  ],
  [
    'vue',
    'eye',
    'morin',
    atAge(40),
    'Dépistage de la vue',
    { Bilan: 'Vision de 8/10 à chaque œil, pas de strabisme.', Suite: 'Contrôle avant le cours préparatoire.' },
  ],
  [
    'allergologue',
    'consultation',
    'even',
    atAge(60),
    'Suivi d’allergie alimentaire',
    {
      Suivi: 'Aucun accident depuis deux ans. Lit lui-même le mot « arachide ».',
      Conclusion: 'IgE en baisse. Éviction poursuivie, stylos renouvelés.',
    },
  ],
]

const medicines = (teller: Teller): readonly Paper[] => [
  prescription(teller, { key: 'ordonnance-otite', at: teller.at(atAge(20), 9, 55), by: 'even', title: 'Ordonnance : otite' }, [
    { medicine: 'amoxicillinChild', dose: '1 dose de 11 kg matin et soir', duration: '8 jours', from: teller.at(atAge(20)) },
    {
      medicine: 'paracetamolChild',
      dose: '1 dose de 11 kg toutes les six heures si fièvre',
      duration: '5 jours',
      from: teller.at(atAge(20)),
    },
  ]),
  prescription(teller, { key: 'ordonnance-asthme', at: teller.at(atAge(42), 10, 15), by: 'even', title: 'Ordonnance : asthme' }, [
    {
      medicine: 'fluticasone',
      dose: '1 bouffée matin et soir dans la chambre d’inhalation',
      duration: '6 mois',
      from: teller.at(atAge(42)),
      boxes: 2,
    },
    { medicine: 'salbutamol', dose: '2 bouffées si siffle', duration: '6 mois', from: teller.at(atAge(42)) },
  ]),
]

/** Five years of a health notebook. */
export const noeArchive = (teller: Teller): readonly Paper[] => [
  ...exams(teller),
  ...certificates(teller),
  ...doses(teller),
  ...medicines(teller),
  ...lettersOf(teller, NOTES),
]

/** Years of age, weight, height: a growth spurt at twelve. Jade is sixteen years, three months and nine days old. */
const JADE_SHEETS: readonly (readonly [years: number, weight: number, height: number])[] = [
  [10, 32.5, 139],
  [11, 36, 145.5],
  [12, 41.5, 152.5],
  [13, 46.5, 158.5],
  [14, 50, 162],
  [15, 52.5, 164],
  [16, 54, 165],
]

export const jadeArchive = (teller: Teller): readonly Paper[] => [
  ...JADE_SHEETS.map(([years, weight, height]): Paper => {
    const at = teller.at({ years: 16 - years, months: 2, days: 20 }, 17, 30)
    const key = `mesures-${years}-ans`
    return {
      key,
      type: 'measures',
      title: `Mesures à ${years} ans`,
      at,
      by: 'le-goff',
      form: 'structured',
      sections: [
        vitalSigns(
          scopeOf(teller, key),
          at,
          [
            { kind: 'weight', value: weight },
            { kind: 'height', value: height },
          ],
          'Croissance',
        ),
      ],
    }
  }),
  ...lettersOf(teller, [
    [
      'allergie-pollen',
      'consultation',
      'le-goff',
      { years: 3, months: 6 },
      'Consultation : nez qui coule',
      { Conclusion: 'Rhinite de printemps. Lavage de nez, pas d’autre traitement.' },
    ],
    [
      'dos',
      'consultation',
      'le-goff',
      { years: 3, months: 1 },
      'Consultation : dos et cartable',
      { Examen: 'Gibbosité de 4 mm, pas de douleur.', Conclusion: 'Attitude scoliotique. Revoir après la poussée de croissance.' },
    ],
    [
      'dos-2',
      'consultation',
      'le-goff',
      { years: 1, months: 8 },
      'Consultation : contrôle du dos',
      { Conclusion: 'Dos droit, croissance presque terminée.' },
    ],
    [
      'voile',
      'certificate',
      'le-goff',
      { years: 1, months: 3 },
      'Certificat : voile',
      { Certificat: 'Pas de contre-indication à la voile en compétition.' },
    ],
  ]),
]
