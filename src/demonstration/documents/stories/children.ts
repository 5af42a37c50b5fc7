import { after, DAY, type Instant } from '../../../kernel/instant.ts'
import type { Span } from '../../calendar.ts'
import { ccam, cim10 } from '../cda/codes.ts'
import { birthChildSections } from '../clinical/birth.ts'
import { allergySection, problemSection } from '../clinical/history.ts'
import { plain } from '../clinical/plain-sections.ts'
import type { VaccineKey } from '../clinical/vaccination.ts'
import { type Measure, vitalSigns } from '../clinical/vital-signs.ts'
import { list, opening, type Paper, part, table } from '../paper.ts'
import { dispensation, imaging, laboratory, letter, loose, prescription, scopeOf, type Teller, vaccination } from '../telling.ts'

type Growth = { readonly weight: number; readonly height: number; readonly head?: number }

const sizes = ({ weight, height, head }: Growth): readonly Measure[] => [
  { kind: 'weight', value: weight },
  { kind: 'height', value: height },
  ...(head === undefined ? [] : [{ kind: 'head', value: head } as const]),
]

/** Mesures de l’enfant (CSE-MDE), at this age. */
const measures = (teller: Teller, key: string, at: Instant, growth: Growth, by = 'even'): Paper => ({
  key,
  type: 'measures',
  title: 'Mesures de l’enfant',
  at,
  by,
  form: 'structured',
  sections: [vitalSigns(scopeOf(teller, key), at, sizes(growth), 'Croissance')],
})

const birthPapers = (teller: Teller, at: Instant, labour: string, growth: Growth, exam: readonly string[]): readonly Paper[] => {
  const eighth = after(at, 4 * DAY)
  return [
    {
      key: 'naissance',
      type: 'birthChild',
      title: 'Synthèse de salle de naissance : enfant',
      at,
      by: 'even',
      structure: 'hospital',
      encounter: 'IMP',
      form: 'structured',
      sections: birthChildSections({ scope: scopeOf(teller, 'naissance'), at, labour, apgar: [9, 10, 10], measures: sizes(growth), exam }),
    },
    {
      key: 'certificat-8e-jour',
      type: 'childCertificate',
      title: 'Certificat de santé du huitième jour',
      at: eighth,
      by: 'even',
      structure: 'hospital',
      form: 'structured',
      sections: [
        plain('labour', 'Grossesse et accouchement', labour),
        vitalSigns(scopeOf(teller, 'certificat-8e-jour'), at, sizes(growth), 'Mensurations de naissance'),
        plain('physicalExam', 'Examen', list(...exam, 'Alimentation : au sein', 'Vitamine K donnée à la naissance')),
        plain('plan', 'Suivi', 'Examen du premier mois à prévoir.'),
      ],
    },
  ]
}

type Dose = readonly [key: string, vaccine: VaccineKey, after: Span, rank: number, booster?: boolean]

const doses = (teller: Teller, all: readonly Dose[]): readonly Paper[] =>
  all.map(([key, vaccine, span, rank, booster]) =>
    vaccination(
      teller,
      { key, by: 'even' },
      {
        vaccine,
        at: teller.at(span, 9, 30),
        rank,
        site: vaccine === 'rotavirus' ? 'bouche' : 'cuisse droite',
        ...(booster === undefined ? {} : { booster }),
      },
    ),
  )

const noeAllergy = (teller: Teller): Paper => {
  const at = teller.at({ years: 2 }, 10, 40)
  const key = 'bilan-allergie'
  return {
    key,
    type: 'summary',
    title: 'Volet de synthèse médicale de l’enfant',
    at,
    by: 'even',
    form: 'structured',
    copy: true,
    sections: [
      allergySection(scopeOf(teller, key), [
        {
          agent: 'Arachide',
          reaction: 'Anaphylaxie : urticaire, vomissements, gêne respiratoire',
          kind: 'food',
          from: teller.on({ years: 2, months: 2 }),
        },
      ]),
      problemSection(scopeOf(teller, key), 'active', [
        { code: cim10('J45.0', 'Asthme à prédominance allergique'), from: teller.on({ years: 2, months: 9 }) },
        { code: cim10('L20.9', 'Dermatite atopique, sans précision'), from: teller.on({ years: 4, months: 9 }) },
      ]),
      plain(
        'results',
        'Points de vigilance',
        list('Deux stylos d’adrénaline : un à la maison, un à l’école', 'Lire les étiquettes : lupin possible en réaction croisée'),
      ),
    ],
  }
}

