import { ccam } from '../cda/codes.ts'
import { list, opening, type Paper, part, table } from '../paper.ts'
import { letter, loose, type Teller, wrapped } from '../telling.ts'

const ECG = ccam('DEQP003', 'Électrocardiographie sur au moins 12 dérivations')

/** Twenty years ago there was no shared record: his doctor's office scanned these when it was opened. */
const oldPapers = (teller: Teller): readonly Paper[] => [
  wrapped(
    'image/jpeg',
    {
      key: 'annonce-diabete',
      type: 'consultation',
      title: 'Consultation : découverte d’un diabète (numérisée)',
      at: teller.at({ years: 20 }, 9, 15),
      by: 'le-goff',
    },
    part('Motif', 'Fatigue, soif, se lève trois fois la nuit. A perdu 4 kg depuis l’été sans le vouloir.'),
    part('Examen', 'Poids 84 kg pour 1,72 m. Tension 142/86. Pieds sains, réflexes présents.'),
    part(
      'Conclusion',
      'Glycémie capillaire 2,31 g/L. Bilan demandé. Explications sur le sucre, le pain, la marche. Metformine à petite dose.',
    ),
  ),
  wrapped(
    'image/jpeg',
    {
      key: 'protocole-19',
      type: 'longTermPlan',
      title: 'Protocole de soins ALD 8 (numérisé)',
      at: teller.at({ years: 19, months: 9 }, 11, 0),
      by: 'le-goff',
    },
    opening('Affection de longue durée : diabète de type 2.'),
    part(
      'Suivi prévu',
      list('Consultation tous les trois mois', 'Hémoglobine glyquée tous les trois à six mois', 'Fond d’œil, cœur, rein : une fois par an'),
    ),
  ),
  letter(
    { key: 'tension', type: 'consultation', title: 'Consultation : tension élevée', at: teller.at({ years: 16 }, 10, 30), by: 'le-goff' },
    part('Motif', 'Renouvellement. Auto-mesures apportées sur un cahier d’écolier.'),
    part(
      'Auto-mesures',
      table(
        ['Moment', 'Moyenne de trois jours'],
        [
          ['Matin', '152/91 mmHg'],
          ['Soir', '148/88 mmHg'],
        ],
      ),
    ),
    part('Conclusion', 'Hypertension confirmée chez un diabétique : ramipril. Potassium et créatinine dans deux semaines.'),
  ),
  loose(
    'image/png',
    {
      key: 'photo-ordonnance',
      type: 'patientTreatment',
      title: 'Photo de ma vieille ordonnance de lunettes',
      at: teller.at({ years: 13, months: 6 }),
      by: 'patient',
    },
    opening(
      'Œil droit +1,25 (-0,50 à 90°), addition +2,50',
      'Œil gauche +1,50, addition +2,50',
      'Verres progressifs. Monture : voir avec l’opticien du quai.',
    ),
  ),
]

type Visit = readonly [key: string, years: number, months: number, weight: string, pressure: string, text: string, plan: string]

