import { after, DAY, HOUR } from '../../../kernel/instant.ts'
import { list, opening, type Paper, part, table } from '../paper.ts'
import { dispensation, imaging, laboratory, letter, loose, prescription, type Teller, vaccination } from '../telling.ts'

/** Care that a minor may keep to herself (CSP L.1111-5, L.5134-1): hidden from her representatives, for good. */
const SECRET = { visibility: { hiddenFromRepresentatives: true } } as const

const secret = (teller: Teller): readonly Paper[] => {
  const first = teller.at({ months: 2, days: 12 }, 16, 30)
  return [
    letter(
      {
        key: 'secret-consultation',
        type: 'consultation',
        title: 'Consultation de santé sexuelle',
        at: first,
        by: 'riou',
        structure: 'sexual-health',
        ...SECRET,
      },
      part('Venue', 'Seule, sur le conseil de l’infirmière du lycée. Demande le secret vis-à-vis de ses parents : expliqué, accordé.'),
      part(
        'Échange',
        'Relation depuis cinq mois, consentie, du même âge. Préservatif « presque toujours ». Questions sur la pilule, la prise de poids, l’oubli.',
      ),
      part('Examen', 'Tension 112/66. Pas de migraine avec aura, pas d’antécédent de phlébite dans la famille.'),
      part('Proposé', list('Pilule, dès le premier jour des règles', 'Dépistage par auto-prélèvement', 'Vaccin papillomavirus : complet')),
    ),
    laboratory(teller, {
      key: 'secret-depistage',
      title: 'Dépistage des infections sexuellement transmissibles',
      at: after(first, HOUR),
      hours: 44,
      ...SECRET,
      results: [
        { analyte: 'chlamydia', value: 'Détecté', abnormal: true },
        { analyte: 'gonococcus', value: 'Non détecté' },
        { analyte: 'hiv', value: 'Négatif' },
        { analyte: 'syphilis', value: 'Négatif' },
      ],
      comment: 'Résultat adressé au centre de santé sexuelle, sous le secret demandé par la patiente.',
    }),
    prescription(
      teller,
      {
        key: 'secret-pilule',
        at: first,
        by: 'riou',
        structure: 'sexual-health',
        title: 'Ordonnance : contraception',
        ...SECRET,
        advice: 'Délivrance gratuite et confidentielle (mineure).',
      },
      [{ medicine: 'pill', dose: '1 comprimé par jour à heure fixe, sans interruption', duration: '6 mois', from: first, boxes: 6 }],
    ),
  ]
}

const secretTreatment = (teller: Teller): readonly Paper[] => {
  const treated = teller.at({ months: 2, days: 6 }, 17, 0)
  return [
    prescription(
      teller,
      { key: 'secret-traitement', at: treated, by: 'riou', structure: 'sexual-health', title: 'Ordonnance : traitement', ...SECRET },
      [{ medicine: 'azithromycin', dose: '4 comprimés en une seule prise', duration: '1 jour', from: treated }],
    ),
    dispensation(
      teller,
      {
        key: 'secret-delivrance',
        at: after(treated, HOUR),
        by: 'prigent',
        ...SECRET,
        advice: 'Remis en main propre, sans facture à l’assuré.',
      },
      [
        { medicine: 'pill', dose: '1 comprimé par jour', from: treated, boxes: 3 },
        { medicine: 'azithromycin', dose: '4 comprimés en une prise', from: treated },
      ],
    ),
    letter(
      {
        key: 'secret-suite',
        type: 'consultation',
        title: 'Consultation de suivi',
        at: teller.at({ days: 23 }, 16, 45),
        by: 'riou',
        structure: 'sexual-health',
        ...SECRET,
      },
      part('Suite', 'Traitement pris, partenaire prévenu et traité. Bien sous pilule, un oubli rattrapé comme il faut.'),
      part('Projet', 'Contrôle dans trois mois. Sait qu’elle peut en parler à sa mère le jour qu’elle voudra, ou jamais.'),
    ),
  ]
}

