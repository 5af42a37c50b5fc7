import { after, DAY } from '../../../../kernel/instant.ts'
import { vitalSigns } from '../../clinical/vital-signs.ts'
import type { Result } from '../../clinical/laboratory.ts'
import { list, opening, type Paper, part } from '../../paper.ts'
import { laboratory, letter, loose, prescription, scopeOf, type Teller, vaccination } from '../../telling.ts'
import { type Note, lettersOf } from './notes.ts'

/** As in her story: Alma was born eighteen days ago, at 39 weeks and 4 days. */
const TERM_DAYS = 18 + 39 * 7 + 4
const weeks = (amenorrhoea: number, days = 0): { days: number } => ({ days: TERM_DAYS - amenorrhoea * 7 - days })

type Visit = readonly [week: number, weight: number, systolic: number, diastolic: number, height: string, said: string]

/** The seven consultations of a pregnancy (CSP R.2122-2), and the early talk. */
const VISITS: readonly Visit[] = [
  [9, 60.2, 112, 66, '', 'Fatigue, nausées le matin. Noé a deviné avant tout le monde.'],
  [17, 62.4, 110, 64, '15 cm', 'Nausées parties. Sent des bulles.'],
  [21, 63.9, 108, 62, '19 cm', 'Bouge surtout le soir. Dort bien.'],
  [25, 65.6, 110, 64, '24 cm', 'Essoufflée dans l’escalier : bilan du sixième mois.'],
  [30, 68.1, 112, 66, '28 cm', 'Moins fatiguée depuis le fer. Tête en bas.'],
  [34, 70.2, 116, 68, '31 cm', 'Mal aux ligaments. Arrêt du travail la semaine prochaine.'],
  [38, 72, 118, 72, '33 cm', 'Col mou, fermé. Valise prête derrière la porte.'],
]

const visits = (teller: Teller): readonly Paper[] =>
  VISITS.flatMap(([week, weight, systolic, diastolic, height, said]) => {
    const at = teller.at(weeks(week, 1), 10, 30)
    const key = `mesures-${week}-sa`
    return [
      {
        key,
        type: 'measures',
        title: `Poids et tension à ${week} semaines`,
        at,
        by: 'riou',
        form: 'structured',
        sections: [
          vitalSigns(scopeOf(teller, key), at, [
            { kind: 'weight', value: weight },
            { kind: 'systolic', value: systolic },
            { kind: 'diastolic', value: diastolic },
          ]),
        ],
      } satisfies Paper,
      letter(
        {
          key: `visite-${week}-sa`,
          type: 'consultation',
          title: `Consultation de grossesse à ${week} semaines`,
          at: after(at, 600_000),
          by: 'riou',
        },
        part('Ce jour', said),
        part(
          'Examen',
          `Poids ${weight.toFixed(1).replace('.', ',')} kg, tension ${systolic}/${diastolic}.${height === '' ? '' : ` Hauteur utérine ${height}.`} Cœur du bébé entendu.`,
        ),
      ),
    ]
  })

const OPENING: readonly Note[] = [
  [
    'declaration',
    'certificate',
    'riou',
    weeks(11),
    'Déclaration de grossesse',
    { Certificat: 'Grossesse d’environ onze semaines. À envoyer à la caisse et à l’organisme familial.' },
  ],
  [
    'entretien-precoce',
    'consultation',
    'riou',
    weeks(15),
    'Entretien prénatal précoce',
    {
      Échange: 'Quarante-cinq minutes, à deux. Peur de la fatigue, envie de péridurale, aide de la grand-mère pour Noé.',
      Projet: 'Huit séances de préparation. Visite de la maternité.',
    },
  ],
  [
    'preparation',
    'assessment',
    'riou',
    weeks(35),
    'Bilan des séances de préparation',
    { Bilan: 'Sept séances sur huit. Respiration, postures, allaitement. Yann sait où se garer.' },
  ],
  [
    'urgence-contractions',
    'emergency',
    'haddad',
    weeks(36, 4),
    'Passage aux urgences obstétricales',
    {
      Motif: 'Contractions régulières depuis deux heures.',
      Conduite: 'Col inchangé, rythme du bébé normal. Faux travail : retour à la maison.',
    },
    { encounter: 'EMER' },
  ],
]

type Blood = readonly [key: string, title: string, week: number, results: readonly Result[], comment?: string]

