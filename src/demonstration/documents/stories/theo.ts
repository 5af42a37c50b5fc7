import { after, DAY } from '../../../kernel/instant.ts'
import { ccam } from '../cda/codes.ts'
import { list, opening, type Paper, part, table } from '../paper.ts'
import { dispensation, imaging, laboratory, letter, loose, prescription, type Teller, vaccination, wrapped } from '../telling.ts'

const EEG = ccam('AAQP007', 'Électroencéphalographie sur au moins 8 dérivations, avec enregistrement d’une durée minimale de 20 minutes')

const beginnings = (teller: Teller): readonly Paper[] => {
  const first = teller.on({ years: 6, months: 8, days: 3 }, 8, 50)
  return [
    letter(
      {
        key: 'premiere-crise',
        type: 'emergency',
        title: 'Passage aux urgences : première crise',
        at: first,
        by: 'castaing',
        structure: 'hospital',
        to: 'abgrall',
        encounter: 'EMER',
      },
      part(
        'Récit de la mère',
        'Au petit déjeuner, regard fixe, puis raide, puis secousses. Deux minutes. Il s’est mordu la langue. La veille, nuit blanche.',
      ),
      part('Examen', 'Confus trente minutes, puis normal. Glycémie 0,92 g/L.'),
      part('Conduite', 'Scanner normal. Pas de traitement ce jour. Neurologue dans la quinzaine.'),
    ),
    imaging(
      { key: 'irm', title: 'IRM cérébrale', at: teller.at({ years: 6, months: 7, days: 10 }, 15, 0), by: 'quere', to: 'vasseur' },
      {
        indication: 'Première crise généralisée à 17 ans.',
        technique: 'Protocole épilepsie, 3 teslas.',
        findings: ['Hippocampes symétriques. Pas de dysplasie ni de lésion.'],
        conclusion: 'IRM normale.',
      },
    ),
    letter(
      {
        key: 'eeg',
        type: 'diagnostic',
        title: 'Électroencéphalogramme',
        at: teller.at({ years: 6, months: 7, days: 16 }, 10, 0),
        by: 'vasseur',
        to: 'abgrall',
        acts: [EEG],
      },
      part('Tracé', 'Activité de fond normale. Polypointes-ondes généralisées à 4 Hz, favorisées par la lumière intermittente.'),
      part('Conclusion', 'Épilepsie généralisée idiopathique, myoclonique juvénile probable.'),
    ),
    letter(
      {
        key: 'pai',
        type: 'schoolPlan',
        title: 'Projet d’accueil individualisé (lycée)',
        at: teller.at({ years: 6, months: 6 }, 16, 0),
        by: 'vasseur',
      },
      part(
        'En cas de crise',
        list(
          'Écarter ce qui blesse, ne rien mettre dans la bouche',
          'Chronométrer',
          'Plus de cinq minutes : midazolam dans la joue, appeler le 15',
        ),
      ),
    ),
  ]
}

type Visit = readonly [key: string, months: number, text: string, plan: string]

const VISITS: readonly Visit[] = [
  [
    'neuro-1',
    78,
    'Sursauts des bras le matin, il renverse son bol depuis l’enfance. Seconde crise après une nuit de jeux.',
    'Lévétiracétam 500 mg deux fois par jour.',
  ],
  [
    'neuro-2',
    66,
    'Plus de crise. Mais « je m’énerve pour rien, ma copine dit que ce n’est plus moi ».',
    'Passage progressif à la lamotrigine en dix semaines.',
  ],
  [
    'neuro-3',
    50,
    'Un an sans crise. Humeur revenue. A appris la contrebasse.',
    'Lamotrigine 100 mg deux fois par jour. Conduite possible après avis.',
  ],
  [
    'neuro-4',
    30,
    'Une crise en janvier, après un oubli de trois jours pendant les examens.',
    'Pilulier, alarme. Pas de changement de dose.',
  ],
  [
    'neuro-5',
    9,
    'Crise de six minutes après une soirée. Il le dit lui-même : alcool, nuit blanche, comprimé oublié.',
    'Lamotrigine 150 mg deux fois par jour. Midazolam en réserve.',
  ],
]

