import { after, DAY } from '../../../kernel/instant.ts'
import { cim10 } from '../cda/codes.ts'
import { pregnancySections } from '../clinical/birth.ts'
import type { Result } from '../clinical/laboratory.ts'
import { imagingSections } from '../clinical/imaging.ts'
import { list, opening, type Paper, part, table } from '../paper.ts'
import { dispensation, imaging, laboratory, letter, loose, prescription, scopeOf, type Teller } from '../telling.ts'

/** Twenty-eight weeks today: the day of any other term. */
const weeks = (amenorrhoea: number, days = 0): { days: number } => ({ days: 28 * 7 - amenorrhoea * 7 - days })

const earlier = (teller: Teller): readonly Paper[] => [
  letter(
    {
      key: 'fausse-couche',
      type: 'emergency',
      title: 'Passage aux urgences gynécologiques',
      at: teller.on({ years: 1, months: 7 }, 21, 40),
      by: 'haddad',
      to: 'le-goff',
      encounter: 'EMER',
      visibility: { masked: true },
    },
    part('Motif', 'Saignements à huit semaines.'),
    part('Échographie', 'Grossesse arrêtée. Évacuation spontanée complète.'),
    part('Conduite', 'Explications, arrêt de trois jours, numéro de la psychologue remis. Groupe B positif : pas d’injection.'),
  ),
  letter(
    {
      key: 'dents-sagesse',
      type: 'operation',
      title: 'Extraction de deux dents de sagesse',
      at: teller.at({ years: 1, months: 11 }, 8, 30),
      by: 'mevel',
      to: 'le-goff',
    },
    part('Intervention', 'Anesthésie locale. 38 et 48 extraites, points résorbables.'),
    part('Suites', 'Bain de bouche, glace, paracétamol.'),
  ),
]

const toxoplasmosis = (teller: Teller): readonly Paper[] =>
  [16, 20, 24].map(term =>
    laboratory(teller, {
      key: `toxo-${term}`,
      title: 'Contrôle mensuel de la toxoplasmose',
      at: teller.at(weeks(term), 8, 20),
      to: 'riou',
      results: [{ analyte: 'toxoplasmosis', value: 'Négatif (non immunisée)' }],
    }),
  )

const tests = (teller: Teller): readonly Paper[] => {
  const [start, glucose] = [teller.at(weeks(5, 2), 7, 50), teller.at(weeks(25), 8, 0)]
  const blood = (haemoglobin: number, ferritin: number): readonly Result[] => [
    { analyte: 'haemoglobin', value: haemoglobin },
    { analyte: 'ferritin', value: ferritin },
  ]
  return [
    laboratory(teller, {
      key: 'hcg-1',
      title: 'Dosage de l’hormone de grossesse (hCG)',
      at: start,
      to: 'riou',
      results: [{ analyte: 'hcg', value: 1620 }],
    }),
    laboratory(teller, {
      key: 'hcg-2',
      title: 'Dosage de l’hormone de grossesse (hCG)',
      at: after(start, 2 * DAY),
      to: 'riou',
      results: [{ analyte: 'hcg', value: 3380, previous: { value: 1620, at: start } }],
      comment: 'Progression normale.',
    }),
    laboratory(teller, {
      key: 'premier-trimestre',
      title: 'Bilan du premier trimestre de grossesse',
      at: teller.at(weeks(10, 3), 7, 40),
      to: 'riou',
      results: [
        { analyte: 'bloodGroup', value: 'B positif' },
        { analyte: 'irregularAntibodies', value: 'Négative' },
        { analyte: 'toxoplasmosis', value: 'Négatif (non immunisée)' },
        { analyte: 'rubella', value: 'Positif (immunisée)' },
        { analyte: 'syphilis', value: 'Négatif' },
        { analyte: 'hiv', value: 'Négatif' },
        { analyte: 'hbsAntigen', value: 'Négatif' },
        ...blood(12.1, 31),
        { analyte: 'glucose', value: 0.86 },
      ],
    }),
    ...toxoplasmosis(teller),
    laboratory(teller, {
      key: 'hgpo',
      title: 'Recherche de diabète gestationnel (75 g de glucose)',
      at: glucose,
      to: 'riou',
      copy: true,
      results: [
        { analyte: 'glucose', value: 0.96, range: [null, 0.92] },
        { analyte: 'glucose1h', value: 1.87 },
        { analyte: 'glucose2h', value: 1.49 },
        ...blood(11.2, 14),
      ],
      comment: 'Deux valeurs au-dessus des seuils : diabète gestationnel.',
    }),
    laboratory(teller, {
      key: 'plaquettes',
      title: 'Numération de contrôle',
      at: teller.at({ days: 2 }, 8, 10),
      to: 'riou',
      results: [...blood(11, 13), { analyte: 'platelets', value: 204 }],
    }),
  ]
}