const noeEmergencies = (teller: Teller): readonly Paper[] => {
  const bronchiolitis = teller.on({ years: 4, months: 8 }, 22, 15)
  const peanut = teller.on({ years: 2, months: 2 }, 17, 5)
  return [
    letter(
      {
        key: 'bronchiolite',
        type: 'emergency',
        title: 'Passage aux urgences : bronchiolite',
        at: bronchiolitis,
        by: 'castaing',
        structure: 'hospital',
        to: 'even',
        encounter: 'EMER',
      },
      part('Motif', 'Huit mois, siffle depuis hier, mange la moitié de ses biberons.'),
      part('Examen', '38,1 °C, saturation 95 %, tirage léger, vomit une fois.'),
      part('Conduite', 'Lavages de nez, surveillance quatre heures, a bien bu. Retour avec consignes écrites.'),
    ),
    imaging(
      {
        key: 'thorax',
        title: 'Radiographie du thorax',
        at: after(bronchiolitis, 1_800_000),
        by: 'quere',
        structure: 'hospital',
        to: 'even',
        acts: [ccam('ZBQK002', 'Radiographie du thorax')],
      },
      {
        indication: 'Bronchiolite, première crise.',
        technique: 'Face, couché.',
        findings: ['Distension modérée. Pas de foyer.'],
        conclusion: 'Pas de pneumonie.',
      },
    ),
    letter(
      {
        key: 'anaphylaxie',
        type: 'emergency',
        title: 'Passage aux urgences : réaction allergique grave',
        at: peanut,
        by: 'castaing',
        structure: 'hospital',
        to: 'even',
        encounter: 'EMER',
      },
      part('Motif', 'Un biscuit du goûter d’anniversaire. En dix minutes : plaques, vomissement, voix rauque.'),
      part('Traitement', 'Adrénaline 0,15 mg dans la cuisse à 17 h 12, effet en cinq minutes. Surveillance toute la nuit.'),
      part('Sortie', 'Stylo d’adrénaline remis et montré à la mère. Éviction de l’arachide. Bilan allergologique.'),
    ),
  ]
}

const noeCare = (teller: Teller): readonly Paper[] => {
  const at = teller.at({ months: 2, days: 8 }, 16, 40)
  return [
    laboratory(teller, {
      key: 'ige',
      title: 'Recherche d’allergie à l’arachide',
      at: teller.at({ years: 2, months: 1 }, 8, 50),
      to: 'even',
      results: [
        { analyte: 'ige', value: 18.4 },
        { analyte: 'haemoglobin', value: 12.1 },
      ],
      comment: 'Sensibilisation forte à l’arachide.',
    }),
    laboratory(teller, {
      key: 'ige-2',
      title: 'Suivi d’allergie à l’arachide',
      at: teller.at({ months: 4 }, 8, 40),
      to: 'even',
      results: [{ analyte: 'ige', value: 11.7, previous: { value: 18.4, at: teller.at({ years: 2, months: 1 }, 8, 50) } }],
    }),
    prescription(
      teller,
      {
        key: 'ordonnance',
        at,
        by: 'even',
        title: 'Ordonnance : asthme et allergie',
        copy: true,
        advice: 'Deux stylos d’adrénaline : un pour l’école.',
      },
      [
        {
          medicine: 'adrenaline',
          dose: '1 injection dans la cuisse si gêne pour respirer, puis appeler le 15',
          duration: '1 an',
          from: at,
          boxes: 2,
        },
        { medicine: 'salbutamol', dose: '2 bouffées dans la chambre d’inhalation si siffle', duration: '6 mois', from: at },
        { medicine: 'fluticasone', dose: '1 bouffée matin et soir dans la chambre d’inhalation', duration: '3 mois', from: at, boxes: 2 },
        { medicine: 'desloratadine', dose: '2,5 mL le soir si démangeaisons', duration: '1 mois', from: at },
      ],
    ),
  ]
}

