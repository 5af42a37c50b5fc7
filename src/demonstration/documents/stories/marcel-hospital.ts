import { after, DAY } from '../../../kernel/instant.ts'
import { ccam } from '../cda/codes.ts'
import { list, opening, type Paper, paragraph, part, table } from '../paper.ts'
import { discharge, imaging, letter, type Teller } from '../telling.ts'
import { marcelAllergies } from './marcel-treatments.ts'

const ECHO = ccam('DZQM006', 'Échographie-doppler transthoracique du cœur et des vaisseaux intrathoraciques')
const CHEST = ccam('ZBQK002', 'Radiographie du thorax')

const rhythm = (teller: Teller): Paper => {
  const at = teller.on({ years: 9, days: 3 }, 14, 20)
  const until = after(at, 4 * DAY)
  return discharge(
    teller,
    {
      key: 'sejour-rythme',
      title: 'Lettre de liaison : cardiologie, fibrillation auriculaire',
      at,
      until,
      by: 'nguyen',
      structure: 'hospital',
      to: 'le-goff',
    },
    {
      reason: 'Palpitations et essoufflement depuis trois jours.',
      synthesis: [
        'Fibrillation auriculaire à 138 par minute à l’entrée, pression 148/86. Pas de douleur thoracique, troponine normale.',
        'Échocardiographie : oreillette gauche dilatée (28 cm²), fraction d’éjection 55 %, pas de valvulopathie serrée.',
        'Ralentissement par bisoprolol. Score CHA2DS2-VASc à 3 : anticoagulation au long cours par warfarine, éducation faite avec monsieur et sa fille.',
      ],
      treatments: [
        { medicine: 'warfarin', dose: '1 comprimé et demi le soir, INR entre 2 et 3', from: until },
        { medicine: 'bisoprolol', dose: '1 comprimé le matin', from: until },
        { medicine: 'metformin', dose: '1 comprimé matin et soir', from: at },
        { medicine: 'gliclazide', dose: '1 comprimé le matin', from: at },
        { medicine: 'ramipril', dose: '1 comprimé le matin', from: at },
      ],
      pending: 'TSH prélevée, résultat adressé au médecin traitant.',
      next: [
        'INR tous les deux jours jusqu’à équilibre, puis chaque mois',
        'Consultation de cardiologie à six semaines',
        'Pas d’anti-inflammatoire',
      ],
      allergies: marcelAllergies(teller),
    },
  )
}

const bleedingVisit = (teller: Teller): Paper =>
  letter(
    {
      key: 'urgences-hemorragie',
      type: 'emergency',
      title: 'Passage aux urgences : malaise et selles noires',
      at: teller.on({ years: 4, months: 6 }, 5, 40),
      by: 'castaing',
      structure: 'hospital',
      to: 'le-goff',
      encounter: 'EMER',
    },
    part('Arrivée', 'Amené par les pompiers à 5 h 20 après un malaise aux toilettes. Selles noires depuis deux jours. Sous warfarine.'),
    part(
      'À l’entrée',
      table(
        ['Mesure', 'Valeur'],
        [
          ['Pression artérielle', '94/52 mmHg'],
          ['Pouls', '112 par minute, irrégulier'],
          ['Hémoglobine', '8,4 g/dL'],
          ['INR', '6,2'],
        ],
      ),
      'Carnet d’INR retrouvé dans le dossier partagé : 4,1 le mois précédent, antibiotique pris la semaine dernière pour une bronchite.',
    ),
    part(
      'Prise en charge',
      'Vitamine K 10 mg et concentré de complexe prothrombinique : INR à 1,4 une heure après. Deux culots globulaires. Fibroscopie demandée.',
    ),
    part('Orientation', 'Admis en hépato-gastro-entérologie.'),
  )

