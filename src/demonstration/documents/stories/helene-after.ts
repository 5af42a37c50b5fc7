import { ccam } from '../cda/codes.ts'
import { list, opening, type Paper, part, table } from '../paper.ts'
import { dispensation, imaging, laboratory, letter, loose, prescription, type Teller, wrapped } from '../telling.ts'

const MAMMOGRAPHY = ccam('QEQK001', 'Mammographie bilatérale')

const hormone = (teller: Teller): readonly Paper[] => [
  ...[38, 26, 14, 3].map((month, index) =>
    prescription(
      teller,
      {
        key: `tamoxifene-${index + 1}`,
        at: teller.at({ months: month }, 10, 0),
        by: index === 0 ? 'diallo' : 'le-goff',
        title: 'Ordonnance : hormonothérapie',
        copy: index === 3,
      },
      [
        {
          medicine: 'tamoxifen',
          dose: '1 comprimé le soir',
          duration: '12 mois',
          from: teller.at({ months: month }),
          longTerm: true,
          boxes: 3,
        },
      ],
    ),
  ),
  dispensation(
    teller,
    { key: 'delivrance', at: teller.at({ months: 3, days: -1 }, 12, 0), by: 'prigent', advice: 'Éviter la paroxétine avec le tamoxifène.' },
    [{ medicine: 'tamoxifen', dose: '1 comprimé le soir', from: teller.at({ months: 3 }), boxes: 3 }],
  ),
]

/** Markers, breasts and arm, year after year. */
const watch = (teller: Teller): readonly Paper[] => [
  ...[
    [36, 19],
    [30, 18],
    [24, 21],
    [18, 20],
    [12, 22],
    [6, 24],
  ].map(([month = 0, value = 0]) =>
    laboratory(teller, {
      key: `ca-${month}`,
      title: 'Marqueur CA 15-3',
      at: teller.at({ months: month, days: 4 }, 8, 0),
      to: 'diallo',
      results: [
        { analyte: 'ca153', value },
        { analyte: 'asat', value: 22 },
        { analyte: 'alat', value: 24 },
      ],
    }),
  ),
  ...[36, 24, 12].map(month =>
    imaging(
      {
        key: `mammo-${month}`,
        title: 'Mammographie de surveillance',
        at: teller.at({ months: month }, 9, 0),
        by: 'quere',
        to: 'diallo',
        acts: [MAMMOGRAPHY],
      },
      {
        indication: 'Surveillance d’un cancer du sein gauche opéré.',
        technique: 'Deux incidences par sein.',
        findings: ['Cicatrice supéro-externe gauche, stable. Pas de foyer suspect.'],
        comparison: 'Examens précédents disponibles.',
        conclusion: 'ACR 2 des deux côtés.',
      },
    ),
  ),
  letter(
    {
      key: 'kine',
      type: 'functional',
      title: 'Bilan de kinésithérapie : épaule et bras gauches',
      at: teller.at({ months: 40 }, 15, 0),
      by: 'tanguy',
      to: 'le-goff',
    },
    part(
      'Bilan',
      table(
        ['Mesure', 'Droite', 'Gauche'],
        [
          ['Flexion de l’épaule', '175°', '140°'],
          ['Tour de bras', '27 cm', '29,5 cm'],
        ],
      ),
    ),
    part('Projet', 'Drainage, manchon, étirements ; vingt séances.'),
  ),
]

/** Words for two readers only; and her life outside. */
const support = (teller: Teller): readonly Paper[] => [
  letter(
    {
      key: 'psy-1',
      type: 'psychology',
      title: 'Entretien psychologique',
      at: teller.at({ months: 44 }, 16, 0),
      by: 'breton',
      visibility: { audience: ['diallo', 'breton'] },
    },
    part('Entretien', 'Peur de mourir avant le bac de Jade. N’en parle pas à la maison, « ils ont déjà la tête à l’envers ».'),
  ),
  letter(
    {
      key: 'psy-2',
      type: 'psychology',
      title: 'Entretien psychologique',
      at: teller.at({ months: 2 }, 16, 0),
      by: 'breton',
      visibility: { audience: ['diallo', 'breton'] },
    },
    part('Entretien', 'Reprend rendez-vous avant chaque bilan : « la semaine d’avant, je ne dors pas ».'),
  ),
  wrapped(
    'text/plain',
    {
      key: 'travail',
      type: 'certificate',
      title: 'Certificat : reprise à temps partiel',
      at: teller.at({ months: 34 }, 17, 30),
      by: 'le-goff',
    },
    opening('Reprise à mi-temps thérapeutique souhaitable, trois mois.'),
  ),
  loose(
    'application/pdf',
    { key: 'journal', type: 'patientOther', title: 'Mes questions pour l’oncologue', at: teller.on({ days: 5 }), by: 'patient' },
    opening(
      list('Pourquoi un scanner de plus ?', 'Est-ce que le tamoxifène fatigue autant ?', 'Qui appelle qui quand le résultat arrive ?'),
    ),
  ),
]

/** The four years after: tablets, markers, a stiff arm, and what is said to two people only. */
export const heleneAfter = (teller: Teller): readonly Paper[] => [...hormone(teller), ...watch(teller), ...support(teller)]