const T2 = {
  indication: 'Morphologie du deuxième trimestre.',
  technique: 'Voie abdominale.',
  conclusion: 'Morphologie normale. Placenta antérieur, non bas.',
} as const

/** The report said placenta « bas inséré » by a slip; its correction replaces it. */
const secondTrimester = (teller: Teller): readonly Paper[] => {
  const at = teller.at(weeks(22, 4), 11, 20)
  const figures = table(
    ['Mesure', 'Valeur'],
    [
      ['Bipariétal', '56 mm'],
      ['Fémur', '40 mm'],
      ['Poids estimé', '515 g'],
      ['Col', '41 mm'],
    ],
  )
  return [
    imaging(
      { key: 'echo-2', title: 'Échographie du deuxième trimestre', at, by: 'quere', to: 'riou' },
      { ...T2, findings: [figures], conclusion: 'Morphologie normale. Placenta antérieur, bas inséré.' },
    ),
    {
      key: 'echo-2-corrige',
      type: 'imaging',
      title: 'Échographie du deuxième trimestre (rectifiée)',
      at,
      until: after(at, DAY),
      by: 'quere',
      to: 'riou',
      replaces: 'echo-2',
      form: 'structured',
      sections: imagingSections({
        ...T2,
        findings: [figures, 'Rectification : placenta antérieur, à 52 mm de l’orifice interne du col, non bas inséré (erreur de dictée).'],
      }),
    },
  ]
}

const diabetes = (teller: Teller): readonly Paper[] => {
  const at = teller.at(weeks(25, 5), 15, 0)
  return [
    letter(
      { key: 'diabete-gestationnel', type: 'consultation', title: 'Consultation : diabète gestationnel', at, by: 'kermarrec', to: 'riou' },
      part('Explications', 'Le bébé reçoit plus de sucre ; il suffit souvent de mieux répartir le pain et les fruits.'),
      part(
        'Objectifs',
        table(
          ['Moment', 'Objectif'],
          [
            ['À jeun', 'moins de 0,95 g/L'],
            ['Deux heures après le repas', 'moins de 1,20 g/L'],
          ],
        ),
      ),
      part('Suivi', 'Six mesures par jour quinze jours, puis appel.'),
    ),
    prescription(teller, { key: 'ordonnance-fer', at: teller.at(weeks(26), 10, 10), by: 'riou' }, [
      { medicine: 'iron', dose: '1 comprimé le soir', duration: '3 mois', from: at, boxes: 3 },
      { medicine: 'vitaminD', dose: '1 ampoule au septième mois', duration: '1 prise', from: at },
    ]),
    dispensation(teller, { key: 'delivrance-fer', at: teller.at(weeks(26, 1), 18, 0), by: 'prigent' }, [
      { medicine: 'iron', dose: '1 comprimé le soir', from: at, boxes: 3 },
      { medicine: 'vitaminD', dose: '1 ampoule', from: at },
    ]),
    letter(
      {
        key: 'dietetique',
        type: 'assessment',
        title: 'Bilan diététique : diabète de grossesse',
        at: teller.at(weeks(26, 2), 11, 0),
        by: 'pennec',
        to: 'riou',
      },
      part('Habitudes', 'Petit déjeuner sauté, goûter de gâteaux entre deux cours, dîner à 21 h.'),
      part('Conseils', list('Trois repas et deux collations', 'Pain complet, fruits entiers', 'Marcher quinze minutes après le dîner')),
    ),
    loose(
      'text/plain',
      { key: 'glycemies', type: 'patientOther', title: 'Mes glycémies de la semaine', at: teller.on({ days: 1 }), by: 'patient' },
      opening(
        table(
          ['Jour', 'À jeun', 'Midi + 2 h', 'Soir + 2 h'],
          [
            ['lundi', '0,88', '1,09', '1,14'],
            ['mardi', '0,91', '1,12', '1,31'],
            ['mercredi', '0,87', '1,05', '1,10'],
            ['jeudi', '0,90', '1,08', '1,16'],
          ],
        ),
        'Mardi soir : couscous chez maman.',
      ),
    ),
  ]
}