const CARDIOLOGY: readonly Visit[] = [
  [
    'cardio-9',
    8,
    10,
    '82',
    '136/80',
    'Six semaines après l’hospitalisation. Ne sent plus son cœur. INR encore instable.',
    'Warfarine poursuivie, bisoprolol inchangé.',
  ],
  [
    'cardio-8',
    7,
    11,
    '82',
    '134/78',
    'Pas d’essoufflement. Marche une heure sur la grève. INR dans la zone sept fois sur dix.',
    'Même traitement, revoir dans un an.',
  ],
  [
    'cardio-7',
    6,
    11,
    '83',
    '138/82',
    'A arrêté deux semaines la warfarine « pour voir ». Explications redonnées sans gronder.',
    'Carnet d’INR chaque mois.',
  ],
  ['cardio-6', 5, 10, '82', '132/76', 'Stable. Une marche un peu plus haute qu’avant dans l’escalier, dit-il.', 'Échographie dans un an.'],
  [
    'cardio-5',
    4,
    11,
    '81',
    '130/74',
    'Ecchymoses aux avant-bras. INR 2,8.',
    'Discuté : passage à un anticoagulant direct si l’INR reste instable.',
  ],
  [
    'cardio-4',
    4,
    3,
    '78',
    '126/72',
    'Après l’hémorragie. Bien sous apixaban, plus de selles noires.',
    'Apixaban au long cours, pantoprazole jusqu’au sixième mois.',
  ],
  [
    'cardio-3',
    3,
    0,
    '79',
    '112/66',
    'Deux mois après la décompensation. Dort avec un oreiller. Se pèse tous les matins.',
    'Sacubitril-valsartan à poursuivre, potassium à surveiller.',
  ],
  ['cardio-2', 2, 0, '78', '118/68', 'Classe II. Fraction d’éjection 45 %. A repris le jardin, pas la bêche.', 'Même traitement.'],
  [
    'cardio-1',
    1,
    0,
    '78',
    '116/68',
    'Bon équilibre. Fraction d’éjection 48 %. Aucune hospitalisation depuis deux ans.',
    'Furosémide à un comprimé, deux si le poids monte.',
  ],
  [
    'cardio-0',
    0,
    3,
    '77',
    '118/70',
    'Monsieur Guilloux va bien. « Je monte l’escalier en une fois, mais je m’assieds en haut. »',
    'Pas de changement. Revoir dans un an, avant si 2 kg de plus.',
  ],
]

const cardiology = (teller: Teller): readonly Paper[] =>
  CARDIOLOGY.map(([key, years, months, weight, pressure, text, plan]) =>
    letter(
      {
        key,
        type: 'consultation',
        title: 'Consultation de cardiologie',
        at: teller.at({ years, months, days: 9 }, 14, 45),
        by: 'nguyen',
        to: 'le-goff',
        acts: [ECG],
      },
      opening(
        'Chère consœur,',
        `Je vois ce jour monsieur Guilloux, ${years > 3 ? 'suivi pour fibrillation auriculaire' : 'insuffisant cardiaque et en fibrillation permanente'}.`,
      ),
      part('Ce qu’il en dit', text),
      part(
        'Examen',
        table(
          ['Poids', 'Pression artérielle', 'Électrocardiogramme'],
          [[`${weight} kg`, `${pressure} mmHg`, 'fibrillation auriculaire, 68 par minute']],
        ),
      ),
      part('Conclusion', plan, 'Bien confraternellement.'),
    ),
  )

const DIABETES: readonly Visit[] = [
  [
    'diabeto-11',
    11,
    0,
    '85',
    '138/80',
    'HbA1c 8,2 % malgré la metformine à pleine dose. Mange vite et tard.',
    'Ajout de gliclazide. Reconnaître l’hypoglycémie : sueurs, fringale, main qui tremble.',
  ],
  [
    'diabeto-7',
    7,
    6,
    '83',
    '136/78',
    'HbA1c 8,9 %. Deux comprimés ne suffisent plus.',
    'Insuline glargine, 10 unités le soir, apprentissage fait avec l’infirmier.',
  ],
  [
    'diabeto-5',
    5,
    0,
    '82',
    '130/76',
    'HbA1c 7,2 %. Une hypoglycémie à 0,58 g/L après une après-midi de bois.',
    'Sucre en poche, collation avant l’effort.',
  ],
  [
    'diabeto-2',
    2,
    1,
    '78',
    '118/70',
    'HbA1c 6,9 % sous insuline et empagliflozine. Rein stable.',
    'Objectif assoupli : 7,5 % suffit à 80 ans. Baisser l’insuline si réveil sous 0,90 g/L.',
  ],
  [
    'diabeto-0',
    0,
    8,
    '77',
    '120/70',
    'Capteur de glycémie bien accepté : 74 % du temps dans la cible, 1 % dessous.',
    'Insuline à 14 unités. Pieds à voir par le podologue.',
  ],
]

