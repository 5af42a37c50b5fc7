import { after, DAY } from '../../../kernel/instant.ts'
import { list, opening, type Paper, part, table } from '../paper.ts'
import { dispensation, imaging, laboratory, letter, loose, prescription, type Teller, vaccination, wrapped } from '../telling.ts'

const melanoma = (teller: Teller): readonly Paper[] => {
  const at = teller.at({ years: 2, months: 3 }, 11, 0)
  return [
    letter(
      {
        key: 'adressage',
        type: 'referral',
        title: 'Lettre d’adressage : grain de beauté du dos',
        at: after(at, -12 * DAY),
        by: 'le-goff',
        to: 'olivieri',
      },
      opening('Cher confrère, monsieur Santucci porte au dos une tache qui a changé cet été. Quinze ans de pont sans chemise.'),
    ),
    letter(
      { key: 'dermato-1', type: 'consultation', title: 'Consultation de dermatologie', at, by: 'olivieri', to: 'le-goff' },
      part('Examen', 'Dos, omoplate gauche : lésion de 9 mm, trois couleurs, bord irrégulier.'),
      part('Décision', 'Exérèse ce jour sous anesthésie locale, envoyée en anatomopathologie.'),
    ),
    letter(
      {
        key: 'anapath',
        type: 'pathology',
        title: 'Anatomopathologie : exérèse cutanée du dos',
        at: after(at, 9 * DAY),
        by: 'roche',
        to: 'olivieri',
      },
      part('Conclusion', 'Mélanome à extension superficielle, Breslow 0,7 mm, sans ulcération, une mitose par mm². Marges 2 mm.'),
    ),
    letter(
      {
        key: 'reprise',
        type: 'operation',
        title: 'Compte rendu opératoire : reprise de cicatrice',
        at: after(at, 30 * DAY),
        by: 'olivieri',
        to: 'le-goff',
      },
      part('Intervention', 'Reprise à 1 cm. Pas de résidu tumoral à l’examen de la pièce.'),
    ),
  ]
}

const surveillance = (teller: Teller): readonly Paper[] => {
  return [
    ...[20, 14, 8, 2].map((months, index) =>
      letter(
        {
          key: `surveillance-${index + 1}`,
          type: 'consultation',
          title: 'Surveillance dermatologique',
          at: teller.at({ months }, 11, 0),
          by: 'olivieri',
          to: 'le-goff',
        },
        part('Examen', 'Peau entière et ganglions : rien de suspect.'),
        part(
          'Conseil',
          index === 3
            ? 'Photographies du dos refaites. Revoir dans six mois.'
            : 'Chapeau, chemise, autosurveillance chaque mois avec sa femme.',
        ),
      ),
    ),
    imaging(
      {
        key: 'echo-aisselle',
        title: 'Échographie des aires ganglionnaires',
        at: teller.at({ months: 20, days: -4 }, 14, 0),
        by: 'quere',
        to: 'olivieri',
      },
      {
        indication: 'Mélanome du dos opéré.',
        technique: 'Sonde linéaire, aisselles et sus-claviculaires.',
        findings: ['Ganglions de forme et de hile normaux.'],
        conclusion: 'Pas d’adénopathie suspecte.',
      },
    ),
  ]
}

const pressure = (teller: Teller): readonly Paper[] => {
  const now = teller.at({ months: 1, days: 9 }, 9, 0)
  const bloods = [
    [34, 5.2, 1.78],
    [22, 4.6, 1.31],
    [9, 4.7, 1.12],
  ] as const
  return [
    letter(
      {
        key: 'installation',
        type: 'consultation',
        title: 'Première consultation : tension',
        at: teller.at({ years: 2, months: 11 }, 10, 0),
        by: 'le-goff',
      },
      part('Arrivée', 'Quitte la Corse et la marine à quarante-six ans pour la famille de sa femme. Carnet militaire apporté.'),
      part('Examen', 'Tension 158/96, trois mesures. Souffle absent.'),
      part('Décision', 'Amlodipine, moins de charcuterie (« ça, docteur, c’est dur »).'),
    ),
    ...bloods.map(([months, , ldl], index) =>
      laboratory(teller, {
        key: `bilan-${index + 1}`,
        title: 'Bilan sanguin de tension',
        at: teller.at({ months }, 8, 0),
        to: 'le-goff',
        results: [
          { analyte: 'creatinine', value: 88 + index },
          { analyte: 'potassium', value: 4.2 },
          { analyte: 'ldl', value: ldl },
          { analyte: 'psa', value: 0.8 + index / 10 },
        ],
      }),
    ),
    prescription(teller, { key: 'ordonnance', at: now, by: 'le-goff', copy: true }, [
      { medicine: 'amlodipine', dose: '1 gélule le matin', duration: '6 mois', from: now, boxes: 6 },
      { medicine: 'atorvastatin', dose: '1 comprimé le soir', duration: '6 mois', from: now, boxes: 6 },
    ]),
    dispensation(teller, { key: 'delivrance', at: after(now, DAY), by: 'prigent' }, [
      { medicine: 'amlodipine', dose: '1 gélule le matin', from: now, boxes: 1 },
      { medicine: 'atorvastatin', dose: '1 comprimé le soir', from: now, boxes: 1 },
    ]),
  ]
}

/** Sea, sun and a mole; and switches that he turned off. */
export const ange = (teller: Teller): readonly Paper[] => [
  ...melanoma(teller),
  ...surveillance(teller),
  ...pressure(teller),
  vaccination(
    teller,
    { key: 'rappel', by: 'le-goff' },
    { vaccine: 'booster', at: teller.at({ years: 2, months: 11 }, 10, 20), rank: 1, site: 'épaule gauche', booster: true },
  ),
  wrapped(
    'image/jpeg',
    {
      key: 'carnet-marine',
      type: 'consultation',
      title: 'Visite de fin de service (numérisée)',
      at: teller.at({ years: 3, months: 2 }, 9, 0),
      by: 'le-goff',
    },
    part(
      'Visite',
      table(
        ['Examen', 'Résultat'],
        [
          ['Vue', '10/10'],
          ['Ouïe', 'baisse dans les aigus, 4 kHz'],
          ['Électrocardiogramme', 'normal'],
        ],
      ),
    ),
    part('Conclusion', 'Apte au départ. Protection auditive recommandée.'),
  ),
  loose(
    'application/pdf',
    {
      key: 'refus-urgence',
      type: 'patientWishes',
      title: 'Pourquoi j’ai coupé l’accès en urgence',
      at: teller.on({ years: 1, months: 8 }),
      by: 'patient',
    },
    opening(
      'J’ai servi vingt-sept ans, mon dossier était lu par tout le bord.',
      'Maintenant je choisis. Ma femme a le double de mon ordonnance dans son sac.',
      list('Je sais ce que cela veut dire.', 'Je peux changer d’avis.'),
    ),
  ),
]