const bleedingStay = (teller: Teller): Paper => {
  const at = teller.on({ years: 4, months: 6 }, 9, 10)
  const until = after(at, 7 * DAY)
  return discharge(
    teller,
    { key: 'sejour-hemorragie', title: 'Lettre de liaison : hémorragie digestive sous warfarine', at, until, by: 'legrand', to: 'le-goff' },
    {
      reason: 'Hémorragie digestive haute avec INR à 6,2.',
      synthesis: [
        'Fibroscopie : ulcère du bulbe, Forrest IIc, pas de geste. Helicobacter négatif.',
        table(
          ['', 'Entrée', 'Deuxième jour', 'Sortie'],
          [
            ['Hémoglobine (g/dL)', '8,4', '9,9', '10,3'],
            ['INR', '6,2', '1,3', '1,2'],
            ['Créatinine (µmol/L)', '131', '118', '113'],
          ],
        ),
        'Interaction retenue : clarithromycine prescrite par téléphone sept jours plus tôt. Warfarine arrêtée ; apixaban débuté au septième jour, après accord du cardiologue.',
      ],
      treatments: [
        { medicine: 'apixaban', dose: '1 comprimé matin et soir, sans oubli', from: until },
        { medicine: 'pantoprazole', dose: '1 comprimé matin et soir un mois, puis le soir', from: at },
        { medicine: 'bisoprolol', dose: '1 comprimé le matin', from: at },
        { medicine: 'ramipril', dose: '1 comprimé le matin', from: at },
        { medicine: 'glargine', dose: '14 unités le soir', from: at },
      ],
      next: ['Numération à une semaine et à un mois', 'Fer si la ferritine est basse', 'Signaler l’anticoagulant avant tout soin dentaire'],
      allergies: marcelAllergies(teller),
    },
  )
}

const heartStay = (teller: Teller): Paper => {
  const at = teller.on({ years: 3, months: 2, days: 5 }, 11, 30)
  const until = after(at, 9 * DAY)
  return discharge(
    teller,
    {
      key: 'sejour-coeur',
      title: 'Lettre de liaison : décompensation cardiaque',
      at,
      until,
      by: 'nguyen',
      structure: 'hospital',
      to: 'le-goff',
    },
    {
      reason: 'Essoufflement au repos, prise de 7 kg en deux semaines.',
      synthesis: [
        'Œdème pulmonaire et œdèmes des membres inférieurs. Déclenchement par une grippe et des repas de fête salés.',
        table(
          ['', 'Entrée', 'Sortie'],
          [
            ['Poids', '86,4 kg', '78,9 kg'],
            ['NT-proBNP', '4 850 ng/L', '1 920 ng/L'],
            ['Créatinine', '128 µmol/L', '121 µmol/L'],
            ['Fraction d’éjection', '38 %', '40 %'],
          ],
        ),
        'Déplétion par furosémide. Relais du ramipril par sacubitril-valsartan, introduction de l’empagliflozine, arrêt du gliclazide.',
      ],
      treatments: [
        { medicine: 'sacubitril', dose: '1 comprimé matin et soir', from: until },
        { medicine: 'empagliflozin', dose: '1 comprimé le matin', from: until },
        { medicine: 'furosemide', dose: '1 comprimé le matin ; 2 si le poids monte de 2 kg en 3 jours', from: until },
        { medicine: 'bisoprolol', dose: '1 comprimé le matin', from: at },
        { medicine: 'apixaban', dose: '1 comprimé matin et soir', from: at },
        { medicine: 'glargine', dose: '12 unités le soir', from: at },
        { medicine: 'metformin', dose: '1 comprimé le soir (dose réduite pour le rein)', from: at },
      ],
      next: [
        'Poids de sortie : 78,9 kg. Appeler si plus de 81 kg',
        'Potassium et créatinine à une semaine',
        'Infirmier à domicile deux fois par semaine un mois',
      ],
      allergies: marcelAllergies(teller),
    },
  )
}

const cataract = (teller: Teller): Paper =>
  letter(
    {
      key: 'cataracte',
      type: 'operation',
      title: 'Compte rendu opératoire : cataracte de l’œil droit',
      at: teller.at({ years: 2, months: 1 }, 8, 45),
      by: 'morin',
      structure: 'hospital',
      to: 'le-goff',
      encounter: 'SS',
      acts: [
        ccam('BFGA004', 'Extraction extracapsulaire du cristallin par phakoémulsification, avec implantation de cristallin artificiel'),
      ],
    },
    part('Indication', 'Cataracte cortico-nucléaire, acuité 4/10, gêne à la conduite le soir. Apixaban poursuivi.'),
    part(
      'Intervention',
      'Anesthésie topique. Phacoémulsification par incision de 2,2 mm. Implant souple +21,5 D dans le sac. Pas d’incident.',
    ),
    part(
      'Suites',
      list('Collyre antibiotique et corticoïde quatre semaines', 'Coque la nuit, dix jours', 'Contrôle le lendemain et à un mois'),
    ),
  )