const noeFamily = (teller: Teller): readonly Paper[] => {
  const at = teller.at({ months: 2, days: 8 }, 16, 40)
  return [
    dispensation(
      teller,
      { key: 'delivrance', at: after(at, DAY), by: 'prigent', advice: 'Démonstration du stylo avec un stylo d’entraînement.' },
      [
        { medicine: 'adrenaline', dose: 'selon le protocole de l’école', from: at, boxes: 2 },
        { medicine: 'fluticasone', dose: '1 bouffée matin et soir', from: at, boxes: 2 },
      ],
    ),
    letter(
      {
        key: 'pai',
        type: 'schoolPlan',
        title: 'Projet d’accueil individualisé (école)',
        at: teller.at({ months: 2, days: 2 }, 17, 30),
        by: 'even',
      },
      part('À l’école', list('Pas d’arachide, goûter apporté de la maison', 'Trousse d’urgence dans la classe, jamais sous clé')),
      part(
        'Si Noé gonfle, tousse ou vomit',
        list(
          'Stylo d’adrénaline dans la cuisse, à travers le pantalon',
          'Appeler le 15, allonger, ne pas laisser seul',
          'Prévenir madame Marchand',
        ),
      ),
    ),
    letter(
      {
        key: 'orthophonie',
        type: 'assessment',
        title: 'Bilan orthophonique',
        at: teller.at({ months: 9 }, 14, 0),
        by: 'colin',
        to: 'even',
      },
      part('Bilan', 'Quatre ans et demi. Comprend bien, vocabulaire riche. Remplace « ch » par « s ».'),
      part('Projet', 'Dix séances. Lire à voix haute le soir, sans corriger.'),
    ),
    loose(
      'image/jpeg',
      {
        key: 'carnet',
        type: 'patientReport',
        title: 'Page de vaccins du carnet de santé (photo)',
        at: teller.on({ years: 3, months: 6 }),
        by: 'patient',
      },
      opening('Rougeole, oreillons, rubéole : deux doses.', 'Hexavalent : trois doses.', 'Méningocoques : à jour.'),
    ),
    loose(
      'application/pdf',
      {
        key: 'autorisation',
        type: 'patientOther',
        title: 'Autorisation de sortie scolaire en mer',
        at: teller.on({ days: 20 }),
        by: 'patient',
      },
      opening(
        'J’autorise mon fils Noé à participer à la sortie sur le vieux gréement, avec sa trousse d’urgence.',
        'Camille Marchand, sa mère.',
      ),
    ),
  ]
}

/** Five years old: growth, vaccines, an asthma and a peanut allergy that his school must know. */
export const noe = (teller: Teller): readonly Paper[] => [
  ...birthPapers(
    teller,
    teller.on({ years: 5, months: 4, days: 3 }, 14, 26),
    'Accouchement à terme, voie basse, 39 semaines.',
    { weight: 3.4, height: 50, head: 35 },
    ['Rosé, vigoureux', 'Auscultation normale', 'Hanches stables'],
  ),
  ...doses(teller, [
    ['hexavalent-1', 'hexavalent', { years: 5, months: 2 }, 1],
    ['pneumo-1', 'pneumococcal', { years: 5, months: 2 }, 1],
    ['hexavalent-2', 'hexavalent', { years: 5 }, 2],
    ['hexavalent-3', 'hexavalent', { years: 4, months: 5 }, 3, true],
    ['ror-1', 'mmr', { years: 4, months: 4 }, 1],
    ['ror-2', 'mmr', { years: 4 }, 2],
    ['meningo', 'meningococcusACWY', { years: 4, months: 3 }, 1],
  ]),
  measures(teller, 'mesures-9-mois', teller.at({ years: 4, months: 7 }), { weight: 8.9, height: 71, head: 45 }),
  measures(teller, 'mesures-2-ans', teller.at({ years: 3, months: 4 }), { weight: 12.3, height: 87, head: 48.5 }),
  measures(teller, 'mesures-5-ans', teller.at({ months: 4, days: 1 }), { weight: 18.2, height: 110 }),
  letter(
    {
      key: 'eczema',
      type: 'childExam',
      title: 'Examen du septième mois : eczéma',
      at: teller.at({ years: 4, months: 9 }, 11, 0),
      by: 'even',
    },
    part('Examen', 'Plaques sèches aux joues et aux plis. Dort mal.'),
    part('Conseils', 'Crème émollient chaque soir, désonide sur les plaques cinq jours.'),
  ),
  letter(
    {
      key: 'asthme',
      type: 'consultation',
      title: 'Consultation : asthme du jeune enfant',
      at: teller.at({ years: 2, months: 9 }, 10, 0),
      by: 'even',
    },
    part('Motif', 'Trois épisodes de sifflements depuis l’automne, tousse la nuit.'),
    part(
      'Conclusion',
      'Asthme du nourrisson. Corticoïde inhalé trois mois.',
      table(
        ['Moment', 'Toux'],
        [
          ['Nuit', '4 fois par semaine'],
          ['Effort', 'parfois'],
        ],
      ),
    ),
  ),
  ...noeEmergencies(teller),
  noeAllergy(teller),
  ...noeCare(teller),
  ...noeFamily(teller),
]