const BLOOD: readonly Blood[] = [
  [
    'trisomie',
    'Dépistage combiné du premier trimestre',
    12,
    [{ analyte: 'hcg', value: 68_400, range: [null, null] }],
    'Risque calculé : 1 sur 6 800. Pas d’examen complémentaire.',
  ],
  [
    'rai-28',
    'Recherche d’anticorps du septième mois',
    29,
    [
      { analyte: 'irregularAntibodies', value: 'Négative' },
      { analyte: 'haemoglobin', value: 10.9 },
    ],
  ],
  [
    'huitieme-mois',
    'Bilan du huitième mois de grossesse',
    34,
    [
      { analyte: 'haemoglobin', value: 11.4 },
      { analyte: 'platelets', value: 208 },
      { analyte: 'ferritin', value: 19 },
      { analyte: 'hbsAntigen', value: 'Négatif' },
      { analyte: 'irregularAntibodies', value: 'Négative' },
    ],
  ],
  [
    'streptocoque',
    'Examen d’urines du neuvième mois',
    36,
    [{ analyte: 'urineCulture', value: 'Stérile' }],
    'Prélèvement du même jour : pas de streptocoque B.',
  ],
]

const blood = (teller: Teller): readonly Paper[] =>
  BLOOD.map(([key, title, week, results, comment]) =>
    laboratory(teller, {
      key,
      title,
      at: teller.at(weeks(week, 3), 8, 0),
      to: 'riou',
      results,
      ...(comment === undefined ? {} : { comment }),
    }),
  )

const shots = (teller: Teller): readonly Paper[] => [
  vaccination(
    teller,
    { key: 'coqueluche', by: 'riou' },
    { vaccine: 'booster', at: teller.at(weeks(26, 2), 10, 10), rank: 1, site: 'épaule gauche', booster: true },
  ),
  vaccination(
    teller,
    { key: 'grippe', by: 'prigent' },
    { vaccine: 'influenza', at: teller.at(weeks(34, 4), 16, 0), rank: 1, site: 'épaule droite', booster: true },
  ),
  vaccination(
    teller,
    { key: 'ror-rattrapage', by: 'le-goff' },
    { vaccine: 'mmr', at: teller.at({ years: 3, months: 11 }, 17, 40), rank: 2, site: 'épaule gauche' },
  ),
]

const home = (teller: Teller): readonly Paper[] => [
  prescription(teller, { key: 'acide-folique', at: teller.at(weeks(9, 1), 10, 50), by: 'riou', title: 'Ordonnance : début de grossesse' }, [
    { medicine: 'folicAcid', dose: '1 comprimé le matin', duration: '3 mois', from: teller.at(weeks(9, 1)), boxes: 3 },
  ]),
  prescription(teller, { key: 'vitamine-d', at: teller.at(weeks(30, 1), 11, 0), by: 'riou', title: 'Ordonnance : vitamine D' }, [
    { medicine: 'vitaminD', dose: '1 ampoule au septième mois', duration: '1 prise', from: teller.at(weeks(30, 1)) },
  ]),
  letter(
    { key: 'arret', type: 'workStop', title: 'Congé de maternité', at: teller.at(weeks(34, 2), 9, 0), by: 'riou' },
    opening('Congé prénatal de six semaines, à compter de la trente-cinquième semaine.'),
  ),
  loose(
    'text/plain',
    { key: 'projet-naissance', type: 'patientOther', title: 'Notre projet de naissance', at: teller.on(weeks(37)), by: 'patient' },
    opening(list('Péridurale si je la demande', 'Yann coupe le cordon', 'Peau à peau tout de suite', 'Allaiter dès la première heure')),
  ),
  laboratory(teller, {
    key: 'suites',
    title: 'Numération après l’accouchement',
    at: after(teller.on({ days: 18 }, 3, 12), 2 * DAY),
    to: 'haddad',
    hours: 3,
    results: [
      { analyte: 'haemoglobin', value: 10.9 },
      { analyte: 'platelets', value: 231 },
    ],
  }),
]

/** Nine months, visit by visit. */
export const camilleArchive = (teller: Teller): readonly Paper[] => [
  ...lettersOf(teller, OPENING),
  ...visits(teller),
  ...blood(teller),
  ...shots(teller),
  ...home(teller),
]
