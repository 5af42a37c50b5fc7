import { after, DAY } from '../../../kernel/instant.ts'
import { ccam, cim10 } from '../cda/codes.ts'
import { birthMotherSections, pregnancySections } from '../clinical/birth.ts'
import { reimbursementSections } from '../clinical/reimbursements.ts'
import { list, opening, type Paper, part, table } from '../paper.ts'
import { discharge, dispensation, imaging, laboratory, letter, loose, prescription, scopeOf, type Teller, wrapped } from '../telling.ts'

/** Alma was born eighteen days ago, at 39 weeks and 4 days: every date of the pregnancy counts from there. */
const BORN = 18
const TERM = 39 * 7 + 4
const weeks = (amenorrhoea: number, days = 0): { days: number } => ({ days: BORN + TERM - amenorrhoea * 7 - days })

const before = (teller: Teller): readonly Paper[] => [
  letter(
    {
      key: 'migraine',
      type: 'consultation',
      title: 'Consultation : migraines',
      at: teller.at({ years: 3, months: 10 }, 17, 20),
      by: 'le-goff',
    },
    part('Motif', 'Maux de tête d’un seul côté, deux fois par mois, lumière insupportable.'),
    part('Conclusion', 'Migraine sans aura. Ibuprofène dès le début de la crise ; tenir un calendrier.'),
  ),
  letter(
    { key: 'dentiste', type: 'dental', title: 'Bilan bucco-dentaire', at: teller.at({ years: 2, months: 8 }, 12, 0), by: 'mevel' },
    part('Bilan', 'Deux caries soignées (16 et 36). Détartrage. Gencive saine.'),
    part('Suite', 'Contrôle dans un an.'),
  ),
  letter(
    {
      key: 'frottis',
      type: 'screening',
      title: 'Dépistage du cancer du col de l’utérus',
      at: teller.at({ years: 1, months: 9 }, 9, 40),
      by: 'riou',
      to: 'le-goff',
    },
    part('Résultat', 'Test HPV à haut risque : négatif.'),
    part('Suite', 'Prochain test dans cinq ans.'),
  ),
  letter(
    { key: 'lumbago', type: 'consultation', title: 'Consultation : lumbago', at: teller.at({ years: 1, months: 4 }, 18, 0), by: 'le-goff' },
    part('Motif', '« J’ai porté Noé endormi jusqu’au troisième étage. »'),
    part('Conclusion', 'Pas de signe de gravité. Rester en mouvement, chaleur, paracétamol.'),
  ),
]

const tests = (teller: Teller): readonly Paper[] => {
  const first = teller.at(weeks(5), 7, 45)
  return [
    laboratory(teller, {
      key: 'hcg-1',
      title: 'Dosage de l’hormone de grossesse (hCG)',
      at: first,
      to: 'riou',
      results: [{ analyte: 'hcg', value: 1240 }],
      comment: 'Compatible avec une grossesse de 5 semaines d’aménorrhée.',
    }),
    laboratory(teller, {
      key: 'hcg-2',
      title: 'Dosage de l’hormone de grossesse (hCG)',
      at: after(first, 2 * DAY),
      to: 'riou',
      results: [{ analyte: 'hcg', value: 2690, previous: { value: 1240, at: first } }],
      comment: 'Le taux a doublé en 48 heures : évolution normale.',
    }),
    laboratory(teller, {
      key: 'premier-trimestre',
      title: 'Bilan du premier trimestre de grossesse',
      at: teller.at(weeks(10), 8, 5),
      to: 'riou',
      results: [
        { analyte: 'bloodGroup', value: 'A positif' },
        { analyte: 'irregularAntibodies', value: 'Négative' },
        { analyte: 'toxoplasmosis', value: 'Positif (immunisée)' },
        { analyte: 'rubella', value: 'Positif (immunisée)' },
        { analyte: 'syphilis', value: 'Négatif' },
        { analyte: 'hiv', value: 'Négatif' },
        { analyte: 'hbsAntigen', value: 'Négatif' },
        { analyte: 'haemoglobin', value: 12.4 },
        { analyte: 'platelets', value: 251 },
        { analyte: 'ferritin', value: 22 },
      ],
    }),
    laboratory(teller, {
      key: 'sixieme-mois',
      title: 'Bilan du sixième mois de grossesse',
      at: teller.at(weeks(26), 8, 0),
      to: 'riou',
      copy: true,
      results: [
        { analyte: 'haemoglobin', value: 10.4, previous: { value: 12.4, at: teller.at(weeks(10), 8, 5) } },
        { analyte: 'mcv', value: 79 },
        { analyte: 'platelets', value: 218 },
        { analyte: 'ferritin', value: 7, previous: { value: 22, at: teller.at(weeks(10), 8, 5) } },
        { analyte: 'glucose', value: 0.81 },
        { analyte: 'glucose1h', value: 1.42 },
        { analyte: 'glucose2h', value: 1.18 },
      ],
      comment: 'Anémie par manque de fer. Pas de diabète gestationnel.',
    }),
  ]
}