const visits = (teller: Teller): readonly Paper[] => [
  letter(
    {
      key: 'premiere-visite',
      type: 'consultation',
      title: 'Première consultation de grossesse',
      at: teller.at(weeks(9), 9, 0),
      by: 'riou',
      to: 'le-goff',
    },
    part('Ce jour', 'Grossesse désirée et redoutée à la fois, après la précédente. Cœur entendu : elle a pleuré, puis ri.'),
    part('Plan', list('Acide folique', 'Échographie à douze semaines', 'Entretien prénatal précoce')),
  ),
  imaging(
    { key: 'echo-1', title: 'Échographie du premier trimestre', at: teller.at(weeks(12, 2), 10, 0), by: 'quere', to: 'riou' },
    {
      indication: 'Dépistage du premier trimestre.',
      technique: 'Voie abdominale.',
      findings: [
        table(
          ['Mesure', 'Valeur'],
          [
            ['Longueur cranio-caudale', '57 mm'],
            ['Clarté nucale', '1,2 mm'],
          ],
        ),
      ],
      conclusion: 'Grossesse unique évolutive de 12 semaines et 2 jours.',
    },
  ),
  letter(
    {
      key: 'urgences',
      type: 'emergency',
      title: 'Passage aux urgences obstétricales',
      at: teller.on(weeks(24, 1), 23, 15),
      by: 'haddad',
      to: 'riou',
      encounter: 'EMER',
    },
    part('Motif', 'Ventre qui durcit depuis la fin de l’après-midi, après un déménagement.'),
    part('Examen', 'Col long, fermé, 39 mm. Rythme cardiaque fœtal normal. Pas d’infection urinaire.'),
    part('Conduite', 'Repos, retour à domicile.'),
  ),
  letter(
    { key: 'arret', type: 'workStop', title: 'Arrêt de travail : repos de grossesse', at: teller.at(weeks(24, 3), 10, 0), by: 'le-goff' },
    opening('Arrêt de quatorze jours. Sorties autorisées.'),
  ),
  letter(
    { key: 'sport', type: 'certificate', title: 'Certificat : natation prénatale', at: teller.at(weeks(18), 9, 30), by: 'riou' },
    opening('Pas de contre-indication à la natation prénatale.'),
  ),
]

/** A pregnancy after a loss, and a sugar to watch. */
export const ines = (teller: Teller): readonly Paper[] => {
  const at = teller.at({ days: 1 }, 16, 0)
  const key = 'synthese-grossesse'
  return [
    ...earlier(teller),
    ...tests(teller),
    ...visits(teller),
    ...secondTrimester(teller),
    ...diabetes(teller),
    {
      key,
      type: 'pregnancySummary',
      title: 'Synthèse de la grossesse à sept mois',
      at,
      by: 'riou',
      to: 'haddad',
      form: 'structured',
      sections: pregnancySections({
        scope: scopeOf(teller, key),
        at,
        history: [],
        pregnancies: 'Deuxième grossesse, première menée au-delà de douze semaines.',
        lifestyle: ['Professeure de mathématiques', 'Ne fume pas'],
        visits: [
          ['9 SA', '62,0 kg', '110/64', '—', ''],
          ['17 SA', '64,1 kg', '112/66', '—', ''],
          ['22 SA', '66,0 kg', '114/66', '21 cm', ''],
          ['28 SA', '68,3 kg', '116/70', '27 cm', 'glycémies suivies'],
        ],
        problems: [{ code: cim10('O24.4', 'Diabète sucré survenant au cours de la grossesse'), from: teller.on(weeks(25)) }],
        measures: [
          { kind: 'weight', value: 68.3 },
          { kind: 'height', value: 164 },
          { kind: 'systolic', value: 116 },
          { kind: 'diastolic', value: 70 },
        ],
        plan: 'Échographie de croissance à 32 semaines. Insuline si plus d’un cinquième des glycémies dépasse l’objectif.',
      }),
    },
  ]
}