const visits = (teller: Teller): readonly Paper[] =>
  VISITS.map(([key, months, text, plan]) =>
    letter(
      {
        key,
        type: 'consultation',
        title: 'Consultation de neurologie',
        at: teller.at({ months, days: 5 }, 11, 30),
        by: 'vasseur',
        to: 'abgrall',
        encounter: 'AMB',
      },
      part('Depuis la dernière fois', text),
      part('Conduite', plan),
    ),
  )

const levels = (teller: Teller): readonly Paper[] => {
  const at = (months: number) => teller.at({ months, days: 12 }, 8, 10)
  return [
    laboratory(teller, {
      key: 'dosage-1',
      title: 'Dosage du lévétiracétam',
      at: at(74),
      to: 'vasseur',
      results: [
        { analyte: 'levetiracetam', value: 18.2 },
        { analyte: 'creatinine', value: 76 },
      ],
    }),
    laboratory(teller, {
      key: 'dosage-2',
      title: 'Dosage de la lamotrigine',
      at: at(60),
      to: 'vasseur',
      results: [
        { analyte: 'lamotrigine', value: 4.1 },
        { analyte: 'asat', value: 24 },
        { analyte: 'alat', value: 19 },
      ],
    }),
    laboratory(teller, {
      key: 'dosage-3',
      title: 'Dosage de la lamotrigine',
      at: at(29),
      to: 'vasseur',
      results: [{ analyte: 'lamotrigine', value: 1.2, previous: { value: 4.1, at: at(60) } }],
      comment: 'Sous la zone habituelle : prises oubliées ?',
    }),
    laboratory(teller, {
      key: 'dosage-4',
      title: 'Dosage de la lamotrigine',
      at: at(8),
      to: 'vasseur',
      results: [
        { analyte: 'lamotrigine', value: 5.6, previous: { value: 1.2, at: at(29) } },
        { analyte: 'haemoglobin', value: 15.1 },
        { analyte: 'platelets', value: 233 },
      ],
    }),
  ]
}

const treatments = (teller: Teller): readonly Paper[] => {
  const now = teller.at({ months: 2, days: 4 }, 18, 20)
  const rows = [
    { medicine: 'lamotrigine', dose: '1 comprimé et demi matin et soir', duration: '3 mois', from: now, longTerm: true, boxes: 5 },
    {
      medicine: 'midazolam',
      dose: '1 seringue dans la joue si la crise dépasse cinq minutes',
      duration: '1 an',
      from: now,
      longTerm: true,
      boxes: 1,
    },
  ] as const
  return [
    prescription(
      teller,
      { key: 'ordonnance-1', at: teller.at({ months: 78, days: 5 }, 12, 0), by: 'vasseur', title: 'Ordonnance : épilepsie' },
      [
        {
          medicine: 'levetiracetam',
          dose: '1 comprimé matin et soir',
          duration: '3 mois',
          from: teller.at({ months: 78, days: 5 }),
          longTerm: true,
          boxes: 3,
        },
      ],
    ),
    prescription(teller, { key: 'ordonnance-2', at: teller.at({ months: 40 }, 12, 0), by: 'abgrall', title: 'Ordonnance : épilepsie' }, [
      {
        medicine: 'lamotrigine',
        dose: '1 comprimé matin et soir',
        duration: '3 mois',
        from: teller.at({ months: 40 }),
        longTerm: true,
        boxes: 4,
      },
    ]),
    prescription(
      teller,
      {
        key: 'ordonnance-3',
        at: now,
        by: 'abgrall',
        title: 'Ordonnance : épilepsie',
        copy: true,
        advice: 'Ne pas substituer d’une marque à l’autre.',
      },
      rows,
    ),
    dispensation(
      teller,
      { key: 'delivrance', at: after(now, DAY), by: 'prigent', advice: 'Même laboratoire que d’habitude, comme demandé.' },
      rows,
    ),
  ]
}

