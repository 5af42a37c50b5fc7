import { after, DAY } from '../../../kernel/instant.ts'
import { ccam, cim10 } from '../cda/codes.ts'
import { summarySections } from '../clinical/summary.ts'
import { list, type Paper, part, table } from '../paper.ts'
import { discharge, imaging, laboratory, letter, scopeOf, type Teller } from '../telling.ts'
import { heleneAfter } from './helene-after.ts'

const MAMMOGRAPHY = ccam('QEQK001', 'Mammographie bilatérale')

const discovery = (teller: Teller): readonly Paper[] => [
  imaging(
    {
      key: 'depistage',
      title: 'Mammographie et échographie des seins',
      at: teller.at({ years: 4, months: 3 }, 9, 30),
      by: 'quere',
      to: 'le-goff',
      acts: [MAMMOGRAPHY],
    },
    {
      indication: 'Boule du sein gauche sentie sous la douche.',
      technique: 'Face et oblique, complément échographique.',
      findings: [
        'Sein gauche, quadrant supéro-externe : opacité spiculée de 17 mm. Échographie : masse hypoéchogène à grand axe vertical.',
        'Sein droit : sans anomalie. Ganglion axillaire gauche à corticale épaissie.',
      ],
      conclusion: 'ACR 5 à gauche : biopsie.',
    },
    true,
  ),
  letter(
    {
      key: 'biopsie',
      type: 'pathology',
      title: 'Anatomopathologie : biopsie du sein gauche',
      at: teller.at({ years: 4, months: 2, days: 22 }, 10, 0),
      by: 'roche',
      to: 'diallo',
    },
    part('Matériel', 'Quatre carottes de 14 G.'),
    part('Microscopie', 'Carcinome infiltrant de type non spécifique, grade II.'),
    part(
      'Marqueurs',
      table(
        ['Marqueur', 'Résultat'],
        [
          ['Récepteurs des œstrogènes', '90 %'],
          ['Récepteurs de la progestérone', '60 %'],
          ['HER2', 'score 1+, négatif'],
          ['Ki67', '22 %'],
        ],
      ),
    ),
  ),
  letter(
    {
      key: 'rcp',
      type: 'tumourBoard',
      title: 'Réunion de concertation pluridisciplinaire',
      at: teller.at({ years: 4, months: 2, days: 12 }, 17, 0),
      by: 'diallo',
      to: 'le-goff',
      encounter: 'VR',
    },
    part('Dossier', '44 ans, carcinome de 17 mm, N1, RH+ HER2-, bilan d’extension négatif.'),
    part(
      'Proposition',
      list(
        'Tumorectomie et curage axillaire',
        'Chimiothérapie',
        'Radiothérapie',
        'Hormonothérapie cinq à dix ans',
        'Consultation d’oncogénétique',
      ),
    ),
  ),
]

const announcement = (teller: Teller): readonly Paper[] => [
  letter(
    {
      key: 'annonce',
      type: 'consultation',
      title: 'Consultation d’annonce',
      at: teller.at({ years: 4, months: 2, days: 8 }, 14, 0),
      by: 'diallo',
      to: 'le-goff',
    },
    part('Échange', 'Venue avec son mari. « Dites-le-moi simplement. » Dit simplement. Les cheveux, le travail, Jade qui a douze ans.'),
    part('Remis', 'Plan personnalisé de soins, numéro de l’infirmière d’annonce.'),
  ),
  letter(
    {
      key: 'plan',
      type: 'carePlan',
      title: 'Plan personnalisé de soins',
      at: teller.at({ years: 4, months: 2, days: 8 }, 15, 0),
      by: 'diallo',
      to: 'le-goff',
    },
    part(
      'Étapes',
      table(
        ['Quand', 'Quoi'],
        [
          ['Dans deux semaines', 'Opération'],
          ['Puis quatre mois', 'Chimiothérapie, six cures'],
          ['Puis cinq semaines', 'Radiothérapie'],
          ['Ensuite', 'Comprimés d’hormonothérapie'],
        ],
      ),
    ),
    part('Soutien', list('Psychologue', 'Kinésithérapeute', 'Assistante sociale')),
  ),
]

