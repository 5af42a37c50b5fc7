import { after, DAY } from '../../../kernel/instant.ts'
import { cim10 } from '../cda/codes.ts'
import { summarySections } from '../clinical/summary.ts'
import { list, opening, type Paper, part, table } from '../paper.ts'
import { discharge, imaging, laboratory, letter, loose, prescription, scopeOf, type Teller, vaccination, wrapped } from '../telling.ts'

const memory = (teller: Teller): readonly Paper[] => [
  letter(
    { key: 'oublis', type: 'consultation', title: 'Consultation : oublis', at: teller.at({ years: 4, months: 8 }, 10, 0), by: 'abgrall' },
    part('Motif', 'Amenée par sa fille. A payé deux fois le plombier. « Ma mère faisait pareil à mon âge. »'),
    part('Test rapide', 'MMSE 24 sur 30. Horloge : aiguilles égales.'),
    part('Suite', 'Bilan sanguin, IRM, consultation mémoire.'),
  ),
  laboratory(teller, {
    key: 'bilan-memoire',
    title: 'Bilan sanguin de troubles de mémoire',
    at: teller.at({ years: 4, months: 7 }, 8, 20),
    to: 'abgrall',
    results: [
      { analyte: 'tsh', value: 2.3 },
      { analyte: 'b12', value: 212 },
      { analyte: 'sodium', value: 140 },
      { analyte: 'haemoglobin', value: 13.2 },
      { analyte: 'creatinine', value: 71 },
      { analyte: 'vitaminD', value: 14 },
    ],
  }),
  imaging(
    { key: 'irm', title: 'IRM cérébrale', at: teller.at({ years: 4, months: 6, days: 12 }, 15, 40), by: 'quere', to: 'legrand' },
    {
      indication: 'Troubles de mémoire depuis un an.',
      technique: 'T1, T2, FLAIR, coupes coronales hippocampiques.',
      findings: ['Atrophie hippocampique bilatérale, Scheltens 2 à droite, 3 à gauche. Leucopathie modérée, Fazekas 1.'],
      conclusion: 'Atrophie temporale interne évocatrice d’une maladie d’Alzheimer.',
    },
  ),
  letter(
    {
      key: 'bilan-psy',
      type: 'psychology',
      title: 'Bilan neuropsychologique',
      at: teller.at({ years: 4, months: 6 }, 9, 30),
      by: 'breton',
      to: 'legrand',
    },
    part(
      'Résultats',
      table(
        ['Épreuve', 'Score', 'Attendu'],
        [
          ['MMSE', '23/30', '> 26'],
          ['RL/RI-16, rappel total', '31/48', '> 43'],
          ['BREF', '14/18', '> 15'],
          ['Fluence animaux', '13', '> 18'],
        ],
      ),
    ),
    part('Conclusion', 'Trouble de l’encodage, peu aidé par l’indice. Humeur conservée, humour aussi.'),
  ),
]

const decline = (teller: Teller): readonly Paper[] => [
  letter(
    {
      key: 'memoire-1',
      type: 'consultation',
      title: 'Consultation mémoire : annonce',
      at: teller.at({ years: 4, months: 5 }, 14, 0),
      by: 'legrand',
      to: 'abgrall',
    },
    part('Annonce', 'Maladie d’Alzheimer, stade léger. Madame Fabre : « Alors il faut que j’écrive les recettes. »'),
    part('Plan', list('Orthophonie', 'Accueil de jour le mardi', 'Aide à domicile')),
  ),
  ...(
    [
      [3, 21],
      [2, 18],
      [1, 15],
    ] as const
  ).map(([years, score]) =>
    letter(
      {
        key: `memoire-${5 - years}`,
        type: 'consultation',
        title: 'Consultation mémoire : suivi',
        at: teller.at({ years, months: 2 }, 14, 0),
        by: 'legrand',
        to: 'abgrall',
      },
      part(
        'Suivi',
        `MMSE ${score} sur 30. ${score > 20 ? 'Fait encore le marché avec une liste.' : score > 16 ? 'S’est perdue une fois en rentrant de l’église.' : 'Ne reconnaît plus toujours sa sœur au téléphone. Chante encore tout.'}`,
      ),
      part('Conduite', score > 16 ? 'Poursuite.' : 'Mémantine à l’essai, six mois.'),
    ),
  ),
  letter(
    {
      key: 'orthophonie',
      type: 'assessment',
      title: 'Bilan orthophonique',
      at: teller.at({ years: 3 }, 10, 0),
      by: 'colin',
      to: 'legrand',
    },
    part('Bilan', 'Manque du mot, comprend bien. Lecture à voix haute intacte.'),
    part('Projet', 'Cahier de vie, chansons, trente séances.'),
  ),
  letter(
    { key: 'ald', type: 'longTermPlan', title: 'Protocole de soins ALD 15', at: teller.at({ years: 4, months: 4 }, 18, 0), by: 'abgrall' },
    part('Suivi prévu', list('Gériatre : deux fois par an', 'Infirmier : pilulier chaque semaine', 'Orthophoniste')),
  ),
]