/** Masked to professionals; he lets emergencies read even these. */
const hidden = (teller: Teller): readonly Paper[] => [
  letter(
    {
      key: 'urgences-soiree',
      type: 'emergency',
      title: 'Passage aux urgences : crise prolongée',
      at: teller.on({ months: 9, days: 20 }, 4, 30),
      by: 'castaing',
      structure: 'hospital',
      to: 'vasseur',
      encounter: 'EMER',
      visibility: { masked: true },
    },
    part('Récit', 'Amis : secousses six minutes sur le trottoir. Alcool 1,2 g/L. N’avait pas pris son comprimé du soir.'),
    part('Traitement', 'Midazolam dans la joue par les pompiers, grâce à la seringue trouvée dans sa poche.'),
    part('Sortie', 'À midi, avec un ami. Parlé sans morale.'),
  ),
  letter(
    {
      key: 'psy',
      type: 'psychology',
      title: 'Entretien psychologique',
      at: teller.at({ months: 7 }, 17, 0),
      by: 'breton',
      visibility: { masked: true },
    },
    part(
      'Entretien',
      'Honte de la crise dans la rue. « Je suis le gars qui tombe. » Idées noires sans projet. Revu toutes les deux semaines.',
    ),
  ),
  letter(
    {
      key: 'psy-fin',
      type: 'psychology',
      title: 'Fin d’accompagnement psychologique',
      at: teller.at({ months: 3 }, 17, 0),
      by: 'breton',
      visibility: { masked: true },
    },
    part('Bilan', 'A joué en public. A dit à deux amis quoi faire s’il tombe. Fin d’un commun accord.'),
  ),
]

export const theo = (teller: Teller): readonly Paper[] => [
  ...beginnings(teller),
  ...visits(teller),
  ...levels(teller),
  ...treatments(teller),
  ...hidden(teller),
  letter(
    { key: 'permis', type: 'certificate', title: 'Avis médical : permis de conduire', at: teller.at({ months: 48 }, 9, 0), by: 'abgrall' },
    opening('Aptitude temporaire d’un an, groupe léger, un an sans crise (arrêté du 28 mars 2022).'),
  ),
  letter(
    {
      key: 'permis-suspendu',
      type: 'certificate',
      title: 'Avis médical : conduite suspendue',
      at: teller.at({ months: 9 }, 9, 0),
      by: 'abgrall',
    },
    opening('Conduite déconseillée jusqu’à un an sans crise. Monsieur Roussel est d’accord.'),
  ),
  wrapped(
    'text/plain',
    {
      key: 'fiche',
      type: 'emergencySheet',
      title: 'Fiche de liaison pour les urgences',
      at: teller.at({ months: 2 }, 18, 40),
      by: 'abgrall',
    },
    opening('Épilepsie généralisée. Lamotrigine 150 mg matin et soir.'),
    part(
      'À faire',
      list('Plus de cinq minutes : midazolam 10 mg dans la joue', 'Éviter : phénytoïne, carbamazépine (aggravent les myoclonies)'),
    ),
  ),
  vaccination(
    teller,
    { key: 'rappel', by: 'abgrall' },
    { vaccine: 'booster', at: teller.at({ years: 1, months: 2 }), rank: 1, site: 'épaule gauche', booster: true },
  ),
  loose(
    'image/jpeg',
    { key: 'carte', type: 'patientOther', title: 'Ma carte d’épilepsie (photo)', at: teller.on({ months: 6 }), by: 'patient' },
    opening(
      'JE SUIS ÉPILEPTIQUE',
      'Si je tombe : mettez-moi sur le côté, ne mettez rien dans ma bouche.',
      table(['Prévenir', 'Numéro'], [['Maman', '06 39 98 01 60']]),
    ),
  ),
  loose(
    'application/pdf',
    { key: 'agenda', type: 'patientOther', title: 'Mon agenda de crises', at: teller.on({ days: 9 }), by: 'patient' },
    opening(
      table(
        ['Année', 'Crises'],
        [
          ['il y a 5 ans', '0'],
          ['il y a 4 ans', '0'],
          ['il y a 2 ans', '1'],
          ['cette année', '1'],
        ],
      ),
    ),
  ),
]
