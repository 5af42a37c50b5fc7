import { after, DAY } from '../../../kernel/instant.ts'
import { list, opening, type Paper, part } from '../paper.ts'
import { dispensation, laboratory, letter, loose, prescription, type Teller, vaccination, wrapped } from '../telling.ts'

const MASKED = { visibility: { masked: true } } as const

/** A needle, a Tuesday night: the follow-up of a blood exposure, and nothing came of it. */
const needle = (teller: Teller): readonly Paper[] => {
  const at = teller.on({ years: 2, months: 4 }, 3, 20)
  return [
    letter(
      {
        key: 'exposition',
        type: 'emergency',
        title: 'Passage aux urgences : accident d’exposition au sang',
        at,
        by: 'castaing',
        structure: 'hospital',
        to: 'abgrall',
        encounter: 'EMER',
        ...MASKED,
      },
      part('Récit', 'Piqûre à travers le gant en fin de nuit, aiguille creuse.'),
      part('Conduite', 'Patient source sans virus connu. Lavage, sérologies, contrôle à six semaines et trois mois.'),
    ),
    ...[0, 42, 90].map((days, index) =>
      laboratory(teller, {
        key: `serologies-${index + 1}`,
        title: 'Sérologies de surveillance',
        at: after(at, days * DAY),
        to: 'abgrall',
        hours: 30,
        ...MASKED,
        results: [
          { analyte: 'hiv', value: 'Négatif' },
          { analyte: 'hcv', value: 'Négatif' },
          { analyte: 'hbsAntigen', value: 'Négatif' },
          { analyte: 'alat', value: 17 + index },
        ],
        ...(index === 2 ? { comment: 'Fin de surveillance : pas de contamination.' } : {}),
      }),
    ),
  ]
}

const exhaustion = (teller: Teller): readonly Paper[] => {
  const start = teller.at({ months: 11 }, 18, 0)
  const treatment = { medicine: 'escitalopram', dose: '1 comprimé le matin', duration: '3 mois', from: start, boxes: 3 } as const
  return [
    letter(
      { key: 'epuisement', type: 'consultation', title: 'Consultation : épuisement', at: start, by: 'abgrall', ...MASKED },
      part('Motif', 'Pleure dans la voiture avant chaque garde. Dort trois heures. « Je suis soignante, je devrais savoir. »'),
      part('Évaluation', 'Épisode dépressif modéré sur épuisement professionnel. Pas d’idée suicidaire.'),
      part(
        'Conduite',
        'Arrêt, traitement, psychologue, revoir dans huit jours. Elle demande que rien ne soit lu à l’hôpital : montré comment tout masquer.',
      ),
    ),
    letter(
      { key: 'arret', type: 'workStop', title: 'Arrêt de travail', at: start, by: 'abgrall', ...MASKED },
      opening('Arrêt de trente jours. Sorties libres.'),
    ),
    prescription(teller, { key: 'ordonnance', at: start, by: 'abgrall', ...MASKED }, [
      treatment,
      { medicine: 'hydroxyzine', dose: '1 comprimé au coucher', duration: '15 jours', from: start },
    ]),
    dispensation(teller, { key: 'delivrance', at: after(start, DAY), by: 'prigent', ...MASKED }, [treatment]),
    letter(
      {
        key: 'psy',
        type: 'psychology',
        title: 'Entretien psychologique',
        at: teller.at({ months: 10 }, 12, 0),
        by: 'breton',
        visibility: { masked: true },
      },
      part('Entretien', 'Une collègue a raconté son arrêt à la machine à café. Colère plus que honte.'),
    ),
    letter(
      {
        key: 'suivi',
        type: 'telemedicine',
        title: 'Téléconsultation de suivi',
        at: teller.at({ months: 8 }, 13, 0),
        by: 'abgrall',
        ...MASKED,
      },
      part('Suivi', 'Mieux. Dort six heures. Reprise à mi-temps souhaitée, dans un autre service.'),
    ),
    prescription(teller, { key: 'ordonnance-2', at: teller.at({ months: 5 }, 18, 0), by: 'abgrall', ...MASKED }, [
      { ...treatment, dose: '1 demi-comprimé le matin, puis arrêt dans deux mois', from: teller.at({ months: 5 }) },
    ]),
  ]
}

const thyroid = (teller: Teller): readonly Paper[] => [
  ...(
    [
      [40, 8.4],
      [34, 3.1],
      [16, 2.2],
      [4, 1.9],
    ] as const
  ).map(([months, value], index, all) => {
    const before = all[index - 1]
    return laboratory(teller, {
      key: `tsh-${index + 1}`,
      title: 'Contrôle de la thyroïde',
      at: teller.at({ months, days: 6 }, 7, 50),
      to: 'abgrall',
      ...MASKED,
      results: [
        {
          analyte: 'tsh',
          value,
          ...(before === undefined ? {} : { previous: { value: before[1], at: teller.at({ months: before[0], days: 6 }, 7, 50) } }),
        },
      ],
    })
  }),
  prescription(teller, { key: 'thyroide', at: teller.at({ months: 4 }, 18, 0), by: 'abgrall', ...MASKED }, [
    { medicine: 'levothyroxine', dose: '1 comprimé à jeun', duration: '12 mois', from: teller.at({ months: 4 }), boxes: 3 },
  ]),
]

/** She knows who reads records. A vaccination note is deposited unmasked (EX_2.1-2005): hiding everything covers it. */
export const nadia = (teller: Teller): readonly Paper[] => [
  ...needle(teller),
  ...exhaustion(teller),
  ...thyroid(teller),
  vaccination(
    teller,
    { key: 'grippe', by: 'prigent' },
    { vaccine: 'influenza', at: teller.at({ months: 1 }), rank: 1, site: 'épaule gauche', booster: true },
  ),
  wrapped(
    'text/plain',
    {
      key: 'ivg',
      type: 'hospitalStay',
      title: 'Hospitalisation de jour en gynécologie',
      at: teller.at({ years: 3, months: 1 }, 9, 0),
      by: 'haddad',
      to: 'abgrall',
      encounter: 'SS',
      ...MASKED,
    },
    part('Motif', 'Interruption volontaire de grossesse à huit semaines, à sa demande.'),
    part('Suites', 'Simples. Contraception choisie : stérilet.'),
  ),
  letter(
    {
      key: 'travail',
      type: 'certificate',
      title: 'Avis d’aptitude avec aménagement',
      at: teller.at({ months: 7 }, 9, 30),
      by: 'huet',
      ...MASKED,
    },
    opening('Apte, sans travail de nuit pendant six mois.'),
  ),
  loose(
    'application/pdf',
    {
      key: 'lettre',
      type: 'patientOther',
      title: 'Lettre au service des droits des patients',
      at: teller.on({ months: 9 }),
      by: 'patient',
      ...MASKED,
    },
    opening('Je demande qui a ouvert mon dossier dans la nuit du 12.', list('J’ai bloqué la personne.', 'Je garde la liste des accès.')),
  ),
]
