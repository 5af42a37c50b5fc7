import { after, DAY, HOUR } from '../../../kernel/instant.ts'
import { ccam } from '../cda/codes.ts'
import { imagingRequestSections } from '../clinical/imaging.ts'
import { list, opening, type Paper, part, table } from '../paper.ts'
import { discharge, dispensation, imaging, laboratory, letter, loose, prescription, type Teller, vaccination } from '../telling.ts'

const injury = (teller: Teller): readonly Paper[] => {
  const at = teller.on({ months: 6, days: 12 }, 21, 50)
  return [
    letter(
      {
        key: 'urgences',
        type: 'emergency',
        title: 'Passage aux urgences : entorse du genou',
        at,
        by: 'castaing',
        structure: 'hospital',
        to: 'le-goff',
        encounter: 'EMER',
      },
      part('Récit', 'Match retour, réception de saut en rotation. « Ça a claqué, tout le banc a entendu. »'),
      part('Examen', 'Genou droit gonflé, Lachman mou, appui possible.'),
      part('Conduite', 'Attelle, cannes, glace, radiographie normale. IRM.'),
    ),
    imaging(
      {
        key: 'radio',
        title: 'Radiographie du genou droit',
        at: after(at, HOUR),
        by: 'quere',
        structure: 'hospital',
        to: 'le-goff',
        acts: [ccam('NFQK001', 'Radiographie unilatérale du genou selon 1 ou 2 incidences')],
      },
      {
        indication: 'Traumatisme du genou.',
        technique: 'Face et profil.',
        findings: ['Épanchement. Pas de fracture, pas d’arrachement de Segond.'],
        conclusion: 'Pas de lésion osseuse.',
      },
    ),
    {
      key: 'demande-irm',
      type: 'imagingRequest',
      title: 'Demande d’IRM du genou droit',
      at: teller.at({ months: 6, days: 9 }, 9, 0),
      by: 'le-goff',
      to: 'quere',
      form: 'structured',
      sections: imagingRequestSections(
        'Entorse grave du genou droit, Lachman positif. Handball en championnat régional.',
        'IRM du genou droit, sans injection.',
        'Pas de matériel métallique, pas de claustrophobie.',
      ),
    },
    imaging(
      { key: 'irm', title: 'IRM du genou droit', at: teller.at({ months: 6, days: 2 }, 16, 0), by: 'quere', to: 'delaunay' },
      {
        indication: 'Entorse grave, suspicion de rupture du ligament croisé antérieur.',
        technique: 'Séquences T1 et densité de protons avec saturation de la graisse, trois plans.',
        findings: [
          'Ligament croisé antérieur : rupture complète de pleine substance.',
          'Ménisque médial : fissure verticale de la corne postérieure, 9 mm, stable. Ménisque latéral intact.',
          'Contusions osseuses en miroir du condyle latéral et du plateau tibial.',
        ],
        conclusion: 'Rupture complète du ligament croisé antérieur, fissure stable du ménisque médial.',
      },
      true,
    ),
    letter(
      { key: 'arret', type: 'workStop', title: 'Arrêt de travail', at: teller.at({ months: 6, days: 9 }, 9, 20), by: 'le-goff' },
      opening('Arrêt de vingt et un jours. Sorties libres.'),
    ),
  ]
}

const preparation = (teller: Teller): readonly Paper[] => [
  letter(
    {
      key: 'chirurgien',
      type: 'consultation',
      title: 'Consultation de chirurgie du genou',
      at: teller.at({ months: 5, days: 15 }, 10, 0),
      by: 'delaunay',
      to: 'le-goff',
    },
    part('Avis', 'Sportif pivot, 24 ans, genou sec : reconstruction proposée, greffe aux ischio-jambiers.'),
    part('Prévenu', 'Neuf mois avant de rejouer, pas huit. Il a négocié ; je n’ai pas cédé.'),
  ),
  letter(
    {
      key: 'anesthesie',
      type: 'anaesthesia',
      title: 'Consultation pré-anesthésique',
      at: teller.at({ months: 4, days: 28 }, 14, 0),
      by: 'perrot',
      to: 'le-goff',
    },
    part('Bilan', 'ASA 1. Pas d’allergie. Rachianesthésie acceptée.'),
  ),
  laboratory(teller, {
    key: 'preop',
    title: 'Bilan avant opération',
    at: teller.at({ months: 4, days: 27 }, 8, 0),
    to: 'delaunay',
    results: [
      { analyte: 'haemoglobin', value: 15.4 },
      { analyte: 'platelets', value: 247 },
      { analyte: 'bloodGroup', value: 'O positif' },
      { analyte: 'irregularAntibodies', value: 'Négative' },
    ],
  }),
]