const childhood = (teller: Teller): readonly Paper[] => [
  letter(
    { key: 'bronchite', type: 'consultation', title: 'Consultation : toux', at: teller.at({ years: 5, months: 9 }, 17, 0), by: 'le-goff' },
    part('Conclusion', 'Bronchite virale, fièvre tombée. Repos, boire chaud.'),
  ),
  letter(
    { key: 'orthodontie', type: 'dental', title: 'Bilan d’orthodontie', at: teller.at({ years: 4, months: 6 }, 14, 0), by: 'mevel' },
    part('Bilan', 'Encombrement incisif, classe II. Appareil multi-attaches dix-huit mois.'),
    part('Accord', 'Madame Kerbrat et Jade sont d’accord.'),
  ),
  letter(
    {
      key: 'orthodontie-fin',
      type: 'dental',
      title: 'Fin de traitement d’orthodontie',
      at: teller.at({ years: 2, months: 9 }, 14, 0),
      by: 'mevel',
    },
    part('Bilan', 'Alignement obtenu. Fil de contention collé.'),
  ),
  vaccination(
    teller,
    { key: 'hpv-1', by: 'le-goff' },
    { vaccine: 'hpv', at: teller.at({ years: 4, months: 2 }, 9, 0), rank: 1, site: 'épaule gauche' },
  ),
  vaccination(
    teller,
    { key: 'hpv-2', by: 'le-goff' },
    { vaccine: 'hpv', at: teller.at({ years: 3, months: 7 }, 9, 0), rank: 2, site: 'épaule droite' },
  ),
  vaccination(
    teller,
    { key: 'rappel', by: 'le-goff' },
    { vaccine: 'booster', at: teller.at({ years: 4, months: 1 }, 9, 0), rank: 1, site: 'épaule gauche', booster: true },
  ),
  vaccination(
    teller,
    { key: 'meningo', by: 'prigent' },
    { vaccine: 'meningococcusACWY', at: teller.at({ years: 1, months: 5 }, 16, 0), rank: 1, site: 'épaule gauche' },
  ),
]

const adolescence = (teller: Teller): readonly Paper[] => [
  letter(
    {
      key: 'poignet',
      type: 'emergency',
      title: 'Passage aux urgences : chute de skate',
      at: teller.on({ years: 2, months: 1 }, 18, 10),
      by: 'castaing',
      structure: 'hospital',
      to: 'le-goff',
      encounter: 'EMER',
    },
    part('Examen', 'Poignet gauche gonflé, pas de plaie, doigts mobiles.'),
    part('Conclusion', 'Fracture en motte de beurre du radius. Attelle trois semaines.'),
  ),
  imaging(
    {
      key: 'poignet-radio',
      title: 'Radiographie du poignet gauche',
      at: teller.on({ years: 2, months: 1 }, 18, 40),
      by: 'quere',
      structure: 'hospital',
      to: 'le-goff',
    },
    {
      indication: 'Chute, douleur du radius distal.',
      technique: 'Face et profil.',
      findings: ['Tassement cortical du radius à 2 cm de l’interligne, sans déplacement.'],
      conclusion: 'Fracture sous-périostée du radius distal gauche.',
    },
  ),
  laboratory(teller, {
    key: 'fatigue',
    title: 'Bilan de fatigue',
    at: teller.at({ years: 1, days: 9 }, 8, 0),
    to: 'le-goff',
    results: [
      { analyte: 'haemoglobin', value: 11.1 },
      { analyte: 'mcv', value: 78 },
      { analyte: 'ferritin', value: 8 },
      { analyte: 'tsh', value: 1.84 },
    ],
    comment: 'Carence en fer.',
  }),
  prescription(teller, { key: 'fer', at: teller.at({ years: 1, days: 5 }, 17, 30), by: 'le-goff' }, [
    { medicine: 'iron', dose: '1 comprimé le soir', duration: '3 mois', from: teller.at({ years: 1, days: 5 }), boxes: 3 },
  ]),
  letter(
    { key: 'sport', type: 'certificate', title: 'Certificat : voile et skate', at: teller.at({ months: 3 }, 18, 0), by: 'le-goff' },
    opening('Pas de contre-indication à la pratique de la voile en compétition.'),
  ),
  loose(
    'image/png',
    { key: 'dessin', type: 'patientOther', title: 'Carte de groupe sanguin (scan)', at: teller.on({ months: 5 }), by: 'patient' },
    opening('Jade Kerbrat', table(['Groupe', 'Rhésus'], [['O', 'positif']])),
  ),
]

/** Sixteen: what her parents may read, and what is hers alone. */
export const jade = (teller: Teller): readonly Paper[] => [
  ...childhood(teller),
  ...adolescence(teller),
  ...secret(teller),
  ...secretTreatment(teller),
  letter(
    {
      key: 'ado',
      type: 'consultation',
      title: 'Consultation des seize ans',
      at: after(teller.at({ months: 3 }, 18, 20), 2 * DAY),
      by: 'le-goff',
    },
    part('Consultation', 'Reçue d’abord avec sa mère, puis seule. Sommeil court, écran tard. Bonne élève, un peu lasse.'),
    part('Conseil', 'Téléphone hors de la chambre à 22 h 30. Revoir quand elle veut.'),
  ),
]