const ultrasounds = (teller: Teller): readonly Paper[] => [
  imaging(
    { key: 'echo-1', title: 'Échographie du premier trimestre', at: teller.at(weeks(12, 3), 10, 15), by: 'quere', to: 'riou' },
    {
      indication: 'Dépistage du premier trimestre.',
      technique: 'Voie abdominale.',
      findings: [
        table(
          ['Mesure', 'Valeur'],
          [
            ['Longueur cranio-caudale', '59 mm'],
            ['Clarté nucale', '1,4 mm'],
            ['Activité cardiaque', '158 par minute'],
          ],
        ),
      ],
      conclusion: 'Grossesse évolutive, unique, de 12 semaines et 3 jours. Morphologie du terme normale.',
    },
  ),
  imaging(
    { key: 'echo-2', title: 'Échographie du deuxième trimestre', at: teller.at(weeks(22, 2), 10, 30), by: 'quere', to: 'riou' },
    {
      indication: 'Morphologie du deuxième trimestre.',
      technique: 'Voie abdominale, bonne échogénicité.',
      findings: [
        table(
          ['Mesure', 'Valeur'],
          [
            ['Bipariétal', '55 mm'],
            ['Fémur', '39 mm'],
            ['Poids estimé', '498 g'],
            ['Col', '38 mm'],
          ],
        ),
      ],
      conclusion: 'Croissance au 52e percentile, morphologie normale. Placenta postérieur, non bas.',
    },
  ),
  imaging(
    { key: 'echo-3', title: 'Échographie du troisième trimestre', at: teller.at(weeks(32, 1), 9, 50), by: 'quere', to: 'riou' },
    {
      indication: 'Croissance et présentation.',
      technique: 'Voie abdominale.',
      findings: [
        table(
          ['Mesure', 'Valeur'],
          [
            ['Bipariétal', '82 mm'],
            ['Fémur', '62 mm'],
            ['Poids estimé', '1 910 g'],
            ['Présentation', 'céphalique'],
          ],
        ),
      ],
      conclusion: 'Croissance harmonieuse au 55e percentile.',
    },
    true,
  ),
  loose(
    'image/png',
    {
      key: 'photo-echo',
      type: 'patientImaging',
      title: 'Ma fille à 22 semaines (photo du compte rendu)',
      at: teller.on(weeks(22)),
      by: 'patient',
    },
    opening('On voit son profil et sa main gauche.', 'La dame a dit : tout va bien.'),
  ),
]

const followUp = (teller: Teller): readonly Paper[] => {
  const at = teller.at(weeks(27), 9, 10)
  const key = 'synthese-grossesse'
  return [
    prescription(teller, { key: 'fer', at, by: 'riou', title: 'Ordonnance : fer et acide folique' }, [
      { medicine: 'iron', dose: '1 comprimé le soir, avec un jus d’orange', duration: '3 mois', from: at, boxes: 3 },
      { medicine: 'folicAcid', dose: '1 comprimé le matin', duration: '1 mois', from: at },
    ]),
    dispensation(teller, { key: 'fer-delivre', at: after(at, DAY), by: 'prigent', advice: 'Selles noires normales avec le fer.' }, [
      { medicine: 'iron', dose: '1 comprimé le soir', from: at, boxes: 3 },
      { medicine: 'folicAcid', dose: '1 comprimé le matin', from: at },
    ]),
    letter(
      {
        key: 'anesthesie',
        type: 'anaesthesia',
        title: 'Consultation pré-anesthésique de maternité',
        at: teller.at(weeks(36), 14, 0),
        by: 'perrot',
        to: 'riou',
      },
      part('Bilan', 'Aucun antécédent d’anesthésie difficile. Plaquettes 205 G/L. Souhaite une péridurale.'),
      part('Accord', 'Information remise et comprise.'),
    ),
    {
      key,
      type: 'pregnancySummary',
      title: 'Synthèse de la grossesse avant l’accouchement',
      at: teller.at(weeks(37), 16, 0),
      by: 'riou',
      to: 'haddad',
      form: 'structured',
      sections: pregnancySections({
        scope: scopeOf(teller, key),
        at: teller.at(weeks(37), 16, 0),
        history: [{ code: cim10('G43.0', 'Migraine sans aura [migraine commune]'), from: teller.on({ years: 6 }) }],
        pregnancies: 'Deuxième grossesse. Noé, né à terme par voie basse, 3 420 g.',
        lifestyle: ['Ne fume pas, pas d’alcool', 'Vit avec le père des enfants'],
        visits: [
          ['14 SA', '61,5 kg', '112/68', '—', 'fatigue'],
          ['22 SA', '64,2 kg', '108/62', '20 cm', ''],
          ['28 SA', '67,0 kg', '110/64', '26 cm', 'fer débuté'],
          ['36 SA', '71,4 kg', '118/70', '32 cm', 'col long fermé'],
        ],
        problems: [{ code: cim10('O99.0', 'Anémie compliquant la grossesse'), from: teller.on(weeks(26)) }],
        measures: [
          { kind: 'weight', value: 71.8 },
          { kind: 'height', value: 168 },
          { kind: 'systolic', value: 118 },
          { kind: 'diastolic', value: 71 },
        ],
        plan: 'Accouchement par voie basse prévu à la maternité de Port-Kerval. Péridurale souhaitée. Allaitement souhaité.',
      }),
    },
  ]
}