const surgery = (teller: Teller): readonly Paper[] => {
  const at = teller.at({ months: 4, days: 10 }, 8, 15)
  const out = after(at, DAY)
  const drugs = [
    { medicine: 'paracetamol', dose: '1 comprimé quatre fois par jour', duration: '10 jours', from: out, boxes: 3 },
    { medicine: 'ketoprofen', dose: '1 comprimé matin et soir au repas', duration: '5 jours', from: out },
    { medicine: 'enoxaparin', dose: '1 injection par jour', duration: '10 jours', from: out, boxes: 1 },
  ] as const
  return [
    letter(
      {
        key: 'operation',
        type: 'operation',
        title: 'Compte rendu opératoire : ligament croisé antérieur droit',
        at,
        by: 'delaunay',
        to: 'le-goff',
        encounter: 'IMP',
      },
      part(
        'Intervention',
        'Arthroscopie. Reconstruction par demi-tendineux en quatre brins, 8,5 mm. Fissure méniscale stable, respectée. Garrot 62 minutes.',
      ),
      part('Suites', list('Appui complet avec cannes', 'Flexion libre jusqu’à 90°', 'Pas de natation avant six semaines')),
    ),
    discharge(
      teller,
      { key: 'sortie', title: 'Lettre de liaison : ligament croisé', at, until: out, by: 'delaunay', to: 'le-goff' },
      {
        reason: 'Reconstruction du ligament croisé antérieur droit.',
        synthesis: ['Suites simples. Genou à 70° à la sortie, verrouillage du quadriceps obtenu.'],
        treatments: drugs,
        next: ['Pansement tous les trois jours', 'Kinésithérapie dès demain', 'Chirurgien à six semaines'],
      },
    ),
    prescription(teller, { key: 'ordonnance', at: out, by: 'delaunay', title: 'Ordonnance de sortie' }, drugs),
    dispensation(teller, { key: 'delivrance', at: after(out, 3 * HOUR), by: 'prigent' }, drugs),
    laboratory(teller, {
      key: 'plaquettes',
      title: 'Plaquettes sous anticoagulant',
      at: after(out, 6 * DAY),
      to: 'delaunay',
      hours: 3,
      results: [{ analyte: 'platelets', value: 268, previous: { value: 247, at: teller.at({ months: 4, days: 27 }, 8, 0) } }],
    }),
    letter(
      {
        key: 'kine-prescription',
        type: 'physiotherapyPrescription',
        title: 'Prescription de kinésithérapie',
        at: out,
        by: 'delaunay',
        to: 'tanguy',
      },
      opening(
        'Rééducation du genou droit après reconstruction du ligament croisé, trente séances.',
        'Extension complète d’abord, force ensuite, pivot en dernier.',
      ),
    ),
  ]
}