const diabetes = (teller: Teller): readonly Paper[] =>
  DIABETES.map(([key, years, months, weight, pressure, text, plan]) =>
    letter(
      {
        key,
        type: 'consultation',
        title: 'Consultation de diabétologie',
        at: teller.at({ years, months, days: 2 }, 11, 15),
        by: 'kermarrec',
        to: 'le-goff',
        encounter: 'AMB',
      },
      part('Depuis la dernière fois', text),
      part(
        'Examen',
        `Poids ${weight} kg, pression ${pressure} mmHg. Monofilament perçu ${years > 2 ? '6 sur 6' : '4 sur 6'} à chaque pied.`,
      ),
      part('Décision', plan),
    ),
  )

const eyes = (teller: Teller): readonly Paper[] =>
  (
    [
      [12, 'Pas de rétinopathie.'],
      [10, 'Quelques microanévrismes, œil gauche.'],
      [8, 'Rétinopathie non proliférante minime des deux yeux.'],
      [6, 'Stable. Cataracte débutante.'],
      [4, 'Stable. Cataracte droite à 6/10.'],
      [2.5, 'Cataracte droite gênante : intervention proposée.'],
      [0.8, 'Œil droit opéré : 9/10. Rétinopathie stable.'],
    ] as const
  ).map(([years, text]) =>
    letter(
      {
        key: `yeux-${String(years).replace('.', '-')}`,
        type: 'eye',
        title: 'Fond d’œil de surveillance du diabète',
        at: teller.at({ months: Math.round(years * 12), days: 14 }, 16, 20),
        by: 'morin',
        to: 'le-goff',
      },
      part('Fond d’œil', `Rétinographies en couleur, 45°, deux clichés par œil. ${text}`),
      part('Suite', 'Contrôle dans un an.'),
    ),
  )

const feet = (teller: Teller): readonly Paper[] => [
  letter(
    {
      key: 'podologue-1',
      type: 'assessment',
      title: 'Bilan podologique du pied diabétique',
      at: teller.at({ years: 1, months: 3 }, 10, 0),
      by: 'lagadec',
      to: 'le-goff',
    },
    part('Bilan', 'Grade 1 : sensibilité diminuée au monofilament, pouls perçus. Callosité sous le gros orteil droit, poncée.'),
    part('Conseils', 'Chaussures plus larges. Regarder ses pieds chaque soir, avec un miroir.'),
  ),
  letter(
    {
      key: 'podologue-0',
      type: 'assessment',
      title: 'Plaie du gros orteil droit',
      at: teller.at({ months: 6, days: 10 }, 10, 0),
      by: 'lagadec',
      to: 'le-goff',
    },
    part('Constat', 'Plaie de 6 mm sous la tête du premier métatarsien, propre, sans contact osseux.'),
    part('Conduite', 'Décharge, pansement tous les deux jours par l’infirmier, revoir à dix jours.'),
  ),
  letter(
    {
      key: 'pansements',
      type: 'nurseFollowUp',
      title: 'Suivi de plaie à domicile',
      at: teller.at({ months: 5, days: 10 }, 9, 0),
      by: 'benali',
      to: 'le-goff',
      encounter: 'HH',
    },
    part(
      'Évolution',
      table(
        ['Jour', 'Taille', 'Aspect'],
        [
          ['1', '6 mm', 'fibrine, peu d’exsudat'],
          ['8', '4 mm', 'bourgeon rouge'],
          ['16', '2 mm', 'sec'],
          ['24', 'fermée', 'peau fine'],
        ],
      ),
    ),
    part('Note', 'Monsieur Guilloux a retrouvé ses chaussons fourrés. Fin des soins.'),
  ),
]

export const marcelLetters = (teller: Teller): readonly Paper[] => [
  ...oldPapers(teller),
  ...cardiology(teller),
  ...diabetes(teller),
  ...eyes(teller),
  ...feet(teller),
]
