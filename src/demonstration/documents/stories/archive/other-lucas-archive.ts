import { list, opening, type Paper } from '../../paper.ts'
import { loose, type Teller } from '../../telling.ts'
import { type Note, lettersOf } from './notes.ts'

const GP = { to: 'abgrall' } as const

/** Deaf since birth: what the ears cannot do, what a hand language, a law and a workshop can. */
const NOTES: readonly Note[] = [
  [
    'surdite-1',
    'diagnostic',
    'abgrall',
    { years: 2, months: 11 },
    'Audiométrie',
    {
      Résultat: 'Surdité profonde bilatérale : 95 dB à droite, 105 dB à gauche. Appareil à droite, gain de 40 dB.',
      Conclusion: 'Stable depuis l’enfance. Lit sur les lèvres, signe en langue des signes française.',
    },
  ],
  [
    'surdite-2',
    'consultation',
    'abgrall',
    { years: 2, months: 6 },
    'Consultation : implant cochléaire, une décision',
    {
      Échange: 'En langue des signes, avec interprète. Informé de l’implant ; n’en veut pas : « Je ne suis pas malade. »',
      Conclusion: 'Choix respecté, porte ouverte. Appareil droit renouvelé.',
    },
  ],
  [
    'mdph-certificat',
    'certificate',
    'abgrall',
    { years: 2, months: 4 },
    'Certificat médical pour la maison du handicap',
    {
      Constat: 'Surdité profonde de naissance. Communique par la langue des signes et l’écrit.',
      Demande: 'Taux de 80 % ou plus, prestation de compensation pour l’interprète, qualité de travailleur handicapé.',
    },
  ],
  [
    'orthophonie',
    'assessment',
    'colin',
    { years: 2, months: 1 },
    'Bilan orthophonique',
    {
      Bilan: 'Lecture aisée, écriture correcte. Lecture labiale sûre à deux, difficile en groupe.',
      Projet: 'Pas de séance demandée. Conseils remis à l’employeur.',
    },
    GP,
  ],
  [
    'poste',
    'certificate',
    'huet',
    { years: 1, months: 10 },
    'Avis d’aménagement du poste',
    {
      Avis: 'Apte. Alarme lumineuse sur la tondeuse, gyrophare sur le broyeur, messages écrits le matin.',
    },
  ],
  [
    'appareil',
    'consultation',
    'abgrall',
    { years: 1, months: 5 },
    'Consultation : appareil auditif',
    {
      Suivi: 'Appareil neuf bien supporté, sauf par grand vent.',
      Conclusion: 'Embout refait. Sensibilité au bruit du broyeur : casque.',
    },
  ],
  [
    'epaule',
    'functional',
    'tanguy',
    { years: 1, months: 1 },
    'Bilan de kinésithérapie : épaule droite',
    {
      Bilan: 'Tendinite du sus-épineux, côté de la tronçonneuse. Mobilité complète.',
      Projet: 'Dix séances. Consignes écrites et signées.',
    },
    GP,
  ],
  [
    'urgences-coupure',
    'emergency',
    'castaing',
    { months: 8 },
    'Passage aux urgences : coupure du mollet',
    {
      Récit: 'Débroussailleuse. Plaie de 5 cm, propre. Échange par écrit, puis interprète à distance.',
      Conduite: 'Huit points. Rappel à jour. « Merci d’avoir écrit », a-t-il noté.',
    },
    { ...GP, structure: 'hospital', encounter: 'EMER' },
  ],
]

/** The namesake has a life of his own. */
export const otherLucasArchive = (teller: Teller): readonly Paper[] => [
  ...lettersOf(teller, NOTES),
  loose(
    'application/pdf',
    {
      key: 'mdph-decision',
      type: 'patientOther',
      title: 'Décision de la maison du handicap (copie)',
      at: teller.on({ years: 2 }),
      by: 'patient',
    },
    opening(
      'Carte mobilité inclusion, mention priorité : accordée.',
      'Qualité de travailleur handicapé : dix ans.',
      'Prestation de compensation, aide humaine : interprète, trente heures par an.',
    ),
  ),
  loose(
    'text/plain',
    { key: 'me-parler', type: 'patientOther', title: 'Comment me parler', at: teller.on({ months: 6 }), by: 'patient' },
    opening(
      list(
        'Mettez-vous en face, enlevez votre masque ou écrivez',
        'Pas la peine de crier',
        'Envoyez un message, ne téléphonez pas',
        'Un interprète : demandez-le-moi avant',
      ),
    ),
  ),
]