const fall = (teller: Teller): readonly Paper[] => {
  const at = teller.on({ years: 1, months: 1, days: 6 }, 7, 30)
  const out = after(at, 12 * DAY)
  return [
    letter(
      {
        key: 'chute',
        type: 'emergency',
        title: 'Passage aux urgences : chute',
        at,
        by: 'castaing',
        structure: 'hospital',
        to: 'abgrall',
        encounter: 'EMER',
      },
      part('Récit', 'Trouvée assise par terre dans la cuisine par l’aide à domicile. Ne sait pas depuis quand.'),
      part('Examen', 'Pas de fracture. Pouce sensible. Désorientée, déshydratée, 38,2 °C.'),
    ),
    laboratory(teller, {
      key: 'chute-bio',
      title: 'Bilan aux urgences',
      at,
      to: 'legrand',
      hours: 2,
      results: [
        { analyte: 'sodium', value: 149 },
        { analyte: 'potassium', value: 3.4 },
        { analyte: 'creatinine', value: 118 },
        { analyte: 'crp', value: 64 },
        { analyte: 'haemoglobin', value: 12.6 },
        { analyte: 'urineCulture', value: 'Escherichia coli, 10⁶ UFC/mL', abnormal: true },
      ],
    }),
    discharge(
      teller,
      { key: 'sejour', title: 'Lettre de liaison : gériatrie', at, until: out, by: 'legrand', to: 'abgrall' },
      {
        reason: 'Chute et confusion.',
        synthesis: [
          'Déshydratation et infection urinaire : amoxicilline sept jours, perfusion, réhydratation. Confusion levée au cinquième jour.',
          'Marche reprise avec le kinésithérapeute, déambulateur. Sa fille dort dans la chambre les premières nuits.',
        ],
        treatments: [
          { medicine: 'memantine', dose: '1 comprimé le matin', from: out },
          { medicine: 'vitaminD', dose: '1 ampoule tous les trois mois', from: out },
        ],
        next: ['Infirmier matin et soir un mois', 'Barre dans les toilettes', 'Mesure de protection : certificat demandé'],
      },
    ),
  ]
}

const papers = (teller: Teller): readonly Paper[] => {
  const now = teller.at({ months: 2 }, 11, 0)
  return [
    prescription(teller, { key: 'ordonnance', at: now, by: 'abgrall', copy: true, advice: 'Pilulier préparé par l’infirmier.' }, [
      { medicine: 'memantine', dose: '1 comprimé le matin', duration: '6 mois', from: now, longTerm: true },
      { medicine: 'vitaminD', dose: '1 ampoule', duration: '1 prise', from: now },
      { medicine: 'paracetamol', dose: '1 comprimé si douleur', duration: '1 mois', from: now },
    ]),
    letter(
      {
        key: 'infirmier',
        type: 'nurseFollowUp',
        title: 'Suivi infirmier à domicile',
        at: teller.at({ months: 1, days: 5 }, 8, 30),
        by: 'benali',
        to: 'abgrall',
        encounter: 'HH',
      },
      part(
        'Semaine',
        table(
          ['Jour', 'Pilulier', 'Poids'],
          [
            ['lundi', 'pris', '54,2 kg'],
            ['jeudi', 'pris', '54,0 kg'],
            ['dimanche', 'retrouvé dans le pot de fleurs', ''],
          ],
        ),
      ),
      part('À noter', 'Perd 600 g par mois : compléments proposés.'),
    ),
    vaccination(
      teller,
      { key: 'grippe', by: 'benali' },
      { vaccine: 'influenza', at: teller.at({ days: 25 }), rank: 1, site: 'épaule gauche', booster: true },
    ),
    letter(
      {
        key: 'visite-ehpad',
        type: 'consultation',
        title: 'Visite de préadmission en EHPAD',
        at: teller.at({ days: 16 }, 15, 0),
        by: 'abgrall',
        structure: 'care-home',
      },
      part('Visite', 'A aimé le piano et le chat. A demandé trois fois à quelle heure on rentre.'),
      part('Avis', 'Accueil temporaire d’un mois en janvier, avec l’accord de sa fille, tutrice.'),
    ),
  ]
}