const birth = (teller: Teller): readonly Paper[] => {
  const at = teller.on({ days: BORN }, 3, 12)
  const out = after(at, 3 * DAY)
  return [
    {
      key: 'accouchement',
      type: 'birthMother',
      title: 'Synthèse de salle de naissance : mère',
      at,
      by: 'haddad',
      encounter: 'IMP',
      form: 'structured',
      acts: [ccam('JQGD012', 'Accouchement céphalique unique par voie naturelle, chez une multipare')],
      sections: birthMotherSections({
        scope: scopeOf(teller, 'accouchement'),
        at,
        labour: [
          'Mise en travail spontanée à 21 h 30. Péridurale à 23 h 50, 5 cm. Dilatation complète à 2 h 35.',
          'Naissance d’Alma à 3 h 12, présentation céphalique. Pertes sanguines 280 mL.',
        ],
        mother: ['Périnée intact', 'Délivrance dirigée complète à 3 h 20', 'Peau à peau d’une heure et demie'],
      }),
    },
    discharge(
      teller,
      { key: 'sortie-maternite', title: 'Lettre de liaison : sortie de maternité', at, until: out, by: 'haddad', to: 'le-goff' },
      {
        reason: 'Accouchement à 39 semaines et 4 jours.',
        synthesis: [
          'Suites simples. Hémoglobine 10,9 g/dL au deuxième jour. Allaitement bien parti, seins souples.',
          'Moral bon ; retour à la maison avec l’aide du père pendant cinq semaines.',
        ],
        treatments: [
          { medicine: 'iron', dose: '1 comprimé le soir, deux mois', from: out },
          { medicine: 'paracetamol', dose: '1 comprimé si douleur, 4 par jour au plus', from: out },
        ],
        next: ['Sage-femme à domicile demain', 'Consultation postnatale à six semaines', 'Rééducation du périnée ensuite'],
      },
    ),
    letter(
      {
        key: 'visite-domicile',
        type: 'nurseFollowUp',
        title: 'Visite à domicile de la sage-femme',
        at: teller.at({ days: BORN - 5 }, 11, 0),
        by: 'riou',
        encounter: 'HH',
      },
      part('Mère', 'Fatiguée mais sereine. Tension 114/68. Involution utérine normale.'),
      part('Ensemble', 'Noé a apporté son doudou à sa sœur, puis l’a repris.'),
    ),
    wrapped(
      'text/plain',
      {
        key: 'entretien-postnatal',
        type: 'consultation',
        title: 'Entretien postnatal précoce',
        at: teller.at({ days: 3 }, 15, 0),
        by: 'riou',
      },
      part('Échange', 'Dort par tranches de trois heures. Pleure parfois le soir, moins que la semaine dernière.'),
      part('Score EPDS', '6 sur 30 : pas d’argument pour une dépression. Reparler de la fatigue dans quinze jours.'),
    ),
  ]
}

const insurer = (teller: Teller): Paper => ({
  key: 'remboursements',
  type: 'reimbursements',
  title: 'Données de remboursement',
  at: teller.on({ months: 23 }),
  until: teller.on({ days: 2 }),
  by: 'insurer',
  form: 'structured',
  sections: reimbursementSections(
    [
      { at: teller.at({ months: 16 }), what: 'Consultation de médecine générale', who: 'Médecin généraliste', paid: 30, back: 20 },
      { at: teller.at(weeks(12, 3)), what: 'Échographie obstétricale du premier trimestre', who: 'Radiologue', paid: 48.35, back: 33.35 },
      { at: teller.at(weeks(22, 2)), what: 'Échographie obstétricale du deuxième trimestre', who: 'Radiologue', paid: 81.88, back: 81.88 },
      { at: teller.at({ days: BORN - 5 }), what: 'Visite de suivi à domicile', who: 'Sage-femme', paid: 44.8, back: 44.8 },
    ],
    [{ at: teller.at(weeks(27)), what: 'Fer et acide folique', who: 'Pharmacie du Môle', paid: 11.42, back: 11.42 }],
  ),
})

/** Two births and what lies between: a quiet record that has just become busy. */
export const camille = (teller: Teller): readonly Paper[] => [
  ...before(teller),
  ...tests(teller),
  ...ultrasounds(teller),
  ...followUp(teller),
  ...birth(teller),
  insurer(teller),
  letter(
    {
      key: 'conge',
      type: 'certificate',
      title: 'Certificat : date de l’accouchement',
      at: teller.at({ days: BORN - 1 }, 10, 0),
      by: 'haddad',
    },
    opening(
      'Je certifie que madame Camille Marchand a accouché à la maternité de Port-Kerval.',
      list('Pour faire valoir ses droits au congé de maternité.'),
    ),
  ),
]