const images = (teller: Teller): readonly Paper[] => [
  imaging(
    {
      key: 'thorax-9',
      title: 'Radiographie du thorax',
      at: teller.on({ years: 9, days: 3 }, 15, 5),
      by: 'quere',
      structure: 'hospital',
      acts: [CHEST],
    },
    {
      indication: 'Palpitations, essoufflement.',
      technique: 'Incidence de face, debout, en inspiration.',
      findings: ['Index cardiothoracique à 0,54. Pas d’épanchement. Pas de foyer parenchymateux.'],
      conclusion: 'Discrète cardiomégalie, pas de signe de décompensation.',
    },
  ),
  imaging(
    {
      key: 'thorax-3',
      title: 'Radiographie du thorax',
      at: teller.on({ years: 3, months: 2, days: 5 }, 12, 15),
      by: 'quere',
      structure: 'hospital',
      acts: [CHEST],
    },
    {
      indication: 'Dyspnée de repos, insuffisance cardiaque probable.',
      technique: 'Incidence de face, au lit.',
      findings: [
        'Opacités floues périhilaires bilatérales, redistribution vers les sommets.',
        'Épanchement pleural droit de faible abondance.',
      ],
      comparison: 'Examen réalisé lors de l’hospitalisation pour fibrillation auriculaire : index cardiothoracique passé de 0,54 à 0,59.',
      conclusion: 'Œdème pulmonaire cardiogénique.',
    },
  ),
]

const echoes = (teller: Teller): readonly Paper[] => [
  ...(
    [
      [8, 55],
      [3, 40],
      [2, 45],
      [1, 48],
    ] as const
  ).map(([years, fraction]) =>
    imaging(
      {
        key: `echo-${years}`,
        title: 'Échographie cardiaque',
        at: teller.at({ years, days: 40 }, 15, 30),
        by: 'nguyen',
        structure: 'cardiology',
        to: 'le-goff',
        acts: [ECHO],
      },
      {
        indication: years > 3 ? 'Suivi de fibrillation auriculaire.' : 'Suivi d’insuffisance cardiaque traitée.',
        technique: 'Échographie transthoracique, patient en fibrillation lente.',
        findings: [
          table(
            ['Mesure', 'Valeur'],
            [
              ['Fraction d’éjection (Simpson biplan)', `${fraction} %`],
              ['Diamètre télédiastolique', fraction < 50 ? '59 mm' : '52 mm'],
              ['Surface de l’oreillette gauche', fraction < 50 ? '31 cm²' : '28 cm²'],
              ['Pression pulmonaire systolique', fraction === 40 ? '44 mmHg' : '34 mmHg'],
            ],
          ),
          paragraph('Pas de valvulopathie significative. Péricarde sec.'),
        ],
        conclusion:
          fraction === 40
            ? 'Fonction systolique diminuée.'
            : fraction < 50
              ? `Récupération partielle : fraction d’éjection à ${fraction} %.`
              : 'Fonction systolique conservée.',
      },
    ),
  ),
]

const anticoagulation = (teller: Teller): Paper =>
  letter(
    {
      key: 'entretien-anticoagulant',
      type: 'pharmacistReview',
      title: 'Entretien pharmaceutique : nouvel anticoagulant',
      at: teller.at({ years: 4, months: 4 }, 15, 0),
      by: 'prigent',
      to: 'le-goff',
    },
    opening('Entretien de trente minutes avec monsieur Guilloux et sa fille, carnet en main.'),
    part(
      'Ce qui est compris',
      list('Deux prises par jour, à heures fixes', 'Ne jamais doubler', 'Prévenir dentiste, infirmier, kinésithérapeute'),
    ),
    part('Ce qui reste fragile', 'Prend parfois de l’ibuprofène « du tiroir » pour son dos. Boîte rapportée à la pharmacie ce jour.'),
  )

export const marcelHospital = (teller: Teller): readonly Paper[] => [
  rhythm(teller),
  bleedingVisit(teller),
  bleedingStay(teller),
  heartStay(teller),
  cataract(teller),
  anticoagulation(teller),
  ...images(teller),
  ...echoes(teller),
]