/** Eighteen days old: what a record holds before anything happens. */
export const alma = (teller: Teller): readonly Paper[] => {
  const born = teller.on({ days: 18 }, 3, 12)
  const home = teller.at({ days: 12 }, 11, 0)
  return [
    ...birthPapers(
      teller,
      born,
      'Accouchement à 39 semaines et 4 jours, voie basse, liquide clair.',
      { weight: 3.28, height: 49.5, head: 34.5 },
      ['Cri immédiat', 'Tonus et réflexes normaux', 'Hanches stables', 'Tache rosée au front'],
    ),
    letter(
      {
        key: 'audition',
        type: 'screening',
        title: 'Dépistage néonatal de l’audition',
        at: after(born, 2 * DAY),
        by: 'even',
        structure: 'hospital',
      },
      part('Résultat', 'Oto-émissions présentes des deux côtés.'),
      part('Suite', 'Aucun contrôle nécessaire.'),
    ),
    laboratory(teller, {
      key: 'bilirubine',
      title: 'Bilirubine du nouveau-né',
      at: after(born, 3 * DAY),
      to: 'even',
      hours: 2,
      results: [{ analyte: 'bilirubin', value: 178 }],
      comment: 'Sous le seuil de photothérapie pour l’âge.',
    }),
    vaccination(
      teller,
      { key: 'nirsevimab', by: 'even', structure: 'hospital' },
      { vaccine: 'nirsevimab', at: after(born, 3 * DAY), rank: 1, site: 'cuisse gauche' },
    ),
    prescription(teller, { key: 'vitamines', at: home, by: 'riou', title: 'Ordonnance : vitamines du nourrisson' }, [
      { medicine: 'vitaminDChild', dose: '2 gouttes par jour', duration: '6 mois', from: home },
      { medicine: 'vitaminK', dose: '1 ampoule à un mois', duration: '1 prise', from: home },
    ]),
    measures(teller, 'mesures-sortie', home, { weight: 3.31, height: 50, head: 35 }, 'riou'),
    letter(
      { key: 'visite', type: 'childExam', title: 'Visite de la sage-femme au domicile', at: home, by: 'riou', encounter: 'HH' },
      part('Alma', 'A repris son poids de naissance. Cordon sec. Tète huit fois par jour.'),
      part('Conseils', 'Dormir sur le dos, dans son lit, dans la chambre des parents.'),
    ),
    letter(
      { key: 'pediatre', type: 'childExam', title: 'Examen de la deuxième semaine', at: teller.at({ days: 4 }, 9, 20), by: 'even' },
      part('Examen', 'Poids 3 610 g. Regarde les visages. Jaunisse presque partie.'),
      part('Suite', 'Examen du premier mois, puis vaccins à deux mois.'),
    ),
  ]
}