const surgery = (teller: Teller): readonly Paper[] => {
  const at = teller.at({ years: 4, months: 1, days: 20 }, 8, 30)
  return [
    letter(
      {
        key: 'operation',
        type: 'operation',
        title: 'Compte rendu opératoire : tumorectomie et curage',
        at,
        by: 'haddad',
        to: 'diallo',
        encounter: 'IMP',
      },
      part('Intervention', 'Tumorectomie supéro-externe gauche, recoupes, curage axillaire. Drain de Redon.'),
      part('Suites', 'Simples.'),
    ),
    letter(
      { key: 'piece', type: 'pathology', title: 'Anatomopathologie : pièce opératoire', at: after(at, 8 * DAY), by: 'roche', to: 'diallo' },
      part('Conclusion', 'Carcinome infiltrant de 19 mm, grade II, marges saines. Deux ganglions métastatiques sur onze. pT1c N1a.'),
    ),
    discharge(
      teller,
      { key: 'sortie', title: 'Lettre de liaison : chirurgie du sein', at, until: after(at, 3 * DAY), by: 'haddad', to: 'le-goff' },
      {
        reason: 'Carcinome du sein gauche.',
        synthesis: ['Tumorectomie et curage axillaire gauches. Drain ôté au deuxième jour. Mobilité de l’épaule : 120°.'],
        treatments: [{ medicine: 'paracetamol', dose: '1 comprimé toutes les six heures si douleur', from: after(at, 3 * DAY) }],
        next: ['Pansement par l’infirmier', 'Kinésithérapie de l’épaule', 'Oncologie dans trois semaines'],
      },
    ),
  ]
}

const CURES: readonly (readonly [month: number, leucocytes: number, neutrophils: number, haemoglobin: number, platelets: number])[] = [
  [47, 6.2, 3.9, 13.1, 268],
  [46, 3.4, 1.6, 11.8, 221],
  [45, 2.6, 0.9, 10.9, 178],
  [44, 3, 1.3, 10.4, 165],
  [43, 3.9, 2, 10.8, 190],
]

const chemotherapy = (teller: Teller): readonly Paper[] => [
  ...CURES.map(([month, leucocytes, neutrophils, haemoglobin, platelets], index) =>
    laboratory(teller, {
      key: `nfs-${index + 1}`,
      title: 'Numération avant chimiothérapie',
      at: teller.at({ months: month }, 7, 45),
      to: 'diallo',
      hours: 4,
      results: [
        { analyte: 'leucocytes', value: leucocytes },
        { analyte: 'neutrophils', value: neutrophils },
        { analyte: 'haemoglobin', value: haemoglobin },
        { analyte: 'platelets', value: platelets },
      ],
      ...(neutrophils < 1 ? { comment: 'Neutropénie : résultat téléphoné à l’hôpital de jour, cure reportée de huit jours.' } : {}),
    }),
  ),
  letter(
    {
      key: 'cure-3',
      type: 'hospitalStay',
      title: 'Hôpital de jour : troisième cure',
      at: teller.at({ months: 45, days: -9 }, 9, 0),
      by: 'diallo',
      to: 'le-goff',
      encounter: 'SS',
    },
    part('Cure', 'Épirubicine et cyclophosphamide, dose réduite d’un cinquième.'),
    part('Tolérance', 'Nausées deux jours, aphtes. Perruque adoptée par Jade pour le carnaval.'),
  ),
  letter(
    {
      key: 'cure-6',
      type: 'hospitalStay',
      title: 'Hôpital de jour : dernière cure',
      at: teller.at({ months: 42 }, 9, 0),
      by: 'diallo',
      to: 'le-goff',
      encounter: 'SS',
    },
    part('Cure', 'Docétaxel. Fourmillements des doigts, grade 1.'),
    part('Suite', 'Radiothérapie dans quatre semaines.'),
  ),
  letter(
    {
      key: 'radiotherapie',
      type: 'hospitalStay',
      title: 'Fin de radiothérapie',
      at: teller.at({ months: 39 }, 11, 0),
      by: 'diallo',
      to: 'le-goff',
      encounter: 'SS',
    },
    part('Traitement', '50 Gy sur le sein et les ganglions, 25 séances. Rougeur de la peau, crème.'),
  ),
]

