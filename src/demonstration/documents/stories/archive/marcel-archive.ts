import { reimbursementSections } from '../../clinical/reimbursements.ts'
import { opening, type Paper } from '../../paper.ts'
import { imaging, loose, type Teller } from '../../telling.ts'
import { marcelBlood } from './marcel-blood.ts'
import { MARCEL_IMAGES } from './marcel-imaging.table.ts'
import { marcelQuarters } from './marcel-quarters.ts'
import { MARCEL_NOTES } from './marcel-specialties.table.ts'
import { lettersOf } from './notes.ts'

const images = (teller: Teller): readonly Paper[] =>
  MARCEL_IMAGES.map(([key, ago, title, indication, technique, findings, conclusion]) =>
    imaging(
      { key, title, at: teller.at(ago, 15, 30), by: 'quere', to: 'le-goff' },
      { indication, technique, findings: [findings], conclusion },
    ),
  )

const CONSULTATIONS = [22, 19, 16, 13, 10, 7, 4, 1] as const

/** What the insurer paid for over twenty-four months. */
const paid = (teller: Teller): Paper => ({
  key: 'remboursements',
  type: 'reimbursements',
  title: 'Données de remboursement',
  at: teller.on({ months: 23 }),
  until: teller.on({ days: 3 }),
  by: 'insurer',
  form: 'structured',
  sections: reimbursementSections(
    [
      ...CONSULTATIONS.map(months => ({
        at: teller.at({ months, days: 3 }),
        what: 'Consultation de médecine générale',
        who: 'Médecin généraliste',
        paid: 30,
        back: 30,
      })),
      { at: teller.at({ months: 17 }), what: 'Soins dentaires : détartrage', who: 'Chirurgien-dentiste', paid: 28.92, back: 28.92 },
      { at: teller.at({ months: 3, days: 9 }), what: 'Consultation et électrocardiogramme', who: 'Cardiologue', paid: 60, back: 60 },
    ],
    CONSULTATIONS.map(months => ({
      at: teller.at({ months, days: 2 }),
      what: 'Traitement du diabète et du cœur, trois mois',
      who: 'Pharmacie du Môle',
      paid: 214.6,
      back: 214.6,
    })),
  ),
})

type Own = readonly [
  key: string,
  media: 'text/plain' | 'image/jpeg' | 'application/pdf',
  months: number,
  title: string,
  lines: readonly string[],
]

const OWN: readonly Own[] = [
  [
    'liste-medicaments',
    'text/plain',
    8,
    'Ma liste de médicaments pour le portefeuille',
    ['Neuf médicaments, le détail est chez Madame Prigent.', 'ALLERGIE : amoxicilline.'],
  ],
  ['carte-groupe', 'image/jpeg', 100, 'Ma carte de groupe sanguin (photo)', ['Groupe A, Rhésus positif.']],
  [
    'tension-cahier',
    'text/plain',
    30,
    'Mon cahier de tension, une semaine',
    ['Matin : 121/70 – 118/68 – 124/72 – 119/70', 'Soir : 116/66 – 120/69 – 117/68 – 122/71'],
  ],
  [
    'questions-cardio',
    'text/plain',
    4,
    'Mes questions pour la cardiologue',
    ['Puis-je reprendre la bêche ?', 'Pourquoi deux comprimés si je gonfle ?', 'Et le cidre de ma sœur ?'],
  ],
  [
    'appareils',
    'application/pdf',
    66,
    'Facture des appareils auditifs',
    ['Deux appareils, garantie quatre ans. Piles à changer le lundi.'],
  ],
]

const own = (teller: Teller): readonly Paper[] =>
  OWN.map(([key, media, months, title, lines]) =>
    loose(media, { key, type: 'patientOther', title, at: teller.on({ months, days: 6 }), by: 'patient' }, opening(...lines)),
  )

/** What lies between the great papers of twenty years: quarters, months, winters. Only in a long demonstration. */
export const marcelArchive = (teller: Teller): readonly Paper[] => [
  ...marcelQuarters(teller),
  ...marcelBlood(teller),
  ...images(teller),
  ...lettersOf(teller, MARCEL_NOTES),
  ...own(teller),
  paid(teller),
]