const voices = (teller: Teller): readonly Paper[] => {
  return [
    letter(
      {
        key: 'logement',
        type: 'assessment',
        title: 'Visite d’ergothérapie au domicile',
        at: teller.at({ months: 11 }, 10, 0),
        by: 'salaun',
        to: 'abgrall',
        encounter: 'HH',
      },
      part('Constat', 'Deux tapis, une marche entre cuisine et couloir, gaz resté allumé.'),
      part('Aménagements', list('Barres dans les toilettes', 'Plaque à coupure automatique', 'Chemin lumineux la nuit')),
    ),
    wrapped(
      'text/plain',
      {
        key: 'fiche',
        type: 'emergencySheet',
        title: 'Fiche de liaison pour les urgences',
        at: teller.at({ months: 2 }, 11, 20),
        by: 'abgrall',
      },
      opening('Maladie d’Alzheimer, MMSE 15. Ne pas laisser seule dans un couloir.'),
      part('Pour l’apaiser', list('L’appeler Mado', 'Parler de la conserverie', 'Chanter « Les Trois Marins »')),
    ),
    loose(
      'application/pdf',
      {
        key: 'jugement',
        type: 'patientOther',
        title: 'Jugement de tutelle (copie)',
        at: teller.on({ years: 1, months: 6 }),
        by: 'patient',
      },
      opening('Madame Hélène Kerbrat, sa fille, est désignée tutrice à la personne et aux biens, pour cinq ans.'),
    ),
    loose(
      'text/plain',
      { key: 'histoire', type: 'patientOther', title: 'Qui est Mamie (écrit par Lucas)', at: teller.on({ months: 8 }), by: 'patient' },
      opening(
        'Elle a travaillé trente ans à la conserverie. Elle prend son café dans un bol bleu.',
        'Si elle a peur, mettez la radio. Si elle cherche Yvon, c’est son frère, ne dites pas qu’il est mort.',
      ),
    ),
    loose(
      'image/png',
      {
        key: 'ordonnance-lunettes',
        type: 'patientTreatment',
        title: 'Ordonnance de lunettes (scan)',
        at: teller.on({ years: 2, months: 5 }),
        by: 'patient',
      },
      opening('Œil droit +2,00', 'Œil gauche +2,25, addition +3,00'),
    ),
  ]
}

/** A memory that goes, and those who hold the rest. */
export const madeleine = (teller: Teller): readonly Paper[] => {
  const key = 'synthese'
  return [
    ...memory(teller),
    ...decline(teller),
    ...fall(teller),
    ...papers(teller),
    ...voices(teller),
    {
      key,
      type: 'summary',
      title: 'Volet de synthèse médicale',
      at: teller.at({ months: 2 }, 11, 40),
      by: 'abgrall',
      form: 'structured',
      sections: summarySections({
        scope: scopeOf(teller, key),
        active: [{ code: cim10('F00.1', 'Démence de la maladie d’Alzheimer, à début tardif'), from: teller.on({ years: 4, months: 5 }) }],
        past: [],
        procedures: [{ text: 'Prothèse de hanche droite', at: teller.on({ years: 9 }), where: 'Centre hospitalier de Port-Kerval' }],
        allergies: [{ agent: 'Pansements adhésifs', reaction: 'Plaques rouges', kind: 'other', from: teller.on({ years: 9 }) }],
        lifestyle: ['Vit chez elle, aide à domicile matin et soir', 'Tutelle : Hélène Kerbrat, sa fille'],
        watch: ['Fausses routes aux liquides : épaissir', 'Perte de poids'],
        treatments: [{ medicine: 'memantine', dose: '1 comprimé le matin', from: teller.on({ years: 1, months: 2 }) }],
      }),
    },
  ]
}