/** Today's story: three results that the holder may not read before she is told (R.1111-53). */
const held = (teller: Teller): readonly Paper[] => {
  const HELD = { visibility: { hiddenUntilAnnouncement: true } } as const
  return [
    laboratory(teller, {
      key: 'ca-recent',
      title: 'Marqueur CA 15-3',
      at: teller.at({ days: 19 }, 8, 0),
      to: 'diallo',
      results: [
        { analyte: 'ca153', value: 61, previous: { value: 24, at: teller.at({ months: 6, days: 4 }, 8, 0) } },
        { analyte: 'ggt', value: 74 },
      ],
      comment: 'Élévation nette ; résultat remis au prescripteur, qui l’annoncera.',
      ...HELD,
    }),
    imaging(
      {
        key: 'irm-foie',
        title: 'IRM du foie',
        at: teller.at({ days: 11 }, 14, 0),
        by: 'quere',
        structure: 'hospital',
        to: 'diallo',
        ...HELD,
      },
      {
        indication: 'Élévation du CA 15-3 quatre ans après un cancer du sein gauche.',
        technique: 'T1, T2, diffusion, injection de gadolinium.',
        findings: ['Segment VII : lésion de 14 mm en hypersignal diffusion, prise de contraste annulaire.'],
        conclusion: 'Lésion hépatique très suspecte de localisation secondaire. Biopsie proposée.',
      },
    ),
    letter(
      {
        key: 'biopsie-foie',
        type: 'pathology',
        title: 'Anatomopathologie : biopsie du foie',
        at: teller.at({ days: 4 }, 11, 0),
        by: 'roche',
        to: 'diallo',
        ...HELD,
      },
      part('Microscopie', 'Métastase d’un carcinome mammaire. Récepteurs des œstrogènes 80 %, HER2 négatif.'),
      part('Note', 'Adressé au Dr Diallo seule, avant la consultation d’annonce prévue dans trois jours.'),
    ),
  ]
}

export const helene = (teller: Teller): readonly Paper[] => {
  const key = 'synthese'
  return [
    ...discovery(teller),
    ...announcement(teller),
    ...surgery(teller),
    ...chemotherapy(teller),
    ...heleneAfter(teller),
    ...held(teller),
    {
      key,
      type: 'summary',
      title: 'Volet de synthèse médicale',
      at: teller.at({ months: 5 }, 18, 40),
      by: 'le-goff',
      form: 'structured',
      sections: summarySections({
        scope: scopeOf(teller, key),
        active: [
          {
            code: cim10('C50.4', 'Tumeur maligne du quadrant supéro-externe du sein'),
            text: 'Cancer du sein gauche opéré, en surveillance',
            from: teller.on({ years: 4, months: 3 }),
          },
        ],
        past: [
          {
            code: cim10('O80.9', 'Accouchement unique et spontané'),
            text: 'Deux accouchements',
            from: teller.on({ years: 19 }),
            until: teller.on({ years: 16, months: 3 }),
          },
        ],
        procedures: [
          {
            text: 'Tumorectomie et curage axillaire gauches',
            at: teller.on({ years: 4, months: 1, days: 20 }),
            where: 'Centre hospitalier de Port-Kerval',
          },
        ],
        allergies: [],
        lifestyle: ['Ne fume plus depuis vingt ans', 'Marche nordique'],
        family: ['Mère : maladie d’Alzheimer', 'Pas de cancer du sein connu'],
        watch: ['Pas de prise de sang ni de tension au bras gauche'],
        treatments: [{ medicine: 'tamoxifen', dose: '1 comprimé le soir', from: teller.on({ months: 38 }) }],
      }),
    },
  ]
}