const recovery = (teller: Teller): readonly Paper[] => [
  letter(
    {
      key: 'kine-1',
      type: 'functional',
      title: 'Bilan de kinésithérapie à six semaines',
      at: teller.at({ months: 2, days: 26 }, 17, 0),
      by: 'tanguy',
      to: 'delaunay',
    },
    part(
      'Bilan',
      table(
        ['Mesure', 'Gauche', 'Droite'],
        [
          ['Flexion', '145°', '120°'],
          ['Extension', '0°', '-3°'],
          ['Tour de cuisse', '54 cm', '50,5 cm'],
        ],
      ),
    ),
  ),
  letter(
    {
      key: 'chirurgien-3-mois',
      type: 'consultation',
      title: 'Consultation à trois mois de l’opération',
      at: teller.at({ months: 1, days: 8 }, 10, 0),
      by: 'delaunay',
      to: 'le-goff',
    },
    part('Examen', 'Genou sec, Lachman arrêt dur, flexion 135°.'),
    part('Suite', 'Course en ligne sur tapis à quatre mois. Pas de ballon avant six.'),
  ),
  letter(
    {
      key: 'kine-2',
      type: 'functional',
      title: 'Bilan de force isocinétique',
      at: teller.at({ days: 10 }, 17, 0),
      by: 'tanguy',
      to: 'delaunay',
    },
    part(
      'Bilan',
      table(
        ['Muscle', 'Déficit'],
        [
          ['Quadriceps', '32 %'],
          ['Ischio-jambiers', '18 %'],
        ],
      ),
    ),
    part('Note', 'Motivé, à retenir par le maillot.'),
  ),
]

const sport = (teller: Teller): readonly Paper[] => [
  letter(
    {
      key: 'sport',
      type: 'certificate',
      title: 'Certificat : handball en compétition',
      at: teller.at({ years: 1, months: 3 }, 18, 0),
      by: 'le-goff',
    },
    opening('Pas de contre-indication à la pratique du handball en compétition.'),
  ),
  vaccination(
    teller,
    { key: 'rappel', by: 'le-goff' },
    { vaccine: 'booster', at: teller.at({ years: 1, months: 3 }, 18, 15), rank: 1, site: 'épaule gauche', booster: true },
  ),
  loose(
    'image/jpeg',
    { key: 'photo-irm', type: 'patientImaging', title: 'Photo du compte rendu d’IRM', at: teller.on({ months: 6 }), by: 'patient' },
    opening('Rupture complète du croisé. Bon.', 'Envoyé au coach et à Mamie.'),
  ),
]

/** One knee, from the crack to the court. */
export const lucas = (teller: Teller): readonly Paper[] => [
  ...injury(teller),
  ...preparation(teller),
  ...surgery(teller),
  ...recovery(teller),
  ...sport(teller),
]

/** The other Lucas Fabre, born the same day: nothing of his knee is here, and it must stay so. */
export const otherLucas = (teller: Teller): readonly Paper[] => {
  const at = teller.at({ months: 7 }, 9, 0)
  return [
    letter(
      { key: 'pollens', type: 'consultation', title: 'Consultation : rhume des foins', at, by: 'abgrall' },
      part('Motif', 'Nez qui coule d’avril à juin, yeux rouges. Paysagiste.'),
      part('Conclusion', 'Rhinite allergique aux graminées. Antihistaminique, masque pour la tonte.'),
    ),
    prescription(teller, { key: 'ordonnance', at, by: 'abgrall' }, [
      { medicine: 'hydroxyzine', dose: '1 comprimé le soir si démangeaisons', duration: '10 jours', from: at },
    ]),
    letter(
      { key: 'dentiste', type: 'dental', title: 'Bilan bucco-dentaire', at: teller.at({ years: 1, months: 2 }, 12, 0), by: 'mevel' },
      part('Bilan', 'Une carie sur 46, soignée. Grince des dents la nuit : gouttière.'),
    ),
    vaccination(
      teller,
      { key: 'covid', by: 'prigent' },
      { vaccine: 'covid', at: teller.at({ years: 2 }, 15, 0), rank: 3, site: 'épaule droite', booster: true },
    ),
    laboratory(teller, {
      key: 'bilan',
      title: 'Bilan sanguin',
      at: teller.at({ years: 1 }, 8, 0),
      to: 'abgrall',
      results: [
        { analyte: 'glucose', value: 0.89 },
        { analyte: 'cholesterol', value: 1.72 },
        { analyte: 'haemoglobin', value: 14.9 },
      ],
    }),
    letter(
      {
        key: 'travail',
        type: 'certificate',
        title: 'Attestation de suivi de santé au travail',
        at: teller.at({ months: 10 }, 9, 0),
        by: 'huet',
      },
      opening('Visite d’information et de prévention faite ce jour. Port de protections auditives rappelé.'),
    ),
  ]
}
